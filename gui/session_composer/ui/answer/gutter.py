"""Beside an answer: the numbers of its lines, and what folds them."""

from typing import Protocol, override

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from session_composer.ui.code.lines_view import LinesView
from session_composer.ui.look.theme import SMALL, Theme, scaled_font

WIDTH = 52
_CHEVRON = 12
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Folds(Protocol):
    """What is known of the lines by their numbers."""

    def is_marked(self, number: int) -> bool:
        """Whether a line belongs to the current row."""

    def can_fold(self, number: int) -> bool:
        """Whether something can be folded into a line."""

    def is_folded(self, number: int) -> bool:
        """Whether something is."""

    def toggle_fold(self, number: int) -> None:
        """Fold or unfold what begins at a line."""


class Gutter(QWidget):
    """Paints beside the lines in sight; a click at a chevron folds."""

    def __init__(self, view: LinesView, folds: Folds, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._folds = folds
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
            if self._folds.is_marked(number):
                painter.fillRect(
                    QRect(0, top, self.width(), round(area.height())), colors.link_mark
                )
            painter.setPen(colors.muted)
            place = QRect(0, top, self.width() - _CHEVRON - 10, line)
            painter.drawText(place, _RIGHT, str(number + 1))
            if self._folds.can_fold(number):
                name = "chevron-right" if self._folds.is_folded(number) else "chevron-down"
                icon = self._theme.icon(name, colors.ink2)
                left, middle = self.width() - _CHEVRON - 4, top + (line - _CHEVRON) // 2
                icon.paint(painter, QRect(left, middle, _CHEVRON, _CHEVRON))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        for block, area in self._view.visible_blocks():
            if area.top() <= y < area.bottom():
                self._folds.toggle_fold(block.blockNumber())
                return
