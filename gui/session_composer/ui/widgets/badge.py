"""A short word on a coloured ground, such as TEST or LIVE."""

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from session_composer.ui.look.theme import SMALL, scaled_font

from .mode_chip import Chip, chip_width, paint_chip


class Badge(QLabel):
    """Shows a word; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip: Chip | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(scaled_font(self.font(), SMALL, bold=True))
        self.hide()

    def show_chip(self, chip: Chip) -> None:
        """Show a word in its colours; an empty word hides the badge."""
        self._chip = chip
        self.setText(chip.word)
        self.setVisible(bool(chip.word))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(chip_width(self.text(), metrics), metrics.height() + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        height = self.sizeHint().height()
        area = self.rect()
        area.setHeight(min(height, area.height()))
        area.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setFont(self.font())
        if self._chip is not None:
            paint_chip(painter, area, self._chip)
