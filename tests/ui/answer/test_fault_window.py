"""Every fault of a request, seen from the window: one outcome in words, and the window lives on.

In no scenario does the window wait (F11): what is pressed returns while the request is under way,
and no turn of the event loop is much work.
Faults of one kind happen to one window, one after the other, as to a user who tries again: a window
for each of them would take most of the time.
"""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from tests.support.client import network
from tests.support.fakes import TEST_KEY, FakeKeyStore, Hasty, Line, failed
from tests.support.fault_scripts import BAD, BODY, GOOD, MIB, gzipped
from tests.support.fault_server import FaultServer, Script, Talk, answer, gzip_bomb, replying
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import child, settle, wait_until
from tests.support.sizes import some, whole
from tests.support.stored_keys import store_key

from session_composer.api.http import transport
from session_composer.api.http.client import STRIPE_BASE_URL, Client, Failure, Reply, prepare
from session_composer.api.http.wire import Watch, WireRequest
from session_composer.api.keys.deadline import DeadlineKeyStore
from session_composer.api.keys.store import KeyStoreErrorKind
from session_composer.api.loopback.listener import MAX_HANDLERS
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.api.stripe.accounts import SendsRequests
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer, SessionAnswer
from session_composer.app import Program
from session_composer.core.text.message import verbatim
from session_composer.core.wire.paths import component_path
from session_composer.state.document.settings import Profile
from session_composer.state.sending.exchanges import Trouble
from session_composer.ui.window.main_window import MainWindow


class Scene:
    """The window before a server that misbehaves."""

    def __init__(self, program: Program, window: MainWindow, beat: Heartbeat, line: Line) -> None:
        self.program = program
        self._line = line
        self.window = window
        self.beat = beat
        program.parts.workspace.set_account(sample_accounts()[0].id, "x")
        program.parts.workspace.choose([component_path("payments")], True, "x")
        self._before: object = None
        # What a run loads once is not the fault of a fault.
        prepare()
        settle()

    def talk_to(self, make: Callable[[], SendsRequests]) -> None:
        self._line.make = lambda _: make()

    def press(self) -> None:
        self._before = self.program.parts.exchanges.latest
        child(self.window, QPushButton, "testRequestButton").click()
        # Nothing was waited for: what comes of it is told in a later turn.
        assert self.program.parts.sender.is_busy

    def send(self) -> object:
        """Press the button and wait for the end; the window must never stall meanwhile."""
        self.beat.restart()
        self.press()
        return self.end()

    def end(self) -> object:
        wait_until(lambda: not self.program.parts.sender.is_busy)
        settle(10)
        assert self.beat.worst_turn < UNNOTICED
        return self.check()

    def check(self) -> object:
        """Check what holds after every fault."""
        latest = self.program.parts.exchanges.latest
        assert latest is not None
        assert latest is not self._before
        button = child(self.window, QPushButton, "testRequestButton")
        assert button.isEnabled()
        assert "Test" in button.text()
        assert self.text("responseSummary")
        return latest.outcome

    def text(self, name: str) -> str:
        found = child(self.window, QWidget, name)
        return found.toPlainText() if isinstance(found, QPlainTextEdit) else _label(found)


def _label(widget: QWidget) -> str:
    assert isinstance(widget, QLabel)
    return widget.text()


@pytest.fixture
def make_client() -> Line:
    return Line()


@pytest.fixture
def scene(program: Program, window: MainWindow, heartbeat: Heartbeat, make_client: Line) -> Scene:
    return Scene(program, window, heartbeat, make_client)


def redirected(url: str, **settings: str) -> Client:
    """Make a client for Stripe whose requests end up elsewhere, all the way through TLS."""

    def exchange(request: WireRequest, watch: Watch) -> Reply:
        there = replace(request, url=url, network=network(settings.get("ca_file")))
        return transport.exchange(there, watch)

    return Client(STRIPE_BASE_URL, exchange=exchange)


# C9, C10: answers that are broken


