"""What a user's choice does to a request. Pure functions: request in, request out."""

from collections.abc import Collection, Iterable

from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import COMPONENTS, WirePath, enabled_path
from session_composer.core.wire.values import UNSET, Leaf, Unset

from .request import Request


def is_component_path(path: WirePath) -> bool:
    """Whether a path is that of a component object."""
    return len(path) == 2 and path[:1] == COMPONENTS


type LeafChanges = dict[WirePath, Leaf | Unset]


def choose(request: Request, paths: Iterable[WirePath], value: bool | Unset) -> Request:
    """Send true, send false, or do not send, for components and features alike.

    A feature that is sent sends its component's ``enabled=true`` too, unless the component says
    otherwise already: the API requires it. A component that is not sent takes all below it along.
    Odd values of a file that are in the way of what is chosen give way.
    """
    paths = list(paths)
    changes: LeafChanges = {}
    if isinstance(value, Unset):
        gone = {path[1] for path in paths if is_component_path(path)}
        changes.update((path, UNSET) for path in request.paths_of(gone))
    for path in paths:
        if is_component_path(path):
            if not isinstance(value, Unset):
                changes[enabled_path(path[1])] = value
        else:
            changes[path] = value
            changes.update(_enabling(request, path, value, changes))
    return _changed(request, changes)


def set_leaf(request: Request, path: WirePath, value: Leaf | Unset) -> Request:
    """Set one leaf of any type, sending its component's ``enabled`` with it where it is missing."""
    return _changed(request, {path: value, **_enabling(request, path, value, {})})


def choose_whole_component(
    request: Request, catalog: Catalog, component: str, without: Collection[str] = ()
) -> Request:
    """Enable a component and send true for each of its boolean features but those named."""
    known = catalog.component_by_name[component]
    changes: LeafChanges = {
        feature.path: True
        for feature in known.features
        if feature.type == "boolean" and feature.name not in without
    }
    if known.has_enabled:
        changes[enabled_path(component)] = True
    return _changed(request, changes)


def without_unknown(request: Request, catalog: Catalog) -> Request:
    """Drop every parameter that the catalog does not know."""
    return request.with_values(
        dict.fromkeys((path for path in request.params if not catalog.knows(path)), UNSET)
    )


def with_account(request: Request, account: str) -> Request:
    """Name the connected account."""
    return request._replace(account=account)


def with_expand(request: Request, expand: tuple[str, ...]) -> Request:
    """Set the list of expanded fields."""
    return request._replace(expand=expand)


def with_api_version(request: Request, api_version: str) -> Request:
    """Choose another API version; every value stays, known there or not."""
    return request._replace(api_version=api_version)


def _enabling(
    request: Request, path: WirePath, value: Leaf | Unset, changes: LeafChanges
) -> LeafChanges:
    is_feature = len(path) == 4 and path[:1] == COMPONENTS and path[2] == "features"
    if not is_feature or isinstance(value, Unset):
        return {}
    enabled = enabled_path(path[1])
    if enabled in request.params or enabled in changes:
        return {}
    return {enabled: True}


def _changed(request: Request, changes: LeafChanges) -> Request:
    """Apply changes; values that stand above or below a value set now are dropped.

    Only a file can hold those, like ``"features": null``. A parameter that has a value and
    parameters below it could neither be saved nor written as code.
    """
    chosen = {path for path, value in changes.items() if not isinstance(value, Unset)}
    above = {path[:size] for path in chosen for size in range(1, len(path))}
    lowest = chosen - above
    lengths = {len(path) for path in lowest}
    # Features lie deepest: hardly ever does anything stand below what is set.
    deepest = max(map(len, request.params), default=0)
    below = [
        path
        for path in (request.params if min(lengths, default=deepest) < deepest else ())
        for size in lengths
        if size < len(path) and path[:size] in lowest
    ]
    return request.with_values(changes | dict.fromkeys([*above, *below], UNSET))
