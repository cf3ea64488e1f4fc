import threading
from collections.abc import Callable

import pytest
from tests.support.fakes import SENTINEL
from tests.support.fault_server import FaultServer, Talk, answer
from tests.support.matrices import (
    KEY,
    SECRET,
    Answering,
    matrix,
    refusal,
    run,
    session,
    unknown,
)

from session_composer.api.http.client import Client, Failure, FailureKind, Reply
from session_composer.api.http.kept_lines import KeptLines
from session_composer.api.matrix import matrix_run as module
from session_composer.api.matrix.matrix_run import MatrixRun, MatrixTarget
from session_composer.core.matrix.cells import CellOutcome
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import verbatim
from session_composer.core.versions.catalog_store import CatalogStore

ACCEPTED, REFUSED, NO_ANSWER, NOT_SENT = (
    CellOutcome.ACCEPTED,
    CellOutcome.REFUSED,
    CellOutcome.NO_ANSWER,
    CellOutcome.NOT_SENT,
)


class Waits(threading.Event):
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def wait(self, timeout: float | None = None) -> bool:
        if timeout and not self.is_set():
            self.waits.append(round(timeout, 3))
            self.now += timeout
        return self.is_set()


def failure(kind: FailureKind) -> Failure:
    return Failure(kind, verbatim("Nothing came."), request_left=True)


def finished(of: MatrixRun) -> MatrixRun:
    of.start()
    assert of.wait(30)
    return of


