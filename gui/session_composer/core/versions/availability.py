"""Which API versions have a parameter."""

from session_composer.core.text.message import Message, all_of
from session_composer.core.wire.paths import WirePath

from .catalog import Catalog
from .catalog_store import CatalogStore

_PREVIEW = ".preview"


def has_parameter(catalog: Catalog, path: WirePath) -> bool:
    """Whether a version has a component, a features object or a leaf at this path."""
    if catalog.knows(path):
        return True
    component = catalog.component_by_name.get(path[1]) if len(path) > 1 else None
    return component is not None and path in (component.path, (*component.path, "features"))


def versions_with(store: CatalogStore, path: WirePath) -> list[str]:
    """Every API version that has a parameter, newest first."""
    return store.versions_by_path.get(path, [])


def availability(store: CatalogStore, path: WirePath) -> Message | None:
    """Say in words which versions have a parameter, such as ``in 2025-08-27.basil``.

    Versions are not always in one piece: parameters have gone and come back. None when no known
    version has it.
    """
    having = set(versions_with(store, path))
    if not having:
        return None
    # Preview versions lie between the others by date, but stand for a line of their own.
    released = [v.api_version for v in reversed(store.versions) if _PREVIEW not in v.api_version]
    pieces: list[list[str]] = []
    last = -2
    for number, version in enumerate(released):
        if version in having:
            if number == last + 1:
                pieces[-1].append(version)
            else:
                pieces.append([version])
            last = number
    words = [_piece(piece, is_open=piece[-1] == released[-1]) for piece in pieces]
    words += [
        Message("in {version}", version=version)
        for version in sorted(having)
        if not words and _PREVIEW in version
    ]
    return all_of(*words) if words else None


def _piece(versions: list[str], *, is_open: bool) -> Message:
    first, last = versions[0], versions[-1]
    if is_open:
        return Message("from {first} on", first=first)
    return (
        Message("in {first}", first=first)
        if first == last
        else Message("from {first} to {last}", first=first, last=last)
    )
