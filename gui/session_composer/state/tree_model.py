"""Item model over the catalog and the workspace: it holds rows, never values."""

from collections.abc import Callable, Iterable
from typing import Any, override

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from session_composer.core.catalog import Component
from session_composer.core.help import HelpTexts
from session_composer.core.paths import COMPONENTS, WirePath
from session_composer.core.request import Request, changed_paths
from session_composer.core.values import UNSET, Leaf, Unset

from .outline import Outline, Row, RowSpec, outline, walk
from .row_texts import Cell, Choice, Column, RowTexts
from .translation import titled
from .workspace import Workspace

__all__ = [
    "Cell",
    "CellRole",
    "Choice",
    "ChoiceRole",
    "Column",
    "Index",
    "KnownRole",
    "PathRole",
    "ProblemRole",
    "SearchRole",
    "TreeModel",
    "plain_tool_tip",
]

type Index = QModelIndex | QPersistentModelIndex

PathRole = int(Qt.ItemDataRole.UserRole) + 1
"""The row's wire path, a tuple of keys."""
SearchRole = PathRole + 1
"""Text that the filter looks through."""
ChoiceRole = PathRole + 2
"""A :class:`Choice`."""
ProblemRole = PathRole + 3
"""Severity of the row's worst problem, or an empty text."""
KnownRole = PathRole + 4
"""Whether the API version knows the row."""
CellRole = PathRole + 5
"""A :class:`Cell`: all that painting needs, in one call."""

_PLAIN, _WITH_BOX, _WITH_EDITOR = range(3)
_SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BOX = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsUserTristate
# By kind of cell, for rows at the top and below. Views ask for flags by the hundred thousand, and
# each "|" of two enum members is slow in Python.
_FLAGS = tuple(
    (flags, flags | Qt.ItemFlag.ItemNeverHasChildren)
    for flags in (_SELECTABLE, _SELECTABLE | _BOX, _SELECTABLE | Qt.ItemFlag.ItemIsEditable)
)
_CHECK_STATES = {
    Choice.UNSET: Qt.CheckState.PartiallyChecked,
    Choice.TRUE: Qt.CheckState.Checked,
    Choice.FALSE: Qt.CheckState.Unchecked,
    Choice.OTHER: Qt.CheckState.Checked,
}
_VALUES: dict[Qt.CheckState, bool | Unset] = {
    Qt.CheckState.PartiallyChecked: UNSET,
    Qt.CheckState.Checked: True,
    Qt.CheckState.Unchecked: False,
}
_ROOT = QModelIndex()


