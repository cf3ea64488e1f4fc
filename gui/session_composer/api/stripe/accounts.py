"""Reading a connected account, and why one could not be read. Never raises."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from session_composer.api.http.client import ApiCall, CancelToken, Failure, FailureKind, Reply
from session_composer.core.account.account_id import account_problem
from session_composer.core.account.account_object import parse_account
from session_composer.core.account.facts import AccountFacts
from session_composer.core.text.display_safe import shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value, one_of
from session_composer.core.wire.values import JsonValue

from .known_errors import permissions
from .reply import ErrorAnswer, OddAnswer, read_object

ACCOUNTS_PATH = "/v1/accounts"

_MAX_QUOTE = 300
_UNAUTHORIZED = 401
_FORBIDDEN = 403
_NOT_FOUND = 404
_TOO_MANY = 429
_SERVER_ERROR = 500
_NO_SUCH_ACCOUNT = {"resource_missing", "account_invalid"}


class SendsRequests(Protocol):
    """The part of the client that is needed here."""

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        """Make one call."""
        ...


class AccountTroubleKind(StrEnum):
    """Why accounts could not be read, as far as the program has to tell cases apart."""

    INVALID = "invalid"
    """Refused before anything was sent."""
    CANCELLED = "cancelled"
    NO_ANSWER = "no answer"
    KEY = "key"
    """The key is not valid."""
    PERMISSION = "permission"
    """The key is valid and must not do this."""
    MISSING = "missing"
    """No such account, or none that the key has access to."""
    REFUSED = "refused"
    """Any other error of the API."""
    ODD = "odd"
    """The answer is not what the API gives."""


@dataclass(frozen=True, slots=True)
class AccountTrouble:
    """Accounts could not be read: why, for people; holds no secret."""

    kind: AccountTroubleKind
    message: Message
    permissions: tuple[str, ...] = ()
    """Names (``rak_…``) of which the key needs one."""


def get_account(
    client: SendsRequests,
    key: str,
    account_id: str,
    api_version: str,
    *,
    deadline: float,
    cancel: CancelToken | None = None,
) -> AccountFacts | AccountTrouble:
    """Read what is known of one account, within ``deadline`` seconds."""
    problem = account_problem(account_id)
    if problem:
        return AccountTrouble(AccountTroubleKind.INVALID, problem)
    call = ApiCall("GET", f"{ACCOUNTS_PATH}/{account_id}", api_version)
    content = read_object_of(client, call, key, "account", deadline, cancel, account_id)
    if isinstance(content, AccountTrouble):
        return content
    try:
        facts = parse_account(content)
    except InputError as error:
        return AccountTrouble(AccountTroubleKind.ODD, error.message)
    if facts.id != account_id:
        return AccountTrouble(
            AccountTroubleKind.ODD,
            Message(
                "The server answered with another account than {account_id}.", account_id=account_id
            ),
        )
    return facts


def read_object_of(
    client: SendsRequests,
    call: ApiCall,
    key: str,
    expected: str,
    deadline: float,
    cancel: CancelToken | None,
    account_id: str,
) -> dict[str, JsonValue] | AccountTrouble:
    """Make a call whose answer holds an object of the named type."""
    reply = client.send(call, key, deadline=deadline, cancel=cancel)
    if isinstance(reply, Failure):
        return explain_failure(reply)
    content = read_object(reply, expected)
    if isinstance(content, ErrorAnswer):
        what = Message("this account") if account_id else Message("the list of accounts")
        return explain_error(content, what, account_id)
    if isinstance(content, OddAnswer):
        return AccountTrouble(AccountTroubleKind.ODD, content.problem)
    return content


def explain_failure(failure: Failure) -> AccountTrouble:
    """Say why no answer came."""
    match failure.kind:
        case FailureKind.CANCELLED:
            kind = AccountTroubleKind.CANCELLED
        case FailureKind.INVALID:
            kind = AccountTroubleKind.INVALID
        case _:
            kind = AccountTroubleKind.NO_ANSWER
    return AccountTrouble(kind, failure.message)


def explain_error(error: ErrorAnswer, what: Message, account_id: str = "") -> AccountTrouble:
    """Say why the server refused to let ``what`` be read."""
    who = Message("The sandbox") if error.simulated else "Stripe"
    said = _quoted(error.message)
    needed = permissions(error.message)
    if error.status == _UNAUTHORIZED:
        return AccountTrouble(
            AccountTroubleKind.KEY,
            Message("{who} does not accept this key{said}.", who=who, said=said),
        )
    if error.status == _FORBIDDEN and needed:
        return AccountTrouble(
            AccountTroubleKind.PERMISSION,
            Message(
                "The key lacks the permission {permissions}, which reading {what} needs.",
                permissions=one_of(*needed),
                what=what,
            ),
            needed,
        )
    if account_id and (error.code in _NO_SUCH_ACCOUNT or error.status == _NOT_FOUND):
        return AccountTrouble(
            AccountTroubleKind.MISSING,
            Message(
                "{who} knows no account {account_id} that this key has access to.",
                who=who,
                account_id=account_id,
            ),
        )
    if error.status == _FORBIDDEN:
        return AccountTrouble(
            AccountTroubleKind.PERMISSION,
            Message("The key may not read accounts{said}.", said=said),
        )
    return AccountTrouble(AccountTroubleKind.REFUSED, _refusal(who, said, error))


def _refusal(who: Value, said: str, error: ErrorAnswer) -> Message:
    if error.code in _NO_SUCH_ACCOUNT:
        return Message("The list of accounts changed while it was read; load it again.")
    if error.status == _TOO_MANY:
        wait = (
            Message("in a moment")
            if error.retry_after is None
            else Message("in {retry_after} seconds", retry_after=error.retry_after)
        )
        return Message("{who} is getting too many requests; try again {wait}.", who=who, wait=wait)
    if error.status >= _SERVER_ERROR:
        return Message(
            "{who} has an internal error, status {status}{said}.",
            who=who,
            status=error.status,
            said=said,
        )
    return Message(
        "{who} refused with status {status}{said}.", who=who, status=error.status, said=said
    )


def _quoted(message: str) -> str:
    """Words of the server as the end of a sentence of ours; empty when it said nothing."""
    text = shorten(" ".join(message.split()).rstrip("."), _MAX_QUOTE)
    return f": {text}" if text else ""
