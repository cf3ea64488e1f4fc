"""A choice between a few things side by side, one of which is chosen."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget


class Segment(QToolButton):
    """One of the things; a class of its own, so that the style sheet can name it."""


class FirstSegment(Segment):
    """The one with the rounded edge at the left."""


class LastSegment(Segment):
    """The one with the rounded edge at the right; its left one is that of the one before."""


class Segments(QWidget):
    """Exclusive buttons in a row.

    Signals:
        chosen(number): another one is chosen.
    """

    chosen = Signal(int)

    def __init__(self, name: str, title: str, texts: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.buttons: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, text in enumerate(texts):
            is_first, is_last = number == 0, number == len(texts) - 1
            if QGuiApplication.isRightToLeft():
                is_first, is_last = is_last, is_first
            button = FirstSegment() if is_first else LastSegment() if is_last else Segment()
            button.setText(text)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAccessibleName(f"{title}: {text}")
            # A click leaves the focus where it is; Tab leads here.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.toggled.connect(partial(self._on_toggled, number))
            self.buttons.append(button)
            row.addWidget(button)
        self.buttons[0].setChecked(True)

    @property
    def value(self) -> int:
        """Number of the chosen one."""
        return next(n for n, button in enumerate(self.buttons) if button.isChecked())

    def choose(self, number: int) -> None:
        """Choose another one."""
        self.buttons[number].setChecked(True)

    def _on_toggled(self, number: int, is_chosen: bool) -> None:
        if is_chosen:
            self.chosen.emit(number)
