"""The one button that stands out."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from .theme import ICON_SIZE, SPACE, Theme

_RADIUS = 4


class PrimaryButton(QPushButton):
    """A push button in the accent colour, flat, whatever the style makes of palettes."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + ICON_SIZE.width()
        return QSize(width + 4 * SPACE, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        ground = colors.accent
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
            painter.setPen(QPen(colors.on_accent, 1.2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), _RADIUS - 1, _RADIUS - 1)
        metrics = self.fontMetrics()
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextShowMnemonic)
        text_width = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.text()).width()
        left = area.center().x() - (text_width + ICON_SIZE.width() + SPACE // 2) // 2
        place = QRect(left, 0, ICON_SIZE.width(), ICON_SIZE.height())
        place.moveCenter(area.center())
        place.moveLeft(left)
        self.icon().paint(painter, place)
        painter.setPen(colors.on_accent)
        painter.drawText(
            area.adjusted(place.right() + SPACE // 2 - area.left(), 0, 0, 0), flags, self.text()
        )
