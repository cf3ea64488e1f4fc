"""Facts that were read in this run, each for one account, one target and one key."""

from dataclasses import dataclass

from session_composer.api.sandbox.sample_accounts import AccountDirectory
from session_composer.core.account.facts import AccountFacts
from session_composer.state.sending.target_choice import SANDBOX_TARGET


@dataclass(frozen=True, slots=True)
class LoadedFacts:
    """Facts as they were read."""

    facts: AccountFacts
    target: str
    time: str
    """Hours and minutes; empty for a sample account of the sandbox, which is known anyway."""


@dataclass(frozen=True, slots=True)
class FactsPlace:
    """What facts hold for."""

    account: str
    target: str
    key_print: str


class FactsMemory:
    """Remembers what was read. The sandbox's own accounts need not be read to be known."""

    def __init__(self) -> None:
        self._loaded: dict[FactsPlace, LoadedFacts] = {}
        self._forgotten: set[FactsPlace] = set()
        self._samples = AccountDirectory()

    def find(self, place: FactsPlace | None) -> LoadedFacts | None:
        """Return what is known at a place; None when nothing is, or it is to be forgotten."""
        if place is None or place in self._forgotten:
            return None
        found = self._loaded.get(place)
        if found is None and place.target == SANDBOX_TARGET:
            facts = self._samples.known_facts(place.account)
            found = LoadedFacts(facts, SANDBOX_TARGET, "") if facts is not None else None
        return found

    def keep(self, place: FactsPlace, facts: AccountFacts, time: str) -> None:
        """Remember what was read."""
        self._forgotten.discard(place)
        self._loaded[place] = LoadedFacts(facts, place.target, time)

    def forget(self, place: FactsPlace | None) -> None:
        """Know nothing at a place until it is read again."""
        if place is not None:
            self._loaded.pop(place, None)
            self._forgotten.add(place)
