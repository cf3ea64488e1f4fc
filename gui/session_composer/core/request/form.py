"""The form body of a request, byte for byte as the official Python SDK would write it.

The rules were measured against stripe-python 16.1 and are held to the installed package by tests:
brackets literal in keys and values, space as ``+``, ``true`` and ``false`` in maps but ``True`` and
``False`` in lists, lists indexed, null in maps and empty containers left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import ACCOUNT, EXPAND, WirePath, wire_name, wire_names
from session_composer.core.wire.values import Leaf, Map, Number

from .request import Request, changed_paths

_PLAIN = re.compile(r"[A-Za-z0-9_.~\[\]-]*")
CONTENT_TYPE = "application/x-www-form-urlencoded"

_TEXTS = frozenset({str, bool})
_BATCH = 256
"""Pairs that are looked at together: one that is not plain is not dear for the others."""
_MOST_ONE_BY_ONE = 40
"""Changes above which the body is listed anew."""


class Pair(NamedTuple):
    """One decoded pair, the path that it belongs to, and its text on the wire."""

    path: WirePath
    name: str
    value: str
    encoded: str
    continued: str
    """The same behind its ``&``, as everywhere but at the beginning of a body."""


def _pair(path: WirePath, name: str, value: str) -> Pair:
    # One look at both, as they are plain nearly always.
    plain = _PLAIN.fullmatch(name + value)
    encoded = f"{name}={value}" if plain else f"{_quote(name)}={_quote(value)}"
    return Pair(path, name, value, encoded, f"&{encoded}")


# An edit changes one value of up to thousands; all other pairs are the ones made before.
@lru_cache(maxsize=65536)
def _boolean_pair(path: WirePath, value: bool) -> Pair:
    return _pair(path, wire_name(path), _word(value))


def pairs(request: Request, catalog: Catalog) -> list[Pair]:
    """List the decoded pairs of a request in the order of the body.

    The order is: account, known leaves in catalog order, unknown paths sorted, expand.
    """
    order = catalog.leaf_order
    params = request.params
    found = list(_pairs_at(request, ACCOUNT))
    for path in sorted(params.keys() & order.keys(), key=order.__getitem__):
        value = params[path]
        if value is True or value is False:
            found.append(_boolean_pair(path, value))
        else:
            found += _leaf_pairs(path, value)
    # Not the difference of sets: in their own order they are sorted already, as a rule.
    unknown = sorted([path for path in params if path not in order])
    # Not kept like those of catalogs: there may be any number of them.
    for begin in range(0, len(unknown), _BATCH):
        found += _pairs_of_many(unknown[begin : begin + _BATCH], params)
    found += _pairs_at(request, EXPAND)
    return found


def _pairs_of_many(paths: list[WirePath], params: Mapping[WirePath, Leaf]) -> Iterable[Pair]:
    values = [params[path] for path in paths]
    if not _TEXTS.issuperset(map(type, values)):
        return chain.from_iterable(map(_leaf_pairs, paths, values))
    words = ["true" if word is True else "false" if word is False else str(word) for word in values]
    return _alike_pairs(paths, wire_names(paths), words)


def _alike_pairs(paths: Iterable[WirePath], names: list[str], values: list[str]) -> Iterable[Pair]:
    """Make pairs of many names with one look at all of them, as they are plain nearly always."""
    if not _PLAIN.fullmatch("".join(chain(names, values))):
        return map(_pair, paths, names, values)
    encoded = [f"{name}={value}" for name, value in zip(names, values, strict=True)]
    continued = [f"&{text}" for text in encoded]
    return map(Pair._make, zip(paths, names, values, encoded, continued, strict=False))


def updated_pairs(
    known: list[Pair],
    before: Request,
    after: Request,
    catalog: Catalog,
    paths: Iterable[WirePath] | None = None,
) -> list[Pair]:
    """List the pairs of a request, given those of the one before, of the same API version.

    The result is that of :func:`pairs`. What did not change is not looked at: every edit waits for
    this, and a body may have thousands of pairs. ``paths`` are those that changed, where known.
    """
    changed = set(changed_paths(before, after) if paths is None else paths)
    if before.account != after.account:
        changed.add(ACCOUNT)
    if before.expand != after.expand:
        changed.add(EXPAND)
    if len(changed) > _MOST_ONE_BY_ONE:
        return pairs(after, catalog)
    found = known.copy()
    for path in changed:
        at = _places_of(found, path, catalog)
        found[at.start : at.stop] = _pairs_at(after, path)
    return found


def places(found: Sequence[Pair], path: WirePath, catalog: Catalog) -> list[int]:
    """Where the pairs of a path, and of what is below it, stand among all of a body."""
    size = len(path)
    component = catalog.component_by_name.get(path[1]) if size > 1 else None
    numbers: list[int] = []
    first = 0
    if component is not None:
        # Looked up, not looked for: the row in focus is marked anew with every edit.
        for leaf in component.leaves:
            if leaf[:size] == path:
                numbers += _places_of(found, leaf, catalog)
        unknown: _Rank = (_UNKNOWN, 0, ())
        first = bisect_left(found, unknown, key=_ranker(catalog))
    others = enumerate(found[first:], first)
    return numbers + [number for number, pair in others if pair.path[:size] == path]


def encode(request: Request, catalog: Catalog) -> str:
    """Body of a request; ASCII text."""
    return join_pairs(pairs(request, catalog))


def join_pairs(found: Iterable[Pair]) -> str:
    """Body that consists of some pairs."""
    return "&".join([pair.encoded for pair in found])


def decode(body: str) -> list[tuple[str, str]]:
    """Split a body into its decoded names and values, in order.

    Raises UnicodeDecodeError when a percent-encoded text is not UTF-8.
    """
    # Lazy: urllib.parse again, and encoding decodes nothing.
    from urllib.parse import unquote_plus

    found = []
    for part in body.split("&"):
        if part:
            name, _, value = part.partition("=")
            found.append(
                (unquote_plus(name, errors="strict"), unquote_plus(value, errors="strict"))
            )
    return found


type _Rank = tuple[int, int, WirePath]
_ACCOUNT, _KNOWN, _UNKNOWN, _EXPAND = range(4)


def _rank(path: WirePath, catalog: Catalog) -> _Rank:
    """Say where the pairs of a path stand in the body: to be compared with other ranks."""
    known = catalog.leaf_order.get(path)
    if known is not None:
        return (_KNOWN, known, ())
    if path == ACCOUNT:
        return (_ACCOUNT, 0, ())
    return (_EXPAND, 0, ()) if path == EXPAND else (_UNKNOWN, 0, path)


def _ranker(catalog: Catalog) -> Callable[[Pair], _Rank]:
    return lambda pair: _rank(pair.path, catalog)


def _places_of(found: Sequence[Pair], path: WirePath, catalog: Catalog) -> range:
    """Where the pairs of a path stand, or would."""
    rank, ranker = _rank(path, catalog), _ranker(catalog)
    first = bisect_left(found, rank, key=ranker)
    return range(first, bisect_right(found, rank, first, key=ranker))


def _pairs_at(request: Request, path: WirePath) -> Iterable[Pair]:
    if path == ACCOUNT:
        return [_pair(ACCOUNT, "account", request.account)] if request.account else []
    if path == EXPAND:
        return _leaf_pairs(EXPAND, request.expand)
    value = request.params.get(path)
    if value is True or value is False:
        return [_boolean_pair(path, value)]
    return _leaf_pairs(path, value)


def _leaf_pairs(path: WirePath, value: Leaf) -> list[Pair]:
    name = wire_name(path)
    if isinstance(value, str):
        return [_pair(path, name, value)]
    below = list(_flatten(name, value))
    found: list[Pair] = []
    for begin in range(0, len(below), _BATCH):
        names, values = map(list, zip(*below[begin : begin + _BATCH], strict=True))
        found += _alike_pairs(repeat(path), names, values)
    return found


def _flatten(name: str, value: Leaf) -> Iterator[tuple[str, str]]:
    match value:
        case None:
            return
        case bool():
            yield name, _word(value)
        case str():
            yield name, value
        case Number(text):
            yield name, text
        case Map(items):
            for key, item in items:
                yield from _flatten(f"{name}[{key}]", item)
        case tuple():
            for index, item in enumerate(value):
                if isinstance(item, str):  # Nearly always, and lists may be long.
                    yield f"{name}[{index}]", item
                else:
                    yield from _flatten_item(f"{name}[{index}]", item)


def _flatten_item(name: str, item: Leaf) -> Iterator[tuple[str, str]]:
    """Element of a list: the SDK spells its booleans and nulls as Python does."""
    if item is None or isinstance(item, bool):
        yield name, str(item)
    elif isinstance(item, tuple):
        for index, inner in enumerate(item):
            yield from _flatten(f"{name}[{index}]", inner)
    else:
        yield from _flatten(name, item)


def _word(value: bool) -> str:
    return "true" if value else "false"


def _quote(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    # Lazy: urllib.parse is half of what encoding a plain request has to import.
    from urllib.parse import quote_plus

    return quote_plus(text).replace("%5B", "[").replace("%5D", "]")
