"""A tree whose rows are selected as the program leads to them."""

from typing import override

from PySide6.QtCore import QEvent, QItemSelectionModel
from PySide6.QtWidgets import QTreeView

from session_composer.state.model_index import Index

_FLAGS = QItemSelectionModel.SelectionFlag


class LedTree(QTreeView):
    """Selects the row that becomes current without an event, and no other.

    Qt goes by the keys that are held just then: with Ctrl, as in the keys of most commands, it
    would turn the selection of the row around.
    """

    @override
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if event is None:
            return _FLAGS.ClearAndSelect | _FLAGS.Rows
        return super().selectionCommand(index, event)
