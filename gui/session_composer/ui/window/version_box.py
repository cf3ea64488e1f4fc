"""The list of API versions: its caption stands inside the box."""

from typing import override

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.look.theme import SMALL, SPACE, Theme, scaled_font
from session_composer.ui.widgets.badge import Badge

_LEFT = 9
_ARROW = 28


class VersionBox(ChoiceBox):
    """Names the version; of one that is not released its channel is told in a chip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shows_caption = True
        self.badge = Badge(self)
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_caption(self, is_shown: bool) -> None:
        """Show the caption inside the box, or leave the room to the version."""
        self._shows_caption = is_shown
        self.place()

    def place(self) -> None:
        """Put the chip where the caption is."""
        hint = self.badge.sizeHint()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - hint.width() - _LEFT if is_mirrored else _LEFT
        self.badge.setGeometry(left, 2, hint.width(), self.height() - 4)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_edge(painter)
        self.paint_chevron(painter)
        left = _LEFT
        if self.badge.text():
            left += self.badge.width() + SPACE
        elif self._shows_caption:
            caption = self.tr("Version")
            font = scaled_font(self.font(), SMALL)
            painter.setFont(font)
            width = QFontMetrics(font).horizontalAdvance(caption)
            place = QRect(left, 0, width, self.height())
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                place.moveRight(self.width() - left)
            painter.setPen(self._theme.colors.muted)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), caption)
            painter.setFont(self.font())
            left += width + SPACE
        room = QRect(left, 0, self.width() - left - _ARROW, self.height())
        self.paint_text(painter, room)