def test_c9_c10_f11_a_broken_answer_is_one_line_and_no_result(
    scene: Scene, subtests: pytest.Subtests
) -> None:
    for name, (script, kind) in some([*BAD.items()], 12):
        with subtests.test(name), FaultServer(script) as server:
            scene.talk_to(lambda url=server.base_url: Client(url))  # type: ignore[misc]
            outcome = scene.send()
            assert server.connections == 1
            assert isinstance(outcome, Failure)
            assert outcome.kind is kind
            assert scene.text("responseMessage").startswith(str(outcome.message).split(".")[0])
            assert scene.text("responseBody") == ""
            assert "accs_secret" not in scene.text("responseMessage")


def test_c9_f11_an_unusual_answer_is_an_answer(scene: Scene, subtests: pytest.Subtests) -> None:
    for name, script in some([*GOOD.items()], 8):
        with subtests.test(name), FaultServer(script) as server:
            scene.talk_to(lambda url=server.base_url: Client(url))  # type: ignore[misc]
            assert isinstance(scene.send(), SessionAnswer | OddAnswer)


def test_c10_f11_a_gzip_bomb_stalls_nothing(scene: Scene) -> None:
    with FaultServer(replying(gzipped(gzip_bomb(whole(200, 50) * MIB)))) as server:
        scene.talk_to(lambda: Client(server.base_url))
        assert isinstance(scene.send(), Failure)


HUGE = {
    "a string": b'"' + b"x" * (2 * MIB - 200) + b'"',
    "escapes": b'"' + b"\\u00e9" * (330 * 1024) + b'"',
    "a list": b"[" + b"1," * 49_000 + b"1]",
    "many members": b"{" + b",".join(b'"m%06d":true' % n for n in range(49_000)) + b"}",
}


@pytest.mark.parametrize("name", HUGE)
def test_c10_d9_f11_the_largest_answers_stall_nothing(scene: Scene, name: str) -> None:
    body = BODY[:-1] + b', "more": ' + HUGE[name] + b"}"
    assert len(body) <= 2 * MIB
    with FaultServer(replying(answer(body))) as server:
        scene.talk_to(lambda: Client(server.base_url))
        assert isinstance(scene.send(), SessionAnswer)


# C14, C15: answers of another kind


def _error(status: int, **fields: str) -> bytes:
    body = json.dumps({"error": {"message": "No.", **fields}}).encode()
    headers = ("Content-Type: application/json", f"Request-Id: req_{status}")
    return answer(body, status=f"{status} Whatever", headers=headers)


def test_c14_f11_every_refusal_is_shown_with_its_id(
    scene: Scene, subtests: pytest.Subtests
) -> None:
    for status in some((400, 401, 402, 403, 404, 409, 424, 429, 500, 502, 503, 504), 6):
        # Each with an id of its own, which the one before cannot have left there.
        data = _error(status, type="invalid_request_error", code="some_code")
        with subtests.test(status=status), FaultServer(replying(data)) as server:
            scene.talk_to(lambda url=server.base_url: Client(url))  # type: ignore[misc]
            assert isinstance(scene.send(), ErrorAnswer)
            assert str(status) in scene.text("responseSummary")
            assert f"req_{status}" in scene.text("responseSummary")
            assert "some_code" in scene.text("responseBody")
            assert child(scene.window, QPushButton, "copyRequestIdButton").isVisible()


NO_ANSWERS = [
    b"null",
    b"[]",
    b'"text"',
    b"{}",
    b"NaN",
    b'{"object": NaN}',
    b'{"a": 1e999, "a": 2}',
    b'{"a": "\\ud800"}',
    b"\xef\xbb\xbf{}",
    b"[" * 100_000,
    b"{" + b'"a":' * 50_000,
    b"9" * 100_000,
    b"\xff\xfe\x00",
    b"<html><b>Sign in to the hotel</b></html>",
    b"",
    b"x" * (2 * MIB),
    BODY[:-1],
]


