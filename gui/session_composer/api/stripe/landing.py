"""Where an error of the API belongs in the request, and what to do about it.

By the parameter that it names; else by its code; else by the components and features that its text
names; else by what it is about. The window marks these places, and ``send --json`` tells them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from session_composer.core.request.request import Request
from session_composer.core.text.message import Message, one_of
from session_composer.core.versions.availability import availability, has_parameter, versions_with
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import (
    ACCOUNT,
    COMPONENTS,
    EXPAND,
    WirePath,
    component_path,
    feature_path,
    parse_param,
)

from .known_errors import KnownError, known_errors, permissions
from .reply import ErrorAnswer

_UNKNOWN = "parameter_unknown"
_MAX_TEXT = 4000
# "components[payouts][features][instant_payouts]", and the same with dots.
_WIRE_NAME = re.compile(
    r"\bcomponents(?:\[[a-z0-9_]{1,80}\]){1,3}|\bcomponents(?:\.[a-z0-9_]{1,80}){1,3}"
)
# "Missing required param: account."
_PARAM = re.compile(r"\bparam(?:eter)?: [`'\"]?([a-z0-9_]{1,80}(?:\[[a-z0-9_]{1,80}\]){0,3})")
# What is in quotation marks is a name; without, only what no English word looks like.
_NAME = re.compile(r"[`'\"“]([a-z0-9_]{1,80})[`'\"”]|\b([a-z0-9]+(?:_[a-z0-9]+)+)\b")


class Landing(NamedTuple):
    """Places of an error, best first, by wire path; and a sentence of advice where there is one."""

    places: tuple[WirePath, ...]
    advice: Message | None


def land(error: ErrorAnswer, request: Request, store: CatalogStore) -> Landing:
    """Find where the error that answers a request belongs."""
    catalog = store.catalog(request.api_version)
    text = error.message[:_MAX_TEXT]
    coded = next((one for one in known_errors() if error.code in one.codes), None)
    told = coded or _told(error, text.lower())
    named = _PARAM.search(text)
    param = parse_param(error.param or (named[1] if named else "")) or ()
    # Of the account's own address it says "id", for one, which no request has.
    roots = {*ACCOUNT, *COMPONENTS, *EXPAND, *(path[0] for path in request.params)}
    places: tuple[WirePath, ...] = (param,) if param and param[0] in roots else ()
    if not places and coded is not None:
        places = tuple(_places(coded, request, catalog))
    if not places:
        places = tuple(_named(text, request, catalog))
    if not places and told is not None:
        places = tuple(_places(told, request, catalog))
    return Landing(places, _advice(error, told, catalog, store))


def _told(error: ErrorAnswer, text: str) -> KnownError | None:
    return next(
        (
            one
            for one in known_errors()
            if error.status in one.statuses
            or any(words in text for words in one.says)
            or any(code.endswith("_") and error.code.startswith(code) for code in one.codes)
        ),
        None,
    )


def _places(known: KnownError, request: Request, catalog: Catalog) -> Iterator[WirePath]:
    """Places in this request; the account, where the request has none of those that are meant."""
    nested = False
    found = []
    for place in known.on:
        path = parse_param(place)
        if path[0] == "features":
            nested = True
            found += _with_feature(path[1], request, catalog)
        elif path[:1] == COMPONENTS:
            nested = True
            found += [path] * (path[1] in request.sent_components())
        else:
            found.append(path)
    yield from found or ([ACCOUNT] if nested else [])


def _named(text: str, request: Request, catalog: Catalog) -> Iterator[WirePath]:
    """Components of the request that a text names, or their features where it names those."""
    sent = request.sent_components()
    names = [next(filter(None, found)) for found in _NAME.findall(text)]
    for found in _WIRE_NAME.findall(text):
        path = parse_param(found)
        if path[1] in sent:
            names += [key for key in path[1:] if key != "features"]
    names += re.findall(r"features(?:\[|\.)([a-z0-9_]{1,80})", text)
    components = [name for name in dict.fromkeys(names) if name in sent]
    features = [name for name in dict.fromkeys(names) if name not in sent]
    if not components:
        for feature in features:
            yield from _with_feature(feature, request, catalog)
    for component in components:
        paths = [feature_path(component, name) for name in features]
        known = [path for path in paths if path in request.params or catalog.knows(path)]
        yield known[0] if known else component_path(component)


def _with_feature(feature: str, request: Request, catalog: Catalog) -> list[WirePath]:
    """Give a feature in the components that are sent with it, else in all that have it."""
    paths = [feature_path(name, feature) for name in sorted(request.sent_components())]
    return [path for path in paths if path in request.params] or [
        path for path in paths if catalog.knows(path)
    ]


def _advice(
    error: ErrorAnswer, known: KnownError | None, catalog: Catalog, store: CatalogStore
) -> Message | None:
    if error.code == _UNKNOWN and error.param:
        where = _where_it_is_known(parse_param(error.param), catalog, store)
        if where is not None:
            return where
    if known is None or known.advice is None:
        return None
    needed = permissions(error.message)
    return known.advice.with_values(
        permissions=one_of(*needed) if needed else Message("that the answer names")
    )


def _where_it_is_known(path: WirePath, catalog: Catalog, store: CatalogStore) -> Message | None:
    """Say which API version has a parameter that this one does not."""
    found = None if has_parameter(catalog, path) else availability(store, path)
    if found is None:
        return None
    # Released versions first, then those previews that need no flag: fewer ask for access.
    header = min(
        (store.header(version) for version in versions_with(store, path)),
        key=lambda header: (".preview" in header, header.count(";")),
    )
    return Message(
        "Stripe has it {versions}; choose that API version (Stripe-Version: {header}).",
        versions=found,
        header=header,
    )
