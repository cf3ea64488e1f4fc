"""Who an account is, in three words: its name, what kind it is, and where."""

from functools import cache
from typing import NamedTuple

from session_composer.core.text.display_safe import printable, shorten

from .facts import AccountFacts
from .presets import AccountPreset, account_presets

_MAX_SHOWN = 60


class Identity(NamedTuple):
    """What tells one account from another; what is not known is empty.

    All of it can be shown as it is: names come from outside and may be long or odd.
    """

    name: str = ""
    kind: str = ""
    """Express, Custom or Standard, as Stripe calls these."""
    country: str = ""

    @property
    def traits(self) -> str:
        """Kind and country, such as ``Express · US``."""
        return " · ".join(part for part in (self.kind, self.country) if part)

    def __str__(self) -> str:
        return " · ".join(part for part in self if part)


def identity(facts: AccountFacts | None) -> Identity:
    """Say who an account is, as far as that is known.

    Raises DataError when the file of the kinds is damaged.
    """
    if facts is None:
        return Identity()
    name, country = (
        shorten(printable(text), _MAX_SHOWN) for text in (facts.business_name, facts.country)
    )
    return Identity(name, account_kind(facts), country)


def account_kind(facts: AccountFacts) -> str:
    """Name the kind of an account: its type, or the kind that its properties make it."""
    presets, controller = _presets(), facts.controller
    by_type = next((preset.kind for preset in presets if preset.type == facts.type), "")
    return by_type or next(
        (
            preset.kind
            for preset in presets
            if preset.facts.controller.items() <= controller.items()
        ),
        "",
    )


@cache
def _presets() -> tuple[AccountPreset, ...]:
    return account_presets()
