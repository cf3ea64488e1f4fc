"""What the two free-text parameters accept, as far as can be said before sending."""

import re

from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.message import Message

MAX_ACCOUNT_CHARS = 255
_ACCOUNT = r"acct_[A-Za-z0-9]+"
_ODD_CHARACTER = r"[^A-Za-z0-9_]"
_EXPAND = r"[a-z0-9_]+(\.[a-z0-9_]+)*"


def account_problem(account: str) -> Message | None:
    """Say what is wrong with the id of a connected account; None when nothing is."""
    if not account:
        return Message("No connected account yet.")
    if len(account) > MAX_ACCOUNT_CHARS:
        return Message(
            "The account id is longer than {max_account_chars} characters.",
            max_account_chars=MAX_ACCOUNT_CHARS,
        )
    if re.fullmatch(_ACCOUNT, account):
        return None
    if holds_key(account):
        return Message("This is a secret key, not an account id. Keys belong under Keys.")
    odd = re.search(_ODD_CHARACTER, account)
    if odd is None:
        return Message("An account id is acct_ followed by letters and digits.")
    place = odd.start() + 1
    if odd[0].isspace():
        return Message("The account id has white space at character {place}.", place=place)
    shown = odd[0] if "!" <= odd[0] <= "~" else f"U+{ord(odd[0]):04X}"
    return Message(
        "The account id has {shown} at character {place}; letters and digits follow acct_.",
        shown=shown,
        place=place,
    )


def holds_key(account: str) -> bool:
    """Whether a key was put where the id of an account belongs."""
    if re.fullmatch(_ACCOUNT, account):
        return False
    # Lazy: only what is no account id can be a key.
    from session_composer.core.text.secret_text import contains_secret

    return contains_secret(account)


def context_problem(context: str) -> Message | None:
    """Say what is wrong with the account for which an organization key acts; None: nothing."""
    if not context:
        return Message("An organization key needs the account for which it acts.")
    if len(context) > MAX_ACCOUNT_CHARS:
        return Message(
            "The account for the organization key is longer than {max_account_chars} characters.",
            max_account_chars=MAX_ACCOUNT_CHARS,
        )
    for account in context.split("/"):
        if not re.fullmatch(_ACCOUNT, account):
            return Message(
                "An organization key acts for an account id (acct_…), or several joined "
                "by slashes, and this is neither."
            )
    return None


def expand_problem(entry: str) -> Message | None:
    """Say what is wrong with a field to expand; None when nothing is."""
    if re.fullmatch(_EXPAND, entry):
        return None
    return Message(
        "“{entry}” is not a field name like data.account.", entry=shorten(printable(entry), 40)
    )
