"""Domains that components belong to, for people to find them; a request knows nothing of it."""

from pathlib import Path
from typing import Any, NamedTuple

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.text.errors import DataError

FORMAT = 1
_KEYS = ("name", "title", "icon", "components")


class Group(NamedTuple):
    """A domain: its title in English, its icon, and its components in the order to show them."""

    name: str
    title: str
    icon: str
    components: tuple[str, ...]


def component_groups(folder: Path = RESOURCES / "help") -> tuple[Group, ...]:
    """Read the groups in their order; the last one is for whatever no group names.

    Raises DataError when the file is damaged, or names something twice.
    """
    path = folder / "groups.json"
    entries = member(path, load_data(path, FORMAT, ["groups"]), "groups", list)
    found = tuple(_group(path, entry, f"groups[{place}]") for place, entry in enumerate(entries))
    if not found or found[-1].components:
        raise DataError(f"{path.name}: the last group has to be there, and to name no component.")
    for what, names in (
        ("group", [group.name for group in found]),
        ("component", [name for group in found for name in group.components]),
    ):
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise DataError(f"{path.name}: the {what} {name!r} is there twice.")
            seen.add(name)
    return found


def _group(path: Path, entry: Any, place: str) -> Group:
    if not isinstance(entry, dict):
        raise DataError(f"{path.name}: {place} is no object.")
    refuse_unknown_keys(path, entry, _KEYS, place)
    name, title, icon = (member(path, entry, key, str, place) for key in _KEYS[:3])
    components = member(path, entry, "components", list, place)
    for number, component in enumerate(components):
        if not isinstance(component, str) or not component:
            raise DataError(f"{path.name}: {place}.components[{number}] is no name.")
    if not (name and title and icon):
        raise DataError(f"{path.name}: {place} has an empty text.")
    return Group(name, title, icon, tuple(components))
