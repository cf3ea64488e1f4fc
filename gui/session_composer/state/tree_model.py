"""Item model over the catalog and the workspace: it holds rows, never values."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple, override

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from session_composer.core.catalog import FieldType
from session_composer.core.edits import is_component_path
from session_composer.core.help import HelpTexts
from session_composer.core.json_text import write_json
from session_composer.core.paths import COMPONENTS, WirePath, enabled_path, wire_name
from session_composer.core.request import Request, changed_paths
from session_composer.core.values import UNSET, Leaf, Unset, thaw

from .outline import Outline, Row, RowKind, RowSpec, outline, walk
from .workspace import Workspace

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


class Column(IntEnum):
    """Columns of the tree."""

    NAME = 0
    SENT = 1
    DEFAULT = 2
    GRANTED = 3


class Choice(StrEnum):
    """What is sent for a row."""

    UNSET = "not sent"
    TRUE = "true"
    FALSE = "false"
    OTHER = "other"


class Cell(NamedTuple):
    """What a cell looks like."""

    text: str
    choice: Choice
    has_box: bool
    severity: str
    is_known: bool
    is_marked: bool
    """Whether a granted value differs from what was asked for."""


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
        self._help = help_texts
        self._granted: dict[WirePath, Leaf] = {}
        self._top: list[Row] = []
        self._rows: dict[int, Row] = {}
        self._by_path: dict[WirePath, Row] = {}
        self._positions: dict[int, int] = {}
        self._next_key = 1
        self._severities: dict[WirePath, str] = {}
        self._sync()
        workspace.changed.connect(self._on_changed)
        workspace.facts_changed.connect(lambda: self._repaint(self._top))

    # Looking rows up

    def row_at(self, index: Index) -> Row | None:
        """Row behind an index of this model."""
        return self._rows.get(index.internalId()) if index.isValid() else None

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

    def choice_of(self, path: WirePath) -> Choice:
        """Say what is sent for a row."""
        params = self._workspace.request.params
        place = self._value_path(path)
        if place not in params:
            return Choice.UNSET
        value = params[place]
        if isinstance(value, bool):
            return Choice.TRUE if value else Choice.FALSE
        return Choice.OTHER

    def set_granted(self, granted: dict[WirePath, Leaf]) -> None:
        """Show what an answer granted; an empty map clears the column."""
        self._granted = granted
        self._repaint(self._top)

    def set_severities(self, severities: dict[WirePath, str]) -> None:
        """Mark rows with the severity of their worst problem."""
        touched = self._severities.keys() | severities.keys()
        self._severities = severities
        self._repaint_components(touched)

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
        flags = super().flags(index)
        if row is None:
            return flags
        if index.column() == Column.NAME and self._is_checkable(row):
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsUserTristate
        if row.parent is not None:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        return flags

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
            return self._cell(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.CheckStateRole:
            if column == Column.NAME and self._is_checkable(row):
                return _CHECK_STATES[self.choice_of(row.path)]
            return None
        if role == PathRole:
            return row.path
        if role == ChoiceRole:
            return self.choice_of(row.path)
        if role == ProblemRole:
            return self._severities.get(row.path, "")
        if role == KnownRole:
            return row.spec.is_known
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == SearchRole:
            return f"{self.title(row)} {wire_name(row.path)} {row.path[-1]}".casefold()
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.CheckStateRole or not self._is_checkable(row):
            return False
        choice = _VALUES[Qt.CheckState(value)]
        words = Choice.UNSET if choice is UNSET else Choice.TRUE if choice else Choice.FALSE
        self._workspace.choose([row.path], choice, f"{self.title(row)}: {words}")
        return True

    # What a row says

    def title(self, row: Row) -> str:
        """Name of a row as people read it."""
        found = None
        if row.spec.kind is RowKind.COMPONENT:
            found = self._help.component(row.path[1])
        elif row.spec.kind is RowKind.FEATURE:
            found = self._help.feature(row.path[1], row.path[3])
        if found is not None:
            return found.title
        if row.spec.kind is RowKind.PARAMETER:
            return wire_name(row.path)
        return row.path[-1].replace("_", " ").capitalize()

    def _cell(self, row: Row, column: int) -> "Cell":
        is_name = column == Column.NAME
        return Cell(
            self._text(row, column),
            self.choice_of(row.path),
            is_name and self._is_checkable(row),
            self._severities.get(row.path, "") if is_name else "",
            row.spec.is_known,
            column == Column.GRANTED and self._differs(row),
        )

    def _text(self, row: Row, column: int) -> str:
        if column == Column.NAME:
            return self.title(row)
        if column == Column.SENT:
            return self._sent_text(row)
        if column == Column.DEFAULT:
            return self._default_text(row)
        value = self._granted.get(self._value_path(row.path))
        return "" if value is None else write_json(thaw(value))

    def _sent_text(self, row: Row) -> str:
        choice = self.choice_of(row.path)
        if choice is Choice.OTHER:
            return write_json(thaw(self._value(row.path)))
        return str(choice)

    def _default_text(self, row: Row) -> str:
        feature = row.spec.feature
        if feature is None:
            return "false" if row.spec.kind is RowKind.COMPONENT and row.spec.is_known else ""
        workspace = self._workspace
        found = workspace.rulebook.default(
            workspace.catalog, workspace.request, feature, workspace.facts
        )
        if found.value is not None:
            return "true" if found.value else "false"
        return found.condition

    def _tool_tip(self, row: Row) -> str:
        name = wire_name(row.path)
        if not row.spec.is_known:
            name = self.tr("{name} is not known in API version {version}.").format(
                name=name, version=self._workspace.request.api_version
            )
        return plain_tool_tip(name)

    def _spoken(self, row: Row, column: int) -> str:
        if column != Column.NAME:
            text = self._text(row, column)
            return text or self.tr("nothing")
        parts = [self.title(row), self._sent_text(row)]
        severity = self._severities.get(row.path)
        if severity:
            parts.append(severity)
        if not row.spec.is_known:
            parts.append(self.tr("not known in this version"))
        return ", ".join(parts)

    # Helpers

    def _is_checkable(self, row: Row) -> bool:
        feature = row.spec.feature
        return feature is None or feature.type is FieldType.BOOLEAN

    def _value_path(self, path: WirePath) -> WirePath:
        if is_component_path(path) and path not in self._workspace.request.params:
            return enabled_path(path[1])
        return path

    def _value(self, path: WirePath) -> Leaf | None:
        return self._workspace.request.get(self._value_path(path))

    def _differs(self, row: Row) -> bool:
        path = self._value_path(row.path)
        granted = self._granted.get(path)
        sent = self._workspace.request.get(path)
        return granted is not None and isinstance(sent, bool) and sent != granted

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
        wanted: Outline = outline(self._workspace.catalog, self._workspace.request)
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
        self._number(rows, position)
        self.endRemoveRows()

    def _number(self, rows: list[Row], start: int) -> None:
        for position in range(start, len(rows)):
            self._positions[rows[position].key] = position


def plain_tool_tip(text: str) -> str:
    """Text that a tool tip, which renders HTML, shows as it is."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"
