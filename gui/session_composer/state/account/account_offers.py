"""Accounts that can be named without looking them up: those used lately, and the samples."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QLocale

from session_composer.core.text.likeness import edits_between

_MOST_EDITS = 2
_FEWEST_LETTERS = 8


class AccountOffer(NamedTuple):
    """An account: who it is, and other words by which it is found."""

    id: str
    name: str
    traits: str
    """Kind and country, such as ``Express · US``."""
    more: str = ""

    @property
    def who(self) -> str:
        """Name, kind and country."""
        return " · ".join(part for part in (self.name, self.traits) if part)


def matching(offers: Iterable[AccountOffer], text: str) -> list[AccountOffer]:
    """List those that hold every word of a text."""
    words = text.casefold().split()
    return [one for one in offers if all(word in _searched(one) for word in words)]


def near_miss(offers: Sequence[AccountOffer], account: str) -> AccountOffer | None:
    """Find the account that an id was meant to be; None when it is one, or like none."""
    if len(account) < _FEWEST_LETTERS or any(one.id == account for one in offers):
        return None
    folded = account.casefold()
    counted = [(edits_between(folded, one.id.casefold(), _MOST_EDITS), one) for one in offers]
    best = min(counted, key=lambda pair: pair[0], default=(_MOST_EDITS + 1, None))
    return best[1] if best[0] <= _MOST_EDITS else None


@cache
def country_names(code: str) -> str:
    """Name a country in English and as it calls itself, for searching."""
    territory = QLocale.codeToTerritory(code)
    if territory == QLocale.Country.AnyTerritory:
        return ""
    own = QLocale(QLocale.Language.AnyLanguage, territory).nativeTerritoryName()
    return f"{QLocale.territoryToString(territory)} {own}"


def _searched(offer: AccountOffer) -> str:
    country = offer.traits.rpartition(" ")[2]
    return f"{offer.id} {offer.who} {offer.more} {country_names(country)}".casefold()
