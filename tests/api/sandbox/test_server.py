"""The transport, through raw sockets (rows G1 to G4, G9 to G11, G13, G14)."""

import contextlib
import io
import socket
import sys
import threading
import time

import pytest
from tests.support.raw_http import (
    FORM,
    KEY,
    exchange,
    get,
    parse_answer,
    post,
    read_all,
    request_bytes,
)
from tests.support.sizes import whole

from session_composer.api.loopback import listener
from session_composer.api.loopback.http_request import MAX_BODY, MAX_HEAD
from session_composer.api.loopback.listener import MAX_HANDLERS
from session_composer.api.sandbox import server as server_module
from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

LONG_S = 60.0
SESSION = "account=acct_1SimCustomUS&components[payments][enabled]=true"


def make(
    store: CatalogStore,
    rulebook: Rulebook,
    *,
    client_seconds: float = LONG_S,
    slow_seconds: float = LONG_S,
) -> SandboxServer:
    return SandboxServer(store, rulebook, client_seconds=client_seconds, slow_seconds=slow_seconds)


def test_k6_a_client_that_comes_at_the_end_is_waited_for(
    store: CatalogStore, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its thread was known before it ran; to wait for that one is an error."""
    server = make(store, rulebook)
    coming, ending = threading.Event(), threading.Event()
    start = threading.Thread.start

    def start_slowly(thread: threading.Thread) -> None:
        if thread.name == "sandbox-client":
            coming.set()
            assert ending.wait(LONG_S)
            # Longer than the end waits for the thread that accepts.
            time.sleep(0.3)
        start(thread)

    monkeypatch.setattr(listener, "_STOP_SECONDS", 0.05)
    monkeypatch.setattr(threading.Thread, "start", start_slowly)
    server.start()
    with socket.create_connection(("127.0.0.1", server.port)):
        assert coming.wait(LONG_S)
        ending.set()
        server.stop()


def test_healthz_tells_the_nonce(store: CatalogStore, rulebook: Rulebook) -> None:
    with make(store, rulebook) as one, make(store, rulebook) as other:
        answer = get(one.port, "/healthz")
        assert answer.json == {"simulated": True, "nonce": one.nonce}
        assert one.nonce != other.nonce
        assert one.port != other.port


def test_start_and_stop_may_be_repeated(store: CatalogStore, rulebook: Rulebook) -> None:
    server = make(store, rulebook)
    server.stop()
    with pytest.raises(RuntimeError):
        _ = server.base_url
    server.start()
    port = server.port
    server.start()
    assert server.port == port
    assert server.base_url == f"http://127.0.0.1:{port}"
    server.stop()
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        exchange(port, b"")
    server.start()
    assert get(server.port, "/healthz").status == 200
    server.stop()


def test_stop_is_fast_and_leaves_no_thread(store: CatalogStore, rulebook: Rulebook) -> None:
    before = set(threading.enumerate())
    server = make(store, rulebook)
    server.start()
    with contextlib.ExitStack() as stack:
        idle = [
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=5))
            for _ in range(MAX_HANDLERS + 4)
        ]
        idle[0].sendall(b"GET /")
        started = time.monotonic()
        server.stop()
        # Nobody's time was waited for.
        assert time.monotonic() - started < LONG_S
        assert set(threading.enumerate()) <= before


def test_stop_interrupts_a_slow_answer(store: CatalogStore, rulebook: Rulebook) -> None:
    server = make(store, rulebook)
    server.start()
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        body = b"account=acct_1SimSlow&components[payments][enabled]=true"
        headers = (
            ("Authorization", f"Bearer {KEY}"),
            ("Content-Type", FORM),
            ("Content-Length", str(len(body))),
        )
        connection.sendall(
            request_bytes(server.port, "POST", "/v1/account_sessions", headers, body)
        )
        deadline = time.monotonic() + LONG_S
        while "sandbox-client" not in {thread.name for thread in threading.enumerate()}:
            assert time.monotonic() < deadline
            time.sleep(0.005)
        started = time.monotonic()
        server.stop()
        assert time.monotonic() - started < LONG_S


def test_a_taken_port_is_refused_in_words(store: CatalogStore, rulebook: Rulebook) -> None:
    with make(store, rulebook) as running:
        second = SandboxServer(store, rulebook, running.port)
        with pytest.raises(OSError, match=rf"^Port {running.port} on 127\.0\.0\.1 cannot be"):
            second.start()
        second.stop()


@pytest.mark.parametrize("port", [-1, 70000])
def test_an_impossible_port_is_refused_in_words(
    store: CatalogStore, rulebook: Rulebook, port: int
) -> None:
    with pytest.raises(OSError, match=rf"^Port {port} on .* 0 to 65535"):
        SandboxServer(store, rulebook, port).start()


def test_not_reachable_from_other_interfaces(port: int) -> None:
    """G1: every other address of this machine, also others of the loopback network."""
    addresses = {"127.0.0.2"}
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        addresses.add(probe.getsockname()[0])
    for address in addresses - {"127.0.0.1"}:
        with pytest.raises(OSError), socket.create_connection((address, port), timeout=1):
            pass


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d", 200),
        (b"GET /healthz HTTP/1.0\r\nHost: localhost:%d", 200),
        (b"GET /healthz HTTP/1.1\r\nHost: evil.example:%d", 421),
        (b"GET /healthz HTTP/1.1\r\nX: %d", 400),
        (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example", 400),
        (b"GET http://evil.example/healthz HTTP/1.1\r\nHost: 127.0.0.1:%d", 400),
        (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: null", 403),
        (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: https://evil.example", 403),
        (b"OPTIONS /v1/account_sessions HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: null", 403),
        (b"POST /v1/account_sessions HTTP/1.1\r\nHost: 127.0.0.1:%d", 411),
        (
            b"POST /v1/account_sessions HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nTransfer-Encoding: gzip",
            411,
        ),
        (b"POST /v1/account_sessions HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: -1", 400),
        (b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 1\r\nContent-Length: 1", 400),
        (b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: \xb2", 400),
        (b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 1048577", 413),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d" + b"\r\nA: b" * 101, 431),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nA: " + b"b" * MAX_HEAD, 431),
        (b"nonsense %d", 400),
    ],
)
def test_hardening(port: int, head: bytes, status: int) -> None:
    """G2, G3, G10: the refusals, and the headers that every answer has."""
    answer = exchange(port, head % port + b"\r\n\r\n")
    assert answer.status == status
    assert answer.header("Content-Type") == "application/json"
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.header("Cache-Control") == "no-store"
    assert answer.header("Session-Composer-Simulated") == "true"
    assert not [name for name, _ in answer.headers if name.startswith("access-control-")]
    if status != 200:
        assert set(answer.error) == {"type", "message"}


CHUNKED = (
    b"POST /v1/account_sessions HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
    b"Authorization: Bearer sk_test_simulated\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_a_body_in_chunks_is_read_as_stripe_go_sends_it(port: int, size: int) -> None:
    body = b"account=acct_1SimCustomUS&components[payments][enabled]=true"
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    sent = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    answer = exchange(port, CHUNKED % port + sent + b"0\r\n\r\n")
    assert (answer.status, answer.json["object"]) == (200, "account_session")


@pytest.mark.parametrize("end", [b"0;a=b\r\n\r\n", b"0\r\nTrailer: x\r\n\r\n"])
def test_what_chunks_bring_along_is_passed_over(port: int, end: bytes) -> None:
    """As RFC 9112, section 7.1 wants it of extensions and trailers that mean nothing here."""
    body = b"account=acct_1SimCustomUS&components[payments][enabled]=true"
    answer = exchange(port, CHUNKED % port + b"%x;name=value\r\n%s\r\n" % (len(body), body) + end)
    assert answer.status == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"x\r\n\r\n", 400),
        (b"-1\r\n\r\n", 400),
        (b"0x3\r\nabc\r\n0\r\n\r\n", 400),
        (b"3\r\nabcd\r\n0\r\n\r\n", 400),
        (b"3" * 5000 + b"\r\n", 400),
        (b"3" * 40_000, 431),
        (b"100001\r\n" + b"a" * (MAX_BODY + 1), 413),
        (b"ffffffff\r\n" + b"a" * (MAX_BODY + 1), 413),
        (b"a\r\n0123456789\r\n" + b"fffff\r\n" + b"a" * MAX_BODY, 413),
    ],
)
def test_chunks_that_are_odd_or_too_much_are_refused(port: int, body: bytes, status: int) -> None:
    answer = exchange(port, CHUNKED % port + body)
    assert answer.status == status


def test_host_is_checked_before_anything_is_looked_up(port: int) -> None:
    answer = exchange(port, b"GET /no/such/path HTTP/1.1\r\nHost: rebound.example\r\n\r\n")
    assert answer.status == 421


def test_an_oversized_body_gets_its_answer(port: int) -> None:
    """The client is still sending when it is refused, and must be able to read why."""
    answer = post(port, b"a=" + b"x" * (4 * MAX_BODY))
    assert answer.status == 413


def test_the_largest_body_is_read(port: int) -> None:
    prefix = SESSION.encode() + b"&expand[]="
    answer = post(port, prefix + b"x" * (MAX_BODY - len(prefix)))
    assert answer.status == 400
    assert answer.error["param"] == "expand"


def test_expect_continue(port: int) -> None:
    body = SESSION.encode()
    headers = (
        ("Authorization", f"Bearer {KEY}"),
        ("Content-Type", FORM),
        ("Content-Length", str(len(body))),
        ("Expect", "100-continue"),
    )
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(request_bytes(port, "POST", "/v1/account_sessions", headers))
        assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(body)
        assert parse_answer(read_all(connection)).status == 200


def test_head_gets_no_body(port: int) -> None:
    answer = exchange(port, request_bytes(port, "HEAD", "/v1/accounts"))
    assert (answer.status, answer.body) == (404, b"")


def test_a_slow_client_is_cut_off(store: CatalogStore, rulebook: Rulebook) -> None:
    """G10: single bytes do not move the deadline, and others are served meanwhile."""
    with (
        make(store, rulebook, client_seconds=0.5) as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=5) as slow,
    ):
        sent = 0
        answered = False
        slow.settimeout(0.05)
        received = b""
        while True:
            try:
                chunk = slow.recv(65536)
            except TimeoutError:
                slow.sendall(b"G")
                sent += 1
                if not answered:
                    answered = get(server.port, "/healthz").status == 200
                assert sent < 400
                continue
            if not chunk:
                break
            received += chunk
        assert answered
        assert parse_answer(received).status == 408


def test_a_body_that_does_not_come_is_not_waited_for(
    store: CatalogStore, rulebook: Rulebook
) -> None:
    with make(store, rulebook, client_seconds=0.2) as server:
        headers = (("Content-Length", "10"),)
        answer = exchange(server.port, request_bytes(server.port, "POST", "/x", headers, b"abc"))
        assert answer.status == 408


def test_g10_more_clients_than_handlers_are_all_served(
    store: CatalogStore, rulebook: Rulebook
) -> None:
    """Idle connections take every handler; a real client is served, and the idle are cut off."""
    deadline = time.monotonic() + LONG_S
    while count_handlers():  # Of earlier tests.
        assert time.monotonic() < deadline
        time.sleep(0.005)
    with make(store, rulebook, client_seconds=60) as server, contextlib.ExitStack() as stack:
        for _ in range(2 * MAX_HANDLERS):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=5)
            stack.enter_context(connection)
        while count_handlers() < MAX_HANDLERS:
            assert time.monotonic() < deadline
            time.sleep(0.005)
        assert count_handlers() <= MAX_HANDLERS
        assert get(server.port, "/healthz").status == 200


def test_j8_a_crowd_of_slow_clients_that_comes_back_starves_nobody(
    store: CatalogStore, rulebook: Rulebook
) -> None:
    """However long it goes on: whoever is cut off connects again, and all drip."""
    ended = threading.Event()
    cut_off: list[None] = []

    def drip(port: int) -> None:
        while not ended.is_set():
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", port), timeout=5) as connection,
            ):
                connection.sendall(b"POST /v1/account_sessions HTTP/1.1\r\nX-")
                while not ended.wait(0.05):
                    connection.sendall(b"a")
                continue
            cut_off.append(None)

    with make(store, rulebook, client_seconds=60) as server:
        crowd = [threading.Thread(target=drip, args=(server.port,)) for _ in range(whole(150, 75))]
        for thread in crowd:
            thread.start()
        try:
            for _ in range(20):
                assert post(server.port, SESSION).status == 200
        finally:
            ended.set()
            for thread in crowd:
                thread.join()
    assert cut_off


def test_j8_who_is_being_answered_is_not_cut_off(store: CatalogStore, rulebook: Rulebook) -> None:
    answers: list[int] = []
    slow = "account=acct_1SimSlow&components[payments][enabled]=true"
    with (
        make(store, rulebook, client_seconds=60, slow_seconds=1.0) as server,
        contextlib.ExitStack() as stack,
    ):
        asking = threading.Thread(target=lambda: answers.append(post(server.port, slow).status))
        asking.start()
        while count_handlers() < 1:
            time.sleep(0.005)
        for _ in range(2 * MAX_HANDLERS):
            idle = socket.create_connection(("127.0.0.1", server.port), timeout=5)
            stack.enter_context(idle)
        asking.join()
    assert answers == [200]


def count_handlers() -> int:
    return sum(thread.name == "sandbox-client" for thread in threading.enumerate())


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HT", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n"]
)
def test_a_client_that_goes_away_harms_nobody(port: int, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(sent)
    assert get(port, "/healthz").status == 200


def test_nothing_is_printed(
    port: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """G14: also when there is no standard error at all, as in a windowed program."""
    for stream in (None, io.StringIO()):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", stream)
            assert get(port, "/v1/secret_path").status == 404
            assert exchange(port, b"rubbish\r\n\r\n").status == 400
        if stream is not None:
            assert stream.getvalue() == ""
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_the_sandbox_is_answered(
    store: CatalogStore, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        headers = ()

        def __init__(self, *args: object) -> None:
            pass

        def admit(self, head: object, port: int) -> None:
            pass

        def __call__(self, call: object) -> object:
            raise ZeroDivisionError("hidden")

    monkeypatch.setattr(server_module, "Router", Broken)
    with make(store, rulebook) as server:
        answer = get(server.port, "/v1/accounts")
    assert (answer.status, answer.error["type"]) == (500, "api_error")
    assert b"hidden" not in answer.body


LIVE = "sk_live_51SentinelSentinelSentinel7391"
SECRET_AS = (LIVE, LIVE.replace("_", "%5F"))


@pytest.mark.parametrize("key", SECRET_AS)
@pytest.mark.parametrize(
    "body",
    [
        f"{SESSION}&metadata[a]=%s",
        f"{SESSION}&%s=1",
        "account=%s",
        f"{SESSION[:-4]}%s",
        "account=acct_1SimCustomUS&components[%s][enabled]=true",
        f"{SESSION}&expand[]=%s",
        "account=%s[",
    ],
)
def test_i7_a_key_in_the_body_is_not_echoed(
    body: str, key: str, store: CatalogStore, rulebook: Rulebook
) -> None:
    with make(store, rulebook) as server:
        answer = post(server.port, body.replace("%s", key))
    assert answer.status == 400
    assert b"Sentinel" not in answer.body


@pytest.mark.parametrize("key", SECRET_AS)
def test_i7_a_key_in_the_head_is_not_echoed(
    key: str, store: CatalogStore, rulebook: Rulebook
) -> None:
    with make(store, rulebook) as server:
        answers = [
            get(server.port, f"/v1/{key}"),
            get(server.port, f"/v1/accounts/{key}"),
            get(server.port, f"/v1/accounts?starting_after={key}"),
            get(server.port, "/v1/accounts", headers=(("Stripe-Version", key),)),
            get(server.port, "/v1/accounts", key=key),
            post(server.port, SESSION, headers=(("Idempotency-Key", key),)),
            exchange(server.port, f"{key} / HTTP/1.1\r\nHost: {key}\r\n\r\n".encode()),
            exchange(server.port, f"GET / HTTP/1.1\r\nHost: {key}\r\n\r\n".encode()),
        ]
    for answer in answers:
        assert "Sentinel" not in str(answer.headers)
        assert b"Sentinel" not in answer.body
