import contextlib
import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from requests.exceptions import InvalidHeader
from tests.support.client import CALL, KEY, SENTINEL, check_failure
from tests.support.fault_server import FaultServer, answer, replying
from urllib3.exceptions import LocationParseError

from session_composer import __version__
from session_composer.api.http.client import (
    STRIPE_BASE_URL,
    ApiCall,
    CancelToken,
    Client,
    Failure,
    FailureKind,
    Reply,
    check_base_url,
    new_idempotency_key,
)
from session_composer.api.http.wire import Watch, WireRequest
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import verbatim

GOOD = answer(b'{"object": "account_session"}', headers=("Request-Id: req_1",))

pytestmark = pytest.mark.usefixtures("clean_environment")


def _headers(request: bytes) -> dict[str, str]:
    head = request.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}


def test_post_sends_exactly_the_given_request() -> None:
    with FaultServer(replying(GOOD)) as server:
        reply = Client(server.base_url).send(CALL, KEY, deadline=30)
    assert isinstance(reply, Reply)
    assert reply.status == 200
    assert reply.body == b'{"object": "account_session"}'
    assert reply.header("request-id") == "req_1"
    assert reply.elapsed_ms < 30_000
    (request,) = server.requests
    assert request.startswith(b"POST /v1/account_sessions HTTP/1.1\r\n")
    assert request.endswith(b"\r\n\r\naccount=acct_123&components[payments][enabled]=true")
    assert _headers(request) == {
        "host": f"127.0.0.1:{server.port}",
        "accept": "application/json",
        "accept-encoding": "identity",
        "user-agent": f"session-composer/{__version__}",
        "authorization": f"Bearer {KEY}",
        "stripe-version": "2025-06-30.basil",
        "idempotency-key": "idem-0001",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": "51",
    }


def test_get_sends_no_body_and_no_idempotency_key() -> None:
    call = ApiCall("GET", "/v1/accounts?limit=100&starting_after=acct_1", "2025-06-30.basil")
    with FaultServer(replying(GOOD)) as server:
        reply = Client(server.base_url).send(call, KEY, deadline=30)
    assert isinstance(reply, Reply)
    (request,) = server.requests
    assert request.startswith(b"GET /v1/accounts?limit=100&starting_after=acct_1 HTTP/1.1\r\n")
    assert request.endswith(b"\r\n\r\n")
    assert {"idempotency-key", "content-type", "content-length"}.isdisjoint(_headers(request))


def test_empty_body_is_sent_as_empty() -> None:
    call = ApiCall("POST", "/v1/account_sessions", "2025-06-30.basil", "")
    with FaultServer(replying(GOOD)) as server:
        assert isinstance(Client(server.base_url).send(call, KEY, deadline=30), Reply)
    assert _headers(server.requests[0])["content-length"] == "0"


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 409, 429, 500, 503])
def test_c14_error_statuses_are_replies(status: int) -> None:
    data = answer(b"{}", status=f"{status} Whatever", headers=("Retry-After: 7",))
    with FaultServer(replying(data)) as server:
        reply = Client(server.base_url).send(CALL, KEY, deadline=30)
    assert isinstance(reply, Reply)
    assert (reply.status, reply.retry_after) == (status, 7)
    assert server.connections == 1


@pytest.mark.parametrize(
    ("headers", "retry_after", "should_retry"),
    [
        ((), None, None),
        ((("retry-after", "3"), ("STRIPE-SHOULD-RETRY", "true")), 3, True),
        ((("Retry-After", "9" * 5000), ("Stripe-Should-Retry", "false")), 86400, False),
        ((("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"),), None, None),
        ((("Retry-After", "-1"), ("Stripe-Should-Retry", "perhaps")), None, None),
        ((("Retry-After", "\u0663\xb2"),), None, None),
    ],
)
def test_c16_advice_on_retries(
    headers: tuple[tuple[str, str], ...], retry_after: int | None, should_retry: bool | None
) -> None:
    reply = Reply(500, headers, b"", 1)
    assert reply.retry_after == retry_after
    assert reply.should_retry is should_retry


def test_c16_idempotency_keys_are_fresh() -> None:
    keys = {new_idempotency_key() for _ in range(100)}
    assert len(keys) == 100
    assert {UUID(key).version for key in keys} == {4}


