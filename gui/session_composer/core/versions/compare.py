"""An API version seen among the others: what is new in it, and what only others have."""

from collections.abc import Iterable
from typing import NamedTuple

from session_composer.core.wire.paths import WirePath, wire_name

from .catalog import Catalog, Component, Feature
from .catalog_fields import fields
from .catalog_store import CatalogStore
from .version_info import PREVIEW, PRIVATE


def new_in(catalog: Catalog, store: CatalogStore) -> frozenset[WirePath]:
    """Paths of the components and features that the version before did not have.

    Empty for the oldest version, and for those that are not generally available.
    """
    names = [info.api_version for info in store.versions]
    if catalog.api_version not in names:
        return frozenset()
    older = names[names.index(catalog.api_version) + 1 :]
    if not older:
        return frozenset()
    return _paths(catalog) - _paths(store.catalog(older[0]))


def channels_of(catalog: Catalog, store: CatalogStore) -> dict[WirePath, str]:
    """Name the channel of what a preview has and no release: of the public one where both do."""
    infos = {info.api_version: info for info in store.previews}
    if catalog.api_version not in infos:
        return {}
    found = dict.fromkeys(_paths(catalog) - _paths(store.catalog(store.newest)), PRIVATE)
    public = next((info for info in store.previews if info.channel != PRIVATE), None)
    if public is not None:
        for path in found.keys() & _paths(store.catalog(public.api_version)):
            found[path] = PREVIEW
    # What is said of a component need not be said of each of its features.
    return {
        path: name for path, name in found.items() if found.get(path[:2]) != name or len(path) < 3
    }


def only_elsewhere(catalog: Catalog, store: CatalogStore) -> tuple[Component, ...]:
    """Components and features that only other versions have, as components.

    A component that the version has comes with the features it lacks.
    """
    features: dict[str, dict[str, Feature]] = {}
    for info in store.versions:
        for component in store.catalog(info.api_version).components:
            known = features.setdefault(component.name, {})
            for feature in component.features:
                known.setdefault(feature.name, feature)
    found = []
    for name, by_name in features.items():
        own = catalog.component_by_name.get(name)
        have = {feature.name for feature in own.features} if own is not None else set()
        lacking = tuple(feature for key, feature in by_name.items() if key not in have)
        if own is None or lacking:
            found.append(Component(name, lacking))
    return tuple(found)


def version_changes(before: Catalog, after: Catalog) -> list[str]:
    """Name what a version adds to another, lacks, and types otherwise: ``+``, ``-``, ``~``."""
    old = {field.path: field.type for field in fields(before)}
    new = {field.path: field.type for field in fields(after)}
    lines = []
    for path in sorted(old.keys() | new.keys()):
        if path not in old or path not in new:
            lines.append(f"{'-' if path in old else '+'} {wire_name(path)}")
        elif old[path] is not new[path]:
            lines.append(f"~ {wire_name(path)} ({old[path]} -> {new[path]})")
    return lines


class VersionEffect(NamedTuple):
    """What it would do to a request to be for another version."""

    unknown: int
    """Leaves that are sent and that the other version does not know."""
    more: int
    """Leaves that it knows besides."""
    fewer: int


def effect_of(before: Catalog, after: Catalog, sent: Iterable[WirePath]) -> VersionEffect:
    """Tell what another version would do to a request that sends these leaves."""
    old, new = before.leaf_order.keys(), after.leaf_order.keys()
    unknown = sum(path not in new for path in sent)
    return VersionEffect(unknown, len(new - old), len(old - new))


def _paths(catalog: Catalog) -> frozenset[WirePath]:
    components = (component.path for component in catalog.components)
    return frozenset(components) | catalog.feature_by_path.keys()
