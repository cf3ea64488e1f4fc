"""What the accounts and keys that stand for an error do to a request that names them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from session_composer.api.loopback.answers import ApiError
from session_composer.api.stripe.known_errors import KnownError, known_errors
from session_composer.core.text.secrets import mask_key
from session_composer.core.versions.version_header import BETA, parse_header

from .sample_accounts import NORMAL, SLOW, SampleAccount

SLOW_SECONDS = 8.0
FAILING_KEY = "_test_simulated_"
"""What stands behind it in a key is the id of the error that every call with it gets."""


class Caller(NamedTuple):
    """Who calls, and in which API version."""

    key: str
    version: str
    agent: str = ""

    @property
    def reads_words(self) -> bool:
        """Whether it can read an answer that has a word where its request has a boolean.

        The types of stripe-go and Stripe.net say boolean, and they refuse the whole answer.
        """
        return re.search(r"\b(?:Go|\.?Net)Bindings/", self.agent) is None


def refuse_failing_key(caller: Caller, account: str) -> None:
    """Raise the ApiError that a key stands for, if it stands for one."""
    _raise(_by_id(caller.key.partition(FAILING_KEY)[2]), caller, account)


def apply_behaviour(account: SampleAccount, caller: Caller, pause: Callable[[], object]) -> None:
    """Fail or wait as the account's behaviour says. Raises ApiError."""
    if account.behaviour == SLOW:
        pause()
    elif account.behaviour != NORMAL:
        _raise(_by_id(account.behaviour), caller, account.id)


def _raise(known: KnownError | None, caller: Caller, account: str) -> None:
    """Raise an error as Stripe gives it; not where it needs a flag and none is sent."""
    if known is None or known.simulated is None:
        return
    error = known.simulated
    header = parse_header(caller.version)
    flags = header.flags if header is not None else ()
    if error.needs_flag and not flags:
        return
    message = error.message.format(
        account=account,
        key=mask_key(caller.key),
        version=caller.version,
        flag=flags[0].partition("=")[0] if flags else BETA,
    )
    raise ApiError(
        error.status,
        message,
        type_=error.type,
        code=known.codes[0] if known.codes else "",
        headers=tuple(error.headers.items()),
    )


def _by_id(id_: str) -> KnownError | None:
    return next((one for one in known_errors() if one.id == id_), None)
