"""Several requests in one text, counted from 1."""

import pytest
from tests.support.requests import STORE

from session_composer.codecs.readers.plain.candidates import MAX_NAMED
from session_composer.codecs.readers.reading import read
from session_composer.core.text.errors import InputError

CALL = "await stripe.accountSessions.create({{account: 'acct_{n}', components: {{{c}}}}});\n"
PAYOUTS = "payouts: {enabled: true}"


def code(*components: str) -> str:
    return "".join(CALL.format(n=n, c=c) for n, c in enumerate(components, 1))


def notes(text: str, pick: int = 0) -> list[str]:
    return list(map(str, read(text, STORE, STORE.newest, pick=pick).notes))


def test_e16_the_first_is_taken_and_the_others_are_named() -> None:
    text = code(PAYOUTS, "documents: {enabled: true}", PAYOUTS.replace("true", "false"), "")
    found = read(text, STORE, STORE.newest)
    assert found.request.account == "acct_1"
    assert list(map(str, found.notes)) == [
        "The text holds 4 requests; number 1, in line 1, is taken.",
        "Number 2, in line 2, asks for documents.",
        "Number 3, in line 3, asks for payouts.",
        "Number 4, in line 4, asks for no component.",
    ]
    assert [(one.line, one.components) for one in found.choices] == [
        (1, ("payouts",)),
        (2, ("documents",)),
        (3, ("payouts",)),
        (4, ()),
    ]
    assert found.picked == 1


def test_e16_one_is_picked() -> None:
    text = code(PAYOUTS, PAYOUTS)
    found = read(text, STORE, STORE.newest, pick=2)
    assert found.request.account == "acct_2"
    assert found.picked == 2
    assert str(found.notes[0]) == "The text holds 2 requests; number 2, in line 2, is taken."
    with pytest.raises(InputError, match="no request number 3 in the text; the last is number 2"):
        read(text, STORE, STORE.newest, pick=3)


def test_e16_the_same_request_is_called_that() -> None:
    text = (code(PAYOUTS) * 2).replace("acct_2", "acct_1")
    assert notes(text)[1] == "Number 2, in line 2, asks for the same."


def test_e16_what_cannot_be_read_is_passed_over() -> None:
    """Unless it was asked for."""
    text = "[{}, {}]".format('{"account": {"a": 1}}', '{"account": "acct_2"}')
    found = read(text, STORE, STORE.newest)
    assert found.request.account == "acct_2"
    assert str(found.notes[1]) == "Number 1, in line 1, cannot be read."
    with pytest.raises(InputError, match="account is not a text"):
        read(text, STORE, STORE.newest, pick=1)


def test_e16_of_many_only_some_are_named() -> None:
    told = notes(code(*[PAYOUTS] * (MAX_NAMED + 11)))
    assert len(told) == MAX_NAMED + 2
    assert told[-1] == "There are 10 more requests behind them."
    assert len(notes(code(*[PAYOUTS] * 100), pick=77)) == MAX_NAMED + 2
