"""Item model over the catalog and the workspace: what its rows say; it holds no values."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, override

from PySide6.QtCore import QObject, Qt, Signal

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.versions.catalog import Component
from session_composer.core.wire.paths import COMPONENTS, WirePath
from session_composer.core.wire.values import UNSET, Leaf, Unset
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate_name
from session_composer.state.model_index import Index

from .cell_cache import CellCache
from .column_heads import ColumnHeads
from .outline import Row, outline
from .row_model import RowModel
from .row_texts import RowTexts, plain_tool_tip
from .tree_cells import CellLook, Column, RowState
from .tree_roles import CellRole, ChoiceRole, KnownRole, PathRole, ProblemRole, SearchRole

__all__ = [
    "CellLook",
    "CellRole",
    "ChoiceRole",
    "Column",
    "KnownRole",
    "PathRole",
    "ProblemRole",
    "RowState",
    "SearchRole",
    "TreeModel",
    "plain_tool_tip",
]

_PLAIN, _WITH_BOX, _WITH_EDITOR = range(3)
SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BOX = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsUserTristate
# By kind of cell, for rows at the top and below. Views ask for flags by the hundred thousand, and
# each "|" of two enum members is slow in Python.
_FLAGS = tuple(
    (flags, flags | Qt.ItemFlag.ItemNeverHasChildren)
    for flags in (SELECTABLE, SELECTABLE | _BOX, SELECTABLE | Qt.ItemFlag.ItemIsEditable)
)
_CHECK_STATES = {
    RowState.UNSET: Qt.CheckState.PartiallyChecked,
    RowState.TRUE: Qt.CheckState.Checked,
    RowState.FALSE: Qt.CheckState.Unchecked,
    RowState.OTHER: Qt.CheckState.Checked,
}
_VALUES: dict[Qt.CheckState, bool | Unset] = {
    Qt.CheckState.PartiallyChecked: UNSET,
    Qt.CheckState.Checked: True,
    Qt.CheckState.Unchecked: False,
}

_MOST_ONE_BY_ONE = 60
# Components that are repainted one by one; where more are to be, all are. And paths looked at.
_MOST_COMPONENTS, _MOST_PATHS = 30, 1000
# Announcements of changes; where more would be made, the layout is announced as changed.
_MOST_RANGES = 100


class TreeModel(RowModel):
    """Components with their features below them: what their cells say, and how they are set.

    Signals:
        values_changed(): the request is another one now, and the rows follow it already.
    """

    values_changed = Signal()

    def __init__(
        self, workspace: Workspace, help_texts: HelpTexts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.texts = RowTexts(workspace, help_texts, self)
        self.cells = CellCache(workspace, self.texts)
        self.heads = ColumnHeads(self)
        self._elsewhere: Callable[[], Iterable[Component]] | None = None
        self._search: dict[int, str] = {}
        self._sync()
        workspace.changed.connect(self._on_changed)
        workspace.facts_changed.connect(self.repaint)
        workspace.catalog_reloaded.connect(self._on_reloaded)

    def set_granted(
        self,
        granted: dict[WirePath, Leaf],
        marked: frozenset[WirePath],
        asked: Collection[WirePath] = (),
        *,
        is_stale: bool = False,
    ) -> None:
        """Show what an answer granted, and mark what is not as expected.

        ``asked`` are the paths that the answered request sends; it is stale when that is another
        request than the one at hand.
        """
        texts = self.texts
        before = texts.granted, texts.marked, texts.asked, texts.is_stale
        if (granted, marked, asked, is_stale) != before:
            texts.granted, texts.marked = granted, marked
            texts.asked, texts.is_stale = asked, is_stale
            self.repaint()
            if (is_stale, bool(granted)) != (self.heads.is_stale, self.heads.has_answer):
                self.heads.is_stale, self.heads.has_answer = is_stale, bool(granted)
                column = int(Column.GRANTED)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def set_severities(self, severities: dict[WirePath, str]) -> None:
        """Mark rows with the severity of their worst problem."""
        before, self.texts.severities = self.texts.severities, severities
        touched = {path for path, _ in before.items() ^ severities.items()}
        self._repaint_components(touched, with_siblings=False)

    def set_new_paths(self, paths: frozenset[WirePath]) -> None:
        """Mark what the version before did not have."""
        if paths != self.texts.new_paths:
            self.texts.new_paths = paths
            self.repaint()

    def set_channels(self, channels: Mapping[WirePath, str]) -> None:
        """Name the previews that rows are part of."""
        if channels != self.texts.channels:
            self.texts.channels = channels
            self.repaint()

    def set_lens(self, elsewhere: Callable[[], Iterable[Component]] | None) -> None:
        """Show what only other versions have, asked for anew with each version; None hides it."""
        self._elsewhere = elsewhere
        self.texts.are_versions = self.heads.are_versions = elsewhere is not None
        self._sync()
        self.repaint()
        column = int(Column.DEFAULT)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def search_text(self, row: Row) -> str:
        """Text that the filter looks through; kept, since titles never change."""
        if row.key not in self._search:
            self._search[row.key] = self.texts.search(row)
        return self._search[row.key]

    def repaint(self) -> None:
        """Announce that every row may say something else now."""
        self._repaint(self._top)

    # QAbstractItemModel

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return self.flags_of(self.row_at(index), index.column())

    def flags_of(self, row: Row | None, column: int) -> Qt.ItemFlag:
        """Say what can be done with a cell."""
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        kind = _PLAIN
        if column == Column.NAME and self.texts.is_checkable(row):
            kind = _WITH_BOX
        elif column == Column.SENT and self.texts.is_list(row):
            kind = _WITH_EDITOR
        return _FLAGS[kind][row.parent is not None]

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        return self.heads.data(section, role)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.data_of(self.row_at(index), index.column(), role)

    def data_of(self, row: Row | None, column: int, role: int) -> Any:
        """Say what a cell says; None for no row."""
        if row is None:
            return None
        if role == CellRole:
            return self.cells.look(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts.text(row, column)
        if role == Qt.ItemDataRole.CheckStateRole:
            if column == Column.NAME and self.texts.is_checkable(row):
                return _CHECK_STATES[self.texts.choice_of(row.path)]
            return None
        if role == Qt.ItemDataRole.EditRole and self.texts.is_list(row):
            return self.texts.editable_list(row)
        if role == PathRole:
            return row.path
        if role == ChoiceRole:
            return self.texts.choice_of(row.path)
        if role == ProblemRole:
            return self.texts.severities.get(row.path, "")
        if role == KnownRole:
            return row.spec.is_known
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self.texts.tool_tip(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.texts.accessible_text(row, column)
        if role == SearchRole:
            return self.search_text(row)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is not None and role == Qt.ItemDataRole.EditRole and self.texts.is_list(row):
            self._set_list(row, str(value))
            return True
        is_box = role == Qt.ItemDataRole.CheckStateRole
        if row is None or not is_box or not self.texts.is_checkable(row):
            return False
        choice = _VALUES[Qt.CheckState(value)]
        words = RowState.UNSET if choice is UNSET else RowState.TRUE if choice else RowState.FALSE
        self._workspace.choose(
            [row.path], choice, f"{self.texts.title(row)}: {translate_name(words)}"
        )
        return True

    def _set_list(self, row: Row, text: str) -> None:
        # Opened and left as it was: entries of a file may hold what the text does not show.
        if text == self.texts.editable_list(row):
            return
        entries = tuple(filter(None, (entry.strip() for entry in text.split(","))))
        if entries:
            shown = ", ".join(entries)
            self._workspace.set_leaf(row.path, entries, f"{self.texts.title(row)}: {shown}")
        else:
            words = translate_name(RowState.UNSET)
            self._workspace.choose([row.path], UNSET, f"{self.texts.title(row)}: {words}")

    # Following the workspace

    def _on_changed(self, before: Request, after: Request) -> None:
        if before.api_version != after.api_version:
            if not self._sync():
                self.repaint()
        else:
            paths = self._workspace.changed_paths(before, after)
            is_known = paths <= self._workspace.catalog.leaf_order.keys()
            if is_known or not self._sync():
                self._repaint_components(paths | {()})  # With the row for the rest.
        self.values_changed.emit()

    def _on_reloaded(self) -> None:
        self._sync()
        self.repaint()

    def _repaint_components(
        self, paths: Collection[WirePath], *, with_siblings: bool = True
    ) -> None:
        """Repaint what paths are part of, and the defaults of siblings, which may depend on it."""
        are_many = len(paths) > _MOST_PATHS
        tops = {path[:2] if path[:1] == COMPONENTS else path for path in paths if not are_many}
        rows = list(filter(None, map(self._by_path.get, tops)))
        if len(rows) > _MOST_COMPONENTS or are_many:
            self.repaint()
            return
        if sum(len(row.children) + 1 for row in rows) > _MOST_ONE_BY_ONE:
            for row in rows:
                self._repaint([row])
            return
        # One by one: for a range of rows the view paints all that is in sight.
        last = Column(len(Column) - 1)
        for row in rows:
            self.dataChanged.emit(self.index_of_row(row), self.index_of_row(row, last))
            for child in row.children:
                if child.path in paths:
                    self.dataChanged.emit(self.index_of_row(child), self.index_of_row(child, last))
                elif with_siblings:
                    default = self.index_of_row(child, Column.DEFAULT)
                    self.dataChanged.emit(default, default)

    def _repaint(self, rows: list[Row]) -> None:
        last = len(Column) - 1
        if sum(bool(row.children) for row in rows) > _MOST_RANGES:
            self.layoutAboutToBeChanged.emit()
            self.layoutChanged.emit()
            return
        if rows:
            self.dataChanged.emit(self.index_of_row(rows[0]), self.index_of_row(rows[-1], last))
        for below in (row.children for row in rows if row.children):
            self.dataChanged.emit(self.index_of_row(below[0]), self.index_of_row(below[-1], last))

    def _sync(self) -> bool:
        """Make the rows those of the catalog and the request. See ``_sync_rows``."""
        elsewhere = self._elsewhere() if self._elsewhere is not None else ()
        rows = outline(self._workspace.catalog, self._workspace.request, elsewhere)
        with self.cells.rows_in_change():
            is_laid_out = self._sync_rows(rows)
        self._search = {key: text for key, text in self._search.items() if key in self._rows}
        return is_laid_out
