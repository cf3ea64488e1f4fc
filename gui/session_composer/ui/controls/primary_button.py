"""The one button that stands out."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton

from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import RADIUS, SMALL, SPACE, scaled_font

_FLAGS = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextHideMnemonic)


class PrimaryButton(QPushButton):
    """A flat push button in a colour of its own, with the key that does the same.

    The second click of a double click does nothing: it would undo what the first one began.
    """

    def __init__(self, *texts: str) -> None:
        """Keep room for all texts that it will have; the first one is shown."""
        super().__init__(texts[0])
        self._texts = texts
        self._keys = ""
        self._widest_keys = ""
        self._is_compact = False
        self._ground = QColor()
        self._ink = QColor()
        self._edge: QColor | None = None
        self._hover = self._press = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_colors(
        self,
        ground: QColor,
        ink: QColor,
        *,
        hover: QColor,
        press: QColor,
        edge: QColor | None = None,
    ) -> None:
        """Use other colours; with an edge it is outlined."""
        self._ground, self._ink, self._edge = ground, ink, edge
        self._hover, self._press = hover, press
        self.update()

    def set_keys(self, keys: str, widest: str) -> None:
        """Show the key that does the same; ``widest`` is the widest there will be."""
        if (keys, widest) != (self._keys, self._widest_keys):
            self._keys, self._widest_keys = keys, widest
            self.update()

    def set_compact(self, is_compact: bool) -> None:
        """Leave out icon and key, or show them."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.updateGeometry()
            self.update()

    @property
    def least_width(self) -> int:
        """Width without icon and key."""
        return max(map(self._text_width, self._texts)) + 2 * SPACE + SPACE // 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(map(self._width, self._texts)), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key that is held down does once what it does.
        if event.isAutoRepeat():
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = self._ground, self._ink
        if self.isDown():
            ground = self._press
        elif self.underMouse():
            ground = self._hover
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.setPen(self._edge or Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        area = self.rect().toRectF()
        if self._edge is not None:
            area.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        left = (self.width() - self._room(self.text(), self._keys)) // 2
        if not self._is_compact:
            place = QRect(left, 0, ICON_SIZE.width(), ICON_SIZE.height())
            place.moveTop((self.height() - ICON_SIZE.height()) // 2)
            self.icon().paint(painter, place)
            left = place.right() + SPACE
        font = self._font()
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), _FLAGS, self.text())
        if self._keys and not self._is_compact:
            left += self._text_width(self.text()) + SPACE
            painter.setFont(self._small_font())
            painter.drawText(self.rect().adjusted(left, 0, 0, 0), _FLAGS, self._keys)

    def _font(self) -> QFont:
        font = scaled_font(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small_font(self) -> QFont:
        return scaled_font(self.font(), SMALL)

    def _text_width(self, text: str) -> int:
        return QFontMetrics(self._font()).size(Qt.TextFlag.TextHideMnemonic.value, text).width()

    def _room(self, text: str, keys: str) -> int:
        room = self._text_width(text)
        if self._is_compact:
            return room
        room += ICON_SIZE.width() + SPACE - 1
        if keys:
            room += SPACE + QFontMetrics(self._small_font()).horizontalAdvance(keys)
        return room

    def _width(self, text: str) -> int:
        return self._room(text, self._widest_keys) + 2 * SPACE + SPACE // 2
