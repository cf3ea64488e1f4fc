"""Filter of the tree: words, and "only what is sent"."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, override

from PySide6.QtCore import QAbstractProxyModel, QModelIndex, QObject, Qt, QTimer

from session_composer.state.model_index import Index

from .outline import Row
from .row_model import marked_runs
from .row_texts import Column
from .tree_model import RowState, TreeModel

_ROOT = QModelIndex()
_TOP = 0  # What is above the rows at the top: the key of an invalid index.
_MOST_ONE_BY_ONE = 100
"""Rows that come and go one by one; where more do, the view is laid out once."""
_SLICE = 500
"""Texts that are made ready between two events; takes a few milliseconds."""

type _Shown = dict[int, list[Row]]
"""Shown rows by the key of the row above them."""


class TreeFilter(QAbstractProxyModel):
    """Shows a component with all its features when it matches, else its matching features.

    Rows have the same keys here as in the model, so that what a cell says is asked of the model
    without another index. Qt's own filter makes one for each question, asks for each row several
    times, and takes rows out range by range, which can be felt with each key at ten thousand rows.
    """

    def __init__(self, model: TreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows = model.rows_by_key
        self._words: tuple[str, ...] = ()
        self._only_sent = False
        self.setSourceModel(model)
        self._shown = self._to_show()
        self._places = _places(self._shown)
        self._held: list[tuple[QModelIndex, Row | None]] = []
        self._unready: Iterator[Row] = iter(())
        self._ready_soon = QTimer(self)
        self._ready_soon.timeout.connect(self._make_some_ready)
        model.dataChanged.connect(self._on_data_changed)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsAboutToBeRemoved.connect(self._on_about_to_be_removed)
        model.rowsRemoved.connect(self._on_removed)
        model.layoutAboutToBeChanged.connect(self._hold_indexes)
        model.layoutChanged.connect(self._on_laid_out)
        model.values_changed.connect(self._on_values_changed)

    @property
    def is_active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self._words) or self._only_sent

    @property
    def shown_count(self) -> int:
        """How many rows are shown, closed ones included."""
        return len(self._places)

    def set_text(self, text: str) -> None:
        """Show rows that contain every word of a text, in title or wire name."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._refilter()

    def set_only_sent(self, only_sent: bool) -> None:
        """Show only rows whose value is in the request."""
        if only_sent != self._only_sent:
            self._only_sent = only_sent
            self._refilter()

    def make_ready(self) -> None:
        """Make the texts that are looked through, between events, before anything is typed."""
        self._unready = iter(list(self._rows.values()))
        self._ready_soon.start(0)

    def row_at(self, index: Index) -> Row | None:
        """Row behind an index of this model."""
        return self._rows.get(index.internalId())

    # QAbstractProxyModel

    @override
    def mapToSource(self, proxyIndex: Index) -> QModelIndex:
        row = self.row_at(proxyIndex)
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
        return QModelIndex() if row is None or row.parent is None else self._index(row.parent)

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

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._model.flags_of(self.row_at(index), index.column())

    @override
    def data(self, proxyIndex: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._model.data_of(self.row_at(proxyIndex), proxyIndex.column(), role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return self._model.headerData(section, orientation, role)

    def _index(self, row: Row, column: int = 0) -> QModelIndex:
        place = self._places.get(row.key)
        return QModelIndex() if place is None else self.createIndex(place, column, row.key)

    # What to show

    def _to_show(self) -> _Shown:
        tops = self._model.rows_of(None)
        if not self.is_active:
            return {_TOP: tops.copy()} | {top.key: top.children.copy() for top in tops}
        text_of = self._model.search_text
        shown: _Shown = {_TOP: []}
        for top in tops:
            below = self._sent(top.children)
            if all(word in text_of(top) for word in self._words):
                # A match of the component shows all of its features.
                is_shown = bool(below or self._sent([top]))
            else:
                for word in self._words:
                    below = [child for child in below if word in text_of(child)]
                is_shown = bool(below)
            if is_shown:
                shown[_TOP].append(top)
                shown[top.key] = below.copy()
        return shown

    def _sent(self, rows: list[Row]) -> list[Row]:
        """Rows that the switch lets through."""
        if not self._only_sent:
            return rows
        choice_of = self._model.texts.choice_of
        return [r for r in rows if r.spec.rest or choice_of(r.path) is not RowState.UNSET]

    def _make_some_ready(self) -> None:
        count = sum(1 for row in islice(self._unready, _SLICE) if self._model.search_text(row))
        if not count:
            self._ready_soon.stop()

    def first_hit(self) -> QModelIndex:
        """Row that the text is found in first; not one that is there for what is below it."""
        for top in self._shown[_TOP]:
            text = self._model.search_text(top)
            is_hit = all(word in text for word in self._words)
            return self._index(top if is_hit else self._shown[top.key][0], 0)
        return QModelIndex()

    # Following the model

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = self._model.rows_of(self._model.row_at(first.parent()))
        changed = [row for row in rows[first.row() : last.row() + 1] if row.key in self._places]
        if changed:
            start = self._index(changed[0], first.column())
            self.dataChanged.emit(start, self._index(changed[-1], last.column()))

    def _on_values_changed(self) -> None:
        if self._only_sent:
            self._refilter()

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if self.is_active:
            self._refilter()
            return
        above = self._model.row_at(parent)
        rows = self._model.rows_of(above)
        self._insert(above, first, rows[first : last + 1])

    def _on_about_to_be_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        above = self._model.row_at(parent)
        self._remove(above, self._model.rows_of(above)[first : last + 1])

    def _on_removed(self) -> None:
        # What is gone may be what a component was shown for.
        if self.is_active:
            self._refilter()

    def _on_laid_out(self) -> None:
        self._let_go(self._to_show())

    # Showing it

    def _refilter(self) -> None:
        wanted = self._to_show()
        known = {row.key for rows in wanted.values() for row in rows}
        differences = len(known ^ self._places.keys())
        if not differences:
            return
        if differences > _MOST_ONE_BY_ONE:
            self._lay_out(wanted)
            return
        for above, rows in [(self._rows.get(key), rows) for key, rows in wanted.items()]:
            key = above.key if above is not None else _TOP
            if key not in self._shown:
                continue
            self._remove(above, [row for row in self._shown[key] if row.key not in known])
            for place, row in enumerate(rows):
                if row.key not in self._places:
                    self._insert(above, place, [row], wanted)

    def _lay_out(self, wanted: _Shown) -> None:
        """Show other rows all at once."""
        self._hold_indexes()
        self._let_go(wanted)

    def _hold_indexes(self) -> None:
        self.layoutAboutToBeChanged.emit()
        self._held = [(index, self.row_at(index)) for index in self.persistentIndexList()]

    def _let_go(self, wanted: _Shown) -> None:
        self._shown = wanted
        self._places = _places(wanted)
        after = [
            QModelIndex() if row is None else self._index(row, index.column())
            for index, row in self._held
        ]
        self.changePersistentIndexList([index for index, _ in self._held], after)
        self._held = []
        self.layoutChanged.emit()

    def _insert(
        self, above: Row | None, place: int, rows: list[Row], wanted: _Shown | None = None
    ) -> None:
        self.beginInsertRows(self._parent_index(above), place, place + len(rows) - 1)
        siblings = self._shown[_key(above)]
        siblings[place:place] = rows
        for row in rows if above is None else ():
            below = row.children if wanted is None else wanted[row.key]
            self._shown[row.key] = below.copy()
            self._number(self._shown[row.key])
        self._number(siblings)
        self.endInsertRows()

    def _remove(self, above: Row | None, rows: list[Row]) -> None:
        siblings = self._shown.get(_key(above), [])
        gone = {row.key for row in rows}
        for first, end in reversed(marked_runs(row.key in gone for row in siblings)):
            self.beginRemoveRows(self._parent_index(above), first, end - 1)
            for row in siblings[first:end]:
                for lost in (row, *self._shown.pop(row.key, ())):
                    del self._places[lost.key]
            del siblings[first:end]
            self._number(siblings)
            self.endRemoveRows()

    def _parent_index(self, above: Row | None) -> QModelIndex:
        return QModelIndex() if above is None else self._index(above)

    def _number(self, rows: list[Row]) -> None:
        for place, row in enumerate(rows):
            self._places[row.key] = place


def _key(row: Row | None) -> int:
    return _TOP if row is None else row.key


def _places(shown: _Shown) -> dict[int, int]:
    """Place of each row among those with the same row above."""
    return {row.key: place for rows in shown.values() for place, row in enumerate(rows)}
