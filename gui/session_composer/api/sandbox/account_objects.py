"""Accounts as the API shows them: the same account in the shape of either generation."""

import copy
from datetime import UTC, datetime
from typing import Any

from session_composer.core.account.account_object import APPLIED
from session_composer.core.account.facts import AccountFacts
from session_composer.core.account.shapes import FactPlace, Path_, Shape, account_shapes

V1, V2 = "account", "v2.core.account"
INCLUDES = (
    *(f"configuration.{name}" for name in ("card_creator", "customer", "developer", "merchant")),
    *("configuration.money_manager", "configuration.recipient"),
    *("defaults", "future_requirements", "identity", "requirements"),
)
"""Members of Accounts v2 that are null unless they are asked for."""


def v1_object(data: dict[str, Any], facts: AccountFacts, created: int) -> dict[str, Any]:
    """Show an account in the first shape, with what is special about it in ``data``."""
    own = data if data.get("object", V1) == V1 else _from_facts(facts)
    active = {name for name, status in own.get("capabilities", {}).items() if status == "active"}
    shown = {
        "object": V1,
        "business_type": "company",
        "charges_enabled": "card_payments" in active,
        "created": created,
        "details_submitted": "card_payments" in active,
        "email": None,
        "metadata": {"simulated": "true"},
        "payouts_enabled": "transfers" in active,
        "settings": {"payouts": {"schedule": {"delay_days": 2, "interval": "daily"}}},
        "tos_acceptance": {"service_agreement": "full"},
    } | copy.deepcopy(own)
    controller = own.get("controller")
    if controller and controller.get("type", "application") == "application":
        shown["controller"] = {"type": "application", "is_controller": True} | controller
    return dict(sorted(shown.items(), key=lambda item: (item[0] != "id", item[0])))


def v2_object(
    data: dict[str, Any], facts: AccountFacts, created: int, includes: tuple[str, ...]
) -> dict[str, Any]:
    """Show an account in the second shape; what is not included is null."""
    whole = copy.deepcopy(data) if data.get("object") == V2 else _v2_from_facts(facts)
    time = datetime.fromtimestamp(created, UTC).isoformat(timespec="milliseconds")
    shown: dict[str, Any] = {
        "id": facts.id,
        "object": V2,
        "created": time.replace("+00:00", "Z"),
        "livemode": False,
        "metadata": {"simulated": "true"},
        "requirements": {"entries": []},
        "future_requirements": {"entries": []},
    } | whole
    configuration = shown.pop("configuration", None) or {}
    for name in INCLUDES:
        if "." not in name and name not in includes:
            shown[name] = None
    kept = {
        name.partition(".")[2]: configuration.get(name.partition(".")[2])
        if name in includes
        else None
        for name in INCLUDES
        if "." in name
    }
    is_asked = any(name in includes for name in INCLUDES if "." in name)
    return shown | {"configuration": kept if is_asked else None}


def _from_facts(facts: AccountFacts) -> dict[str, Any]:
    """Make an account of the first shape that says the same."""
    found: dict[str, Any] = {
        "id": facts.id,
        "type": "none",
        "capabilities": facts.capabilities,
    }
    for place in _shape(V1).facts:
        _put(found, place, facts.value(place.name))
    return found


def _v2_from_facts(facts: AccountFacts) -> dict[str, Any]:
    """Make an account of the second shape that says the same."""
    shape = _shape(V2)
    found: dict[str, Any] = {}
    configuration: dict[str, Any] = {}
    for place in shape.facts:
        _put(found, place, facts.value(place.name))
    for fact, status in facts.values.items():
        for there in shape.capabilities:
            if fact.startswith(there.covers):
                name = {own: theirs for theirs, own in there.names.items()}.get(
                    fact, fact.removeprefix(there.prefix)
                )
                _set(configuration, (*there.path[1:], *name.split("."), "status"), status)
    return found | {"configuration": configuration, "applied_configurations": [*configuration]}


def _shape(object_: str) -> Shape:
    return next(shape for shape in account_shapes().shapes if shape.object == object_)


def _put(data: dict[str, Any], place: FactPlace, value: str) -> None:
    if place.is_list or not value or value == APPLIED:
        return
    theirs = {own: word for word, own in place.words.items()}.get(value, value)
    if place.upper and place.include:
        theirs = theirs.lower()
    _set(data, place.paths[0], theirs == "true" if theirs in {"true", "false"} else theirs)


def _set(data: dict[str, Any], path: Path_, value: object) -> None:
    for key in path[:-1]:
        data = data.setdefault(key, {})
    data[path[-1]] = value
