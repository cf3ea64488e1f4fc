import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.core.account.account_id import account_problem, expand_problem

ALPHABET = string.ascii_letters + string.digits


@given(st.text(ALPHABET, min_size=1))
def test_good_accounts(rest: str) -> None:
    assert account_problem(f"acct_{rest}") is None


@pytest.mark.parametrize(
    ("account", "part"),
    [
        ("", "No connected account yet."),
        ("acct_", "followed by letters and digits"),
        ("1032D82eZvKYlo2C", "acct_"),
        ("Acct_1", "acct_"),
        ("cus_1", "acct_"),
        (" acct_1", "white space at character 1"),
        ("acct_1\n", "white space at character 7"),
        ("acct_1 2", "white space at character 7"),
        ("acct_1-2", "- at character 7"),
        ("acct_é", "U+00E9 at character 6"),
        ("acct_1\u200b", "U+200B at character 7"),
        ("acct_\u0661", "U+0661 at character 6"),
        ("acct_1_2", "letters and digits"),
        ("acct_\ud800", "U+D800 at character 6"),
    ],
)
def test_bad_accounts(account: str, part: str) -> None:
    assert part in str(account_problem(account))


@given(st.text())
def test_every_account_has_one_printable_sentence_or_none(account: str) -> None:
    problem = account_problem(account)
    assert problem is None or (str(problem).isprintable() and str(problem).endswith("."))
    assert (problem is None) == (
        account.startswith("acct_") and len(account) > 5 and set(account[5:]) <= set(ALPHABET)
    )


@pytest.mark.parametrize("entry", ["account", "data.account", "a_1.b2.c"])
def test_good_expand_entries(entry: str) -> None:
    assert expand_problem(entry) is None


@pytest.mark.parametrize(
    "entry", ["", " ", "a ", "a\n", "a..b", ".a", "a.", "A", "a-b", "a[b]", "é", "\u0661", "a b"]
)
def test_bad_expand_entries(entry: str) -> None:
    assert str(expand_problem(entry)).endswith("is not a field name like data.account.")


def test_expand_problems_are_short_and_printable() -> None:
    problem = expand_problem("\u202e" + "x" * 100_000)
    assert len(str(problem)) < 100
    assert "\\u202e" in str(problem)
