"""The properties of an account that can be set by hand, with the values that Stripe documents."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_node import DataNode, load_nodes
from session_composer.core.text.errors import DataError

from .facts import CONTROLLER

FORMAT = 1


class ControllerProperty(NamedTuple):
    """A property of the controller: the name of the fact, its title, and titles of its values."""

    name: str
    title: str
    values: Mapping[str, str]


class AccountProperties(NamedTuple):
    """What can be set, in the order in which it is shown; capabilities by their names."""

    controller: tuple[ControllerProperty, ...]
    capabilities: tuple[str, ...]


@cache
def account_properties(
    path: Path = RESOURCES / "accounts" / "properties.json",
) -> AccountProperties:
    """Load the properties. Raises DataError naming the place."""
    controller, capabilities = load_nodes(path, FORMAT, *AccountProperties._fields)
    found = AccountProperties(
        tuple(map(_property, controller)), tuple(map(_capability, capabilities))
    )
    for place, names in zip(
        AccountProperties._fields,
        ([entry.name for entry in found.controller], found.capabilities),
        strict=True,
    ):
        if len(set(names)) < len(names):
            raise DataError(f"{path.name}: {place} holds a name twice.")
    return found


def _property(node: DataNode) -> ControllerProperty:
    found = ControllerProperty(node.text("name"), node.text("title"), node.words("values"))
    node.done()
    if not found.name.startswith(CONTROLLER):
        raise node.error(f"does not begin with {CONTROLLER}", "name")
    if not found.values:
        raise node.error("is empty", "values")
    return found


def _capability(node: DataNode) -> str:
    name = node.text("name")
    node.done()
    return name
