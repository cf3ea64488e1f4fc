"""Filter of the tree: words, and "only what is sent"; and the order that rows are shown in."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, override

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer

from session_composer.core.help.groups import Group
from session_composer.state.model_index import Index

from .arranged_model import TOP, ArrangedModel, Arrangement, Shown, key_of
from .group_rows import DomainRow
from .outline import Row
from .row_matching import RowMatching
from .tree_cells import CellLook, Column
from .tree_model import SELECTABLE, TreeModel
from .tree_roles import CellRole

_SLICE = 500
"""Texts that are made ready between two events; takes a few milliseconds."""


class TreeFilter(ArrangedModel):
    """Shows a component with all its features when it matches, else its matching features."""

    def __init__(
        self, model: TreeModel, parent: QObject | None = None, groups: Iterable[Group] = ()
    ) -> None:
        super().__init__(model, parent, groups)
        self._matching = RowMatching(model)
        self._let_go(self._to_show())
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
        return self._matching.is_active

    def set_text(self, text: str) -> None:
        """Show rows that hold every word of a text, in titles, names or help."""
        words = tuple(text.casefold().split())
        if words != self._matching.words:
            self._matching.words = words
            self._refilter()

    def set_only_sent(self, only_sent: bool) -> None:
        """Show only rows whose value is in the request."""
        if only_sent != self._matching.only_sent:
            self._matching.only_sent = only_sent
            self._refilter()

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the rows in another order."""
        if arrangement is not self._arrangement:
            self._hold_indexes()
            self._arrangement = arrangement
            self._let_go(self._to_show())

    @property
    def hit_count(self) -> int:
        """How many rows the words were found in."""
        return len(self._matching.ranks)

    def first_hit(self) -> QModelIndex:
        """Row that the words are found in best, the first of them."""
        ranks = self._matching.ranks
        shown = [row for row in self._visit(TOP) if row.key in ranks]
        return self._index(min(shown, key=lambda row: ranks[row.key])) if shown else QModelIndex()

    @contextmanager
    def nameless_groups(self) -> Iterator[None]:
        """Keep the names of groups back for a while."""
        self._groups.are_nameless = True
        yield
        self._groups.are_nameless = False

    def make_ready(self) -> None:
        """Make the texts that are looked through, between events, before anything is typed."""
        self._unready = iter(list(self._rows.values()))
        self._ready_soon.start(0)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        is_group = isinstance(row, DomainRow)
        return SELECTABLE if is_group else self._model.flags_of(row, index.column())

    @override
    def data(self, proxyIndex: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(proxyIndex)
        if isinstance(row, DomainRow):
            return self._groups.data(row, self._shown.get(row.key, ()), proxyIndex.column(), role)
        found = self._model.data_of(row, proxyIndex.column(), role)
        if role == CellRole and row is not None and self._matching.words:
            return self._with_words(row, found, proxyIndex.column())
        return found

    def make_current(self) -> None:
        """Get ready to tell what cells look like now."""
        self._model.cells.make_current()

    def cell(self, row: Row, column: int) -> CellLook:
        """All that painting a cell needs, without an index; after ``make_current``."""
        if isinstance(row, DomainRow):
            return self._groups.cell(row, self._shown.get(row.key, ()), column)
        cell = self._model.cells.cell(row, column)
        return self._with_words(row, cell, column) if self._matching.words else cell

    def icon_of(self, row: Row) -> str:
        """Name of a group's icon; nothing for any other row."""
        return row.group.icon if isinstance(row, DomainRow) else ""

    def above(self, row: Row) -> Row | None:
        """Row that another one is shown below."""
        return self._above(row)

    def has_rows(self, row: Row) -> bool:
        """Whether any row is shown below another one."""
        return bool(self._shown.get(row.key))

    def _with_words(self, row: Row, cell: CellLook, column: int) -> CellLook:
        """Say what the words were found in."""
        if column != Column.NAME:
            return cell
        words = self._matching.words
        below = self._shown.get(row.key, ())
        if row.children and len(below) < len(row.children):
            found = self.tr("{count} of {all} found")
            cell = cell._replace(tally=found.format(count=len(below), all=len(row.children)))
        return cell._replace(words=words, aside=self._model.texts.aside(row, words))

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return self._model.headerData(section, orientation, role)

    # What to show

    def _to_show(self) -> Shown:
        found = self._matching.matches(self._model.rows_of(None))
        shown: Shown = {match.top.key: list(match.below) for match in found}
        tops = [match.top for match in found]
        if self._arrangement is Arrangement.CATALOG:
            return {TOP: tops, **shown}
        title = self._model.texts.title
        ranks = {match.top.key: match.rank for match in found}
        if self._arrangement is Arrangement.TITLES:
            tops.sort(key=lambda row: (ranks[row.key], row.spec.rest > 0, title(row).casefold()))
            return {TOP: tops, **shown}
        below = self._groups.arranged(tops)
        for rows in below.values():
            rows.sort(key=lambda row: ranks[row.key])
        groups = [row for row in self._groups.rows if row.key in below]
        groups.sort(key=lambda row: ranks[below[row.key][0].key])
        return {TOP: [*groups], **below, **shown}

    def _make_some_ready(self) -> None:
        count = sum(1 for row in islice(self._unready, _SLICE) if self._model.search_text(row))
        if not count:
            self._ready_soon.stop()

    # Following the model

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() == last.row():
            row = self._model.row_at(first)
            ranges = [] if row is None or row.key not in self._places else [(row, row)]
        else:
            rows = self._model.rows_of(self._model.row_at(first.parent()))
            shown = (row for row in rows[first.row() : last.row() + 1] if row.key in self._places)
            ranges = [(found[0], found[-1]) for _, found in self._by_place(shown)]
        for start, end in ranges:
            self.dataChanged.emit(
                self._index(start, first.column()), self._index(end, last.column())
            )
            above = self._above(start)
            if isinstance(above, DomainRow):
                # It counts what is sent below it, and bears the worst mark.
                self.dataChanged.emit(self._index(above), self._index(above, Column.SENT))

    def _by_place(self, rows: Iterable[Row]) -> list[tuple[Row | None, list[Row]]]:
        """Rows by the row above them as shown, in the order shown."""
        found: dict[int, tuple[Row | None, list[Row]]] = {}
        for row in rows:
            above = self._above(row)
            found.setdefault(key_of(above), (above, []))[1].append(row)
        for _, siblings in found.values():
            siblings.sort(key=lambda row: self._places[row.key])
        return list(found.values())

    def _on_values_changed(self) -> None:
        if self._matching.only_sent:
            self._refilter()

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        above = self._model.row_at(parent)
        if self.is_active or (above is None and self._arrangement is not Arrangement.CATALOG):
            self._refilter()
            return
        rows = self._model.rows_of(above)[first : last + 1]
        self._insert(above, first, rows, {row.key: row.children for row in rows})

    def _on_about_to_be_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        rows = self._model.rows_of(self._model.row_at(parent))[first : last + 1]
        for above, gone in self._by_place(row for row in rows if row.key in self._places):
            self._remove(above, gone)

    def _on_removed(self) -> None:
        # A component or a group may have been shown for the sake of what is gone.
        if self.is_active or self._arrangement is Arrangement.GROUPS:
            self._refilter()

    def _on_laid_out(self) -> None:
        self._let_go(self._to_show())

    # Showing it

    def _refilter(self) -> None:
        self._show(self._to_show())
