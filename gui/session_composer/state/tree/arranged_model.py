"""A proxy that shows the rows of the tree in an order of its own, with groups above them."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import override

from PySide6.QtCore import QAbstractProxyModel, QModelIndex, QObject

from session_composer.core.help.groups import Group
from session_composer.state.model_index import Index

from .group_rows import DomainRow, GroupRows
from .outline import Row
from .row_model import marked_runs
from .tree_cells import Column
from .tree_model import TreeModel

_ROOT = QModelIndex()
TOP = 0
"""Key of what is above the rows at the top: that of an invalid index."""
_MOST_ONE_BY_ONE = 100
"""Rows that come and go one by one; where more do, the view is laid out once."""

type Shown = dict[int, list[Row]]
"""Shown rows by the key of the row above them."""


class Arrangement(Enum):
    """The order that components are shown in; that of the request is another matter."""

    CATALOG = auto()
    GROUPS = auto()
    TITLES = auto()


class ArrangedModel(QAbstractProxyModel):
    """Knows which rows are shown and where, and makes them others.

    Rows have the same keys here as in the model, so that what a cell says is asked of the model
    without another index. Qt's own filter makes one for each question, asks for each row several
    times, and takes rows out range by range, which can be felt with each key at ten thousand rows.
    """

    def __init__(self, model: TreeModel, parent: QObject | None, groups: Iterable[Group]) -> None:
        super().__init__(parent)
        self._model = model
        self._rows = model.rows_by_key
        self._groups = GroupRows(groups, model.texts)
        self._arrangement = Arrangement.GROUPS if self._groups.rows else Arrangement.CATALOG
        self._shown: Shown = {TOP: []}
        self._places: dict[int, int] = {}
        self._held: list[tuple[QModelIndex, Row | None]] = []
        self.setSourceModel(model)

    @property
    def shown_count(self) -> int:
        """How many rows are shown, closed ones included."""
        return len(self._places)

    def row_at(self, index: Index) -> Row | None:
        """Row behind an index of this model."""
        key = index.internalId()
        return self._rows.get(key) or self._groups.by_key.get(key)

    def group_at(self, index: Index) -> Group | None:
        """Group whose row is behind an index; None for any other row."""
        row = self._groups.by_key.get(index.internalId())
        return None if row is None else row.group

    def tops(self) -> list[QModelIndex]:
        """Indexes of what is at the top of the model, in the order shown."""
        rows = self._shown[TOP]
        if self._arrangement is Arrangement.GROUPS:
            rows = [row for group in rows for row in self._shown[group.key]]
        return [self._index(row) for row in rows]

    def groups(self) -> list[QModelIndex]:
        """Indexes of the rows of groups."""
        return [self._index(row) for row in self._shown[TOP] if isinstance(row, DomainRow)]

    def _visit(self, key: int) -> Iterator[Row]:
        for row in self._shown.get(key, ()):
            yield row
            yield from self._visit(row.key)

    # QAbstractProxyModel

    @override
    def mapToSource(self, proxyIndex: Index) -> QModelIndex:
        row = self._rows.get(proxyIndex.internalId())
        return QModelIndex() if row is None else self._model.index_of_row(row, proxyIndex.column())

    @override
    def mapFromSource(self, sourceIndex: Index) -> QModelIndex:
        row = self._model.row_at(sourceIndex)
        return QModelIndex() if row is None else self._index(row, sourceIndex.column())

    @override
    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        siblings = self._shown.get(parent.internalId(), ())
        if 0 <= row < len(siblings) and 0 <= column < len(Column):
            return self.createIndex(row, column, siblings[row].key)
        return QModelIndex()

    @override
    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        row = self.row_at(index)
        above = None if row is None else self._above(row)
        return QModelIndex() if above is None else self._index(above)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._shown.get(parent.internalId(), ()))

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(Column)

    @override
    def hasChildren(self, parent: Index = _ROOT) -> bool:
        return self.rowCount(parent) > 0

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return False

    def _index(self, row: Row, column: int = 0) -> QModelIndex:
        place = self._places.get(row.key)
        return QModelIndex() if place is None else self.createIndex(place, column, row.key)

    def _above(self, row: Row) -> Row | None:
        if row.parent is not None:
            return row.parent
        if self._arrangement is not Arrangement.GROUPS or isinstance(row, DomainRow):
            return None
        return self._groups.above(row)

    # Showing others

    def _show(self, wanted: Shown) -> None:
        """Show other rows, one by one or all at once."""
        if wanted == self._shown:
            return
        known = {row.key for rows in wanted.values() for row in rows}
        differences = len(known ^ self._places.keys())
        if differences > _MOST_ONE_BY_ONE or self._is_reordered(wanted):
            self._lay_out(wanted)
        else:
            self._follow(None, wanted)

    def _is_reordered(self, wanted: Shown) -> bool:
        """Whether rows that stay change their order."""
        for key, rows in wanted.items():
            places = [self._places[row.key] for row in rows if row.key in self._places]
            if key in self._shown and places != sorted(places):
                return True
        return False

    def _follow(self, above: Row | None, wanted: Shown) -> None:
        """Let rows come and go below a row, and below those."""
        rows = wanted[key_of(above)]
        kept = {row.key for row in rows}
        self._remove(above, [r for r in self._shown[key_of(above)] if r.key not in kept])
        for place, row in enumerate(rows):
            if row.key not in self._places:
                self._insert(above, place, [row], wanted)
            elif row.key in wanted:
                self._follow(row, wanted)

    def _lay_out(self, wanted: Shown) -> None:
        """Show other rows all at once."""
        self._hold_indexes()
        self._let_go(wanted)

    def _hold_indexes(self) -> None:
        self.layoutAboutToBeChanged.emit()
        self._held = [(index, self.row_at(index)) for index in self.persistentIndexList()]

    def _let_go(self, wanted: Shown) -> None:
        self._shown = wanted
        self._places = _places(wanted)
        after = [
            QModelIndex() if row is None else self._index(row, index.column())
            for index, row in self._held
        ]
        self.changePersistentIndexList([index for index, _ in self._held], after)
        self._held = []
        self.layoutChanged.emit()

    def _insert(self, above: Row | None, place: int, rows: list[Row], wanted: Shown) -> None:
        self.beginInsertRows(self._parent_index(above), place, place + len(rows) - 1)
        siblings = self._shown[key_of(above)]
        siblings[place:place] = rows
        self._adopt(rows, wanted)
        self._number(siblings)
        self.endInsertRows()

    def _adopt(self, rows: list[Row], wanted: Shown) -> None:
        for row in rows:
            if row.key in wanted:
                below = self._shown[row.key] = wanted[row.key].copy()
                self._number(below)
                self._adopt(below, wanted)

    def _remove(self, above: Row | None, rows: list[Row]) -> None:
        siblings = self._shown.get(key_of(above), [])
        gone = {row.key for row in rows}
        for first, end in reversed(marked_runs(row.key in gone for row in siblings)):
            self.beginRemoveRows(self._parent_index(above), first, end - 1)
            self._forget(siblings[first:end])
            del siblings[first:end]
            self._number(siblings)
            self.endRemoveRows()

    def _forget(self, rows: list[Row]) -> None:
        for row in rows:
            del self._places[row.key]
            self._forget(self._shown.pop(row.key, []))

    def _parent_index(self, above: Row | None) -> QModelIndex:
        return QModelIndex() if above is None else self._index(above)

    def _number(self, rows: list[Row]) -> None:
        for place, row in enumerate(rows):
            self._places[row.key] = place


def key_of(row: Row | None) -> int:
    """Key of a row, or of what is above all."""
    return TOP if row is None else row.key


def _places(shown: Shown) -> dict[int, int]:
    """Place of each row among those with the same row above."""
    return {row.key: place for rows in shown.values() for place, row in enumerate(rows)}
