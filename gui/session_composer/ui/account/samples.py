"""The accounts of the built-in sandbox, as they are offered."""

from typing import NamedTuple

from session_composer.api.sandbox.sample_accounts import NORMAL, sample_accounts
from session_composer.core.account.identity import Identity, identity
from session_composer.state.account.account_offers import AccountOffer
from session_composer.state.language.translation import translate_name


class Sample(NamedTuple):
    """A sample account: who it is, what it is good for, and whether requests for it fail."""

    id: str
    who: Identity
    title: str
    is_failure: bool

    @property
    def offer(self) -> AccountOffer:
        """The same, to be chosen from."""
        return AccountOffer(self.id, self.who.name, self.who.traits, self.title)


def samples() -> list[Sample]:
    """List the samples in the order in which they are offered."""
    return [
        Sample(
            account.id,
            identity(account.facts),
            translate_name(account.title),
            account.behaviour != NORMAL,
        )
        for account in sample_accounts()
    ]
