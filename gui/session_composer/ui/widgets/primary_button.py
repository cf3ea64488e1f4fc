"""The one button that stands out."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE

_RADIUS = 4


class PrimaryButton(QPushButton):
    """A flat push button in a colour of its own, whatever the style makes of palettes.

    The second click of a double click does nothing: it would undo what the first one began.
    """

    def __init__(self, *texts: str) -> None:
        """Keep room for all texts that it will have; the first one is shown."""
        super().__init__(texts[0])
        self._texts = texts
        self._ground = QColor()
        self._ink = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_colors(self, ground: QColor, ink: QColor) -> None:
        """Use other colours."""
        self._ground, self._ink = ground, ink
        self.update()

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
            ground = ground.darker(125)
        elif self.underMouse():
            ground = ground.darker(112)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        area = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), _RADIUS - 1, _RADIUS - 1)
        metrics = self.fontMetrics()
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextShowMnemonic)
        text = self.text()
        text_width = metrics.size(Qt.TextFlag.TextShowMnemonic.value, text).width()
        left = area.center().x() - (text_width + ICON_SIZE.width() + SPACE // 2) // 2
        place = QRect(left, 0, ICON_SIZE.width(), ICON_SIZE.height())
        place.moveCenter(area.center())
        place.moveLeft(left)
        self.icon().paint(painter, place)
        painter.setPen(ink)
        painter.drawText(
            area.adjusted(place.right() + SPACE // 2 - area.left(), 0, 0, 0), flags, text
        )

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + ICON_SIZE.width() + 4 * SPACE
