"""The one kind of closed list that the program uses."""

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """A closed list that the wheel leaves alone: it scrolls what is around the box, if anything.

    Whoever scrolls past does not mean to choose, least of all a live key.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not by the wheel either.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