def test_c1_netrc_cannot_replace_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = "machine 127.0.0.1 login intruder password pw\ndefault login other password pw\n"
    for name in (".netrc", "_netrc", "explicit"):
        path = tmp_path / name
        path.write_text(entry)
        path.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for netrc in (None, str(tmp_path / "explicit")):
        if netrc:
            monkeypatch.setenv("NETRC", netrc)
        with FaultServer(replying(GOOD)) as server:
            assert isinstance(Client(server.base_url).send(CALL, KEY, deadline=30), Reply)
        lines = server.requests[0].split(b"\r\n")
        sent = [line for line in lines if line.lower().startswith(b"authorization:")]
        assert sent == [f"Authorization: Bearer {KEY}".encode()]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_c4_redirects_are_not_followed(status: int) -> None:
    with FaultServer(replying(GOOD)) as other:
        location = f"Location: http://user:pw@127.0.0.1:{other.port}/v1/x?{KEY}"
        data = answer(b"moved", status=f"{status} Moved", headers=(location,))
        with FaultServer(replying(data)) as server:
            outcome = Client(server.base_url).send(CALL, KEY, deadline=30)
        failure = check_failure(outcome, FailureKind.REDIRECT)
        assert f" 127.0.0.1:{other.port} " in str(failure.message)
        assert other.connections == 0
    assert server.connections == 1


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (None, "an address it does not name"),
        ("/elsewhere//x.example/", "another address of its own"),
        ("?x=//x.example/", "another address of its own"),
        ("/elsewhere", "another address of its own"),
        ("https://\xe9vil.example/", "an unreadable address"),
        ("https:///", "an unreadable address"),
        (f"https://{KEY}.example/", "sk_test_***7391.example"),
        ("https://evil.example\\@api.stripe.com/", "evil.example "),
        ("//evil.example:8/x", "evil.example:8"),
        ("https://" + "a" * 5000, "a" * 255 + " "),
    ],
)
def test_c4_redirect_targets_of_every_kind(location: str | None, words: str) -> None:
    headers = () if location is None else (f"Location: {location}",)
    with FaultServer(replying(answer(b"", status="302 Found", headers=headers))) as server:
        outcome = Client(server.base_url).send(CALL, KEY, deadline=30)
    assert words in str(check_failure(outcome, FailureKind.REDIRECT).message)


@pytest.mark.parametrize(
    ("url", "result"),
    [
        ("https://api.stripe.com", STRIPE_BASE_URL),
        ("https://api.stripe.com/", STRIPE_BASE_URL),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:1/", "http://localhost:1"),
        ("http://[::1]:65535", "http://[::1]:65535"),
        ("HTTPS://api.stripe.com", STRIPE_BASE_URL),
        ("https://API.Stripe.COM/", STRIPE_BASE_URL),
        ("https://api.stripe.com:443", STRIPE_BASE_URL),
        ("Https://Api.Stripe.Com:443/", STRIPE_BASE_URL),
        ("HTTP://LocalHost:8080/", "http://localhost:8080"),
    ],
)
def test_c5_l3_accepted_base_urls(url: str, result: str) -> None:
    assert check_base_url(url) == result


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("api.stripe.com", "begin with"),
        ("http://api.stripe.com", "https only"),
        ("ftp://api.stripe.com", "https only"),
        ("https://api.stripe.com:80", "never sent"),
        ("https://api.stripe.com:0443", "never sent"),
        ("https://api.stripe.com:", "never sent"),
        ("HTTP://API.STRIPE.COM", "https only"),
        ("https://api.\u017ftripe.com", "U+017F"),
        ("https://api.stripe.com:443/v1", "more than the name"),
        ("HTTP://LOCALHOST", "needs http://"),
        ("https://api.stripe.com.", "never sent"),
        ("https://api.stripe.com.evil.example", "never sent to api.stripe.com.evil.example"),
        ("https://evil.example/https://api.stripe.com", "more than the name"),
        ("https://api.stripe.com@evil.example", "user name"),
        ("https://user:pw@api.stripe.com", "user name"),
        ("https://api.stripe.com\\@evil.example", "backslash"),
        ("https://evil.example\\.api.stripe.com", "backslash"),
        ("https://api.stripe.com/v1", "more than the name"),
        ("https://api.stripe.com//", "more than the name"),
        ("https://api.stripe.com?x", "more than the name"),
        ("https://api.stripe.com#x", "more than the name"),
        ("https://\u0430pi.stripe.com", "U+0430 at position 9"),
        ("https://api.stripe.com\n", "U+000A"),
        (" https://api.stripe.com", "U+0020 at position 1"),
        ("https://api\u3002stripe.com", "U+3002"),
        ("https://api.stripe.com\x00", "U+0000"),
        ("https://" + "a" * 70 + ".com", "never sent"),
        ("https://" + "a" * 700, "never sent to this server"),
        ("https://xn--pi-7kc.stripe.com", "never sent"),
        ("https://127.0.0.1:80", "needs http://"),
        ("http://127.0.0.1", "needs http://"),
        ("http://127.0.0.1:0", "port from 1"),
        ("http://127.0.0.1:65536", "port from 1"),
        ("http://127.0.0.1:\u0661", "U+0661"),
        ("http://127.0.0.1:80a", "port from 1"),
        ("http://127.0.0.1.evil.example:80", "never sent"),
        ("http://127.1:80", "never sent"),
        ("http://0.0.0.0:80", "never sent"),
        ("http://localhost.evil.example:80", "never sent"),
        ("http://2130706433:80", "never sent"),
        (f"https://{KEY}", "never sent to this server"),
        ("javascript:alert(1)", "begin with"),
    ],
)
def test_c5_c6_refused_base_urls(url: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        check_base_url(url)
    assert words in str(caught.value)
    assert SENTINEL not in str(caught.value)
    with pytest.raises(InputError):
        Client(url)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80) | st.from_regex(r"https?://[a-z.@:/\\#?%-]{0,40}"))
