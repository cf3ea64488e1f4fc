"""The rows of the tree as a Qt model: which there are, and where. What they say is elsewhere."""

from collections.abc import Mapping
from itertools import groupby
from typing import override

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from session_composer.core.paths import WirePath

from .outline import Outline, Row, RowSpec, walk
from .row_texts import Column

type Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class RowModel(QAbstractItemModel):
    """Two levels of rows, found by index and by path.

    The model is never reset: rows come and go one by one, so selection and expansion survive.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[Row] = []
        self._rows: dict[int, Row] = {}
        self._by_path: dict[WirePath, Row] = {}
        self._positions: dict[int, int] = {}
        self._next_key = 1

    # Looking rows up

    def row_at(self, index: Index) -> Row | None:
        """Row behind an index of this model."""
        return self._rows.get(index.internalId()) if index.isValid() else None

    @property
    def rows_by_key(self) -> Mapping[int, Row]:
        """Every row there is, now and later, by the internal id of its indexes."""
        return self._rows

    def rows_of(self, above: Row | None) -> list[Row]:
        """Rows below a row, or at the top."""
        return self._top if above is None else above.children

    def index_of(self, path: WirePath, column: Column = Column.NAME) -> QModelIndex:
        """Index of the row for a path; invalid when there is none."""
        row = self._by_path.get(path)
        return self.index_of_row(row, column) if row is not None else QModelIndex()

    def index_of_row(self, row: Row, column: int = Column.NAME) -> QModelIndex:
        """Index of a row."""
        return self.createIndex(self._positions[row.key], column, row.key)

    def nearest(self, path: WirePath) -> QModelIndex:
        """Index of the row for a path or for its nearest ancestor that has one."""
        for length in range(len(path), 0, -1):
            index = self.index_of(path[:length])
            if index.isValid():
                return index
        return QModelIndex()

    # QAbstractItemModel

    @override
    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        siblings = self._children(parent)
        if 0 <= row < len(siblings) and 0 <= column < len(Column):
            return self.createIndex(row, column, siblings[row].key)
        return QModelIndex()

    @override
    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        row = self.row_at(index)
        if row is None or row.parent is None:
            return QModelIndex()
        return self.index_of_row(row.parent)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._children(parent))

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(Column)

    def _children(self, parent: Index) -> list[Row]:
        if not parent.isValid():
            return self._top
        row = self._rows.get(parent.internalId())
        return row.children if row is not None else []

    # Following an outline

    def _sync_rows(self, wanted: Outline) -> None:
        """Make the rows those of an outline, keeping every row that stays."""
        self._sync_level(None, [spec for spec, _ in wanted])
        for row, (_, children) in zip(self._top, wanted, strict=True):
            self._sync_level(row, children)
        self._by_path = {row.path: row for row in walk(self._top)}

    def _sync_level(self, parent: Row | None, wanted: list[RowSpec]) -> None:
        rows = self._top if parent is None else parent.children
        if [row.spec for row in rows] == wanted:
            return
        paths = {spec.path for spec in wanted}
        for position in range(len(rows) - 1, -1, -1):
            if rows[position].path not in paths:
                self._remove(parent, rows, position)
        kept = {row.path: row for row in rows}
        position = 0
        for is_kept, run in groupby(wanted, key=lambda spec: spec.path in kept):
            specs = list(run)
            if is_kept:
                for spec in specs:
                    kept[spec.path].spec = spec
            else:
                self._insert(parent, rows, position, specs)
            position += len(specs)

    def _insert(
        self, parent: Row | None, rows: list[Row], position: int, specs: list[RowSpec]
    ) -> None:
        index = QModelIndex() if parent is None else self.index_of_row(parent)
        self.beginInsertRows(index, position, position + len(specs) - 1)
        added = [Row(key, spec, parent) for key, spec in enumerate(specs, self._next_key)]
        self._next_key += len(added)
        self._rows.update((row.key, row) for row in added)
        rows[position:position] = added
        self._number(rows, position)
        self.endInsertRows()

    def _remove(self, parent: Row | None, rows: list[Row], position: int) -> None:
        index = QModelIndex() if parent is None else self.index_of_row(parent)
        self.beginRemoveRows(index, position, position)
        row = rows.pop(position)
        for gone in walk([row]):
            del self._rows[gone.key]
            del self._positions[gone.key]
        self._number(rows, position)
        self.endRemoveRows()

    def _number(self, rows: list[Row], start: int) -> None:
        for position in range(start, len(rows)):
            self._positions[rows[position].key] = position
