"""Retry: the same idempotency key for the same request only, and not before it is time (C16)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from tests.support.edits import a_feature
from tests.support.fakes import LIVE_KEY, OTHER_TEST_KEY, TEST_KEY, failed, reply
from tests.support.qt import settle, wait_until
from tests.support.sending import Bench
from tests.support.stored_keys import store_key

from session_composer.api.http.client import Failure, FailureKind
from session_composer.api.keys.store import KeyStoreErrorKind
from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import verbatim
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending import retry as retry_module
from session_composer.state.sending.target_choice import SANDBOX_TARGET

ERROR = {"error": {"type": "api_error", "message": "No."}}
LATE = Failure(FailureKind.TIMEOUT, verbatim("Too late."), request_left=True)


class Clock:
    """A time that passes when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(retry_module, "time", made)
    monkeypatch.setattr(retry_module, "_TICK_MS", 5)
    return made


@pytest.fixture
def bench(
    workspace: Workspace, rulebook: Rulebook, tmp_path: Path, clock: Clock
) -> Iterator[Bench]:
    made = Bench(workspace, rulebook, tmp_path)
    made.has_key("work", TEST_KEY, "test")
    yield made
    made.close()
    made.client.open.set()


def retry(bench: Bench) -> object:
    sent = len(bench.client.sent)
    bench.sender.retry.start()
    wait_until(lambda: len(bench.client.sent) > sent)
    return bench.outcome()


def idempotency_keys(bench: Bench) -> list[str | None]:
    return [call.idempotency_key for _, call, _ in bench.client.sent]


@pytest.mark.parametrize("target", [SANDBOX_TARGET, "work"])
@pytest.mark.parametrize(
    "outcome",
    [LATE, reply(500, ERROR), reply(429, ERROR), reply(502, body=b"<html>"), reply(409, ERROR)],
)
def test_c16_a_retry_of_the_same_has_the_same_key(
    bench: Bench, target: str, outcome: object
) -> None:
    bench.client.answer = lambda: outcome  # type: ignore[assignment,return-value]
    bench.send(target)
    assert bench.sender.would_repeat(target)
    retry(bench)
    bench.client.answer = reply
    assert isinstance(retry(bench), SessionAnswer)
    first, second, third = idempotency_keys(bench)
    assert first == second == third
    assert bench.client.sent[0] == bench.client.sent[2]
    assert bench.sender.retry.attempt is None


def test_c16_nothing_is_sent_again_by_itself(bench: Bench) -> None:
    bench.client.answer = lambda: LATE
    bench.send("work")
    QTest.qWait(30)
    assert len(bench.client.sent) == 1


@pytest.mark.parametrize(
    "outcome",
    [reply(), reply(400, ERROR), reply(401, ERROR), Failure(FailureKind.TLS, verbatim("No."))],
)
def test_c16_what_would_be_the_same_again_is_not_offered(bench: Bench, outcome: object) -> None:
    bench.client.answer = lambda: outcome  # type: ignore[assignment,return-value]
    bench.send("work")
    assert bench.sender.retry.attempt is None
    assert not bench.sender.would_repeat("work")
    bench.sender.retry.start()
    settle()
    assert len(bench.client.sent) == 1


def test_c16_test_request_itself_has_a_new_key(bench: Bench) -> None:
    bench.client.answer = lambda: LATE
    bench.send("work")
    bench.send("work")
    first, second = idempotency_keys(bench)
    assert first != second


@pytest.mark.parametrize("change", ["body", "version", "key", "context"])
def test_c16_another_request_has_a_new_key(bench: Bench, change: str) -> None:
    """Byte for byte: what was changed and changed back is the same."""
    bench.client.answer = lambda: LATE
    bench.send("work")
    match change:
        case "body":
            bench.workspace.choose([a_feature()], True, "x")
        case "version":
            bench.workspace.set_api_version("2025-06-30.basil", "x")
        case "key":
            store_key(bench.keys, bench.jobs, "work", OTHER_TEST_KEY)
        case "context":
            bench.keys.set_context("work", "acct_2")
    # The window offers it only for what is the same as far as it can know.
    assert bench.sender.would_repeat("work") is (change in {"key", "context"})
    retry(bench)
    first, second = idempotency_keys(bench)
    assert first != second


def test_c16_changed_and_changed_back_is_the_same(bench: Bench) -> None:
    bench.client.answer = lambda: LATE
    bench.send("work")
    bench.workspace.choose([a_feature()], True, "x")
    bench.workspace.undo_stack.undo()
    assert bench.sender.would_repeat("work")
    retry(bench)
    assert len(set(idempotency_keys(bench))) == 1


def test_c16_another_target_is_no_retry(bench: Bench) -> None:
    bench.client.answer = lambda: LATE
    bench.send("work")
    assert not bench.sender.would_repeat(SANDBOX_TARGET)