def test_c6_nothing_else_is_a_base_url(url: str) -> None:
    with contextlib.suppress(InputError):
        result = check_base_url(url)
        assert result == STRIPE_BASE_URL or result.startswith("http://")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"key": f"{KEY}\n"}, "LINE FEED"),
        ({"key": f"{KEY}\u200b"}, "ZERO WIDTH SPACE"),
        ({"key": f"{KEY}\x00"}, "NULL"),
        ({"key": "pk_test_" + SENTINEL}, "publishable"),
        ({"key": ""}, "No key"),
        ({"key": "sk_live_" + SENTINEL}, "not proven to be a test key"),
        ({"key": "rkcs_" + SENTINEL}, "not proven to be a test key"),
        ({"key": "sk_org_" + SENTINEL}, "not proven to be a test key"),
        ({"api_version": ""}, "API version"),
        ({"api_version": "2025-06-30\r\nX: y"}, "API version"),
        ({"api_version": "2025-06-30\t"}, "API version"),
        ({"api_version": "2025-06-30\xa0"}, "API version"),
        ({"api_version": "2025-06-30 "}, "API version"),
        ({"api_version": "\u0662025-06-30"}, "API version"),
        ({"api_version": "2025-06-30." + "x" * 300}, "API version"),
        ({"idempotency_key": ""}, "idempotency key"),
        ({"idempotency_key": "a b"}, "idempotency key"),
        ({"idempotency_key": "a\n"}, "idempotency key"),
        ({"idempotency_key": "\xe9"}, "idempotency key"),
        ({"idempotency_key": "a" * 256}, "idempotency key"),
        ({"key": "sk_org_test_" + SENTINEL}, "Stripe-Context"),
        ({"context": "acct_1\r\nX: y"}, "account id"),
        ({"context": "acct_1/"}, "account id"),
        ({"context": "acct_1//acct_2"}, "account id"),
        ({"context": " acct_1"}, "account id"),
        ({"context": "acct_\xe9"}, "account id"),
        ({"context": "acct_" + "1" * 300}, "longer than"),
        ({"body": "a=\xe9"}, "outside ASCII"),
        ({"path": "/v1/../evil"}, "path"),
        ({"path": "//evil.example/v1"}, "path"),
        ({"path": "@evil.example/v1"}, "path"),
        ({"path": ".evil.example/v1"}, "path"),
        ({"path": "/v1/a b"}, "path"),
        ({"path": "/v1/a\r\nX: y"}, "path"),
        ({"path": "/v1/a\\b"}, "path"),
        ({"path": ""}, "path"),
        ({"method": "DELETE"}, "GET and POST"),
        ({"method": "GET"}, "no body"),
        ({"deadline": 0.0}, "time limit"),
        ({"deadline": -1.0}, "time limit"),
        ({"deadline": float("nan")}, "time limit"),
        ({"deadline": float("inf")}, "time limit"),
    ],
)
def test_c13_bad_input_is_refused_before_connecting(change: dict[str, object], words: str) -> None:
    values: dict[str, object] = {
        "method": CALL.method,
        "path": CALL.path,
        "api_version": CALL.api_version,
        "body": CALL.body,
        "idempotency_key": CALL.idempotency_key,
        "key": KEY,
        "deadline": 5.0,
        **change,
    }
    key, deadline = values.pop("key"), values.pop("deadline")
    assert isinstance(key, str)
    assert isinstance(deadline, float)
    with FaultServer(replying(GOOD)) as server:
        outcome = Client(server.base_url).send(
            ApiCall(**values),  # type: ignore[arg-type]
            key,
            deadline=deadline,
        )
    failure = check_failure(outcome, FailureKind.INVALID)
    assert words in str(failure.message)
    assert not failure.request_left
    assert server.connections == 0


