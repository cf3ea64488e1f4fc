"""What the two free-text parameters accept, as far as can be said before sending."""

import re

from .visible import shorten, visible

MAX_ACCOUNT_CHARS = 255
_ACCOUNT = re.compile(r"acct_[A-Za-z0-9]+")
_EXPAND = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")


def account_problem(account: str) -> str:
    """Sentence on what is wrong with a connected account's id; empty when nothing is."""
    if not account:
        return "No connected account yet."
    if _ACCOUNT.fullmatch(account):
        return ""
    if account != account.strip():
        return "The account id has spaces or line breaks around it."
    if not account.startswith("acct_"):
        return "An account id starts with acct_."
    if account == "acct_":
        return "The part after acct_ is missing."
    rest = account.removeprefix("acct_")
    place = next(i for i, c in enumerate(rest) if not (c.isascii() and c.isalnum()))
    found = visible(rest[place])
    return f"After acct_ come letters and digits only; character {place + 6} is “{found}”."


def expand_problem(entry: str) -> str:
    """Sentence on what is wrong with a field to expand; empty when nothing is."""
    if _EXPAND.fullmatch(entry):
        return ""
    return f"“{shorten(visible(entry), 40)}” is not a field name like data.account."
