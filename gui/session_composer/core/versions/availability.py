"""Which API versions have a parameter."""

from session_composer.core.text.message import Message, all_of
from session_composer.core.wire.paths import WirePath

from .catalog import Catalog
from .catalog_store import CatalogStore
from .version_header import parse_header
from .version_info import PRIVATE, VersionInfo

_DATE_LENGTH = len("2025-01-31")


def has_parameter(catalog: Catalog, path: WirePath) -> bool:
    """Whether a version has a component, a features object or a leaf at this path."""
    if catalog.knows(path):
        return True
    component = catalog.component_by_name.get(path[1]) if len(path) > 1 else None
    return component is not None and path in (component.path, (*component.path, "features"))


def versions_with(store: CatalogStore, path: WirePath) -> list[str]:
    """Every API version that has a parameter, newest first."""
    return store.versions_by_path.get(path, [])


def may_take(store: CatalogStore, catalog: Catalog, path: WirePath) -> bool:
    """Whether a version that does not have a parameter may take it, for all that is known.

    Nothing documents that Stripe refuses a parameter of a later release under an earlier one, and
    of a version that is not known itself little can be told: what others of its kind have. What the
    flag of the private preview gives behind a released version is documented nowhere.
    """
    having = set(versions_with(store, path))
    if catalog.remark is not None:
        header = parse_header(catalog.header)
        has_beta = header is not None and header.has_beta
        is_preview = header is not None and header.is_preview
        previews = store.previews if is_preview or has_beta else ()
        alike = [info for info in previews if has_beta or info.channel != PRIVATE]
        return any(info.api_version in having for info in (*store.versions, *alike))
    date = catalog.api_version[:_DATE_LENGTH]
    released = (info.api_version for info in store.versions if info.api_version in having)
    return any(version[:_DATE_LENGTH] > date for version in released)


def availability(store: CatalogStore, path: WirePath) -> Message | None:
    """Say in words which versions have a parameter, such as ``in 2025-08-27.basil``.

    Versions are not always in one piece: parameters have gone and come back. Previews are told only
    of what no released version has, and private ones only of what no public one has. None when no
    known version has it.
    """
    having = set(versions_with(store, path))
    public = [info for info in store.previews if info.channel != PRIVATE]
    private = [info for info in store.previews if info.channel == PRIVATE]
    for infos in (store.versions, public, private) if having else ():
        if pieces := _pieces(infos, having):
            return all_of(*pieces)
    return None


def since(store: CatalogStore, path: WirePath) -> str:
    """Name the first version of a parameter that every later one of its kind has; else nothing."""
    found = availability(store, path)
    first = (one for one in versions_with(store, path) if found == _from(one))
    return next(first, "")


def _from(first: str) -> Message:
    return Message("from {first} on", first=first)


def version_for(store: CatalogStore, catalog: Catalog, path: WirePath) -> str:
    """Name the version to use for a parameter that a version does not have; empty for none.

    Of the released ones the next, else the newest; then the newest preview, a public one first.
    """
    having = set(versions_with(store, path))
    released = [info.api_version for info in store.versions if info.api_version in having]
    later = [one for one in released if one[:_DATE_LENGTH] >= catalog.api_version[:_DATE_LENGTH]]
    public = [info.api_version for info in store.previews if info.channel != PRIVATE]
    private = [info.api_version for info in store.previews if info.channel == PRIVATE]
    previews = [one for one in (*public, *private) if one in having]
    # Versions are listed newest first.
    return next(iter((*later[-1:], *released[:1], *previews)), "")


def _pieces(
    infos: "tuple[VersionInfo, ...] | list[VersionInfo]", having: set[str]
) -> list[Message]:
    names = [info.api_version for info in reversed(infos)]
    pieces: list[list[str]] = []
    last = -2
    for number, version in enumerate(names):
        if version in having:
            if number == last + 1:
                pieces[-1].append(version)
            else:
                pieces.append([version])
            last = number
    return [_piece(piece, is_open=piece[-1] == names[-1]) for piece in pieces]


def _piece(versions: list[str], *, is_open: bool) -> Message:
    first, last = versions[0], versions[-1]
    if is_open:
        return _from(first)
    return (
        Message("in {first}", first=first)
        if first == last
        else Message("from {first} to {last}", first=first, last=last)
    )
