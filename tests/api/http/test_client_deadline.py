"""The total deadline and the cancel, at every stage (fault rows C8 and C18)."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from tests.support.client import CALL, KEY, check_failure
from tests.support.fault_server import PATIENCE, FaultServer, Script, Talk, answer

from session_composer.api.http.client import (
    STRIPE_BASE_URL,
    CancelToken,
    Client,
    Failure,
    FailureKind,
    Reply,
)
from session_composer.api.http.wire import StoppedError, Watch, WireRequest

BODY = b'{"object": "account_session", "livemode": false}' * 40


def _stall_at_once(talk: Talk) -> None:
    # The request is there, and nobody takes it.
    talk.socket.recv(1, socket.MSG_PEEK)
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
    talk.server.waiting.set()
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
    limit = time.monotonic() + PATIENCE
    while any(thread.name == "api-request" for thread in threading.enumerate()):
        assert time.monotonic() < limit, "the thread of the request lives on"
        time.sleep(0.005)


@contextlib.contextmanager
def _cancelling(token: CancelToken, moment: threading.Event) -> Iterator[None]:
    """Cancel in another thread as soon as the moment has come."""

    def cancel() -> None:
        assert moment.wait(PATIENCE)
        token.cancel()

    thread = threading.Thread(target=cancel)
    thread.start()
    yield
    thread.join()


def _send_with_time_to_spare(base_url: str, token: CancelToken) -> Reply | Failure:
    """Send, and see that it ended long before its deadline."""
    deadline = 4 * PATIENCE
    started = time.monotonic()
    outcome = Client(base_url).send(CALL, KEY, deadline=deadline, cancel=token)
    assert time.monotonic() - started < deadline
    return outcome


@pytest.mark.parametrize("stage", STAGES)
def test_c8_deadline_is_total(stage: str) -> None:
    with FaultServer(STAGES[stage]) as server:
        started = time.monotonic()
        outcome = Client(server.base_url).send(CALL, KEY, deadline=0.4)
        # Not before the deadline, and not because of anything that the server did.
        assert time.monotonic() - started >= 0.4
        assert server.played_out == 0
        _wait_for_thread_end()
    failure = check_failure(outcome, FailureKind.TIMEOUT)
    assert "within 0.4 s" in str(failure.message)
    assert failure.request_left
    assert "may have been created" in str(failure.message)


@pytest.mark.parametrize("stage", STAGES)
def test_c8_cancel_takes_effect_at_once(stage: str) -> None:
    token = CancelToken()
    with FaultServer(STAGES[stage]) as server, _cancelling(token, server.waiting):
        outcome = _send_with_time_to_spare(server.base_url, token)
        assert server.played_out == 0
        _wait_for_thread_end()
    failure = check_failure(outcome, FailureKind.CANCELLED)
    assert failure.request_left
    assert "may have been created" in str(failure.message)


class _Held:
    """A step of the system's that takes until it is released."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.release = threading.Event()
        self.was_released: list[bool] = []

    def hold(self) -> None:
        self.begun.set()
        self.was_released.append(self.release.wait(PATIENCE))


@pytest.fixture
def slow_lookup(monkeypatch: pytest.MonkeyPatch) -> _Held:
    """Have every lookup of a name wait."""
    found = _Held()
    real = socket.getaddrinfo

    def lookup(*arguments: object, **options: object) -> object:
        found.hold()
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return found


@pytest.mark.parametrize("how", ["deadline", "cancel"])
def test_c8_nothing_is_sent_after_a_lookup_that_came_too_late(slow_lookup: _Held, how: str) -> None:
    token = CancelToken()
    with FaultServer(_stall_before_headers) as server:
        if how == "cancel":
            with _cancelling(token, slow_lookup.begun):
                outcome = _send_with_time_to_spare(server.base_url, token)
        else:
            outcome = Client(server.base_url).send(CALL, KEY, deadline=0.2)
        slow_lookup.release.set()
        _wait_for_thread_end()
    # It was still going on when the outcome was there.
    assert slow_lookup.was_released == [True]
    kind = FailureKind.CANCELLED if how == "cancel" else FailureKind.TIMEOUT
    failure = check_failure(outcome, kind)
    assert not failure.request_left
    assert "created" not in str(failure.message)
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


def test_c8_cancel_while_connecting(monkeypatch: pytest.MonkeyPatch) -> None:
    token = CancelToken()
    connecting = _Held()

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        connecting.hold()
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    with _cancelling(token, connecting.begun):
        outcome = _send_with_time_to_spare("http://127.0.0.1:9", token)
    assert not check_failure(outcome, FailureKind.CANCELLED).request_left
    connecting.release.set()
    _wait_for_thread_end()
    assert connecting.was_released == [True]


def test_c8_deadline_while_connecting(full_port: int) -> None:
    client = Client(f"http://127.0.0.1:{full_port}")
    failure = check_failure(client.send(CALL, KEY, deadline=0.3), FailureKind.TIMEOUT)
    assert not failure.request_left
    assert "within 0.3 s" in str(failure.message)
    _wait_for_thread_end()


def test_c8_slow_but_in_time() -> None:
    def script(talk: Talk) -> None:
        talk.read_request()
        talk.drip(answer(b"{}"), 0.002)

    with FaultServer(script) as server:
        reply = Client(server.base_url).send(CALL, KEY, deadline=PATIENCE)
    assert isinstance(reply, Reply)
    assert reply.elapsed_ms > 50


def test_c18_cancel_after_the_answer_changes_nothing() -> None:
    token = CancelToken()

    def script(talk: Talk) -> None:
        talk.read_request()
        talk.send(answer(b"{}"))

    with FaultServer(script) as server:
        reply = Client(server.base_url).send(CALL, KEY, deadline=30, cancel=token)
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
            outcomes.append(client.send(CALL, KEY, deadline=30, cancel=token))
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
            worker.join(30)

        watch.connected(shut_down)
        watch.leaving()
        assert broken.wait(30)
        raise ConnectionResetError

    client = Client(STRIPE_BASE_URL, exchange=exchange)
    check_failure(client.send(CALL, KEY, deadline=0.05), FailureKind.TIMEOUT)
    _wait_for_thread_end()
