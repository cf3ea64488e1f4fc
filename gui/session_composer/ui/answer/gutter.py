"""Beside an answer: the numbers of its lines, and what folds them."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from session_composer.ui.look.theme import SMALL, Theme, scaled_font

if TYPE_CHECKING:
    from .answer_text import AnswerText

WIDTH = 52
_CHEVRON = 12
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Gutter(QWidget):
    """Paints beside the lines in sight; a click at a chevron folds."""

    def __init__(self, view: "AnswerText", theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self.setCursor(Qt.CursorShape.ArrowCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(scaled_font(self._view.font(), SMALL))
        colors = self._theme.colors
        line = self._view.fontMetrics().lineSpacing()
        for block, area in self._view.visible_blocks():
            top, number = int(area.top()), block.blockNumber()
            if self._view.is_marked(number):
                painter.fillRect(
                    QRect(0, top, self.width(), round(area.height())), colors.link_mark
                )
            painter.setPen(colors.muted)
            place = QRect(0, top, self.width() - _CHEVRON - 10, line)
            painter.drawText(place, _RIGHT, str(number + 1))
            if self._view.can_fold(number):
                name = "chevron-right" if self._view.is_folded(number) else "chevron-down"
                icon = self._theme.icon(name, colors.ink2)
                left, middle = self.width() - _CHEVRON - 4, top + (line - _CHEVRON) // 2
                icon.paint(painter, QRect(left, middle, _CHEVRON, _CHEVRON))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        for block, area in self._view.visible_blocks():
            if area.top() <= y < area.bottom():
                self._view.toggle_fold(block.blockNumber())
                return
