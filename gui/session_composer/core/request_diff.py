"""What differs between two requests."""

from dataclasses import dataclass

from .catalog import Catalog
from .paths import ACCOUNT, EXPAND, WirePath
from .request import Request, changed_paths
from .values import UNSET, Leaf, Unset

API_VERSION: WirePath = ("api_version",)
"""Stands for the version where parameters are listed; it is no parameter itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """One parameter whose value is another one; ``UNSET`` where it is not sent."""

    path: WirePath
    before: Leaf | Unset
    after: Leaf | Unset


def differences(before: Request, after: Request, catalog: Catalog) -> list[Change]:
    """List what differs, in the order of the body, the API version first.

    ``catalog`` gives the order; paths that it does not know come after those that it knows.
    """
    found: list[Change] = []
    if before.api_version != after.api_version:
        found.append(Change(API_VERSION, before.api_version, after.api_version))
    if before.account != after.account:
        found.append(Change(ACCOUNT, before.account or UNSET, after.account or UNSET))
    order = catalog.leaf_order
    beyond = len(order)
    paths = sorted(changed_paths(before, after), key=lambda path: (order.get(path, beyond), path))
    found.extend(
        Change(path, before.params.get(path, UNSET), after.params.get(path, UNSET))
        for path in paths
    )
    if before.expand != after.expand:
        found.append(Change(EXPAND, before.expand or UNSET, after.expand or UNSET))
    return found
