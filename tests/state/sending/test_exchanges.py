"""Exchanges of a run: bounded, and without secrets as soon as they are earlier ones."""

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime
from tests.support.fakes import SENTINEL, SESSION, reply

from session_composer.api.http.client import Failure, FailureKind
from session_composer.api.stripe.reply import SessionAnswer, read_reply
from session_composer.core.request.request import Request
from session_composer.core.text.message import verbatim
from session_composer.state.sending.exchanges import (
    MAX_BYTES,
    MAX_EXCHANGES,
    Exchange,
    Exchanges,
    Trouble,
)

NOW = QDateTime.currentDateTime()


def exchange(account: str = "acct_1", **more: object) -> Exchange:
    outcome = more.get("outcome") or read_reply(reply())
    body = str(more.get("body", f"account={account}"))
    return Exchange(Request("2025-06-30.basil", account), body, "", NOW, outcome)  # type: ignore[arg-type]


@pytest.fixture
def exchanges(qapp: object) -> Exchanges:
    return Exchanges()


def accounts(exchanges: Exchanges) -> list[str]:
    return [one.request.account for one in exchanges.all]


def test_newest_first(exchanges: Exchanges) -> None:
    assert exchanges.all == []
    for name in ("a", "b", "c"):
        exchanges.add(exchange(name))
    assert accounts(exchanges) == ["c", "b", "a"]
    assert exchanges.latest is exchanges.all[0]
    exchanges.retire_latest()
    assert exchanges.latest is None
    assert accounts(exchanges) == ["c", "b", "a"]


def everything_in(thing: object) -> str:
    """Every text that can be reached from an object."""
    seen: set[int] = set()
    texts: list[str] = []
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type) or callable(one):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            texts.append(one)
        waiting += gc.get_referents(one)
    return "\n".join(texts)


def test_d3_only_the_latest_has_a_client_secret(exchanges: Exchanges) -> None:
    secret = SESSION["client_secret"]
    assert isinstance(secret, str)
    first = exchange("a")
    assert isinstance(first.outcome, SessionAnswer)
    assert first.outcome.client_secret == secret
    exchanges.add(first)
    assert exchanges.latest is first
    exchanges.add(exchange("b", outcome=Failure(FailureKind.TIMEOUT, verbatim("Late."))))
    [_, earlier] = exchanges.all
    assert isinstance(earlier.outcome, SessionAnswer)
    assert earlier.outcome.client_secret == ""
    assert earlier.outcome.granted == first.outcome.granted
    for kept in exchanges.all:
        found = everything_in(kept)
        assert "acct" in found or kept.request.account in found
        assert SENTINEL not in found


def test_a_request_with_a_key_in_it_is_not_kept(exchanges: Exchanges) -> None:
    key = "sk_test_51" + SENTINEL * 2
    exchanges.add(exchange(key))
    exchanges.add(exchange("acct_2"))
    assert accounts(exchanges) == ["acct_2"]


def test_what_was_held_back_is_no_exchange(exchanges: Exchanges) -> None:
    exchanges.add(exchange("a"))
    held = exchange("b", outcome=Trouble(verbatim("No."), is_held_back=True))
    exchanges.add(held)
    assert exchanges.latest is held
    assert accounts(exchanges) == ["a"]
    exchanges.retire_latest()
    assert accounts(exchanges) == ["a"]
    exchanges.add(exchange("c", outcome=Trouble(verbatim("The key cannot be read."))))
    assert accounts(exchanges) == ["c", "a"]


def test_the_number_is_bounded(exchanges: Exchanges) -> None:
    for number in range(MAX_EXCHANGES + 10):
        exchanges.add(exchange(str(number)))
    assert accounts(exchanges) == [str(n) for n in range(MAX_EXCHANGES + 9, 9, -1)]


def test_the_bytes_are_bounded(exchanges: Exchanges) -> None:
    answer = read_reply(reply())
    big = replace(answer, json_text="x" * (MAX_BYTES // 3))
    for name in "abcdef":
        exchanges.add(exchange(name, outcome=big))
    # The latest counts for nothing: it is there in any case.
    assert accounts(exchanges) == ["f", "e", "d"]
    exchanges.add(exchange("g", outcome=replace(answer, json_text="x" * (2 * MAX_BYTES))))
    exchanges.add(exchange("h"))
    assert accounts(exchanges) == ["h"]


def test_signals(exchanges: Exchanges) -> None:
    said: list[str] = []
    exchanges.changed.connect(lambda: said.append("latest"))
    exchanges.history_changed.connect(lambda: said.append("history"))
    exchanges.retire_latest()
    assert said == []
    exchanges.add(exchange())
    assert said == ["history", "latest"]
    exchanges.retire_latest()
    assert said == ["history", "latest"] * 2
    exchanges.retire_latest()
    exchanges.forget()
    assert said == ["history", "latest"] * 2 + ["history"]
    assert exchanges.all == []
    exchanges.add(exchange())
    exchanges.forget()
    assert (exchanges.latest, exchanges.all) == (None, [])
    assert said[-2:] == ["history", "latest"]
