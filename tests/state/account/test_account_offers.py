"""Accounts that can be named without looking them up."""

import pytest

from session_composer.state.account.account_offers import (
    AccountOffer,
    country_names,
    matching,
    near_miss,
)

BAKER = AccountOffer("acct_1SimExpressUS", "Baker", "Express · US")
BUTCHER = AccountOffer("acct_1SimCustomDE", "Butcher", "Custom · DE", "not onboarded")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [BAKER, BUTCHER]),
        ("baker", [BAKER]),
        ("germany", [BUTCHER]),
        ("Deutschland", [BUTCHER]),
        ("express us", [BAKER]),
        ("onboarded", [BUTCHER]),
        ("acct_1sim", [BAKER, BUTCHER]),
        ("germany baker", []),
    ],
)
def test_accounts_are_found_by_id_name_kind_and_country(
    text: str, found: list[AccountOffer]
) -> None:
    assert matching([BAKER, BUTCHER], text) == found


@pytest.mark.parametrize(
    ("account", "meant"),
    [
        ("acct_1SimExpresUS", BAKER),
        ("acct_1SimExpressSU", BAKER),
        ("acct_1simcustomde", BUTCHER),
        ("acct_1SimExpressUS", None),
        ("acct_1AbcDefGhi", None),
        ("acct_", None),
        ("", None),
    ],
)
def test_a_near_miss_is_seen(account: str, meant: AccountOffer | None) -> None:
    assert near_miss([BAKER, BUTCHER], account) == meant


def test_a_country_that_there_is_not_has_no_name() -> None:
    assert country_names("XX") == country_names("") == ""
