"""Loaded accounts, and those of them that a search shows."""

from session_composer.api.stripe.account_pages import AccountSummary
from session_composer.state.account.account_rows import AccountRows

BAKER = AccountSummary("acct_1", "Baker", "US", "express")
BUTCHER = AccountSummary("acct_2", "Butcher", "DE", "custom")


def rows(*accounts: AccountSummary) -> AccountRows:
    made = AccountRows()
    made.show(made.load(list(accounts)))
    return made


def shown(found: AccountRows) -> list[AccountSummary]:
    return [found[row] for row in range(len(found))]


def test_accounts_are_shown_in_their_order() -> None:
    found = rows(BAKER, BUTCHER)
    assert shown(found) == [BAKER, BUTCHER]
    assert [found.row_of(account) for account in ("acct_1", "acct_2", "acct_3")] == [0, 1, -1]


def test_an_account_is_loaded_once() -> None:
    assert rows(BAKER).unseen([BAKER, BUTCHER, BUTCHER]) == [BUTCHER]


def test_a_search_shows_what_has_every_word_and_hides_the_rest() -> None:
    found = rows(BAKER)
    found.search(("de", "butch"))
    assert shown(found) == []
    assert found.row_of("acct_1") == -1
    found.show(found.load([BUTCHER]))
    assert shown(found) == [BUTCHER]
    assert found.loaded_count == 2
    found.search(())
    assert shown(found) == [BAKER, BUTCHER]


def test_the_search_outlives_the_accounts() -> None:
    found = rows(BAKER)
    found.search(("butcher",))
    found.clear()
    assert found.loaded_count == 0
    found.show(found.load([BAKER, BUTCHER]))
    assert shown(found) == [BUTCHER]
