"""Which groups of the tree are open."""

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QTreeView

from session_composer.state.model_index import Index
from session_composer.state.tree.tree_filter import TreeFilter


class GroupFolds(QObject):
    """Keeps groups open, but for those that the user closed; all while something is looked for."""

    def __init__(self, view: QTreeView, rows: TreeFilter) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._closed: set[str] = set()
        for signal in (rows.layoutChanged, rows.rowsInserted):
            signal.connect(self.apply)
        view.expanded.connect(lambda index: self._on_turned(index, is_open=True))
        view.collapsed.connect(lambda index: self._on_turned(index, is_open=False))
        self.apply()

    def apply(self) -> None:
        """Open and close groups as they are to be."""
        for index in self._rows.groups():
            group = self._rows.group_at(index)
            is_closed = group is not None and group.name in self._closed
            is_open = self._rows.is_active or not is_closed
            if is_open is not self._view.isExpanded(index):
                with QSignalBlocker(self._view):
                    self._view.setExpanded(index, is_open)

    def turn(self, index: Index) -> bool:
        """Close a group that is open, and open one that is closed; whether it is a group."""
        if self._rows.group_at(index) is None:
            return False
        self._view.setExpanded(index, not self._view.isExpanded(index))
        return True

    def _on_turned(self, index: Index, *, is_open: bool) -> None:
        group = self._rows.group_at(index)
        if group is not None and not self._rows.is_active:
            (self._closed.discard if is_open else self._closed.add)(group.name)
