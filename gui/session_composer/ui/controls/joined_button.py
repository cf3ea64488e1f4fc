"""A button joined to the box before it."""

from typing import override

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton

from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import RADIUS


class JoinedButton(QPushButton):
    """An icon that goes on where a ChoiceBox ends, which paints no edge on that side."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette, has_focus = self.palette(), self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.underMouse() or self.isDown()
        ground = QPalette.ColorRole.AlternateBase if is_lit else QPalette.ColorRole.Base
        painter.setBrush(palette.color(ground))
        edge = QPalette.ColorRole.Link if has_focus else QPalette.ColorRole.Dark
        painter.setPen(QPen(palette.color(edge), 1))
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        past = 2 * RADIUS
        painter.drawRoundedRect(
            area.adjusted(0, 0, past, 0) if is_mirrored else area.adjusted(-past, 0, 0, 0),
            RADIUS,
            RADIUS,
        )
        x = area.right() if is_mirrored else area.left()
        painter.drawLine(int(x), 0, int(x), self.height())
        place = QRect(0, 0, *ICON_SIZE.toTuple())
        place.moveCenter(self.rect().center())
        self.icon().paint(painter, place)
