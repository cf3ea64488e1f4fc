"""Differences as a tree of two levels: what stands for itself, and components with their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, override

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request_diff import NOT_SENT, ChangeKind, ChangeLine
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.wire.paths import COMPONENTS, WirePath, enabled_path, wire_name
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.look.theme import Theme

NAME, CHANGE, BEFORE, AFTER = range(4)
_ROOT = QModelIndex()
_COMPONENT_DEPTH, _FEATURE_DEPTH = 2, 4
_LONGEST_CELL = 200
_LONGEST_TIP = 2000
# A sign that is as wide as the plus.
_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "\u2212", ChangeKind.CHANGED: "~"}


# Rows at the top, all of which a view lays out; behind them stands how many there are more.
_MOST_GROUPS = 1000


@dataclass(slots=True)
class ChangeGroup:
    """A row of the first level; ``line`` is None when only what is below it changed."""

    name: str
    path: WirePath
    line: ChangeLine | None = None
    children: list[ChangeLine] = field(default_factory=list)


def group_changes(lines: Sequence[ChangeLine]) -> list[ChangeGroup]:
    """Put the differences of a component below it; its ``enabled`` is its own row."""
    groups: dict[WirePath, ChangeGroup] = {}
    for line in lines:
        path = line.path
        top = path[:2] if path[:1] == COMPONENTS and len(path) > 1 else path
        group = groups.get(top)
        if group is None:
            name = top[1] if len(top) == 2 and top[:1] == COMPONENTS else wire_name(path)
            group = groups[top] = ChangeGroup(name, top)
        if group.line is None and path in (top, enabled_path(top[-1])):
            group.line = line
        else:
            group.children.append(line)
    return list(groups.values())


class ChangesModel(QAbstractItemModel):
    """Read-only; set as a whole."""

    def __init__(self, theme: Theme, help_texts: HelpTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._help = help_texts
        self._groups: list[ChangeGroup] = []
        self._titles = (self.tr("Before"), self.tr("After"))

    def set_groups(self, groups: list[ChangeGroup], titles: tuple[str, str]) -> None:
        """Show other differences."""
        self.beginResetModel()
        self._groups = groups[:_MOST_GROUPS]
        rest = len(groups) - _MOST_GROUPS
        if rest > 0:
            self._groups.append(ChangeGroup(self.tr("and {count} more").format(count=rest), ()))
        self._titles = titles
        self.endResetModel()

    def line_at(self, index: Index) -> ChangeLine | None:
        """Difference of a row, None for a row that only holds others."""
        group = int(index.internalId())
        if group:
            return self._groups[group - 1].children[index.row()]
        return self._groups[index.row()].line

    def path_at(self, index: Index) -> WirePath:
        """Path of a row."""
        line = self.line_at(index)
        return line.path if line is not None else self._groups[index.row()].path

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self._groups[parent.row()].children)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 4

    @override
    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if not (0 <= row < self.rowCount(parent) and 0 <= column < self.columnCount()):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        group = int(index.internalId()) if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        title = (self.tr("Parameter"), self.tr("Change"), *self._titles)[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            # A column may be too narrow for the name of a file.
            return plain_tool_tip(title)
        return title if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shorten(printable(self._text(index)), _LONGEST_CELL)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tool_tip(shorten(printable(self._tip(index)), _LONGEST_TIP))
            case Qt.ItemDataRole.AccessibleTextRole:
                return shorten(printable(self._spoken(index)), _LONGEST_TIP)
            case Qt.ItemDataRole.ForegroundRole:
                return self._color(index)
        return None

    def _name(self, index: Index) -> str:
        group = int(index.internalId())
        if not group:
            top = self._groups[index.row()]
            is_component = top.path[:1] == COMPONENTS and len(top.path) == _COMPONENT_DEPTH
            about = self._help.component(top.path[1]) if is_component else None
            return about.title if about is not None else top.name
        line = self._groups[group - 1].children[index.row()]
        is_feature = len(line.path) == _FEATURE_DEPTH and line.path[2] == "features"
        told = self._help.feature(line.path[1], line.path[3]) if is_feature else None
        if told is not None:
            return told.title
        return line.path[3] if is_feature else ".".join(line.path[2:]) or wire_name(line.path)

    def _text(self, index: Index) -> str:
        column = index.column()
        if column == NAME:
            return self._name(index)
        line = self.line_at(index)
        if line is None:
            return ""
        if column == CHANGE:
            return f"{_SIGNS[line.kind]} {self._word(line.kind)}"
        return translate(line.before if column == BEFORE else line.after)

    def _tip(self, index: Index) -> str:
        if index.column() >= BEFORE:
            return self._text(index)
        return wire_name(self.path_at(index) or (self._name(index),))

    def _spoken(self, index: Index) -> str:
        line = self.line_at(index)
        if index.column() != NAME:
            return self._text(index) or self.tr("nothing")
        if line is None:
            return self.tr("{name}, changes below it").format(name=self._name(index))
        return self.tr("{name}, {change}, before {before}, after {after}").format(
            name=self._name(index),
            change=self._word(line.kind),
            before=translate(line.before),
            after=translate(line.after),
        )

    def _color(self, index: Index) -> Any:
        line = self.line_at(index)
        if line is None or index.column() == NAME:
            return None
        colors = self._theme.colors
        if index.column() != CHANGE:
            # Values have the colours that they have in the tree.
            value = line.before if index.column() == BEFORE else line.after
            if value == NOT_SENT:
                return colors.muted
            return {"true": colors.yes, "false": colors.no}.get(str(value))
        return {
            ChangeKind.ADDED: colors.yes,
            ChangeKind.REMOVED: colors.error,
            ChangeKind.CHANGED: colors.info,
        }[line.kind]

    def _word(self, kind: ChangeKind) -> str:
        return {
            ChangeKind.ADDED: self.tr("added"),
            ChangeKind.REMOVED: self.tr("removed"),
            ChangeKind.CHANGED: self.tr("changed"),
        }[kind]
