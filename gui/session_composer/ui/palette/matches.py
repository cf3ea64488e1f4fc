"""The list of the command palette."""

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from session_composer.state.palette.palette_model import PaletteModel
from session_composer.ui.look.theme import SPACE, Theme

from .delegate import PaletteDelegate


class Matches(QListView):
    """The list; it is steered from the field and never takes the focus.

    Signals:
        sent(index, value): a part of the control for what is sent was pressed.
    """

    sent = Signal(object, object)

    def __init__(self, model: PaletteModel, theme: Theme) -> None:
        super().__init__()
        self._painting = PaletteDelegate(theme, self)
        self.setItemDelegate(self._painting)
        self.setObjectName("paletteList")
        self.setAccessibleName(self.tr("Matches"))
        self.setModel(model)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        index = self.indexAt(position)
        value = self._painting.choice_at(index, position) if index.isValid() else None
        if value is None:
            super().mouseReleaseEvent(event)
        else:
            self.sent.emit(index, value)

    def height_of_rows(self, fewest: int, most: int) -> int:
        """Height of what is listed, at least and at most that of so many rows."""
        count = self.model().rowCount()
        row = self.fontMetrics().height() + SPACE
        whole = sum(self.sizeHintForRow(number) for number in range(min(count, most)))
        return min(max(whole, fewest * row), most * row)

    def move(self, action: QAbstractItemView.CursorAction) -> None:  # type: ignore[override]
        """Make another row the current one; from the last row on to the first, and back."""
        count = self.model().rowCount()
        row = self.currentIndex().row()
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if action is QAbstractItemView.CursorAction.MoveDown and row == count - 1:
            index = self.model().index(0, 0)
        elif action is QAbstractItemView.CursorAction.MoveUp and row == 0:
            index = self.model().index(count - 1, 0)
        if index.isValid():
            self.setCurrentIndex(index)
