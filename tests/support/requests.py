"""Requests of every shape, and readings of them that share no code with the program."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import stripe
from hypothesis import settings
from hypothesis import strategies as st
from tests.support.sizes import whole

from session_composer.core.request.request import Request
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_fields import fields
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf, Map, Number

STORE = CatalogStore()
VERSIONS = [info.api_version for info in STORE.versions]
_ALL_VERSIONS = [info.api_version for info in STORE.all_versions]
DESCRIBED_TO = "2026-10-28"
"""Day of the newest API version for which help, defaults, roles and elements are complete.

``tools/update_catalog.py`` adds versions and says which names have no words yet; raise this with
the words.
"""
DESCRIBED = [
    info.api_version for info in STORE.all_versions if info.api_version[:10] <= DESCRIBED_TO
]
DESCRIBED_RELEASES = [version for version in VERSIONS if version in DESCRIBED]
SEED = "2025-06-30.basil"
OWN_KEYS = ("format", "api_version", "account", "components", "expand")

_CHARACTERS = st.characters(exclude_categories=["Cs"])
ODD_TEXTS = [
    "",
    " ",
    "a b",
    "acct 1&=+%/!'()*~é[x]",
    "[",
    "]",
    "%5B%5D",
    "+",
    "\r\n\t\0",
    "漢字🙂",
    "\u202eabc",
    '#;,:@$?<>"\\|^`{}',
    "true",
    "None",
    "1e3",
]
TEXTS = st.text(_CHARACTERS, max_size=8) | st.sampled_from(ODD_TEXTS)
KEYS = st.text("abcxyz_", min_size=1, max_size=4) | TEXTS
NUMBERS = (st.integers() | st.floats(allow_nan=False, allow_infinity=False)).map(
    lambda number: Number(repr(number))
)
SCALARS: st.SearchStrategy[Leaf] = st.booleans() | st.none() | TEXTS | NUMBERS
# Maps stand in lists only: elsewhere the path holds them.
_INSIDE: st.SearchStrategy[Leaf] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=3).map(lambda found: Map(tuple(found.items())))
    ),
    max_leaves=6,
)
LEAVES: st.SearchStrategy[Leaf] = (
    SCALARS | st.lists(_INSIDE, max_size=3).map(tuple) | st.just(Map())
)
_UNKNOWN_PATHS: st.SearchStrategy[WirePath] = st.one_of(
    st.tuples(KEYS.filter(lambda key: key not in OWN_KEYS)),
    st.tuples(KEYS.filter(lambda key: key not in OWN_KEYS), KEYS, KEYS),
    st.tuples(st.just("components"), KEYS),
    st.tuples(st.just("components"), KEYS, KEYS),
    st.tuples(st.just("components"), st.just("payments"), KEYS),
    st.tuples(st.just("components"), st.just("payments"), st.just("features"), KEYS),
    st.tuples(st.just("components"), st.just("payments"), st.just("features"), KEYS, KEYS),
)


def examples(count: int) -> settings:
    """Try so many examples, a quarter on a laptop; more if the loaded profile has more."""
    return settings(max_examples=max(whole(count, count // 4), settings().max_examples))


def in_conflict(path: WirePath, other: WirePath) -> bool:
    """Whether two paths are equal or one lies below the other."""
    size = min(len(path), len(other))
    return path[:size] == other[:size]


def _says_nothing(path: WirePath, value: Leaf) -> bool:
    """Whether reading a file drops it: an empty object that only could have held parameters."""
    shell = path[0] == "components" and (len(path) == 2 or path[2:] == ("features",))
    return shell and value == Map()


@st.composite
def requests(draw: st.DrawFn, *, unknown: bool = True, odd_values: bool = True) -> Request:
    """Any request that a session file can hold, its parameters inserted in any order."""
    version = draw(st.sampled_from(_ALL_VERSIONS))
    catalog = STORE.catalog(version)
    known = st.sampled_from(list(catalog.leaf_order))
    values = st.booleans() | LEAVES if odd_values else st.booleans()
    found = draw(st.lists(st.tuples(known, values), max_size=10))
    if not odd_values:
        lists = {one.path for one in fields(catalog) if one.type == "array"}
        found = [(path, ("com.a", "b") if path in lists else value) for path, value in found]
    if unknown:
        found += draw(st.lists(st.tuples(_UNKNOWN_PATHS, LEAVES), max_size=5))
    params: dict[WirePath, Leaf] = {}
    for path, value in draw(st.permutations(found)):
        clashes = any(in_conflict(path, other) for other in params)
        if not clashes and not _says_nothing(path, value):
            params[path] = value
    account = draw(st.just("acct_1032D82eZvKYlo2C") | TEXTS)
    expand = draw(st.lists(TEXTS, max_size=4))
    return Request(version, account, MappingProxyType(params), tuple(expand))


def plain(value: Any) -> Any:
    """Turn a frozen value or JSON of ours into what a user of the official SDK would write."""
    match value:
        case Number(text):
            return json.loads(text)
        case Map(items):
            return {key: plain(item) for key, item in items}
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return value


def sdk_body(parameters: Mapping[str, Any]) -> str:
    """Encode as ``_api_requestor.py`` of the official Python SDK does."""
    encoded = urlencode(list(stripe._encode._api_encode(parameters)))
    return encoded.replace("%5B", "[").replace("%5D", "]")


def documented_order(catalog: Catalog) -> list[WirePath]:
    """Leaves in the order of the body, told by the list of fields."""
    return [field.path for field in fields(catalog) if field.type in ("boolean", "array")][:-1]


def bracketed(path: WirePath) -> str:
    return path[0] + "".join(f"[{key}]" for key in path[1:])


def flat_parameters(request: Request) -> dict[str, Any] | None:
    """Parameters under their wire names in the order of the body; None when two names are equal.

    The official SDK takes them like any others, and in this form they can have every order.
    """
    order = documented_order(STORE.catalog(request.api_version))
    paths = [path for path in order if path in request.params]
    paths += sorted(request.params.keys() - set(order))
    found = {"account": request.account} if request.account else {}
    found |= {bracketed(path): plain(request.params[path]) for path in paths}
    if len(found) != len(paths) + bool(request.account) or "expand" in found:
        return None
    return {**found, "expand": list(request.expand)}


def is_known(request: Request) -> bool:
    """Whether the API version knows every parameter of a request."""
    catalog = STORE.catalog(request.api_version)
    return all(catalog.knows(path) for path in request.params)
