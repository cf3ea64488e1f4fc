"""Rows of the groups that components stand below: for the eye, no part of the request."""

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from session_composer.core.help.groups import Group
from session_composer.core.wire.paths import COMPONENTS
from session_composer.state.language.translation import translate_name

from .outline import Row, RowKind, RowSpec
from .row_texts import RowTexts
from .tree_cells import CellLook, Column, RowState
from .tree_roles import CellRole, ChoiceRole, GroupRole, KnownRole, PathRole, ProblemRole

_FIRST_KEY = 1 << 31
"""Rows of the model have lower ones."""
_SPEC = RowSpec((), RowKind.GROUP, is_known=True)


class DomainRow(Row):
    """The row of a group; what is below it is the affair of who shows it."""

    __slots__ = ("group",)

    def __init__(self, key: int, group: Group) -> None:
        super().__init__(key, _SPEC)
        self.group = group


class GroupRows:
    """One row for each group, and what it says of the rows below it."""

    def __init__(self, groups: Iterable[Group], texts: RowTexts) -> None:
        self._texts = texts
        self.are_nameless = False
        """Whether their titles are to be passed over: letters that are typed find other rows."""
        self.rows = [DomainRow(_FIRST_KEY + place, group) for place, group in enumerate(groups)]
        self.by_key = {row.key: row for row in self.rows}
        self._of = {name: row for row in self.rows for name in row.group.components}
        self._places = {
            name: place for row in self.rows for place, name in enumerate(row.group.components)
        }

    def above(self, row: Row) -> DomainRow:
        """Group that a row at the top of the model belongs to; the last one by default."""
        path = row.path
        name = path[1] if len(path) == 2 and path[:1] == COMPONENTS else ""
        return self._of.get(name, self.rows[-1])

    def arranged(self, tops: Iterable[Row]) -> dict[int, list[Row]]:
        """Rows at the top of the model by the key of their group, in the order of the data."""
        found: dict[int, list[Row]] = {row.key: [] for row in self.rows}
        for top in tops:
            found[self.above(top).key].append(top)
        for rows in found.values():
            rows.sort(key=self._place)
        return {key: rows for key, rows in found.items() if rows}

    def _place(self, row: Row) -> int:
        return self._places.get(row.path[-1], len(self._places)) if row.path else 1 << 30

    def data(self, row: DomainRow, below: Collection[Row], column: int, role: int) -> Any:
        """Say what a cell of a group says; it has neither a path nor a box."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, below, column, role)
        if role == CellRole:
            return self.cell(row, below, column)
        if role == GroupRole:
            return row.group.icon
        if role == ChoiceRole:
            return RowState.UNSET
        if role == ProblemRole:
            return self._worst(below)
        return True if role == KnownRole else None if role != PathRole else ()

    def cell(self, row: DomainRow, below: Collection[Row], column: int) -> CellLook:
        """All that painting a cell needs."""
        return CellLook(
            self._text(row, below, column, Qt.ItemDataRole.DisplayRole),
            RowState.UNSET,
            has_box=False,
            severity="",
            is_known=True,
            is_marked=False,
            is_new=False,
            worst=self._worst(below) if column == Column.NAME else "",
        )

    def _text(self, row: DomainRow, below: Collection[Row], column: int, role: int) -> str:
        is_heard = role == Qt.ItemDataRole.AccessibleTextRole
        if column == Column.SENT:
            return self._count(below) or (_tr("nothing sent") if is_heard else "")
        if column != Column.NAME:
            return _tr("nothing") if is_heard else ""
        title = "" if self.are_nameless else translate_name(row.group.title)
        if not is_heard:
            return title
        worst = self._worst(below)
        parts = [title, self._count(below) or _tr("nothing sent")]
        return ", ".join([*parts, translate_name(worst)] if worst else parts)

    def _count(self, below: Collection[Row]) -> str:
        count = sum(map(self._texts.is_sent, below))
        return _tr("{count} sent").format(count=count) if count else ""

    def _worst(self, below: Collection[Row]) -> str:
        return self._texts.worst(below)


def _tr(text: str) -> str:
    return QCoreApplication.translate("GroupRows", text)
