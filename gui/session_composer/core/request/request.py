"""The request being edited, as one frozen value."""

from collections.abc import Mapping, Set
from itertools import compress
from operator import is_, is_not
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from session_composer.core.wire.paths import COMPONENTS, WirePath
from session_composer.core.wire.values import Leaf, Unset

if TYPE_CHECKING:
    from .lint_ignore import LintIgnore

_NOTHING: Mapping[WirePath, Leaf] = MappingProxyType({})


class Request(NamedTuple):
    """Everything that decides the bytes sent.

    ``params`` holds the leaves by wire path, except ``account`` and ``expand``; a path that is not
    in it is not sent. An empty ``account`` is not sent either. ``unknown`` are paths at and below
    which nobody can tell what is sent: only requests that are read from code have any.
    ``ignores`` are the findings that are meant.
    """

    api_version: str
    account: str = ""
    params: Mapping[WirePath, Leaf] = _NOTHING
    expand: tuple[str, ...] = ()
    unknown: frozenset[WirePath] = frozenset()
    ignores: "tuple[LintIgnore, ...]" = ()

    def __hash__(self) -> int:
        # Without the parameters: a map cannot be hashed.
        return hash((self.api_version, self.account, self.expand))

    def get(self, path: WirePath) -> Leaf | None:
        """Value at a path; None when it is not sent (or sent as JSON null, which encodes alike)."""
        return self.params.get(path)

    def is_unknown(self, path: WirePath) -> bool:
        """Whether it cannot be told what is sent at a path."""
        unknown = self.unknown
        return bool(unknown) and any(path[:depth] in unknown for depth in range(len(path) + 1))

    def has_unknown(self, path: WirePath) -> bool:
        """Whether it cannot be told what is sent at a path, or somewhere below it."""
        return self.is_unknown(path) or any(
            one[: len(path)] == path for one in self.unknown if len(one) > len(path)
        )

    @property
    def is_begun(self) -> bool:
        """Whether anything was chosen yet, but for the API version."""
        return bool(self.params or self.account or self.expand)

    def with_values(self, changes: Mapping[WirePath, Leaf | Unset]) -> "Request":
        """Return a copy with some paths set, or un-sent where the change is ``UNSET``."""
        found = self.params
        # A proxy copies what it stands for at once; dict() would ask it key by key.
        params = found.copy() if isinstance(found, MappingProxyType) else dict(found)
        for path, value in changes.items():
            if isinstance(value, Unset):
                params.pop(path, None)
            else:
                params[path] = value
        return self._replace(params=MappingProxyType(params))

    def paths_of(self, components: Set[str]) -> list[WirePath]:
        """Paths that hold a value at or below some components."""
        if not components:
            return []
        return [
            path
            for path in self.params
            if path[:1] == COMPONENTS and len(path) > 1 and path[1] in components
        ]

    def sent_components(self) -> set[str]:
        """Names of the components that have any value."""
        return {path[1] for path in self.params if path[:1] == COMPONENTS and len(path) > 1}


def put_together(before: Request, added: Request) -> Request:
    """Return a request with all of both; where they contradict each other, the second counts."""
    above = {path[:depth] for path in added.params for depth in range(1, len(path) + 1)}
    kept = {
        path: value
        for path, value in before.params.items()
        if path not in above
        and not any(path[:depth] in added.params for depth in range(1, len(path)))
    }
    return Request(
        added.api_version,
        added.account or before.account,
        MappingProxyType({**kept, **added.params}),
        tuple(dict.fromkeys((*before.expand, *added.expand))),
        ignores=tuple(dict.fromkeys((*before.ignores, *added.ignores))),
    )


def changed_paths(before: Request, after: Request) -> frozenset[WirePath]:
    """Paths whose values differ between two requests (``account`` and ``expand`` not counted)."""
    if before.params is after.params:
        return frozenset()
    old, new = before.params, after.params
    if not old or not new:
        return frozenset(old or new)
    if len(old) == len(new) and all(map(is_, old, new)):
        # The same paths in the same order, as after changing a value: no path need be hashed, and
        # no loop runs in Python.
        others = compress(old, map(is_not, old.values(), new.values()))
        return frozenset(path for path in others if old[path] != new[path])
    # Values are hashable, so the difference is taken without a loop in Python.
    return frozenset(path for path, _ in old.items() ^ new.items())
