"""The total deadline and the cancel, at every stage (fault rows C8 and C18)."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from tests.support.client import CALL, KEY, check_failure
from tests.support.fault_server import FaultServer, Script, Talk, answer

from session_composer.api.client import (
    STRIPE_BASE_URL,
    CancelToken,
    Client,
    Failure,
    FailureKind,
    Reply,
)
from session_composer.api.wire import StoppedError, Watch, WireRequest

BODY = b'{"object": "account_session", "livemode": false}' * 40


def _stall_at_once(talk: Talk) -> None:
    talk.stall()


def _stall_before_headers(talk: Talk) -> None:
    talk.read_request()
    talk.stall()


def _slow_headers(talk: Talk) -> None:
    talk.read_request()
    talk.drip(answer(BODY))


def _drip_body(talk: Talk) -> None:
    talk.read_request()
    talk.send(answer(b"", length=str(len(BODY))))
    talk.drip(BODY)


def _drip_chunks(talk: Talk) -> None:
    talk.read_request()
    talk.send(answer(b"", headers=("Transfer-Encoding: chunked",), length=None))
    talk.drip(b"1\r\nx\r\n" * 100, 0.02)


def _stall_in_body(talk: Talk) -> None:
    talk.read_request()
    talk.send(answer(BODY[:50], length=str(len(BODY))))
    talk.stall()


def _continue_for_ever(talk: Talk) -> None:
    talk.read_request()
    with contextlib.suppress(OSError):
        while not talk.server.stopped.wait(0.01):
            talk.send(b"HTTP/1.1 100 Continue\r\n\r\n")


STAGES: dict[str, Script] = {
    "no reading": _stall_at_once,
    "before headers": _stall_before_headers,
    "slow headers": _slow_headers,
    "dripping body": _drip_body,
    "dripping chunks": _drip_chunks,
    "stall in body": _stall_in_body,
    "continue for ever": _continue_for_ever,
}


def _wait_for_thread_end() -> None:
    limit = time.monotonic() + 2
    while any(thread.name == "api-request" for thread in threading.enumerate()):
        assert time.monotonic() < limit, "the thread of the request lives on"
        time.sleep(0.005)


@pytest.mark.parametrize("stage", STAGES)
def test_c8_deadline_is_total(stage: str) -> None:
    with FaultServer(STAGES[stage]) as server:
        started = time.monotonic()
        outcome = Client(server.base_url).send(CALL, KEY, deadline=0.4)
        took = time.monotonic() - started
        _wait_for_thread_end()
    failure = check_failure(outcome, FailureKind.TIMEOUT)
    assert 0.3 < took < 0.9
    assert "within 0.4 s" in failure.message
    assert failure.request_left
    assert "may have been created" in failure.message


@pytest.mark.parametrize("stage", STAGES)
def test_c8_cancel_takes_effect_at_once(stage: str) -> None:
    token = CancelToken()
    cancelled: list[float] = []

    def cancel() -> None:
        cancelled.append(time.monotonic())
        token.cancel()

    with FaultServer(STAGES[stage]) as server:
        timer = threading.Timer(0.25, cancel)
        timer.start()
        outcome = Client(server.base_url).send(CALL, KEY, deadline=10, cancel=token)
        took = time.monotonic() - cancelled[0]
        timer.join()
        _wait_for_thread_end()
    failure = check_failure(outcome, FailureKind.CANCELLED)
    assert took < 0.2
    assert failure.request_left
    assert "may have been created" in failure.message


@pytest.fixture
def slow_lookup(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Name lookup that takes until the event is set."""
    release = threading.Event()
    real = socket.getaddrinfo

    def lookup(*arguments: object, **options: object) -> object:
        release.wait(5)
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return release


@pytest.mark.parametrize("how", ["deadline", "cancel"])
def test_c8_nothing_is_sent_after_a_lookup_that_came_too_late(
    slow_lookup: threading.Event, how: str
) -> None:
    token = CancelToken()
    with FaultServer(_stall_before_headers) as server:
        timer = threading.Timer(0.1, token.cancel if how == "cancel" else lambda: None)
        timer.start()
        started = time.monotonic()
        deadline = 5 if how == "cancel" else 0.2
        outcome = Client(server.base_url).send(CALL, KEY, deadline=deadline, cancel=token)
        assert time.monotonic() - started < 0.5
        timer.join()
        slow_lookup.set()
        _wait_for_thread_end()
    kind = FailureKind.CANCELLED if how == "cancel" else FailureKind.TIMEOUT
    failure = check_failure(outcome, kind)
    assert not failure.request_left
    assert "created" not in failure.message
    assert server.requests == []