@pytest.mark.parametrize(
    ("answers", "outcome", "asked"),
    [
        ([session("acct_1Fake00000")], ACCEPTED, 1),
        ([refusal(400, "parameter_unknown", "components[x]")], REFUSED, 1),
        ([refusal(500), session("acct_1Fake00000")], ACCEPTED, 2),
        ([refusal(500)], REFUSED, 3),
        ([refusal(500, Idempotent_Replayed="true")], REFUSED, 1),
        ([refusal(429, Stripe_Should_Retry="false")], REFUSED, 1),
        ([refusal(409), refusal(429), session("acct_1Fake00000")], ACCEPTED, 3),
        ([failure(FailureKind.CUT_OFF), session("acct_1Fake00000")], ACCEPTED, 2),
        ([failure(FailureKind.TIMEOUT)], NO_ANSWER, 3),
        ([failure(FailureKind.TLS)], NO_ANSWER, 1),
        ([Reply(200, (), b"<html>", 1)], NO_ANSWER, 1),
    ],
)
def test_a_cell_is_asked_for_as_long_as_that_may_help(
    answers: list[Reply | Failure],
    outcome: CellOutcome,
    asked: int,
    store: CatalogStore,
    rulebook: Rulebook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_BACK_OFF_S", 0)
    client = Answering(lambda _, before: answers[min(before, len(answers) - 1)])
    found = matrix(store, rulebook, unknown(1))
    finished(run(found, client, store, rulebook))
    assert found.verdict(0).outcome is outcome
    keys = [call.idempotency_key for _, call in client.calls]
    assert len(keys) == asked
    assert len(set(keys)) == 1


def test_what_the_server_asks_to_wait_is_waited_for_by_all(
    store: CatalogStore, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Waits()
    monkeypatch.setattr(module, "time", waits)
    client = Answering(
        lambda account, before: (
            session(account)
            if before or account != "acct_1Fake00001"
            else refusal(429, Retry_After="7")
        )
    )
    found = matrix(store, rulebook, unknown(3))
    of = run(found, client, store, rulebook)
    monkeypatch.setattr(of, "_stopping", waits)
    of._work()
    assert waits.waits == [7.0]
    assert found.counts()[ACCEPTED] == 3


def test_an_account_that_is_always_busy_is_not_waited_for_again_and_again(
    store: CatalogStore, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Waits()
    monkeypatch.setattr(module, "time", waits)
    client = Answering(lambda *_: refusal(429, Retry_After="5"))
    found = matrix(
        store, rulebook, unknown(1), versions=["2025-06-30.basil", "2025-05-28.basil", "2024-06-20"]
    )
    of = run(found, client, store, rulebook)
    monkeypatch.setattr(of, "_stopping", waits)
    of._work()
    assert len(client.calls) == 3 + 1 + 1
    assert waits.waits == [5.0, 5.0]
    assert {found.verdict(cell).status for cell in range(3)} == {429}


def test_requests_are_bounded_and_together(store: CatalogStore, rulebook: Rulebook) -> None:
    together = threading.Barrier(3)

    def answered(account: str, _: int) -> Reply:
        together.wait(20)
        return session(account)

    client = Answering(answered)
    found = matrix(store, rulebook, unknown(9))
    of = finished(run(found, client, store, rulebook, jobs=3))
    assert client.most == 3
    assert found.counts()[ACCEPTED] == 9
    progress = of.progress()
    assert (progress.answered, progress.total, progress.seconds_left) == (9, 9, 0)


def test_a_cancel_keeps_what_is_there(store: CatalogStore, rulebook: Rulebook) -> None:
    def answered(account: str, _: int) -> Reply | Failure:
        if account == "acct_1Fake00002":
            of.cancel()
            return Failure(FailureKind.CANCELLED, verbatim("Cancelled."))
        return session(account)

    client = Answering(answered)
    found = matrix(store, rulebook, unknown(5))
    of = run(found, client, store, rulebook)
    finished(of)
    assert [found.verdict(cell).outcome for cell in range(5)] == [ACCEPTED] * 2 + [NOT_SENT] * 3
    assert of.stopped is None
    assert len(client.calls) == 3


@pytest.mark.parametrize(
    ("given", "asked"), [(refusal(401, "api_key_expired"), 1), (failure(FailureKind.TLS), 10)]
)
def test_a_run_without_hope_is_given_up(
    given: Reply | Failure, asked: int, store: CatalogStore, rulebook: Rulebook
) -> None:
    client = Answering(lambda *_: given)
    found = matrix(store, rulebook, unknown(40))
    of = finished(run(found, client, store, rulebook))
    assert len(client.calls) == asked
    assert str(of.stopped).startswith("The rest was not sent: N")


def test_what_fails_in_a_thread_is_raised(store: CatalogStore, rulebook: Rulebook) -> None:
    def fail(*_: object) -> Reply:
        raise ZeroDivisionError

    of = run(matrix(store, rulebook, unknown(3)), Answering(fail), store, rulebook)
    of.start()
    with pytest.raises(ZeroDivisionError):
        of.wait(30)


def test_no_secret_stays(store: CatalogStore, rulebook: Rulebook) -> None:
    client = Answering(
        lambda account, _: session(account, {"payments": {"enabled": False, "odd": SECRET}})
    )
    found = matrix(store, rulebook, unknown(2))
    of = finished(run(found, client, store, rulebook))
    kept = repr([vars(found), [found.verdict(cell) for cell in range(2)], of.matrix.plan])
    assert found.verdict(0).outcome is CellOutcome.DIFFERENT
    assert SENTINEL not in kept
    assert SECRET not in kept
    assert KEY not in repr(of._target)


def many(talk: Talk) -> None:
    """Answer whatever comes on a connection, but close the first one after two answers."""
    number = talk.server.connections
    left = 2 if number == 1 else 1000
    while left and talk.read_request():
        talk.buffer = b""
        body = session("acct_1Fake00000").body
        talk.send(answer(body))
        left -= 1


def test_connections_are_kept_and_a_lost_one_is_made_anew(
    store: CatalogStore, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BACK_OFF_S", 0)
    lines = KeptLines()
    with FaultServer(many) as server:
        client = Client(server.base_url, exchange=lines)
        found = matrix(store, rulebook, unknown(12))
        finished(MatrixRun(found, MatrixTarget(client, KEY), store, rulebook, jobs=1))
        lines.close()
        assert server.connections == 2
    assert found.counts()[ACCEPTED] == 12
    assert KEY.encode() in server.requests[0]


def reset(talk: Talk) -> None:
    talk.read_request()
    talk.reset()


def stall(talk: Talk) -> None:
    talk.read_request()
    talk.stall()


def drip(talk: Talk) -> None:
    talk.read_request()
    talk.drip(answer(session("acct_1Fake00000").body), 0.01)


@pytest.mark.parametrize(
    ("script", "told"),
    [(reset, "closed the connection"), (stall, "no complete answer"), (drip, "no complete answer")],
)
def test_servers_that_drop_or_are_slow_give_no_answer(
    script: Callable[[Talk], None],
    told: str,
    store: CatalogStore,
    rulebook: Rulebook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_BACK_OFF_S", 0)
    monkeypatch.setattr(module, "_ATTEMPTS", 2)
    lines = KeptLines()
    with FaultServer(script) as server:
        client = Client(server.base_url, exchange=lines)
        found = matrix(store, rulebook, unknown(2))
        finished(MatrixRun(found, MatrixTarget(client, KEY), store, rulebook, jobs=2, timeout=0.2))
        lines.close()
    for cell in range(2):
        assert found.verdict(cell).outcome is NO_ANSWER
        assert told in str(found.verdict(cell).message)
