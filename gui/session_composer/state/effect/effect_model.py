"""The rows of what the user gets, as a Qt model."""

from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from session_composer.core.wire.paths import WirePath, component_path
from session_composer.state.model_index import Index

from .effect_rows import CardRow, EffectRow, spoken

RowRole = int(Qt.ItemDataRole.UserRole) + 1
"""An :data:`EffectRow`."""
_ROOT = QModelIndex()


class EffectModel(QAbstractListModel):
    """Lists rows; those that stay are not announced anew, so the list keeps its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[EffectRow] = []

    def set_rows(self, rows: list[EffectRow]) -> None:
        """List other rows."""
        if rows == self.rows:
            return
        if list(map(_key, rows)) == list(map(_key, self.rows)):
            before, self.rows = self.rows, rows
            for number, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def place_of(self, path: WirePath | None) -> QModelIndex:
        """Index of the card that a row of the tree belongs to; invalid when there is none."""
        top = component_path(path[1]) if path and len(path) > 1 else None
        for number, row in enumerate(self.rows):
            if isinstance(row, CardRow) and row.path == top:
                return self.index(number)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.rows[index.row()], CardRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken(row)
        return None


def _key(row: EffectRow) -> object:
    return row.path if isinstance(row, CardRow) else type(row), getattr(row, "title", "")
