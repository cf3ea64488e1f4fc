"""What differs between two requests."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from session_composer.core.text.message import Message, Value
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import ACCOUNT, API_VERSION, EXPAND, WirePath
from session_composer.core.wire.values import UNSET, Leaf, Map, Unset

from .request import Request, changed_paths

NOT_SENT = Message("not sent")


class ChangeKind(StrEnum):
    """What happened to a parameter."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"
    """Nothing: listed where it is worth saying."""


SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """One parameter whose value is another one; ``UNSET`` where it is not sent."""

    path: WirePath
    before: Leaf | Unset
    after: Leaf | Unset

    @property
    def kind(self) -> ChangeKind:
        """Whether it was sent before and is sent after."""
        if isinstance(self.before, Unset):
            return ChangeKind.ADDED
        return ChangeKind.REMOVED if isinstance(self.after, Unset) else ChangeKind.CHANGED


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A difference in words."""

    path: WirePath
    kind: ChangeKind
    before: Value
    after: Value


def differences(before: Request, after: Request, catalog: Catalog) -> list[ParameterChange]:
    """List what differs, in the order of the body, the API version first.

    ``catalog`` gives the order; paths that it does not know come after those that it knows.
    """
    found: list[ParameterChange] = []
    if before.api_version != after.api_version:
        found.append(ParameterChange(API_VERSION, before.api_version, after.api_version))
    if before.account != after.account:
        found.append(ParameterChange(ACCOUNT, before.account or UNSET, after.account or UNSET))
    order = catalog.leaf_order
    changed = changed_paths(before, after)
    # Two sorts with plain keys: one with pairs as keys would take twice as long.
    known = sorted(changed & order.keys(), key=order.__getitem__)
    found.extend(
        ParameterChange(path, before.params.get(path, UNSET), after.params.get(path, UNSET))
        for path in [*known, *sorted(changed - order.keys())]
    )
    if before.expand != after.expand:
        found.append(ParameterChange(EXPAND, before.expand or UNSET, after.expand or UNSET))
    return found


def same_lines(request: Request, paths: Iterable[WirePath], catalog: Catalog) -> list[ChangeLine]:
    """Write what is sent for paths in words, in the order of the body."""
    order = catalog.leaf_order
    last = len(order)
    return [
        ChangeLine(path, ChangeKind.SAME, text, text)
        for path in sorted(paths, key=lambda path: (order.get(path, last), path))
        for text in [value_text(request.params[path])]
    ]


def change_lines(changes: Iterable[ParameterChange]) -> list[ChangeLine]:
    """Write differences in words, for people."""
    return [
        ChangeLine(
            change.path,
            change.kind,
            _shown(change.path, change.before),
            _shown(change.path, change.after),
        )
        for change in changes
    ]


def value_text(value: Leaf) -> str:
    """Write a value as JSON on one line; a text keeps its quotes, unlike ``true`` and numbers."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(value_text, value)) + "]"
    if isinstance(value, Map):
        members = (f"{write_json(key)}: {value_text(item)}" for key, item in value.items)
        return "{" + ", ".join(members) + "}"
    return write_json(value)


def _shown(path: WirePath, value: Leaf | Unset) -> Value:
    if isinstance(value, Unset):
        return NOT_SENT
    if path in (API_VERSION, ACCOUNT) and isinstance(value, str):
        return value
    return value_text(value)