@pytest.mark.parametrize(
    "version",
    ["2023-08-16", "2026-10-28.endive", "2025-11-17.preview; embedded_connect_beta=v2"],
)
def test_versions_that_are_sent(version: str) -> None:
    call = ApiCall("POST", "/v1/account_sessions", version, "")
    with FaultServer(replying(GOOD)) as server:
        assert isinstance(Client(server.base_url).send(call, KEY, deadline=30), Reply)
    assert _headers(server.requests[0])["stripe-version"] == version


class _UnprintableError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no text")


def _endless() -> str:
    return _endless() + "x"


def _raise_recursion() -> None:
    _endless()


EXCEPTIONS: list[Callable[[], BaseException]] = [
    lambda: UnicodeEncodeError("latin-1", f"Bearer {KEY}\u200b", 45, 46, "not in range"),
    lambda: UnicodeDecodeError("utf-8", b"\xff", 0, 1, f"Location {KEY}"),
    lambda: LocationParseError(f"label too long {KEY}"),
    lambda: InvalidHeader(f"Invalid header value: 'Bearer {KEY}\\r\\n'"),
    lambda: OSError(f"Could not find CA {KEY}"),
    lambda: OSError(24, "Too many open files"),
    lambda: ValueError(f"Exceeds the limit (4300 digits) {KEY}"),
    lambda: RecursionError(f"maximum recursion depth {KEY}"),
    lambda: MemoryError(),
    lambda: KeyError(KEY),
    lambda: AssertionError(),
    lambda: SystemExit(3),
    lambda: KeyboardInterrupt(),
    lambda: GeneratorExit(),
    lambda: _UnprintableError(),
    lambda: Exception(Exception(Exception(f"deep\n{KEY}\n"))),
]


@pytest.mark.parametrize("make", EXCEPTIONS, ids=lambda make: type(make()).__name__)
def test_c11_c12_every_exception_becomes_one_failure(make: Callable[[], BaseException]) -> None:
    def exchange(request: WireRequest, watch: Watch) -> Reply:
        watch.leaving()
        raise make()

    outcome = Client(STRIPE_BASE_URL, exchange=exchange).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.OTHER)
    assert failure.request_left
    assert "may have been created" in str(failure.message)
    assert type(make()).__name__ in failure.detail


def test_c11_real_recursion_error() -> None:
    def exchange(request: WireRequest, watch: Watch) -> Reply:
        _raise_recursion()
        raise AssertionError

    outcome = Client(STRIPE_BASE_URL, exchange=exchange).send(CALL, KEY, deadline=30)
    assert "RecursionError" in check_failure(outcome, FailureKind.OTHER).detail


def test_c11_exceptions_that_form_a_ring() -> None:
    def exchange(request: WireRequest, watch: Watch) -> Reply:
        first, second = ValueError("first"), ValueError("second")
        first.__cause__, second.__cause__ = second, first
        raise first

    outcome = Client(STRIPE_BASE_URL, exchange=exchange).send(CALL, KEY, deadline=30)
    check_failure(outcome, FailureKind.OTHER)


