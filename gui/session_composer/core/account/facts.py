"""What is known of a connected account, as far as Stripe's rules depend on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member
from session_composer.core.text.errors import DataError, InputError

_NOTHING: Mapping[str, str] = MappingProxyType({})
FORMAT = 1
_MAX_DEPTH = 4
# Any of these makes an object without ``object`` pass for an account.
_KNOWN_BY = {"controller", "capabilities", "type", "country", "business_profile"}
_PRESET_KEYS = {"id", "title", "controller"}


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """Properties of one account. Whatever is not known is empty.

    ``controller`` has dotted keys (``losses.payments``), ``capabilities`` maps names to statuses.
    Empty capabilities mean "not known", unless ``lists_capabilities`` says that there are none.
    """

    id: str = ""
    country: str = ""
    type: str = ""
    business_name: str = ""
    controller: Mapping[str, str] = field(default=_NOTHING, hash=False)
    capabilities: Mapping[str, str] = field(default=_NOTHING, hash=False)
    lists_capabilities: bool = False


@dataclass(frozen=True, slots=True)
class AccountPreset:
    """A usual kind of account, for use when the real one cannot be read."""

    id: str
    title: str
    facts: AccountFacts


def parse_account(data: object) -> AccountFacts:
    """Take the facts from a decoded Account object; missing or odd parts stay empty.

    Raises InputError when the data is not an Account object at all.
    """
    if not isinstance(data, dict):
        raise InputError("The account is not a JSON object: expected an Account of Stripe.")
    kind = data.get("object")
    if kind is None and "error" in data:
        raise InputError("The account is an error answer of Stripe, not an Account object.")
    if kind is not None and kind != "account":
        raise InputError("The account has object {kind}; expected 'account'.", kind=_short(kind))
    if kind is None and _KNOWN_BY.isdisjoint(data):
        raise InputError("This is not an Account object of Stripe: it has no controller.")
    capabilities = data.get("capabilities")
    return AccountFacts(
        id=_text(data, "id"),
        country=_text(data, "country"),
        type=_text(data, "type"),
        business_name=_business_name(data),
        controller=MappingProxyType(_flat(_object(data, "controller"))),
        capabilities=MappingProxyType(_flat(_object(data, "capabilities"), depth=1)),
        lists_capabilities=isinstance(capabilities, dict),
    )


def account_presets(
    path: Path = RESOURCES / "accounts" / "presets.json",
) -> tuple[AccountPreset, ...]:
    """Load the presets in the order in which they are offered.

    Raises DataError when the file is damaged.
    """
    entries = member(path, load_data(path, FORMAT, ["presets"]), "presets", list)
    return tuple(
        _preset(entry, f"{path.name}: presets[{number}]") for number, entry in enumerate(entries)
    )


def _preset(entry: object, place: str) -> AccountPreset:
    if not isinstance(entry, dict) or entry.keys() != _PRESET_KEYS:
        raise DataError(f"{place} does not have exactly the keys {sorted(_PRESET_KEYS)}.")
    controller = entry["controller"]
    if not isinstance(controller, dict) or not all(
        isinstance(value, str) for value in controller.values()
    ):
        raise DataError(f"{place}.controller is not an object of strings.")
    if not isinstance(entry["id"], str) or not isinstance(entry["title"], str):
        raise DataError(f"{place}: id and title must be strings.")
    facts = AccountFacts(controller=MappingProxyType(dict(controller)))
    return AccountPreset(entry["id"], entry["title"], facts)


def _business_name(data: dict[str, Any]) -> str:
    dashboard = _object(_object(data, "settings"), "dashboard")
    return _text(_object(data, "business_profile"), "name") or _text(dashboard, "display_name")


def _object(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _flat(data: dict[str, Any], depth: int = _MAX_DEPTH, prefix: str = "") -> dict[str, str]:
    """Strings of nested objects under dotted keys; deeper nesting than Stripe's is left out."""
    found: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, str):
            found[f"{prefix}{key}"] = value
        elif isinstance(value, dict) and depth > 1:
            found.update(_flat(value, depth - 1, f"{prefix}{key}."))
    return found


def _short(value: object) -> str:
    text = repr(value) if isinstance(value, str) else type(value).__name__
    return text if len(text) <= 40 else f"{text[:40]}…"