def test_c16_a_stored_refusal_is_not_asked_for_again(bench: Bench) -> None:
    """Stripe keeps the answer of a key, an error as well: the same key would bring it for ever."""
    bench.client.answer = lambda: reply(500, ERROR)
    bench.send("work")
    bench.client.answer = lambda: reply(500, ERROR, headers=(("Idempotent-Replayed", "true"),))
    retry(bench)
    retry(bench)
    first, second, third = idempotency_keys(bench)
    assert first == second != third


def test_c16_a_key_of_yesterday_is_not_used(bench: Bench, clock: Clock) -> None:
    bench.client.answer = lambda: LATE
    bench.send("work")
    clock.now += 22 * 3600
    retry(bench)
    clock.now += 2 * 3600
    retry(bench)
    first, second, third = idempotency_keys(bench)
    assert first == second != third


def test_c16_after_a_cancel_the_same_key_finds_the_session(bench: Bench) -> None:
    bench.client.open.clear()
    bench.sender.start("work")
    wait_until(lambda: bool(bench.client.sent))
    bench.sender.cancel()
    bench.client.open.set()
    retry(bench)
    first, second = idempotency_keys(bench)
    assert first == second


def test_b5_a_locked_keyring_can_be_tried_again(bench: Bench) -> None:
    bench.store.errors["read"] = failed(KeyStoreErrorKind.LOCKED)
    bench.send("work")
    assert bench.store.count("read") == 1, "one prompt for one action"
    assert bench.client.sent == []
    bench.store.errors.clear()
    assert isinstance(retry(bench), SessionAnswer)
    assert bench.store.count("read") == 2


def test_what_our_checks_hold_back_is_not_retried(bench: Bench) -> None:
    bench.client.answer = lambda: LATE
    bench.send("work")
    bench.sender.hold_back("work", verbatim("There are errors."))
    assert bench.sender.retry.attempt is None


def test_b18_a_retry_with_a_live_key_in_its_place_asks(bench: Bench) -> None:
    bench.client.answer = lambda: LATE
    bench.send("work")
    store_key(bench.keys, bench.jobs, "work", LIVE_KEY)
    bench.sender.retry.start()
    wait_until(lambda: bool(bench.asked))
    assert len(bench.client.sent) == 1


# Waiting


def wait_answer(seconds: str) -> object:
    return reply(429, ERROR, headers=(("Retry-After", seconds),))


def test_c16_retry_after_is_waited_for_and_counted_down(bench: Bench, clock: Clock) -> None:
    bench.client.answer = lambda: wait_answer("3")  # type: ignore[assignment,return-value]
    bench.send("work")
    retrying = bench.sender.retry
    assert (retrying.seconds_left, retrying.is_waiting) == (3, False)
    seen: list[int] = []
    retrying.changed.connect(lambda: seen.append(retrying.seconds_left))
    retrying.start()
    retrying.start()
    assert retrying.is_waiting
    assert not bench.sender.is_busy
    for second in (3, 2, 1):
        wait_until(lambda second=second: seen[-1] == second)  # type: ignore[misc]
        assert len(bench.client.sent) == 1
        clock.now += 1 if second > 1 else 0.9
    assert retrying.is_waiting
    clock.now += 0.2
    wait_until(lambda: len(bench.client.sent) == 2)
    bench.outcome()
    assert len(set(idempotency_keys(bench))) == 1


def test_c16_time_that_passed_before_the_click_counts(bench: Bench, clock: Clock) -> None:
    bench.client.answer = lambda: wait_answer("60")  # type: ignore[assignment,return-value]
    bench.send("work")
    clock.now += 61
    bench.client.answer = reply
    assert isinstance(retry(bench), SessionAnswer)


def test_c16_waiting_is_for_two_minutes_at_most(bench: Bench, clock: Clock) -> None:
    bench.client.answer = lambda: wait_answer("86400")  # type: ignore[assignment,return-value]
    bench.send("work")
    assert bench.sender.retry.seconds_left == 120


@pytest.mark.parametrize("how", ["cancel", "stop", "edit", "close"])
def test_c16_waiting_can_be_given_up(bench: Bench, clock: Clock, how: str) -> None:
    bench.client.answer = lambda: wait_answer("3")  # type: ignore[assignment,return-value]
    bench.send("work")
    bench.sender.retry.start()
    match how:
        case "cancel":
            bench.sender.cancel()
        case "stop":
            bench.sender.retry.stop()
        case "edit":
            bench.workspace.choose([a_feature()], True, "x")
        case "close":
            bench.sender.close()
    assert not bench.sender.retry.is_waiting
    clock.now += 10
    QTest.qWait(30)
    assert len(bench.client.sent) == 1


def test_c17_sending_while_a_retry_waits_sends_once(bench: Bench, clock: Clock) -> None:
    bench.client.answer = lambda: wait_answer("3")  # type: ignore[assignment,return-value]
    bench.send("work")
    bench.sender.retry.start()
    bench.client.answer = reply
    bench.send("work")
    clock.now += 10
    QTest.qWait(30)
    assert len(bench.client.sent) == 2