class TreeModel(QAbstractItemModel):
    """Components with their features below them.

    The model is never reset: rows come and go one by one, so selection and expansion survive.
    """

    def __init__(
        self, workspace: Workspace, help_texts: HelpTexts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.texts = RowTexts(workspace, help_texts, self)
        self._elsewhere: Callable[[], Iterable[Component]] | None = None
        self._top: list[Row] = []
        self._rows: dict[int, Row] = {}
        self._by_path: dict[WirePath, Row] = {}
        self._positions: dict[int, int] = {}
        self._next_key = 1
        self._search: dict[int, str] = {}
        self._sync()
        workspace.changed.connect(self._on_changed)
        workspace.facts_changed.connect(self.repaint)
        workspace.catalog_reloaded.connect(self._on_reloaded)

    # Looking rows up

    def row_at(self, index: Index) -> Row | None:
        """Row behind an index of this model."""
        return self._rows.get(index.internalId()) if index.isValid() else None

    def rows_of(self, above: Row | None) -> list[Row]:
        """Rows below a row, or at the top."""
        return self._top if above is None else above.children

    def index_of(self, path: WirePath, column: Column = Column.NAME) -> QModelIndex:
        """Index of the row for a path; invalid when there is none."""
        row = self._by_path.get(path)
        return self._index(row, column) if row is not None else QModelIndex()

    def nearest(self, path: WirePath) -> QModelIndex:
        """Index of the row for a path or for its nearest ancestor that has one."""
        for length in range(len(path), 0, -1):
            index = self.index_of(path[:length])
            if index.isValid():
                return index
        return QModelIndex()

    def set_granted(self, granted: dict[WirePath, Leaf], marked: frozenset[WirePath]) -> None:
        """Show what an answer granted, and mark what is not as expected."""
        if (granted, marked) != (self.texts.granted, self.texts.marked):
            self.texts.granted = granted
            self.texts.marked = marked
            self.repaint()

    def set_severities(self, severities: dict[WirePath, str]) -> None:
        """Mark rows with the severity of their worst problem."""
        touched = self.texts.severities.keys() | severities.keys()
        self.texts.severities = severities
        self._repaint_components(touched)

    def set_new_paths(self, paths: frozenset[WirePath]) -> None:
        """Mark what the version before did not have."""
        if paths != self.texts.new_paths:
            self.texts.new_paths = paths
            self.repaint()

    def set_lens(self, elsewhere: Callable[[], Iterable[Component]] | None) -> None:
        """Show what only other versions have, asked for anew with each version; None hides it."""
        self._elsewhere = elsewhere
        self._sync()

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
        return self._index(row.parent)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._children(parent))

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(Column)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        column = index.column()
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
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Component / feature"),
                self.tr("Sent"),
                self.tr("Default"),
                self.tr("Granted"),
            )[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("A box is ticked (true), crossed (false) or empty (not sent)."),
                self.tr("What the request says."),
                self.tr("What Stripe uses when the parameter is not sent."),
                self.tr("What the last answer says."),
            )[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = index.column()
        if role == CellRole:
            return self.texts.cell(row, column)
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
            return self.texts.spoken(row, column)
        if role == SearchRole:
            return self.search_text(row)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is not None and role == Qt.ItemDataRole.EditRole and self.texts.is_list(row):
            self._set_list(row, str(value))
            return True
        if row is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if not self.texts.is_checkable(row):
            return False
        choice = _VALUES[Qt.CheckState(value)]
        words = Choice.UNSET if choice is UNSET else Choice.TRUE if choice else Choice.FALSE
        self._workspace.choose([row.path], choice, f"{self.texts.title(row)}: {titled(words)}")
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
            words = titled(Choice.UNSET)
            self._workspace.choose([row.path], UNSET, f"{self.texts.title(row)}: {words}")

    def _children(self, parent: Index) -> list[Row]:
        if not parent.isValid():
            return self._top
        row = self._rows.get(parent.internalId())
        return row.children if row is not None else []

    def _index(self, row: Row, column: int = 0) -> QModelIndex:
        return self.createIndex(self._positions[row.key], column, row.key)

    # Following the workspace

    def _on_changed(self, before: Request, after: Request) -> None:
        if before.api_version != after.api_version:
            self._sync()
            self._repaint(self._top)
            return
        paths = changed_paths(before, after)
        knows = self._workspace.catalog.leaf_order
        if any(path not in knows for path in paths):
            self._sync()
        self._repaint_components(paths)

    def _on_reloaded(self) -> None:
        self._sync()
        self.repaint()

    def _repaint_components(self, paths: Iterable[WirePath]) -> None:
        """Repaint what paths are part of: defaults depend on siblings, hence whole components."""
        tops = {path[:2] if path[:1] == COMPONENTS else path for path in paths}
        for row in filter(None, map(self._by_path.get, tops)):
            self._repaint([row])

    def _repaint(self, rows: list[Row]) -> None:
        last = len(Column) - 1
        if rows:
            self.dataChanged.emit(self._index(rows[0]), self._index(rows[-1], last))
        for row in rows:
            if row.children:
                self.dataChanged.emit(
                    self._index(row.children[0]), self._index(row.children[-1], last)
                )

    def _sync(self) -> None:
        """Make the rows those of the outline, keeping every row that stays."""
        wanted: Outline = outline(
            self._workspace.catalog,
            self._workspace.request,
            self._elsewhere() if self._elsewhere is not None else (),
        )
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
        for position, spec in enumerate(wanted):
            if position < len(rows) and rows[position].path == spec.path:
                rows[position].spec = spec
            else:
                self._insert(parent, rows, position, spec)

    def _insert(self, parent: Row | None, rows: list[Row], position: int, spec: RowSpec) -> None:
        index = QModelIndex() if parent is None else self._index(parent)
        self.beginInsertRows(index, position, position)
        row = Row(self._next_key, spec, parent)
        self._next_key += 1
        self._rows[row.key] = row
        rows.insert(position, row)
        self._number(rows, position)
        self.endInsertRows()

    def _remove(self, parent: Row | None, rows: list[Row], position: int) -> None:
        index = QModelIndex() if parent is None else self._index(parent)
        self.beginRemoveRows(index, position, position)
        row = rows.pop(position)
        for gone in walk([row]):
            del self._rows[gone.key]
            del self._positions[gone.key]
            self._search.pop(gone.key, None)
        self._number(rows, position)
        self.endRemoveRows()

    def _number(self, rows: list[Row], start: int) -> None:
        for position in range(start, len(rows)):
            self._positions[rows[position].key] = position


def plain_tool_tip(text: str) -> str:
    """Text that a tool tip, which renders HTML, shows as it is."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"