@pytest.fixture
def full_port() -> Iterator[int]:
    """Port whose queue of connections is full, so that connecting hangs."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    port: int = listener.getsockname()[1]
    waiting = [socket.socket() for _ in range(8)]
    for connection in waiting:
        connection.setblocking(False)
        connection.connect_ex(("127.0.0.1", port))
    yield port
    for connection in [*waiting, listener]:
        connection.close()


def test_c8_cancel_while_connecting(full_port: int) -> None:
    token = CancelToken()
    timer = threading.Timer(0.1, token.cancel)
    timer.start()
    started = time.monotonic()
    client = Client(f"http://127.0.0.1:{full_port}")
    outcome = client.send(CALL, KEY, deadline=1.2, cancel=token)
    assert time.monotonic() - started < 0.5
    timer.join()
    assert not check_failure(outcome, FailureKind.CANCELLED).request_left
    _wait_for_thread_end()


def test_c8_deadline_while_connecting(full_port: int) -> None:
    client = Client(f"http://127.0.0.1:{full_port}")
    failure = check_failure(client.send(CALL, KEY, deadline=0.3), FailureKind.TIMEOUT)
    assert not failure.request_left
    assert "within 0.3 s" in failure.message
    _wait_for_thread_end()


def test_c8_slow_but_in_time() -> None:
    def script(talk: Talk) -> None:
        talk.read_request()
        talk.drip(answer(b"{}"), 0.002)

    with FaultServer(script) as server:
        reply = Client(server.base_url).send(CALL, KEY, deadline=5)
    assert isinstance(reply, Reply)
    assert reply.elapsed_ms > 50


def test_c18_cancel_after_the_answer_changes_nothing() -> None:
    token = CancelToken()

    def script(talk: Talk) -> None:
        talk.read_request()
        talk.send(answer(b"{}"))

    with FaultServer(script) as server:
        reply = Client(server.base_url).send(CALL, KEY, deadline=5, cancel=token)
    token.cancel()
    assert isinstance(reply, Reply)


def test_c18_cancel_races_with_answers() -> None:
    def script(talk: Talk) -> None:
        talk.read_request()
        talk.send(answer(b"{}"))

    outcomes: list[Reply | Failure] = []
    with FaultServer(script) as server:
        client = Client(server.base_url)
        for number in range(40):
            token = CancelToken()
            timer = threading.Timer(number * 0.0002, token.cancel)
            timer.start()
            outcomes.append(client.send(CALL, KEY, deadline=5, cancel=token))
            timer.join()
        _wait_for_thread_end()
    assert len(outcomes) == 40
    assert all(
        isinstance(outcome, Reply) or outcome.kind is FailureKind.CANCELLED for outcome in outcomes
    )


def test_token_tells_each_listener_once() -> None:
    token = CancelToken()
    told: list[str] = []
    token.subscribe(lambda: told.append("first"))
    forgotten = lambda: told.append("never")  # noqa: E731
    token.subscribe(forgotten)
    token.unsubscribe(forgotten)
    token.unsubscribe(forgotten)
    token.cancel()
    token.cancel()
    token.subscribe(lambda: told.append("late"))
    assert told == ["first", "late"]


def test_c8_after_the_stop_nothing_connects_and_nothing_leaves() -> None:
    watch = Watch(5)
    broken: list[str] = []
    watch.connected(lambda: broken.append("first"))
    watch.stop()
    assert broken == ["first"]
    with pytest.raises(StoppedError):
        watch.connected(lambda: broken.append("second"))
    with pytest.raises(StoppedError):
        watch.leaving()
    assert not watch.request_left
    assert broken == ["first"]


def test_c18_what_the_stop_itself_causes_is_no_outcome() -> None:
    def exchange(request: WireRequest, watch: Watch) -> Reply:
        broken = threading.Event()
        worker = threading.current_thread()

        def shut_down() -> None:
            broken.set()
            worker.join(5)

        watch.connected(shut_down)
        watch.leaving()
        assert broken.wait(5)
        raise ConnectionResetError

    client = Client(STRIPE_BASE_URL, exchange=exchange)
    check_failure(client.send(CALL, KEY, deadline=0.05), FailureKind.TIMEOUT)
    _wait_for_thread_end()
