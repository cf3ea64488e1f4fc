"""The list of accounts: page by page, searched, bounded, and never in an odd state."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from tests.support.accounts import (
    LIVE_KEY,
    NO_ANSWER,
    TEST_KEY,
    VERSION,
    Rig,
    account,
    refusal,
    reply,
)
from tests.support.qt import settle, wait_until

from session_composer.api.http.client import Failure, Reply
from session_composer.state.account import account_list
from session_composer.state.account.account_list import AccountList, AccountRole, ListState
from session_composer.state.sending.target_choice import SANDBOX_TARGET

ROOT = QModelIndex()


@pytest.fixture
def accounts(rig: Rig, qtmodeltester: ModelTester) -> AccountList:
    """Give a list that is checked at each signal until the test ends."""
    made = AccountList(rig.keys, rig.targets, rig.jobs)
    qtmodeltester.check(made)  # type: ignore[no-untyped-call]
    return made


@pytest.fixture
def open_shop(rig: Rig, accounts: AccountList) -> Callable[[int], AccountList]:
    """Open the list of a shop with so many accounts, first page loaded."""

    def open_with(count: int) -> AccountList:
        rig.stripe.ids = type(rig.stripe)(count).ids
        rig.add_key("shop", TEST_KEY)
        accounts.open("shop", VERSION)
        rest(accounts)
        return accounts

    return open_with


def rest(accounts: AccountList) -> None:
    wait_until(lambda: accounts.state is not ListState.LOADING)


def load_all(accounts: AccountList) -> int:
    """Load page by page, and count the pages."""
    pages = 1
    rest(accounts)
    while accounts.canFetchMore(ROOT):
        accounts.fetchMore(ROOT)
        rest(accounts)
        pages += 1
    return pages


def shown(accounts: AccountList, role: int = AccountRole.ID) -> list[str]:
    return [accounts.index(row).data(role) for row in range(accounts.rowCount())]


def test_nothing_is_loaded_before_it_is_opened(accounts: AccountList, rig: Rig) -> None:
    accounts.fetchMore(ROOT)
    accounts.retry()

    assert accounts.state is ListState.IDLE
    assert accounts.rowCount() == 0
    assert rig.stripe.calls == []


def test_all_accounts_of_the_sandbox(accounts: AccountList) -> None:
    accounts.open(SANDBOX_TARGET, VERSION)
    assert accounts.state_text == "Loading…"
    assert not accounts.canFetchMore(ROOT)

    assert load_all(accounts) == 3
    ids = shown(accounts)
    assert len(ids) == len(set(ids)) == accounts.loaded_count >= 264
    assert accounts.state is ListState.ALL
    assert accounts.state_text == f"All loaded: {len(ids)}"
    first = accounts.index(0)
    assert first.data(AccountRole.NAME) == "Juniper Street Ceramics"
    assert first.data(AccountRole.COUNTRY) == "US"
    assert first.data(Qt.ItemDataRole.DisplayRole) == "acct_1SimCustomUS"
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Juniper Street Ceramics, acct_1SimCustomUS, US"


def test_pages_are_inserted_and_nothing_is_reset(
    open_shop: Callable[[int], AccountList],
) -> None:
    accounts = open_shop(250)
    inserted: list[tuple[int, int]] = []
    resets: list[None] = []
    accounts.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    accounts.modelReset.connect(lambda: resets.append(None))
    load_all(accounts)

    assert inserted == [(100, 199), (200, 249)]
    assert resets == []


def test_pages_follow_each_other(open_shop: Callable[[int], AccountList], rig: Rig) -> None:
    load_all(open_shop(150))

    assert [call.path for call, _ in rig.stripe.calls] == [
        "/v1/accounts?limit=100",
        "/v1/accounts?limit=100&starting_after=acct_1Fake00099",
    ]


def test_fetching_twice_asks_once(open_shop: Callable[[int], AccountList], rig: Rig) -> None:
    accounts = open_shop(500)
    accounts.fetchMore(ROOT)
    accounts.fetchMore(ROOT)
    rest(accounts)

    assert len(rig.stripe.calls) == 2
    assert accounts.state_text == "200 loaded, there are more"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 250),
        ("business 24", 13),
        ("24 BUSINESS", 13),
        ("fake00007", 1),
        ("business us express", 250),
        ("nothing like it", 0),
    ],
)
def test_search_finds_every_word(
    open_shop: Callable[[int], AccountList], text: str, expected: int
) -> None:
    accounts = open_shop(250)
    load_all(accounts)
    accounts.set_search(text)

    assert accounts.rowCount() == expected
    assert accounts.is_filtered is bool(text)
    accounts.set_search("")
    assert accounts.rowCount() == 250


def test_pages_that_come_during_a_search_are_searched(
    open_shop: Callable[[int], AccountList],
) -> None:
    accounts = open_shop(250)
    accounts.set_search("Fake0019 business")
    assert accounts.rowCount() == 0
    load_all(accounts)

    assert shown(accounts) == [f"acct_1Fake0019{digit}" for digit in range(10)]
    assert accounts.row_of("acct_1Fake00193") == 3
    assert accounts.row_of("acct_1Fake00001") == -1
    assert accounts.row_of("acct_unknown") == -1


def test_list_is_bounded(
    open_shop: Callable[[int], AccountList], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert account_list.MAX_ACCOUNTS == 20_000
    monkeypatch.setattr(account_list, "MAX_ACCOUNTS", 250)
    accounts = open_shop(1000)

    assert load_all(accounts) == 3
    assert accounts.rowCount() == 250
    assert accounts.state is ListState.FULL
    assert accounts.state_text == "The newest 250 are loaded; no more are kept."


def test_account_that_comes_twice_is_shown_once(
    open_shop: Callable[[int], AccountList], rig: Rig
) -> None:
    accounts = open_shop(150)
    # One was connected meanwhile: the last of the page is the first of the next.
    data = [account("acct_1Fake00099"), account("acct_1Fake00100"), account("acct_1Fake00100")]
    rig.stripe.answers.append(reply(200, {"object": "list", "data": data, "has_more": False}))
    load_all(accounts)

    assert accounts.rowCount() == 101
    assert accounts.state is ListState.ALL


def test_list_that_never_ends_is_left(open_shop: Callable[[int], AccountList], rig: Rig) -> None:
    accounts = open_shop(150)
    body = {"object": "list", "data": [account("acct_1Fake00003")], "has_more": True}
    rig.stripe.answers.append(reply(200, body))
    load_all(accounts)

    assert accounts.state is ListState.FAILED
    assert accounts.state_text == "The list repeats itself after 100 accounts."


def test_platform_without_accounts(open_shop: Callable[[int], AccountList]) -> None:
    accounts = open_shop(0)

    assert accounts.state is ListState.ALL
    assert accounts.state_text == "This platform has no connected accounts yet."


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (NO_ANSWER, "api.stripe.com cannot be reached."),
        (
            refusal(403, "Having the 'rak_accounts_read' permission would help."),
            "The key lacks the permission rak_accounts_read, which reading the list of accounts "
            "needs.",
        ),
    ],
)
def test_failure_keeps_the_rows_and_can_be_retried(
    open_shop: Callable[[int], AccountList], rig: Rig, answer: Reply | Failure, sentence: str
) -> None:
    accounts = open_shop(150)
    rig.stripe.answers.append(answer)
    accounts.fetchMore(ROOT)
    rest(accounts)
    assert accounts.state_text == sentence
    assert accounts.rowCount() == 100
    assert not accounts.canFetchMore(ROOT)

    accounts.retry()
    rest(accounts)
    assert accounts.rowCount() == 150
    assert accounts.state is ListState.ALL


def test_key_that_is_gone(accounts: AccountList) -> None:
    accounts.open("nobody", VERSION)
    rest(accounts)

    assert accounts.state is ListState.FAILED
    assert "no key named nobody" in accounts.state_text


def test_live_key_must_be_confirmed_first(accounts: AccountList, rig: Rig) -> None:
    rig.add_key("real", LIVE_KEY)
    rig.stripe.ids = ["acct_1"]
    armings: list[tuple[str, str]] = []
    accounts.arming_needed.connect(lambda *what: armings.append(what))
    accounts.open("real", VERSION)
    rest(accounts)
    assert armings == [("real", "rk_live_***7391")]
    assert accounts.state is ListState.NOT_ARMED
    assert accounts.state_text == ("real is not a test key, and its use was not confirmed yet.")
    assert rig.stripe.calls == []

    rig.keys.arm("real")
    accounts.retry()
    rest(accounts)
    assert shown(accounts) == ["acct_1"]


def test_opening_anew_drops_what_was_on_its_way(
    open_shop: Callable[[int], AccountList], rig: Rig
) -> None:
    accounts = open_shop(150)
    rig.stripe.gate.clear()
    accounts.fetchMore(ROOT)
    wait_until(lambda: len(rig.stripe.calls) == 2)
    accounts.open(SANDBOX_TARGET, VERSION)
    rig.stripe.gate.set()
    wait_until(lambda: rig.jobs.is_idle)

    assert accounts.rowCount() == 100
    assert all(id_.startswith("acct_1Sim") for id_ in shown(accounts))


def test_closing_during_a_load(open_shop: Callable[[int], AccountList], rig: Rig) -> None:
    accounts = open_shop(250)
    rig.stripe.gate.clear()
    accounts.fetchMore(ROOT)
    wait_until(lambda: len(rig.stripe.calls) == 2)
    accounts.close()
    assert accounts.state_text == "Stopped after 100 accounts"
    rig.stripe.gate.set()
    wait_until(lambda: rig.jobs.is_idle)
    settle()

    assert accounts.rowCount() == 100
    assert accounts.state is ListState.IDLE
    accounts.retry()
    load_all(accounts)
    assert accounts.rowCount() == 250


def test_names_cannot_play_tricks(open_shop: Callable[[int], AccountList], rig: Rig) -> None:
    name = "Eve\u202egnp.exe\nx"
    body = {"object": "list", "data": [account("acct_1", name)], "has_more": False}
    rig.stripe.answers.append(reply(200, body))
    accounts = open_shop(0)

    assert shown(accounts, AccountRole.NAME) == ["Eve\\u202egnp.exe\\u000ax"]
    spoken = accounts.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.isprintable()
