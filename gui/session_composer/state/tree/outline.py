"""The rows of the tree: what the catalog offers, and what the request holds beyond it."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from session_composer.core.request.request import Request
from session_composer.core.versions.catalog import Catalog, Component, Feature
from session_composer.core.wire.paths import COMPONENTS, WirePath, component_path, enabled_path

MOST_UNKNOWN = 500
"""Parameters unknown to the catalog that have a row of their own: a view lays out all rows."""


class RowKind(Enum):
    """What a row stands for."""

    COMPONENT = auto()
    FEATURE = auto()
    PARAMETER = auto()
    """Anything else that a request can hold; only ever unknown to the catalog."""
    REST = auto()
    """Stands, at the end, for all that have no row of their own; its path is empty."""
    GROUP = auto()
    """Stands above the components of a domain, for the eye alone; its path is empty."""


class RowSpec(NamedTuple):
    """A row as it should be: its path, what it is, and whether the API version knows it."""

    path: WirePath
    kind: RowKind
    is_known: bool
    feature: Feature | None = None
    rest: int = 0
    """For how many parameters it stands."""


class Row:
    """A row as it is in the model."""

    __slots__ = ("children", "key", "parent", "spec")

    def __init__(self, key: int, spec: RowSpec, parent: "Row | None" = None) -> None:
        self.key = key
        self.spec = spec
        self.parent = parent
        self.children: list[Row] = []

    @property
    def path(self) -> WirePath:
        """Wire path that the row stands for."""
        return self.spec.path


type Outline = list[tuple[RowSpec, list[RowSpec]]]


def outline(catalog: Catalog, request: Request, elsewhere: Iterable[Component] = ()) -> Outline:
    """Rows for a catalog and a request, by name; with what only other versions have, if wanted.

    What the API version does not know stands in its alphabetical place too, so that switching the
    version moves no row.
    """
    below, others, rest = _unknown(catalog, request)
    for component in elsewhere:
        paths = below.setdefault(component.name, set())
        paths.update(feature.path for feature in component.features)
    rows: dict[str, tuple[RowSpec, list[RowSpec]]] = {}
    for component in catalog.components:
        children = [
            RowSpec(f.path, RowKind.FEATURE, is_known=True, feature=f) for f in component.features
        ]
        children += map(_extra, below.pop(component.name, ()))
        spec = RowSpec(component.path, RowKind.COMPONENT, is_known=True)
        rows[component.name] = (spec, sorted(children, key=_child_order))
    for name, paths in below.items():
        own = {component_path(name), enabled_path(name)}
        children = [_extra(path) for path in paths if path not in own]
        spec = RowSpec(component_path(name), RowKind.COMPONENT, is_known=False)
        rows[name] = (spec, sorted(children, key=_child_order))
    found = [
        *(rows[name] for name in sorted(rows)),
        *((RowSpec(path, RowKind.PARAMETER, is_known=False), []) for path in sorted(others)),
    ]
    if rest:
        found.append((RowSpec((), RowKind.REST, is_known=False, rest=rest), []))
    return found


def _child_order(spec: RowSpec) -> tuple[bool, WirePath]:
    return (spec.kind is not RowKind.FEATURE, spec.path)


def _unknown(
    catalog: Catalog, request: Request
) -> tuple[dict[str, set[WirePath]], set[WirePath], int]:
    below: dict[str, set[WirePath]] = {}
    others: set[WirePath] = set()
    known = catalog.leaf_order
    # In the request's own order, which is nearly sorted as a rule.
    unknown = [path for path in request.params if path not in known]
    rest = len(unknown) - MOST_UNKNOWN
    if rest > 0:
        unknown = sorted(unknown)[:MOST_UNKNOWN]
    for path in unknown:
        if path[:1] != COMPONENTS or len(path) < 2:
            others.add(path)
        elif path != component_path(path[1]) or path[1] not in catalog.component_by_name:
            below.setdefault(path[1], set()).add(path)
    return below, others, max(rest, 0)


def _extra(path: WirePath) -> RowSpec:
    is_feature = len(path) == 4 and path[2] == "features"
    return RowSpec(path, RowKind.FEATURE if is_feature else RowKind.PARAMETER, is_known=False)


def walk(rows: Iterable[Row]) -> Iterator[Row]:
    """Visit rows and everything below them, in order."""
    for row in rows:
        yield row
        yield from walk(row.children)
