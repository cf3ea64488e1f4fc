"""How a leaf reads to Stripe, once it is on the wire."""

from collections.abc import Iterator

from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import COMPONENTS, WirePath, enabled_path
from session_composer.core.wire.values import Leaf, Map

from .request import Request

_ENABLED = enabled_path("")[2:]
_WORDS = {"true": True, "false": False}


def as_bool(value: Leaf) -> bool | None:
    """Read a boolean; the words ``true`` and ``false`` are the same bytes. None for all else."""
    if isinstance(value, bool):
        return value
    return _WORDS.get(value) if isinstance(value, str) else None


def is_sent(value: Leaf) -> bool:
    """Whether a value gives any pair: null and empty containers leave no trace in the body."""
    match value:
        case bool():
            return True
        case None:
            return False
        case Map(items):
            return any(is_sent(item) for _, item in items)
        case tuple():
            return any(_is_item_sent(item) for item in value)
        case _:
            return True


def sent_paths(request: Request, catalog: Catalog) -> list[WirePath]:
    """Paths of ``params`` that are really sent, in the order of the body."""
    order = catalog.leaf_order
    sent = [path for path, value in request.params.items() if is_sent(value)]
    known = sorted((path for path in sent if path in order), key=order.__getitem__)
    if len(known) == len(sent):
        return known
    return known + sorted(path for path in sent if path not in order)


def enabled_components(request: Request, catalog: Catalog) -> Iterator[str]:
    """Names of the components that a request switches on, in the order of the body."""
    sent: set[str] | None = None
    for name, component in catalog.component_by_name.items():
        if component.has_enabled:
            is_on = as_bool(request.get(enabled_path(name))) is True
        else:
            # A component that has no such switch is on when anything is sent for it.
            sent = _sent_names(request) if sent is None else sent
            is_on = name in sent
        if is_on:
            yield name
    for name in sorted(_sent_names(request) - catalog.component_by_name.keys()):
        if as_bool(request.get(enabled_path(name))) is True:
            yield name


def enables_any_component(request: Request, catalog: Catalog) -> bool:
    """Whether there is any of :func:`enabled_components`: asked at every edit."""
    known = catalog.component_by_name
    return any(
        path[:1] == COMPONENTS
        and len(path) > 1
        and (
            is_sent(value)
            if path[1] in known and not known[path[1]].has_enabled
            else path[2:] == _ENABLED and as_bool(value) is True
        )
        for path, value in request.params.items()
    )


def _sent_names(request: Request) -> set[str]:
    items = request.params.items()
    return {p[1] for p, value in items if p[:1] == COMPONENTS and p[1:] and is_sent(value)}


def _is_item_sent(item: Leaf) -> bool:
    if isinstance(item, tuple):
        return any(is_sent(inner) for inner in item)
    # In a list null has a spelling.
    return item is None or is_sent(item)
