"""The one button that stands out."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from .icons import ICON_SIZE
from .theme import SPACE, Theme

_RADIUS = 4
# So many characters must fit, or the shortest text is shown instead of a part of the long one.
_WORTH_SHOWING = 28


class PrimaryButton(QPushButton):
    """A push button in the accent colour, flat, whatever the style makes of palettes.

    The second click of a double click does nothing: it would undo what the first one began.
    """

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self._ground: QColor | None = None
        self._least_text = ""
        self._room = 0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_ground(self, color: QColor | None) -> None:
        """Use another colour than the accent, or that again."""
        self._ground = color
        self.update()

    def set_least_text(self, text: str) -> None:
        """Let a longer text be cut, at the narrowest to the width of this one."""
        self._least_text = text
        self.updateGeometry()

    def set_room(self, width: int) -> None:
        """Want no more than this width, if there is a shorter text."""
        self._room = width
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(max(least.width(), min(self._width(self.text()), self._room)), least.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(self._least_text or self.text()), super().sizeHint().height())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        ground = self._ground or colors.accent
        ink = colors.on_badge if self._ground is not None else colors.on_accent
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
        room = area.width() - ICON_SIZE.width() - 2 * SPACE
        text = self.text()
        if metrics.size(Qt.TextFlag.TextShowMnemonic.value, text).width() > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            if self._least_text and len(text) < _WORTH_SHOWING:
                text = self._least_text
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