def test_c14_c15_f11_what_is_no_answer_of_stripe_is_said_and_shown(
    scene: Scene, subtests: pytest.Subtests
) -> None:
    for body in some(NO_ANSWERS, 9):
        # One status after the other: what is said cannot be left from the answer before.
        for status in ("200 OK", "502 Bad Gateway"):
            data = answer(body, status=status)
            with subtests.test(status, body=body[:12]), FaultServer(replying(data)) as server:
                scene.talk_to(lambda url=server.base_url: Client(url))  # type: ignore[misc]
                assert isinstance(scene.send(), OddAnswer)
                assert status[:3] in scene.text("responseMessage")
                assert "accs_secret__abc" not in scene.text("responseBody")


def test_c4_f11_a_redirect_is_refused(scene: Scene) -> None:
    data = answer(b"", status="307 Moved", headers=("Location: https://evil.example/",))
    with FaultServer(replying(data)) as server:
        scene.talk_to(lambda: Client(server.base_url))
        outcome = scene.send()
        assert server.connections == 1
    assert isinstance(outcome, Failure)
    assert "evil.example" in scene.text("responseMessage")


# C8, C18: answers that take their time


def _drip(talk: Talk) -> None:
    talk.read_request()
    talk.drip(answer(BODY))


def _slow_headers(talk: Talk) -> None:
    talk.read_request()
    talk.drip(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500)


STALLS: dict[str, Script] = {
    "before reading": Talk.stall,
    "in the headers": _slow_headers,
    "in the body": _drip,
}


@pytest.mark.parametrize("name", STALLS)
def test_c8_f11_the_total_deadline_ends_it(scene: Scene, name: str) -> None:
    with FaultServer(STALLS[name]) as server:
        scene.talk_to(lambda: Hasty(Client(server.base_url), 0.4))
        outcome = scene.send()
        assert server.played_out == 0
    assert isinstance(outcome, Failure)
    assert scene.text("responseSummary") == "No answer in time"


