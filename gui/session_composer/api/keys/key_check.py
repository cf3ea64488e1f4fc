"""Asking Stripe whose key a key is. Reads two objects and changes nothing. Never raises."""

from dataclasses import dataclass

from session_composer.api.http.client import ApiCall, CancelToken, Failure
from session_composer.api.stripe.accounts import (
    AccountTrouble,
    AccountTroubleKind,
    SendsRequests,
    explain_error,
    explain_failure,
)
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer, read_object
from session_composer.core.account.account_object import parse_account
from session_composer.core.text.display_safe import shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import KeyMode, classify_key
from session_composer.core.wire.values import JsonValue

OWN_ACCOUNT_PATH = "/v1/account"
BALANCE_PATH = "/v1/balance"

_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """What Stripe tells about a key that it accepts. Texts are empty where it tells nothing."""

    account: str
    name: str
    country: str
    livemode: bool | None
    """None where neither the key nor an answer tells."""
    refusal: Message | None = None
    """Why the account could not be read, when the key is good and lacks the permission."""


def check_key(
    client: SendsRequests,
    key: str,
    api_version: str,
    *,
    deadline: float,
    cancel: CancelToken | None = None,
) -> KeyCheck | AccountTrouble:
    """Ask which account a key belongs to, within ``deadline`` seconds for each of two calls.

    The second one is made only for a key that does not itself say whether it is live.
    """

    def read(path: str, kind: str) -> dict[str, JsonValue] | AccountTrouble:
        reply = client.send(
            ApiCall("GET", path, api_version), key, deadline=deadline, cancel=cancel
        )
        if isinstance(reply, Failure):
            return explain_failure(reply)
        content = read_object(reply, kind)
        if isinstance(content, ErrorAnswer):
            return explain_error(content, Message("its own account"))
        if isinstance(content, OddAnswer):
            return AccountTrouble(AccountTroubleKind.ODD, content.problem)
        return content

    try:
        mode = classify_key(key).mode
    except InputError as error:
        return AccountTrouble(AccountTroubleKind.INVALID, error.message)
    own = read(OWN_ACCOUNT_PATH, "account")
    if isinstance(own, AccountTrouble) and own.kind is not AccountTroubleKind.PERMISSION:
        return own
    livemode = None if mode is KeyMode.UNKNOWN else mode is KeyMode.LIVE
    if livemode is None:
        balance = read(BALANCE_PATH, "balance")
        if isinstance(balance, dict) and isinstance(balance.get("livemode"), bool):
            livemode = balance["livemode"] is True
    if isinstance(own, AccountTrouble):
        return KeyCheck("", "", "", livemode, own.message)
    facts = parse_account(own)
    return KeyCheck(
        shorten(facts.id, _MAX_NAME),
        shorten(facts.business_name, _MAX_NAME),
        shorten(facts.country, _MAX_NAME),
        livemode,
    )
