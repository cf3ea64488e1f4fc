"""Requests of PowerShell, beyond those of the corpus."""

import pytest
from tests.support.requests import STORE

from session_composer.codecs.readers import reading
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.shell.powershell import looks_like
from session_composer.core.text.errors import InputError

URL = "https://api.stripe.com/v1/account_sessions"


def powershell(text: str) -> Imported:
    return reading.read(text, STORE, STORE.newest, "powershell")


@pytest.mark.parametrize(
    ("value", "account"),
    [
        ("'it''s'", "it's"),
        ('"a`"b"', 'a"b'),
        ('"$id"', "acct_1"),
        ("$id", "acct_1"),
        ('"$other"', ""),
        ("$other", ""),
        ("@'\nacct_2\n'@", "acct_2"),
    ],
)
def test_values(value: str, account: str) -> None:
    text = f"$id = 'acct_1'\nirm {URL} -Method Post -Body @{{ account = {value} }}"
    assert powershell(text).request.account == account


@pytest.mark.parametrize(
    "filled", ["$b.account = 'a'", "$b['account'] = 'a'", '$b.Add("account", "a")']
)
def test_a_table_that_is_filled_later(filled: str) -> None:
    assert (
        powershell(f"$b = @{{}}\n{filled}\nirm {URL} -Method Post -Body $b").request.account == "a"
    )


def test_e5_deep_tables_and_open_texts_are_bounded() -> None:
    with pytest.raises(InputError, match="nested more than 32 levels"):
        powershell("$a = " + "@{ b = " * 50_000)
    with pytest.raises(InputError, match="no request"):
        powershell("@'\n" * 50_000)


def test_likeness() -> None:
    assert looks_like(f"irm {URL}") == 84
    assert looks_like("irm https://example.com") == 0
    assert looks_like(f"curl {URL}") == 0
