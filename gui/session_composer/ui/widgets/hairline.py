"""A line between two parts."""

from typing import override

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from session_composer.ui.look.theme import Theme


class Hairline(QWidget):
    """A line from edge to edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colors.rule)
