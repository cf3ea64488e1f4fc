"""The rows of the tree as a Qt model: which there are, and where. What they say is elsewhere."""

from collections.abc import Iterable, Mapping
from typing import override

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject

from session_composer.core.wire.paths import WirePath
from session_composer.state.model_index import Index

from .outline import Outline, Row, RowSpec, walk
from .tree_cells import Column

_ROOT = QModelIndex()
_MOST_RUNS = 50
"""Runs of rows that come and go one by one; where more do, the rows are laid out once."""


class _Level:
    """The rows with the same row above, as they are and as they are to be."""

    __slots__ = ("above", "is_same", "kept", "rows", "wanted")

    def __init__(self, above: Row | None, rows: list[Row], wanted: list[RowSpec]) -> None:
        self.above = above
        self.rows = rows
        self.wanted = wanted
        self.is_same = [row.spec for row in rows] == wanted
        paths = set() if self.is_same else {spec.path for spec in wanted}
        self.kept = {row.path: row for row in rows if row.path in paths}

    def gone(self) -> list[tuple[int, int]]:
        """Find runs of rows that are not wanted: first, one behind the last; the last run first."""
        if self.is_same:
            return []
        return marked_runs([row.path not in self.kept for row in self.rows])[::-1]

    def new(self) -> list[tuple[int, int]]:
        """Find runs of what is wanted and not there, by their places in the end."""
        return (
            []
            if self.is_same
            else marked_runs([spec.path not in self.kept for spec in self.wanted])
        )


def marked_runs(marks: Iterable[bool]) -> list[tuple[int, int]]:
    """Find where neighbours are marked: first and one behind the last, in order."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    place = -1
    for place, is_marked in enumerate(marks):
        if is_marked and start is None:
            start = place
        elif not is_marked and start is not None:
            found.append((start, place))
            start = None
    if start is not None:
        found.append((start, place + 1))
    return found


class RowModel(QAbstractItemModel):
    """Two levels of rows, found by index and by path.

    The model is never reset: rows come and go run by run, or are laid out anew where there are very
    many runs, so selection and expansion survive.
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
        row = self.nearest_row(path)
        return QModelIndex() if row is None else self.index_of_row(row)

    def nearest_row(self, path: WirePath) -> Row | None:
        """Row for a path, or for its nearest ancestor that has one; else the one for the rest."""
        for length in range(len(path), -1, -1):
            row = self._by_path.get(path[:length])
            if row is not None:
                return row
        return None

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

    def _sync_rows(self, wanted: Outline) -> bool:
        """Make the rows those of an outline, keeping every row that stays.

        Answers whether they were laid out anew, and hence all are painted anew.
        """
        below = {spec.path: children for spec, children in wanted}
        levels = [_Level(None, self._top, [spec for spec, _ in wanted])]
        levels += [_Level(row, row.children, below.get(row.path, [])) for row in self._top]
        # The children of what goes or comes do so with it.
        kept = levels[0].kept
        changes = [
            level
            for level in levels
            if not level.is_same
            and (level.above is None or levels[0].is_same or level.above.path in kept)
        ]
        if not changes:
            return False
        is_much = sum(len(level.gone()) + len(level.new()) for level in changes) > _MOST_RUNS
        if is_much:
            self._lay_out(changes, below)
        else:
            for level in changes:
                self._change(level, below)
        self._by_path = {row.path: row for row in walk(self._top)}
        return is_much

    def _change(self, level: _Level, below: Mapping[WirePath, list[RowSpec]]) -> None:
        above, rows = level.above, level.rows
        parent = QModelIndex() if above is None else self.index_of_row(above)
        for first, end in level.gone():
            self.beginRemoveRows(parent, first, end - 1)
            self._forget(rows[first:end])
            del rows[first:end]
            self._number(rows, first)
            self.endRemoveRows()
        for row, spec in zip(rows, (s for s in level.wanted if s.path in level.kept), strict=True):
            row.spec = spec
        for first, end in level.new():
            self.beginInsertRows(parent, first, end - 1)
            rows[first:first] = [self._make(s, above, below) for s in level.wanted[first:end]]
            self._number(rows, first)
            self.endInsertRows()

    def _lay_out(self, levels: list[_Level], below: Mapping[WirePath, list[RowSpec]]) -> None:
        """Change many rows at once."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self.row_at(index) for index in before]
        for level in levels:
            self._forget(row for row in level.rows if row.path not in level.kept)
            found = []
            for spec in level.wanted:
                row = level.kept.get(spec.path)
                if row is None:
                    row = self._make(spec, level.above, below)
                row.spec = spec
                found.append(row)
            level.rows[:] = found
            self._number(found, 0)
        after = [
            self.index_of_row(row, index.column())
            if row is not None and row.key in self._rows
            else QModelIndex()
            for row, index in zip(held, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _make(
        self, spec: RowSpec, above: Row | None, below: Mapping[WirePath, list[RowSpec]]
    ) -> Row:
        """Make a row, with what is below it."""
        row = Row(self._next_key, spec, above)
        self._next_key += 1
        self._rows[row.key] = row
        if above is None:
            row.children = [self._make(child, row, below) for child in below[spec.path]]
            self._number(row.children, 0)
        return row

    def _forget(self, rows: Iterable[Row]) -> None:
        for gone in walk(rows):
            del self._rows[gone.key]
            del self._positions[gone.key]

    def _number(self, rows: list[Row], start: int) -> None:
        for position in range(start, len(rows)):
            self._positions[rows[position].key] = position
