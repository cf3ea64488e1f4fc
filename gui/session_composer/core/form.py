"""The form body of a request, byte for byte as the official Python SDK would write it.

The rules were measured against stripe-python 16.1 and are held to the installed package by tests:
brackets literal in keys and values, space as ``+``, ``true`` and ``false`` in maps but ``True`` and
``False`` in lists, lists indexed, null in maps and empty containers left out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from .catalog import Catalog
from .paths import ACCOUNT, EXPAND, WirePath, wire_name
from .request import Request
from .values import UNSET, Leaf, Map, Number, Unset

_PLAIN = re.compile(r"[A-Za-z0-9_.~\[\]-]*")
CONTENT_TYPE = "application/x-www-form-urlencoded"


class Pair(NamedTuple):
    """One decoded pair, the path that it belongs to, and its text on the wire."""

    path: WirePath
    name: str
    value: str
    encoded: str
    continued: str
    """The same behind its ``&``, as everywhere but at the beginning of a body."""


def _pair(path: WirePath, name: str, value: str) -> Pair:
    encoded = f"{_quote(name)}={_quote(value)}"
    return Pair(path, name, value, encoded, f"&{encoded}")


# An edit changes one value of up to thousands; all other pairs are the ones made before.
@lru_cache(maxsize=65536)
def _boolean_pair(path: WirePath, value: bool) -> Pair:
    return _pair(path, wire_name(path), _word(value))


def pairs(request: Request, catalog: Catalog) -> list[Pair]:
    """List the decoded pairs of a request in the order of the body.

    The order is: account, known leaves in catalog order, unknown paths sorted, expand.
    """
    found: list[Pair] = []
    if request.account:
        found.append(_pair(ACCOUNT, "account", request.account))
    order = catalog.leaf_order
    params = request.params
    # Every edit waits for this: each path is looked up once, and where all values are booleans, no
    # loop runs in Python.
    if len(params) * 4 > len(order):
        asked = list(map(params.get, order, repeat(UNSET)))
        known = [path for path, value in zip(order, asked, strict=True) if value is not UNSET]
        values = [value for value in asked if not isinstance(value, Unset)]
    else:
        known = sorted(params.keys() & order.keys(), key=order.__getitem__)
        values = list(map(params.__getitem__, known))
    if set(map(type, values)) <= {bool}:
        found += map(_boolean_pair, known, values)
    else:
        for path, value in zip(known, values, strict=True):
            if value is True or value is False:
                found.append(_boolean_pair(path, value))
            else:
                found += _leaf_pairs(path, value)
    if len(known) < len(params):
        for path in sorted(params.keys() - order.keys()):
            found += _leaf_pairs(path, params[path])
    found += _leaf_pairs(EXPAND, request.expand)
    return found


def encode(request: Request, catalog: Catalog) -> str:
    """Body of a request; ASCII text."""
    return "&".join(pair.encoded for pair in pairs(request, catalog))


def decode(body: str) -> list[tuple[str, str]]:
    """Split a body into its decoded names and values, in order.

    Raises UnicodeDecodeError when a percent-encoded text is not UTF-8.
    """
    # Lazy: see _quote.
    from urllib.parse import unquote_plus

    found = []
    for part in body.split("&"):
        if part:
            name, _, value = part.partition("=")
            found.append(
                (unquote_plus(name, errors="strict"), unquote_plus(value, errors="strict"))
            )
    return found


def _leaf_pairs(path: WirePath, value: Leaf) -> Iterator[Pair]:
    for name, text in _flatten(wire_name(path), value):
        yield _pair(path, name, text)


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