def test_c11_no_thread_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    outcome = Client(STRIPE_BASE_URL).send(CALL, KEY, deadline=30)
    check_failure(outcome, FailureKind.OTHER)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (f"'Bearer {KEY}\\r\\n'", r"ValueError: 'Bearer [key]\r\n'"),
        (f"x{KEY}y", "ValueError: x[key]y"),
        ("other sk_live_51SentinelSentinel", "ValueError: other sk_live_***inel"),
        ("http://u:pw@proxy", "ValueError: http://***@proxy"),
        ("a\r\nb\x1b\u202e", "ValueError: a  b"),
        ("x" * 5000, "ValueError: " + "x" * 588),
    ],
)
def test_c12_details_are_redacted(text: str, detail: str) -> None:
    def exchange(request: WireRequest, watch: Watch) -> Reply:
        raise ValueError(text)

    outcome = Client(STRIPE_BASE_URL, exchange=exchange).send(CALL, KEY, deadline=30)
    assert check_failure(outcome, FailureKind.OTHER).detail == detail


def test_c12_nothing_that_holds_the_key_shows_it() -> None:
    seen: list[WireRequest] = []

    def exchange(request: WireRequest, watch: Watch) -> Reply:
        seen.append(request)
        return Reply(200, (("X-Echo", KEY),), KEY.encode(), 1)

    client = Client(STRIPE_BASE_URL, exchange=exchange)
    outcome = client.send(CALL, KEY, deadline=30)
    assert SENTINEL not in repr((client, vars(client), seen, outcome))
    assert SENTINEL in seen[0].secret


@pytest.mark.parametrize("context", ["acct_1Abc", "acct_1Abc/acct_2Def"])
def test_an_organization_key_names_its_account_and_the_version(context: str) -> None:
    call = replace(CALL, context=context)
    with FaultServer(replying(GOOD)) as server:
        reply = Client(server.base_url).send(call, "sk_org_test_" + SENTINEL, deadline=30)
    assert isinstance(reply, Reply), reply
    headers = _headers(server.requests[0])
    assert headers["stripe-context"] == context
    assert headers["stripe-version"] == CALL.api_version


def test_live_keys_go_to_stripe_only() -> None:
    def exchange(request: WireRequest, watch: Watch) -> Reply:
        assert request.url == "https://api.stripe.com/v1/account_sessions"
        return Reply(200, (), b"", 1)

    key = "sk_live_" + SENTINEL
    client = Client(STRIPE_BASE_URL, exchange=exchange)
    assert isinstance(client.send(CALL, key, deadline=30), Reply)


def test_cancelled_before_the_start() -> None:
    token = CancelToken()
    token.cancel()
    token.cancel()
    with FaultServer(replying(GOOD)) as server:
        outcome = Client(server.base_url).send(CALL, KEY, deadline=30, cancel=token)
    assert not check_failure(outcome, FailureKind.CANCELLED).request_left
    assert server.connections == 0


def test_c19_threads_and_files_stay_flat() -> None:
    process = psutil.Process()

    def count() -> tuple[int, int]:
        return threading.active_count(), process.num_fds() if os.name == "posix" else 0

    def script_of(number: int) -> bytes:
        return GOOD if number % 2 else answer(b"{", length="99")

    numbers = iter(range(1000))
    with FaultServer(lambda talk: replying(script_of(next(numbers)))(talk)) as server:
        client = Client(server.base_url)
        client.send(CALL, KEY, deadline=30)
        time.sleep(0.05)
        before = count()
        outcomes = [client.send(CALL, KEY, deadline=30) for _ in range(50)]
        deadline = time.monotonic() + 30
        while count() > before and time.monotonic() < deadline:
            time.sleep(0.01)
        assert [after <= base for after, base in zip(count(), before, strict=True)] == [True, True]
    assert sum(isinstance(outcome, Failure) for outcome in outcomes) == 25


def test_reply_and_failure_are_plain_values() -> None:
    assert json.dumps(FailureKind.CUT_OFF) == '"cut off"'
    assert Failure(FailureKind.DNS, verbatim("x")) == Failure(
        FailureKind.DNS, verbatim("x"), "", False
    )
