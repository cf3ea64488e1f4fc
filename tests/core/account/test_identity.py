"""Who an account is."""

import pytest

from session_composer.api.sandbox.sample_accounts import AccountDirectory
from session_composer.core.account.facts import AccountFacts, known
from session_composer.core.account.identity import identity


@pytest.mark.parametrize(
    ("account", "who"),
    [
        ("acct_1SimExpressUS", "Two Rivers Tutoring · Express · US"),
        ("acct_1SimV2Express", "Cedar Loft Yoga · Express · US"),
        ("acct_1SimV2Standard", "Brook & Byrne · Standard · IE"),
        ("acct_1SimEmbeddedNL", "Grachten Fietsverhuur · NL"),
        ("acct_1SimV2Customer", "Willa Marsh · US"),
    ],
)
def test_name_kind_and_country(account: str, who: str) -> None:
    assert str(identity(AccountDirectory().by_id[account].facts)) == who


def test_what_is_not_known_is_left_out() -> None:
    assert str(identity(None)) == str(identity(AccountFacts())) == ""
    assert identity(known({"type": "express"})).traits == "Express"


def test_a_name_from_outside_is_shown_safely_and_shortened() -> None:
    name = identity(known({"business_name": "A\x1b[31m\u202e" + "b" * 500})).name
    assert "\x1b" not in name
    assert "\u202e" not in name
    assert len(name) < 100