@pytest.mark.parametrize("name", [*STALLS, "name lookup"])
def test_c8_c18_f11_cancel_is_at_once_at_every_stage(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    stop = threading.Event()
    looked_up = threading.Event()
    real = socket.getaddrinfo

    def lookup(host: str, *arguments: object, **options: object) -> object:
        if host != "stall.invalid":
            return real(host, *arguments, **options)  # type: ignore[arg-type]
        looked_up.set()
        stop.wait(30)
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with FaultServer(STALLS.get(name, Talk.stall)) as server:
        is_lookup = name == "name lookup"
        scene.talk_to(
            lambda: redirected("https://stall.invalid/x") if is_lookup else Client(server.base_url)
        )
        scene.beat.restart()
        scene.press()
        wait_until((looked_up if is_lookup else server.reached).is_set)
        QTest.keyClick(scene.window, Qt.Key.Key_Escape)
        settle()
        assert not scene.program.parts.sender.is_busy
        scene.end()
        assert scene.text("responseSummary") == "Cancelled"
        assert server.played_out == 0
        stop.set()
    _join_workers()


def _join_workers() -> None:
    for thread in threading.enumerate():
        if thread.name in {"job", "api-request"}:
            thread.join(30)
            assert not thread.is_alive(), thread


# C7: TLS


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.mark.parametrize(
    ("name", "is_known", "words"),
    [
        ("127.0.0.1", True, ""),
        ("other.example", True, "belongs to another server"),
        ("127.0.0.1", False, "authority that is not trusted"),
    ],
)
def test_c7_f11_tls_is_said_in_words_and_the_key_stays(
    scene: Scene, authority: trustme.CA, ca_file: str, name: str, is_known: bool, words: str
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    with FaultServer(replying(answer(BODY)), tls=context) as server:
        url = f"https://127.0.0.1:{server.port}/v1/x"
        scene.talk_to(lambda: redirected(url, **({"ca_file": ca_file} if is_known else {})))
        outcome = scene.send()
        assert len(server.requests) == (0 if words else 1)
    assert isinstance(outcome, Failure if words else SessionAnswer)
    assert words in scene.text("responseMessage")
    assert ("The key was not sent." in scene.text("responseMessage")) is bool(words)


def test_c9_f11_nobody_listens(scene: Scene) -> None:
    with FaultServer(replying(b"")) as server:
        pass
    scene.talk_to(lambda: Client(server.base_url))
    outcome = scene.send()
    assert isinstance(outcome, Failure)
    assert "cannot be reached" in scene.text("responseMessage")


# C11: errors that no library declares


@pytest.mark.parametrize(
    "error",
    [
        ValueError("4300 digits"),
        RecursionError(),
        OSError("CA"),
        UnicodeEncodeError("a", "b", 0, 1, "c"),
    ],
)
def test_c11_f11_an_undeclared_error_is_one_outcome(scene: Scene, error: Exception) -> None:
    def exchange(request: WireRequest, watch: Watch) -> Reply:
        raise error

    scene.talk_to(lambda: Client(STRIPE_BASE_URL, exchange=exchange))
    assert isinstance(scene.send(), Failure)


# B: keyrings that fail or hang


@pytest.fixture
def keyring(scene: Scene) -> Iterator[FakeKeyStore]:
    """Put a keyring on trial behind the real deadline, with a key that it should give."""
    fake = FakeKeyStore()
    fake.keys["work"] = TEST_KEY
    scene.program.parts.keys._store = DeadlineKeyStore(fake, deadline_s=0.4)
    scene.program.settings.set_profiles([Profile("work", "secret", "test", "sk_test_***")])
    scene.program.parts.keys.changed.emit()
    scene.program.parts.target.choose("work")
    yield fake
    fake.open.set()


def test_b3_b5_b8_f11_a_failing_keyring_is_said(
    scene: Scene, keyring: FakeKeyStore, subtests: pytest.Subtests
) -> None:
    for kind in KeyStoreErrorKind:
        with subtests.test(kind=kind):
            asked = keyring.count("read")
            keyring.errors["read"] = failed(kind)
            assert scene.send() == Trouble(verbatim(f"The keyring says {kind}."))
            assert scene.text("responseSummary") == "Not sent"
            assert child(scene.window, QPushButton, "retryButton").isVisible()
            assert keyring.count("read") == asked + 1


def test_b6_f11_a_hung_keyring_ends_at_its_deadline(scene: Scene, keyring: FakeKeyStore) -> None:
    keyring.open.clear()
    outcome = scene.send()
    assert isinstance(outcome, Trouble)
    assert "did not answer" in str(outcome.message)


def test_b6_f11_waiting_for_a_hung_keyring_is_cancelled_at_once(
    scene: Scene, keyring: FakeKeyStore
) -> None:
    keyring.open.clear()
    scene.beat.restart()
    scene.press()
    wait_until(lambda: keyring.count("read") == 1)
    QTest.keyClick(scene.window, Qt.Key.Key_Escape)
    settle()
    assert not scene.program.parts.sender.is_busy
    scene.end()


# G: the sandbox under attack


def test_g10_f11_a_crowd_at_the_sandbox_does_not_stall_the_window(scene: Scene) -> None:
    assert isinstance(scene.send(), SessionAnswer)
    port = int(scene.program.parts.sandbox.base_url().rpartition(":")[2])
    scene.beat.restart()
    with ExitStack() as stack:
        for _ in range(3 * MAX_HANDLERS):
            slow = stack.enter_context(
                closing(socket.create_connection(("127.0.0.1", port), timeout=5))
            )
            slow.sendall(b"GET /")
        wait_until(lambda: scene.beat.turns > 10)
        assert scene.beat.worst_turn < UNNOTICED
    assert isinstance(scene.send(), SessionAnswer)


def test_folder_is_clean(scene: Scene, tmp_path: Path) -> None:
    """B16: after a failure, too, no file holds the key."""
    store_key(scene.program.parts.keys, scene.program.parts.jobs, "work", TEST_KEY)
    scene.program.parts.target.choose("work")
    with FaultServer(BAD["reset"][0]) as server:
        scene.talk_to(lambda: Client(server.base_url))
        scene.send()
    scene.program.settings.sync()
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or TEST_KEY.encode() not in path.read_bytes()
