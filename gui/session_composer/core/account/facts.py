"""What is known of a connected account, in one form whatever shape it was given in.

Facts have the names of ``resources/accounts/shapes.json``: ``controller.losses.payments`` for who
bears the losses, ``capabilities.card_issuing`` for the status of a capability, and so on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from session_composer.core.text.message import Message

CAPABILITIES = "capabilities."
CONTROLLER = "controller."
UNREQUESTED = "unrequested"
"""What a capability is that the account does not have, where all that it has are known."""


class Origin(NamedTuple):
    """Where a fact comes from: a place in the account's object, or other facts."""

    path: str = ""
    why: Message | None = None
    """From what it was derived; None where it was given."""


_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_ORIGINS: Mapping[str, Origin] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """Properties of one account by name. What is not known is not there.

    ``listed`` are beginnings of names of which every fact is known: one that is not there is
    :data:`UNREQUESTED`. ``not_asked`` tells for beginnings of names which ``include`` would have
    brought them. ``shape`` is the name of the shape that the account was given in.
    """

    id: str = ""
    values: Mapping[str, str] = field(default=_NOTHING, hash=False)
    origins: Mapping[str, Origin] = field(default=_NO_ORIGINS, hash=False)
    listed: tuple[str, ...] = ()
    not_asked: Mapping[str, str] = field(default=_NOTHING, hash=False)
    shape: str = ""

    def value(self, name: str) -> str:
        """Return a fact; empty when it is not known."""
        found = self.values.get(name, "")
        return found or (UNREQUESTED if name.startswith(self.listed) else "")

    def derived(self, name: str) -> Message | None:
        """Say from what a fact follows; None for one that was given, and for one not known."""
        origin = self.origins.get(name)
        return None if origin is None else origin.why

    @property
    def country(self) -> str:
        """Two capital letters, or empty."""
        return self.value("country")

    @property
    def type(self) -> str:
        """Type of an account made in the old way, or empty."""
        return self.value("type")

    @property
    def business_name(self) -> str:
        """Name for people, or empty."""
        return self.value("business_name")

    @property
    def lists_capabilities(self) -> bool:
        """Whether a capability that is not there is known not to be."""
        return CAPABILITIES in self.listed

    @property
    def controller(self) -> dict[str, str]:
        """What is known of the controller, such as ``losses.payments``."""
        return self._below(CONTROLLER)

    @property
    def capabilities(self) -> dict[str, str]:
        """Statuses of the capabilities by name."""
        return self._below(CAPABILITIES)

    def with_values(
        self, changes: Mapping[str, str], listed: tuple[str, ...] | None = None
    ) -> "AccountFacts":
        """Return a copy where some facts are given by hand; an empty one is not known."""
        values = {name: value for name, value in {**self.values, **changes}.items() if value}
        origins = {
            name: origin
            for name, origin in self.origins.items()
            if name in values and (name not in changes or changes[name] == self.values.get(name))
        }
        return replace(
            self,
            values=MappingProxyType(values),
            origins=MappingProxyType(origins),
            listed=self.listed if listed is None else listed,
        )

    def with_facts_of(self, other: "AccountFacts") -> "AccountFacts":
        """Return a copy with what another shape of the same account tells besides."""
        return replace(
            self,
            values=MappingProxyType({**other.values, **self.values}),
            origins=MappingProxyType({**other.origins, **self.origins}),
            listed=tuple(dict.fromkeys((*self.listed, *other.listed))),
        )

    def _below(self, start: str) -> dict[str, str]:
        values = self.values.items()
        return {name.removeprefix(start): value for name, value in values if name.startswith(start)}

    def of_any_account(self) -> "AccountFacts":
        """Return a copy without what tells one account from others of its kind."""
        own = [name for name in self.values if not name.startswith((CONTROLLER, CAPABILITIES))]
        return replace(self.with_values(dict.fromkeys(own, "")), id="")


def known(values: Mapping[str, str], *, lists_capabilities: bool = False) -> AccountFacts:
    """Make facts that were given by hand."""
    listed = (CAPABILITIES,) if lists_capabilities else ()
    return AccountFacts(values=MappingProxyType(dict(values)), listed=listed)
