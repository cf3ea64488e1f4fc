"""The usual kinds of account, for use when the real one cannot be read."""

from dataclasses import dataclass
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member
from session_composer.core.text.errors import DataError

from .facts import CONTROLLER, AccountFacts, known

FORMAT = 1
_PRESET_KEYS = {"id", "title", "controller"}


@dataclass(frozen=True, slots=True)
class AccountPreset:
    """A usual kind of account."""

    id: str
    title: str
    facts: AccountFacts


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
    facts = known({f"{CONTROLLER}{name}": value for name, value in controller.items()})
    return AccountPreset(entry["id"], entry["title"], facts)
