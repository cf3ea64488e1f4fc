"""Differences as a list, below headings that may fold them."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request_diff import ChangeKind, ChangeLine
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.wire.paths import ACCOUNT, API_VERSION, WirePath, wire_name
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.state.tree.tree_model import plain_tool_tip

RowRole = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_LONGEST_NAME = 200
_LONGEST_TIP = 2000
_MOST_ROWS = 1000
"""Rows of a section, all of which a view lays out; behind them stands how many there are more."""


class ChangeSection(NamedTuple):
    """Differences that are of a kind."""

    lines: Sequence[ChangeLine]
    title: str = ""
    """Stands above them; empty for none."""
    folds: bool = False
    """Whether only the title is seen at first."""


class ChangeRow(NamedTuple):
    """A row: a difference, or else a text: a heading, or what there is more."""

    line: ChangeLine | None = None
    text: str = ""
    section: int = -1
    """Number of the section that the row opens and closes."""
    is_open: bool = False


class ChangesModel(QAbstractListModel):
    """Read-only; set as a whole."""

    def __init__(self, help_texts: HelpTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._help = help_texts
        self._sections: Sequence[ChangeSection] = ()
        self._open: set[int] = set()
        self._rows: list[ChangeRow] = []

    def set_sections(self, sections: Sequence[ChangeSection]) -> None:
        """Show other differences."""
        self._sections = sections
        self._open = set()
        self._lay_out()

    def turn(self, row: int) -> None:
        """Open or close what is below a heading that folds."""
        section = self._rows[row].section
        if section >= 0:
            self._open ^= {section}
            self._lay_out()

    def row(self, index: Index) -> ChangeRow:
        """Return what an index stands for."""
        return self._rows[index.row()]

    def path_at(self, index: Index) -> WirePath:
        """Path of a row; empty for one without a difference."""
        line = self.row(index).line
        return line.path if line is not None else ()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text or self._name(row.line)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tool_tip(shorten(printable(self._tip(row)), _LONGEST_TIP))
            case Qt.ItemDataRole.AccessibleTextRole:
                return shorten(printable(self._spoken(row)), _LONGEST_TIP)
        return row if role == RowRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index) if index.isValid() else ChangeRow()
        if row.line is None and row.section < 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _lay_out(self) -> None:
        self.beginResetModel()
        self._rows = [row for at, one in enumerate(self._sections) for row in self._of(at, one)]
        self.endResetModel()

    def _of(self, number: int, section: ChangeSection) -> Iterable[ChangeRow]:
        is_open = not section.folds or number in self._open
        if section.title:
            at = number if section.folds else -1
            yield ChangeRow(text=section.title, section=at, is_open=is_open)
        if is_open:
            yield from map(ChangeRow, section.lines[:_MOST_ROWS])
            rest = len(section.lines) - _MOST_ROWS
            if rest > 0:
                yield ChangeRow(text=self.tr("and {count} more").format(count=rest))

    def _name(self, line: ChangeLine | None) -> str:
        path = line.path if line is not None else ()
        named = {ACCOUNT: self.tr("Account"), API_VERSION: self.tr("API version")}
        title = named.get(path) or self._help.title_of(path)
        return shorten(printable(title), _LONGEST_NAME)

    def _tip(self, row: ChangeRow) -> str:
        line = row.line
        if line is None:
            return row.text
        return f"{wire_name(line.path)}: {translate(line.before)} → {translate(line.after)}"

    def _spoken(self, row: ChangeRow) -> str:
        line = row.line
        if line is None:
            if row.section < 0:
                return row.text
            state = self.tr("open") if row.is_open else self.tr("closed")
            return f"{row.text}, {state}"
        if line.kind is ChangeKind.SAME:
            stays = self.tr("{name}, stays {value}")
            return stays.format(name=self._name(line), value=translate(line.after))
        return self.tr("{name}, {change}, before {before}, after {after}").format(
            name=self._name(line),
            change=self._word(line.kind),
            before=translate(line.before),
            after=translate(line.after),
        )

    def _word(self, kind: ChangeKind) -> str:
        return {
            ChangeKind.ADDED: self.tr("added"),
            ChangeKind.REMOVED: self.tr("removed"),
            ChangeKind.CHANGED: self.tr("changed"),
            ChangeKind.SAME: self.tr("stays"),
        }[kind]
