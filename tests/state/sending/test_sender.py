"""Test request: one at a time, cancelled at once, and no live key without asking."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.edits import a_feature
from tests.support.fakes import (
    LIVE_KEY,
    OTHER_LIVE_KEY,
    SENTINEL,
    TEST_KEY,
    failed,
    reply,
)
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import settle, wait_until
from tests.support.sending import SAMPLE, Bench
from tests.support.stored_keys import store_key

from session_composer.api.http.client import STRIPE_BASE_URL, Failure, FailureKind, Reply
from session_composer.api.keys.store import KeyStoreErrorKind
from session_composer.api.sandbox.host import SANDBOX_KEY
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer, SessionAnswer
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import DataError
from session_composer.core.text.message import verbatim
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.target_choice import SANDBOX_TARGET

SLOW = "acct_1SimSlow"


@pytest.fixture
def bench(workspace: Workspace, rulebook: Rulebook, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(workspace, rulebook, tmp_path)
    yield made
    made.close()
    made.client.open.set()
    made.store.open.set()
    here = threading.get_ident()
    assert here not in made.client.threads | made.store.threads
    made.settings.sync()
    for path in tmp_path.rglob("*"):
        assert SENTINEL.encode() not in path.read_bytes()


@pytest.fixture
def real(bench: Bench) -> Bench:
    """The same with the real client, for the real sandbox."""
    bench.sender = bench.make(None)
    return bench


# What is sent


def test_sends_what_the_preview_shows(bench: Bench) -> None:
    bench.has_key("work", TEST_KEY, "test")
    bench.workspace.choose([a_feature()], False, "x")
    bench.workspace.set_expand(("account",), "x")
    body = bench.workspace.body()
    version = bench.workspace.request.api_version
    outcome = bench.send("work")
    assert isinstance(outcome, SessionAnswer)
    [(base_url, call, key)] = bench.client.sent
    assert (base_url, key) == (STRIPE_BASE_URL, TEST_KEY)
    assert (call.method, call.path, call.body) == ("POST", "/v1/account_sessions", body)
    assert call.api_version == version
    latest = bench.exchanges.latest
    assert latest is not None
    assert (latest.body, latest.target) == (body, "work")
    assert latest.request is bench.workspace.request
    assert bench.busy == [True, False]


def test_sends_the_request_of_the_moment_of_the_click(bench: Bench) -> None:
    bench.client.open.clear()
    before = bench.workspace.request
    body = bench.workspace.body()
    bench.sender.start(SANDBOX_TARGET)
    bench.workspace.choose([a_feature()], False, "x")
    bench.client.open.set()
    bench.outcome()
    assert bench.client.sent[0][1].body == body
    assert bench.exchanges.latest is not None
    assert bench.exchanges.latest.request is before
    assert bench.exchanges.latest.request != bench.workspace.request


def test_c16_each_send_has_an_idempotency_key_of_its_own(bench: Bench) -> None:
    for _ in range(5):
        bench.send(SANDBOX_TARGET)
    keys = {call.idempotency_key for _, call, _ in bench.client.sent}
    assert len(keys) == 5
    assert None not in keys


def test_the_sandbox_gets_its_own_key_only(bench: Bench) -> None:
    bench.has_key("work", TEST_KEY, "test")
    bench.send(SANDBOX_TARGET)
    [(base_url, _, key)] = bench.client.sent
    assert base_url.startswith("http://127.0.0.1:")
    assert key == SANDBOX_KEY
    assert bench.store.calls == []


def test_c17_a_second_start_sends_nothing(bench: Bench) -> None:
    bench.client.open.clear()
    for _ in range(5):
        bench.sender.start(SANDBOX_TARGET)
    assert bench.sender.is_busy
    bench.client.open.set()
    bench.outcome()
    settle()
    assert len(bench.client.sent) == 1
    assert bench.busy == [True, False]


def test_the_answer_before_is_dropped_with_its_secret_when_sending_again(bench: Bench) -> None:
    bench.send(SANDBOX_TARGET)
    assert bench.exchanges.latest is not None
    bench.client.open.clear()
    bench.sender.start(SANDBOX_TARGET)
    assert bench.exchanges.latest is None
    bench.client.open.set()
    bench.outcome()


def test_nothing_secret_is_in_a_repr(bench: Bench) -> None:
    bench.send(SANDBOX_TARGET)
    assert SENTINEL not in repr(bench.exchanges.latest)


def test_held_back_is_an_outcome_without_a_request(bench: Bench) -> None:
    bench.sender.hold_back(SANDBOX_TARGET, verbatim("There are errors."))
    latest = bench.exchanges.latest
    assert latest is not None
    assert latest.outcome == Trouble(
        verbatim("There are errors."), may_send_anyway=True, is_held_back=True
    )
    assert bench.client.sent == []
    bench.client.open.clear()
    bench.sender.start(SANDBOX_TARGET)
    bench.sender.hold_back(SANDBOX_TARGET, verbatim("Late."))
    assert bench.exchanges.latest is None
    bench.client.open.set()
    assert isinstance(bench.outcome(), SessionAnswer)


def test_a_key_in_the_body_may_not_be_sent_anyway(bench: Bench) -> None:
    bench.workspace.set_account("sk_live_51Habcdefghijklmnop", "x")
    bench.sender.hold_back(SANDBOX_TARGET, verbatim("There are errors."))
    latest = bench.exchanges.latest
    assert latest is not None
    assert isinstance(latest.outcome, Trouble)
    assert not latest.outcome.may_send_anyway


# Failures


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (reply(400, {"error": {"type": "invalid_request_error", "message": "No."}}), ErrorAnswer),
        (reply(body=b"<html>"), OddAnswer),
        (reply(body=b"null"), OddAnswer),
        (reply(body=b"[" * 5000), OddAnswer),
        (Failure(FailureKind.TIMEOUT, verbatim("Too late.")), Failure),
    ],
)
def test_whatever_comes_back_is_an_outcome(
    bench: Bench, answer: Reply | Failure, kind: type[object]
) -> None:
    bench.client.answer = lambda: answer
    assert isinstance(bench.send(SANDBOX_TARGET), kind)


@pytest.mark.parametrize(
    "error", [ValueError("4300 digits"), RecursionError(), OSError("CA"), DataError("damaged.")]
)
def test_c11_an_error_of_ours_ends_the_request_and_surfaces(
    bench: Bench, qtbot: QtBot, error: Exception
) -> None:
    def refuse() -> Reply:
        raise error

    bench.client.answer = refuse
    with qtbot.captureExceptions() as seen:
        outcome = bench.send(SANDBOX_TARGET)
    assert [kind for kind, _, _ in seen] == [type(error)]
    assert isinstance(outcome, Trouble)
    assert bench.busy == [True, False]
    bench.client.answer = reply
    assert isinstance(bench.send(SANDBOX_TARGET), SessionAnswer)


@pytest.mark.parametrize("error", [OSError(98, "Address already in use"), RuntimeError("ending")])
def test_a_sandbox_that_does_not_start_is_said(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse() -> str:
        raise error

    monkeypatch.setattr(bench.sandbox, "base_url", refuse)
    outcome = bench.send(SANDBOX_TARGET)
    assert isinstance(outcome, Trouble)
    assert "sandbox did not start" in str(outcome.message)
    assert bench.client.sent == []


@pytest.mark.parametrize("kind", list(KeyStoreErrorKind))
def test_a_key_that_cannot_be_read_is_said(bench: Bench, kind: KeyStoreErrorKind) -> None:
    bench.has_key("work", TEST_KEY, "test")
    bench.store.errors["read"] = failed(kind)
    assert bench.send("work") == Trouble(verbatim(f"The keyring says {kind}."))
    assert bench.client.sent == []


@pytest.mark.parametrize("key", ["pk_live_12345678901234", "sk_test_\n12345678", "nonsense"])
def test_something_else_in_the_keyring_is_not_sent(bench: Bench, key: str) -> None:
    bench.has_key("work", key, "test")
    outcome = bench.send("work")
    assert isinstance(outcome, Trouble)
    assert key not in str(outcome.message)
    assert bench.client.sent == []


def test_a_key_that_is_gone_is_said(bench: Bench) -> None:
    outcome = bench.send("ghost")
    assert isinstance(outcome, Trouble)
    assert "ghost" in str(outcome.message)


def test_b11_ten_sends_read_the_key_once(bench: Bench) -> None:
    bench.has_key("work", TEST_KEY, "test")
    for _ in range(10):
        bench.send("work")
    assert bench.store.count("read") == 1
    assert len(bench.client.sent) == 10


# Cancel


def test_c18_cancel_is_at_once_and_a_late_answer_is_discarded(bench: Bench) -> None:
    bench.client.open.clear()
    bench.sender.start(SANDBOX_TARGET)
    wait_until(lambda: bool(bench.client.sent))
    bench.sender.cancel()
    assert not bench.sender.is_busy
    latest = bench.exchanges.latest
    assert latest is not None
    assert isinstance(latest.outcome, Failure)
    assert latest.outcome.kind is FailureKind.CANCELLED
    assert "may have been created" in str(latest.outcome.message)
    bench.client.open.set()
    assert bench.client.answered.wait(30)
    threading.Event().wait(0.03)
    settle()
    assert bench.exchanges.latest is latest
    assert bench.busy == [True, False]


def test_c18_a_late_answer_does_not_disturb_the_next_request(bench: Bench) -> None:
    bench.client.open.clear()
    bench.sender.start(SANDBOX_TARGET)
    wait_until(lambda: len(bench.client.sent) == 1)
    bench.sender.cancel()
    bench.workspace.choose([a_feature()], True, "x")
    bench.sender.start(SANDBOX_TARGET)
    wait_until(lambda: len(bench.client.sent) == 2)
    bench.client.open.set()
    assert isinstance(bench.outcome(), SessionAnswer)
    assert bench.exchanges.latest is not None
    assert bench.exchanges.latest.request is bench.workspace.request


def test_cancel_before_the_key_is_read_sends_nothing(bench: Bench) -> None:
    bench.has_key("work", TEST_KEY, "test")
    bench.store.open.clear()
    bench.sender.start("work")
    wait_until(lambda: bool(bench.store.calls))
    bench.sender.cancel()
    bench.store.open.set()
    threading.Event().wait(0.05)
    settle()
    assert bench.client.sent == []


def test_cancel_without_a_request_does_nothing(bench: Bench) -> None:
    bench.sender.cancel()
    assert bench.exchanges.latest is None
    assert bench.busy == []


# Live keys


def test_b18_a_live_key_is_not_used_before_it_is_confirmed(bench: Bench) -> None:
    bench.has_key("shop", LIVE_KEY, "live")
    assert bench.send("shop") is None
    assert bench.client.sent == []
    [(name, hint)] = bench.asked
    assert name == "shop"
    assert SENTINEL not in hint
    bench.keys.arm("shop")
    assert isinstance(bench.send("shop"), SessionAnswer)
    assert bench.client.sent[0][2] == LIVE_KEY
    bench.send("shop")
    assert len(bench.asked) == 1


@pytest.mark.parametrize("key", [LIVE_KEY, "rk_live_12345678901234", "sk_org_1234567890123"])
def test_whatever_is_not_proven_to_be_a_test_key_asks(bench: Bench, key: str) -> None:
    """What the settings say of a key is worth nothing: anybody can edit them."""
    bench.has_key("shop", key, "test")
    assert bench.send("shop") is None
    assert bench.client.sent == []
    assert len(bench.asked) == 1
    found = bench.keys.profile("shop")
    assert found is not None
    assert found.mode != "test"


def test_a_replaced_key_asks_again(bench: Bench) -> None:
    bench.has_key("shop", LIVE_KEY, "live")
    bench.send("shop")
    bench.keys.arm("shop")
    bench.send("shop")
    store_key(bench.keys, bench.jobs, "shop", OTHER_LIVE_KEY)
    assert bench.send("shop") is None
    assert len(bench.client.sent) == 1
    assert len(bench.asked) == 2
    bench.keys.arm("shop")
    bench.send("shop")
    assert bench.client.sent[-1][2] == OTHER_LIVE_KEY


def test_a_test_key_replaced_by_a_live_one_asks(bench: Bench) -> None:
    bench.has_key("shop", TEST_KEY, "test")
    bench.send("shop")
    store_key(bench.keys, bench.jobs, "shop", LIVE_KEY)
    assert bench.send("shop") is None
    assert len(bench.client.sent) == 1


def test_confirming_from_the_question_itself_sends(bench: Bench) -> None:
    bench.has_key("shop", LIVE_KEY, "live")

    def confirm(name: str, hint: str) -> None:
        bench.keys.arm(name)
        bench.sender.start(name)

    bench.sender.arming_needed.connect(confirm)
    bench.sender.start("shop")
    wait_until(lambda: bench.exchanges.latest is not None)
    assert len(bench.client.sent) == 1
    assert len(bench.asked) == 1


# The end


def test_f2_closing_during_a_request_delivers_nothing(bench: Bench) -> None:
    bench.client.open.clear()
    bench.sender.start(SANDBOX_TARGET)
    wait_until(lambda: bool(bench.client.sent))
    before = list(bench.busy)
    bench.close()
    assert not bench.sender.is_busy
    bench.client.open.set()
    assert bench.client.answered.wait(30)
    threading.Event().wait(0.03)
    settle()
    assert bench.exchanges.latest is None
    assert bench.busy == before


# Through the real client to the real sandbox


def test_the_sandbox_answers_with_a_session(real: Bench, heartbeat: Heartbeat) -> None:
    real.workspace.choose([a_feature()], False, "x")
    heartbeat.restart()
    outcome = real.send(SANDBOX_TARGET)
    assert heartbeat.worst_turn < UNNOTICED
    assert isinstance(outcome, SessionAnswer)
    assert outcome.simulated
    assert outcome.account == SAMPLE
    assert outcome.granted[a_feature()] is False
    assert outcome.client_secret not in outcome.json_text


@pytest.mark.parametrize(
    ("account", "status"),
    [
        ("", 400),
        ("acct_missing", 400),
        ("acct_1SimServerError", 500),
        ("acct_1SimRateLimited", 429),
    ],
)
def test_the_sandbox_answers_with_errors(real: Bench, account: str, status: int) -> None:
    real.workspace.set_account(account, "x")
    outcome = real.send(SANDBOX_TARGET)
    assert isinstance(outcome, ErrorAnswer)
    assert outcome.status == status
    assert outcome.message


@pytest.mark.parametrize("version", ["2023-08-16", "2025-06-30.basil"])
def test_the_sandbox_knows_every_version(real: Bench, store: CatalogStore, version: str) -> None:
    real.workspace.choose([component_path("payments")], True, "x")
    real.workspace.set_api_version(version, "x")
    real.workspace.drop_unknown("x")
    real.workspace.choose([store.catalog(version).components[0].path], True, "x")
    assert isinstance(real.send(SANDBOX_TARGET), SessionAnswer)


def test_a_slow_answer_is_cancelled_at_once(real: Bench, heartbeat: Heartbeat) -> None:
    real.workspace.set_account(SLOW, "x")
    real.sender.start(SANDBOX_TARGET)
    threading.Event().wait(0.1)
    settle()
    heartbeat.restart()
    real.sender.cancel()
    assert not real.sender.is_busy
    settle()
    assert heartbeat.worst_turn < UNNOTICED
    workers = [thread for thread in threading.enumerate() if thread.name == "job"]
    for worker in workers:
        worker.join(30)
        assert not worker.is_alive(), "cancelling ends the worker too"


def test_closing_ends_the_sandbox_and_every_worker_soon(real: Bench) -> None:
    real.workspace.set_account(SLOW, "x")
    real.sender.start(SANDBOX_TARGET)
    threading.Event().wait(0.1)
    real.close()
    for thread in threading.enumerate():
        if thread.name == "job":
            thread.join(30)
            assert not thread.is_alive()


@pytest.mark.parametrize("place", ["expand", "metadata[a]"])
def test_i2_a_request_with_a_key_is_not_sent(bench: Bench, place: str) -> None:
    secret = "c2tfbGl2ZV81MVNlbnRpbmVsU2VudGluZWw3Mzkx"
    if place == "expand":
        bench.workspace.set_expand((secret,), "x")
    else:
        bench.workspace.set_leaf(("metadata", "a"), secret, "x")
    bench.sender.start(SANDBOX_TARGET)
    latest = bench.exchanges.latest
    assert latest is not None
    assert isinstance(latest.outcome, Trouble)
    assert latest.outcome.is_held_back
    assert not latest.outcome.may_send_anyway
    assert f"in {place}" in str(latest.outcome.message)
    assert bench.client.sent == []
    assert not bench.sender.is_busy
