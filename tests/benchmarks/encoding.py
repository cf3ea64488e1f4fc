"""Our encoder next to the official Python SDK's, on the same parameters."""

from urllib.parse import urlencode

from stripe._encode import _api_encode

from session_composer.core.request import form
from session_composer.core.request.request import Request
from session_composer.core.versions.catalog_store import CatalogStore

from .figures import Figure, interleaved, ratios, seconds
from .in_process import full_request

_AIM = 1.0

type Tree = dict[str, "bool | str | Tree"]


def measure(pairs: int) -> list[Figure]:
    """Measure with everything sent, and with one component, at the newest catalog."""
    store = CatalogStore()
    catalog = store.catalog(store.newest)
    full = full_request(catalog)
    first = catalog.components[0].path
    small = Request(full.api_version, full.account).with_values(
        dict.fromkeys((path for path in full.params if path[: len(first)] == first), True)
    )
    figures = []
    for name, request, times in (("everything sent", full, 10), ("one component", small, 100)):
        params = _nested(request, list(catalog.leaf_order))

        def ours(request: Request = request, times: int = times) -> float:
            return seconds(lambda: form.encode(request, catalog), times) / times

        def ours_new(request: Request = request) -> float:
            form._boolean_pair.cache_clear()
            return seconds(lambda: form.encode(request, catalog))

        def sdk_once(params: Tree = params) -> float:
            return seconds(lambda: _sdk_body(params))

        def sdk(params: Tree = params, times: int = times) -> float:
            return seconds(lambda: _sdk_body(params), times) / times

        assert form.encode(request, catalog) == _sdk_body(params)
        one, other = interleaved(pairs, ours, sdk)
        figures.append(ratios(f"encoder / SDK, {name}", one, other, _AIM))
        figures.append(Figure(f"  ours, {name}", "µs", tuple(value * 1e6 for value in one)))
        figures.append(Figure(f"  the SDK, {name}", "µs", tuple(value * 1e6 for value in other)))
        one, other = interleaved(pairs, ours_new, sdk_once)
        figures.append(ratios(f"encoder / SDK, {name}, nothing cached", one, other, _AIM))
    return figures


def _sdk_body(params: Tree) -> str:
    # What stripe._api_requestor does to a body of API v1.
    body = urlencode(list(_api_encode(params)))
    return body.replace("%5B", "[").replace("%5D", "]")


def _nested(request: Request, order: list[tuple[str, ...]]) -> Tree:
    """Write a request as the dictionaries that a user of the SDK would write."""
    tree: Tree = {"account": request.account}
    for path in order:
        value = request.get(path)
        if isinstance(value, bool):
            node = tree
            for key in path[:-1]:
                below = node.setdefault(key, {})
                assert isinstance(below, dict)
                node = below
            node[path[-1]] = value
    return tree
