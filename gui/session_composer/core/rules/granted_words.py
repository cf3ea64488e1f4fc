"""Words that stand for a value in answers of the API, where requests have true and false.

Source: API reference, create an account session, from 2026-01-28.clover on.
"""

from session_composer.core.wire.values import Leaf

type Granted = bool | str
"""A boolean, or one of :data:`WORDS`."""

BY_DASHBOARD = "use_dashboard_rules"
"""Neither true nor false: what the platform set in the Dashboard decides."""
WORDS = {"enabled": True, "disabled": False, BY_DASHBOARD: None}


def meaning(value: Leaf) -> bool | None:
    """Read a value of an answer as a boolean; None for what is neither true nor false."""
    if isinstance(value, bool):
        return value
    return WORDS.get(value) if isinstance(value, str) else None


def word_of(value: bool) -> str:
    """Return the word for a boolean."""
    return "enabled" if value else "disabled"


def meets(granted: Leaf, expected: Granted) -> bool:
    """Whether a granted value is what was asked for or predicted.

    Where the Dashboard decides, nothing is predicted that a known value could miss.
    """
    if expected == BY_DASHBOARD:
        return isinstance(granted, bool) or granted in WORDS
    wanted = meaning(expected)
    return wanted is not None and meaning(granted) is wanted
