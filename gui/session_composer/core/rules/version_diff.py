"""What differs between two API versions: in what they accept, and in what a request means."""

from collections.abc import Mapping

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.request.request_diff import ChangeKind, ChangeLine, value_text
from session_composer.core.request.sent import is_sent
from session_composer.core.text.message import Message, Value
from session_composer.core.versions.catalog import Catalog, Component
from session_composer.core.versions.catalog_fields import fields
from session_composer.core.wire.paths import COMPONENTS, WirePath, component_path, enabled_path

from .rulebook import Rulebook

NOT_AVAILABLE = Message("not available")
AVAILABLE = Message("available")


def accepted_lines(before: Catalog, after: Catalog) -> list[ChangeLine]:
    """Name what the second version accepts and the first does not, and the other way round.

    A component stands for its ``enabled``, too.
    """
    return _lines(_accepted(before), _accepted(after))


def effective_lines(
    request: Request,
    before: Catalog,
    after: Catalog,
    rulebook: Rulebook,
    facts: AccountFacts | None,
) -> list[ChangeLine]:
    """Tell where the same request means something else under the second version.

    What is sent counts as sent, the rest of the components that the request names by its default.
    Components that it does not name are off in every version.
    """
    return _lines(
        _effective(request, before, rulebook, facts), _effective(request, after, rulebook, facts)
    )


def _accepted(catalog: Catalog) -> dict[WirePath, Value]:
    return {
        field.path: AVAILABLE
        for field in fields(catalog)
        if not (field.path[:1] == COMPONENTS and len(field.path) == 3)
    }


def _effective(
    request: Request, catalog: Catalog, rulebook: Rulebook, facts: AccountFacts | None
) -> dict[WirePath, Value]:
    request = request._replace(api_version=catalog.api_version)
    named = {
        path[1]
        for path, value in request.params.items()
        if path[:1] == COMPONENTS and len(path) > 1 and is_sent(value)
    }
    found: dict[WirePath, Value] = {}
    for component in catalog.components:
        if component.name in named:
            found |= _meaning(request, catalog, component, rulebook, facts)
    return found


def _meaning(
    request: Request,
    catalog: Catalog,
    component: Component,
    rulebook: Rulebook,
    facts: AccountFacts | None,
) -> dict[WirePath, Value]:
    found: dict[WirePath, Value] = {}
    if component.has_enabled:
        path = enabled_path(component.name)
        value = request.get(path)
        found[path] = value_text(value) if is_sent(value) else "false"
    else:
        found[component_path(component.name)] = AVAILABLE
    for feature in component.features:
        value = request.get(feature.path)
        if is_sent(value):
            found[feature.path] = value_text(value)
            continue
        default = rulebook.default(catalog, request, feature, facts)
        found[feature.path] = Message("{text} (default)", text=default.text)
    return found


def _lines(before: Mapping[WirePath, Value], after: Mapping[WirePath, Value]) -> list[ChangeLine]:
    found = []
    for path in [*after, *(path for path in before if path not in after)]:
        old, new = before.get(path, NOT_AVAILABLE), after.get(path, NOT_AVAILABLE)
        if old == new:
            continue
        kind = ChangeKind.CHANGED
        if path not in before or path not in after:
            kind = ChangeKind.ADDED if path in after else ChangeKind.REMOVED
        found.append(ChangeLine(path, kind, old, new))
    return found
