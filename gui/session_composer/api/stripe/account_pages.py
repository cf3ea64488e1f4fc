"""Reading all connected accounts, a page at a time. Never raises."""

from dataclasses import dataclass

from session_composer.api.http.client import ApiCall, CancelToken
from session_composer.core.account.account_id import account_problem
from session_composer.core.account.account_object import parse_account
from session_composer.core.account.facts import AccountFacts
from session_composer.core.text.display_safe import shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.values import JsonValue

from .accounts import (
    ACCOUNTS_PATH,
    AccountTrouble,
    AccountTroubleKind,
    SendsRequests,
    read_object_of,
)

MAX_PAGE = 100
"""More accounts than these do not fit a page."""

_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """What a list shows of an account. Texts are as the server sent them, cut to a length."""

    id: str
    name: str
    country: str
    type: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Some accounts, newest first. Entries that cannot be used are left out."""

    accounts: tuple[AccountSummary, ...]
    has_more: bool
    """Whether to ask on after the last of these; false when there is none to ask after."""


@dataclass(frozen=True, slots=True)
class FactsPage:
    """What is known of some accounts, newest first."""

    facts: tuple[AccountFacts, ...]
    has_more: bool
    """Whether to ask on after the last of these."""


def list_accounts(
    client: SendsRequests,
    key: str,
    api_version: str,
    *,
    starting_after: str = "",
    limit: int = MAX_PAGE,
    deadline: float,
    cancel: CancelToken | None = None,
) -> AccountPage | AccountTrouble:
    """Read a page of accounts, the first one or that after an account."""
    page = _page(client, key, api_version, starting_after, limit, deadline, cancel)
    if isinstance(page, AccountTrouble):
        return page
    found = tuple(_summary(entry, facts) for entry, facts in page[0])
    return AccountPage(found, page[1] and bool(found))


def list_facts(
    client: SendsRequests,
    key: str,
    api_version: str,
    *,
    starting_after: str = "",
    deadline: float,
    cancel: CancelToken | None = None,
) -> FactsPage | AccountTrouble:
    """Read what is known of a page of accounts, the first one or that after an account."""
    page = _page(client, key, api_version, starting_after, MAX_PAGE, deadline, cancel)
    if isinstance(page, AccountTrouble):
        return page
    found = tuple(facts for _, facts in page[0])
    return FactsPage(found, page[1] and bool(found))


def _page(
    client: SendsRequests,
    key: str,
    api_version: str,
    starting_after: str,
    limit: int,
    deadline: float,
    cancel: CancelToken | None,
) -> tuple[list[tuple[JsonValue, AccountFacts]], bool] | AccountTrouble:
    """Read accounts that a request could name, and whether the list goes on."""
    query = f"?limit={max(1, min(limit, MAX_PAGE))}"
    if starting_after:
        problem = account_problem(starting_after)
        if problem:
            return AccountTrouble(AccountTroubleKind.INVALID, problem)
        query += f"&starting_after={starting_after}"
    call = ApiCall("GET", ACCOUNTS_PATH + query, api_version)
    content = read_object_of(client, call, key, "list", deadline, cancel, "")
    if isinstance(content, AccountTrouble):
        return content
    entries = content.get("data")
    if not isinstance(entries, list):
        return AccountTrouble(
            AccountTroubleKind.ODD,
            Message("The server answered with a list that has no entries member."),
        )
    found = [(entry, facts) for entry in entries if (facts := _facts(entry)) is not None]
    return found, content.get("has_more") is True


def _facts(entry: JsonValue) -> AccountFacts | None:
    """Read an entry of a list; None for one that no request could name."""
    try:
        facts = parse_account(entry)
    except InputError:
        return None
    return None if account_problem(facts.id) else facts


def _summary(entry: JsonValue, facts: AccountFacts) -> AccountSummary:
    email = entry.get("email") if isinstance(entry, dict) else None
    name = facts.business_name or (email if isinstance(email, str) else "")
    return AccountSummary(
        facts.id,
        shorten(name, _MAX_NAME),
        shorten(facts.country, _MAX_NAME),
        shorten(facts.type, _MAX_NAME),
    )
