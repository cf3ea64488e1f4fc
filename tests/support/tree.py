"""What the tree should show, worked out plainly, and what a view shows that trusts its signals."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from tests.support.edits import Edit

from session_composer.core.request.request import Request
from session_composer.core.roles.roles import left_to_default
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import UNSET, Leaf, Unset, thaw
from session_composer.state.tree.tree_model import CellRole, Column, PathRole
from session_composer.state.tree.tree_roles import GroupRole

ROOT = QModelIndex()
Line = tuple[WirePath, Qt.CheckState | None, str]
"""Path, state of the box, text of the column Sent."""


def walk(model: QAbstractItemModel, parent: QModelIndex = ROOT) -> Iterator[QModelIndex]:
    """Visit every row, in order."""
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from walk(model, index)


def shown(model: QAbstractItemModel) -> list[Line]:
    """Read the rows off a model."""
    return [
        (
            index.data(PathRole),
            index.data(Qt.ItemDataRole.CheckStateRole),
            index.siblingAtColumn(Column.SENT).data(),
        )
        for index in walk(model)
    ]


def paths(model: QAbstractItemModel) -> list[WirePath]:
    """Paths of all rows, in order; those of groups have none."""
    return [index.data(PathRole) for index in walk(model) if index.data(GroupRole) is None]


def titles(model: QAbstractItemModel) -> list[str]:
    """Names of all rows, in order."""
    return [index.data() for index in walk(model)]


@dataclass
class Twin:
    """The same request and history, kept in the plainest way."""

    store: CatalogStore
    version: str
    account: str = ""
    expand: tuple[str, ...] = ()
    params: dict[WirePath, Leaf] = field(default_factory=dict)
    done: list[tuple[Any, str]] = field(default_factory=list)
    undone: list[Any] = field(default_factory=list)

    def state(self) -> Any:
        """Everything there is to restore."""
        return (self.version, self.account, self.expand, dict(self.params))

    def restore(self, state: Any) -> None:
        """Go back to a state."""
        self.version, self.account, self.expand, params = state
        self.params = dict(params)

    def load(self, request: Request) -> None:
        """Forget everything and begin with a request."""
        self.restore((request.api_version, request.account, request.expand, dict(request.params)))
        self.done.clear()
        self.undone.clear()

    def apply(self, edit: Edit) -> None:
        """Do what the workspace should do."""
        if edit.method == "undo":
            if self.done:
                self.undone.append(self.state())
                self.restore(self.done.pop()[0])
            return
        if edit.method == "redo":
            if self.undone:
                self.done.append((self.state(), ""))
                self.restore(self.undone.pop())
            return
        before = self.state()
        getattr(self, f"_{edit.method}")(*edit.arguments)
        if self.state() == before and types(self.state()) == types(before):
            return
        self.undone.clear()
        merges = edit.method == "set_account" and self.done and self.done[-1][1] == "set_account"
        if not merges:
            self.done.append((before, edit.method))
        elif self.done[-1][0] == self.state():
            self.done.pop()

    def _choose(self, found: tuple[WirePath, ...], value: bool | Unset) -> None:
        for path in found:
            if len(path) == 2 and path[0] == "components":
                if value is UNSET:
                    for below in [one for one in self.params if one[:2] == path]:
                        del self.params[below]
                else:
                    self.params.pop(path, None)
                    self._set((*path, "enabled"), value)
            else:
                self._set_leaf(path, value)

    def _set_leaf(self, path: WirePath, value: Leaf | Unset) -> None:
        self._set(path, value)
        if len(path) == 4 and path[0] == "components" and path[2] == "features":
            enabled = (*path[:2], "enabled")
            if value is not UNSET and enabled not in self.params:
                self.params[enabled] = True

    def _set(self, path: WirePath, value: Leaf | Unset) -> None:
        if isinstance(value, Unset):
            self.params.pop(path, None)
        else:
            self.params[path] = value

    def _enable_all(self, name: str) -> None:
        known = self.store.catalog(self.version).component_by_name.get(name)
        if known is not None:
            self.params[(*known.path, "enabled")] = True
            for feature in known.features:
                if feature.type == "boolean" and feature.name not in left_to_default():
                    self.params[feature.path] = True

    def _set_account(self, account: str) -> None:
        self.account = account

    def _set_expand(self, entries: tuple[str, ...]) -> None:
        self.expand = entries

    def _set_api_version(self, version: str) -> None:
        self.version = version

    def _drop_unknown(self) -> None:
        known = set(self.store.catalog(self.version).leaf_order)
        self.params = {path: leaf for path, leaf in self.params.items() if path in known}

    def rows(self) -> list[Line]:
        """List the rows that should be there."""
        catalog = self.store.catalog(self.version)
        known = {component.name: component for component in catalog.components}
        unknown = sorted(set(self.params) - set(catalog.leaf_order))
        names = set(known) | {path[1] for path in unknown if path[0] == "components"}
        lines: list[Line] = []
        for name in sorted(names):
            top = ("components", name)
            enabled = (*top, "enabled")
            lines.append((top, *self._said(enabled)))
            features = [feature.path for feature in known[name].features] if name in known else []
            own = [path for path in unknown if path[:2] == top and path not in {top, enabled}]
            features += [path for path in own if len(path) == 4 and path[2] == "features"]
            others = [path for path in own if path not in features]
            lines += [(path, *self._said(path)) for path in sorted(features) + others]
        lines += [(path, *self._said(path)) for path in unknown if path[0] != "components"]
        return lines

    def _said(self, path: WirePath) -> tuple[Qt.CheckState | None, str]:
        catalog = self.store.catalog(self.version)
        feature = catalog.feature_by_path.get(path)
        is_list = feature is not None and feature.type == "array"
        is_known = path in catalog.leaf_order
        if path not in self.params:
            state, text = Qt.CheckState.PartiallyChecked, "not sent" if is_known else ""
        elif isinstance(value := self.params[path], bool):
            state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            text = "true" if value else "false"
        elif is_list and isinstance(value, tuple):
            state, text = Qt.CheckState.Checked, ", ".join(map(str, value))
        else:
            state, text = Qt.CheckState.Checked, write_json(thaw(value)) if value != "" else "empty"
        return (None if is_list else state), text


def types(state: Any) -> list[type]:
    """Types of the values, since ``True == 1`` in Python."""
    return [type(value) for value in state[3].values()]


@dataclass
class _Node:
    cells: list[tuple[Any, ...]]
    children: "list[_Node]"


class Mirror:
    """Holds what a view would show that reads a row only when a signal tells it to."""

    _ROLES = (
        int(Qt.ItemDataRole.CheckStateRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(CellRole),
        int(PathRole),
    )

    def __init__(self, model: QAbstractItemModel) -> None:
        self._model = model
        self.resets = 0
        self._top = self._read_all(ROOT)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._on_removed)
        model.dataChanged.connect(self._on_data_changed)
        model.modelReset.connect(self._on_reset)

    def check(self) -> None:
        """Compare with the model as it is."""
        assert self._top == self._read_all(ROOT)
        assert self.resets == 0

    def _read(self, index: QModelIndex) -> list[tuple[Any, ...]]:
        return [
            tuple(index.siblingAtColumn(column).data(role) for role in self._ROLES)
            for column in range(len(Column))
        ]

    def _read_all(self, parent: QModelIndex) -> list[_Node]:
        model = self._model
        found = []
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append(_Node(self._read(index), self._read_all(index)))
        return found

    def _level(self, parent: QModelIndex) -> list[_Node]:
        return (
            self._level(parent.parent())[parent.row()].children if parent.isValid() else self._top
        )

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self._level(parent)[first:first] = self._read_all(parent)[first : last + 1]

    def _on_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        del self._level(parent)[first : last + 1]

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        level = self._level(first.parent())
        for row in range(first.row(), last.row() + 1):
            cells = self._read(first.siblingAtRow(row))
            level[row].cells[first.column() : last.column() + 1] = cells[
                first.column() : last.column() + 1
            ]

    def _on_reset(self) -> None:
        self.resets += 1
