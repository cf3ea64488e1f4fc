import errno
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.support.command_line import ACCOUNT, call, session
from tests.support.fault_server import FaultServer, Script, Talk, answer, replying

from session_composer.api.http.client import Client
from session_composer.api.keys.store import KeyStoreError, KeyStoreErrorKind, MemoryKeyStore
from session_composer.api.sandbox.host import SANDBOX_KEY
from session_composer.api.sandbox.server import SandboxServer
from session_composer.commands import send, target
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import verbatim
from session_composer.core.versions.catalog_store import CatalogStore

TEST_KEY = "sk_test_51SentinelSentinelSentinel7391"
LIVE_KEY = "sk_live_51SentinelSentinelSentinel7391"
SECRET = "accs_secret__OSentinelSecretSecret"
SESSION = {
    "object": "account_session",
    "account": ACCOUNT,
    "client_secret": SECRET,
    "components": {"payments": {"enabled": True, "features": {}}},
    "livemode": False,
    "odd": 0,
}
ERROR = {"error": {"type": "invalid_request_error", "message": "No.", "param": "account"}}
HEADERS = ("Content-Type: application/json", "Request-Id: req_123")

JSON_SCHEMA = {
    "type": "object",
    "required": [
        "status",
        "request_id",
        "elapsed_ms",
        "headers",
        "body",
        "lands_on",
        "differences",
    ],
    "additionalProperties": False,
    "properties": {
        "status": {"type": "integer"},
        "request_id": {"type": "string"},
        "elapsed_ms": {"type": "integer", "minimum": 0},
        "headers": {"type": "object", "additionalProperties": {"type": "string"}},
        "body": {},
        "lands_on": {"type": "array", "items": {"type": "string"}},
        "differences": {"type": "array"},
    },
}

type Capture = pytest.CaptureFixture[bytes]


@pytest.fixture
def file(tmp_path: Path) -> str:
    return session(tmp_path, "payments")


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("A_KEY", TEST_KEY)
    return "A_KEY"


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with SandboxServer(CatalogStore(), Rulebook()) as server:
        yield server.base_url


def json_reply(content: Any, status: str = "200 OK") -> Script:
    return replying(answer(json.dumps(content).encode(), status=status, headers=HEADERS))


def test_the_sandbox_is_the_default(capsysbinary: Capture, file: str) -> None:
    outcome = call(capsysbinary, "send", file)
    assert (outcome.code, outcome.err) == (0, "")
    body = json.loads(outcome.out)
    assert body["object"] == "account_session"
    assert body["account"] == ACCOUNT
    assert body["client_secret"] == "***"
    assert body["components"]["payments"]["enabled"] is True


def test_as_json(capsysbinary: Capture, file: str) -> None:
    outcome = call(capsysbinary, "send", file, "--sandbox", "--json")
    found = json.loads(outcome.out)
    jsonschema.validate(found, JSON_SCHEMA)
    assert outcome.code == 0
    assert found["status"] == 200
    assert found["request_id"].startswith("req_sim_")
    assert found["headers"]["Session-Composer-Simulated"] == "true"
    assert found["body"]["client_secret"] == "***"
    assert (found["lands_on"], found["differences"]) == ([], [])


def test_differences_are_told(capsysbinary: Capture, file: str, key: str) -> None:
    refunds, payouts = "refund_management", "components[payouts][enabled]"
    granted = {
        "payments": {"enabled": True, "features": {refunds: False}},
        "payouts": {"enabled": True, "features": {"instant_payouts": "disabled"}},
        "documents": {"enabled": False, "features": {}},
    }
    body = {"object": "account_session", "client_secret": "accs_secret__x", "components": granted}
    with FaultServer(json_reply(body)) as server:
        arguments = ("--key-env", key, "--api-base", server.base_url, "--json")
        outcome = call(capsysbinary, "send", file, *arguments)
    assert outcome.code == 0
    found = {one.pop("path"): one for one in json.loads(outcome.out)["differences"]}
    assert found == {
        f"components[payments][features][{refunds}]": {
            "asked": None,
            "predicted": True,
            "granted": False,
        },
        payouts: {"asked": None, "predicted": False, "granted": True},
    }


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_secret_is_printed_on_request_only(
    capsysbinary: Capture, file: str, options: list[str]
) -> None:
    masked = call(capsysbinary, "send", file, *options)
    assert "accs_secret" not in masked.text
    shown = call(capsysbinary, "send", file, "--reveal", *options)
    assert "accs_secret__SIMULATED" in shown.text


@pytest.mark.parametrize(
    ("account", "places", "words"),
    [
        ("acct_1SimNotConnected", ["account"], "Check the account's id"),
        ("acct_1SimOtherMode", ["account", "key"], "different modes"),
        ("acct_1SimAddress", ["key"], "certain addresses"),
        ("acct_1SimNoSending", ["account"], "outbound_payments"),
        ("acct_1SimServerError", [], "status.stripe.com"),
    ],
)
def test_it_is_told_where_an_error_lands(
    capsysbinary: Capture, tmp_path: Path, account: str, places: list[str], words: str
) -> None:
    file = session(tmp_path, "payments", account=account)
    outcome = call(capsysbinary, "send", file, "--sandbox", "--json")
    assert outcome.code == 1
    assert json.loads(outcome.out)["lands_on"] == places
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_an_error_of_the_api(capsysbinary: Capture, tmp_path: Path) -> None:
    file = session(tmp_path, "teapot")
    outcome = call(capsysbinary, "send", file)
    assert outcome.code == 1
    error = json.loads(outcome.out)["error"]
    assert error["code"] == "parameter_unknown"
    assert error["param"] == "components[teapot]"
    as_json = call(capsysbinary, "send", file, "--json")
    assert as_json.code == 1
    assert json.loads(as_json.out)["status"] == 400


def test_what_goes_out(capsysbinary: Capture, file: str, key: str) -> None:
    body = call(capsysbinary, "encode", file).out
    with FaultServer(json_reply(SESSION)) as server:
        outcome = call(capsysbinary, "send", file, "--key-env", key, "--api-base", server.base_url)
    assert outcome.code == 0
    (received,) = server.requests
    head, _, sent = received.partition(b"\r\n\r\n")
    assert sent == body
    lines = head.decode().split("\r\n")
    assert lines[0] == "POST /v1/account_sessions HTTP/1.1"
    assert f"Authorization: Bearer {TEST_KEY}" in lines
    assert "Stripe-Version: 2025-06-30.basil" in lines
    assert "Content-Type: application/x-www-form-urlencoded" in lines
    assert sum(line.startswith("Idempotency-Key: ") for line in lines) == 1


def test_each_send_has_an_idempotency_key_of_its_own(
    capsysbinary: Capture, file: str, key: str
) -> None:
    with FaultServer(json_reply(SESSION)) as server:
        for _ in range(2):
            call(capsysbinary, "send", file, "--key-env", key, "--api-base", server.base_url)
    keys = {
        line for received in server.requests for line in received.split(b"\r\n") if b"Idemp" in line
    }
    assert len(keys) == 2


def test_numbers_of_the_answer_keep_their_spelling(
    capsysbinary: Capture, file: str, key: str
) -> None:
    reply = json.dumps(SESSION).replace('"odd": 0', '"odd": [1.10, 1e999, 12345678901234567890.0]')
    with FaultServer(replying(answer(reply.encode(), headers=HEADERS))) as server:
        arguments = ("send", file, "--key-env", key, "--api-base", server.base_url)
        plain, as_json = call(capsysbinary, *arguments), call(capsysbinary, *arguments, "--json")
    for outcome in (plain, as_json):
        assert outcome.code == 0
        assert all(number in outcome.text for number in ("1.10", "1e999", "12345678901234567890.0"))
        assert "Infinity" not in outcome.text


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (json_reply(ERROR, "400 Bad Request"), 1),
        (json_reply(ERROR, "401 Unauthorized"), 1),
        (json_reply(ERROR, "429 Too Many Requests"), 1),
        (json_reply(ERROR, "500 Internal Server Error"), 1),
        (json_reply({"object": "list"}), 3),
        (json_reply(None), 3),
        (replying(answer(b"<html>\x1b[31m</html>", headers=("Content-Type: text/html",))), 3),
        (replying(answer(b"", status="204 No Content")), 3),
        (replying(answer(b'{"object":', length="100")), 3),
        (replying(b"rubbish\r\n\r\n"), 3),
        (replying(b""), 3),
        (Talk.reset, 3),
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_exit_codes(
    capsysbinary: Capture, file: str, key: str, script: Script, code: int, options: list[str]
) -> None:
    with FaultServer(script) as server:
        arguments = ("--key-env", key, "--api-base", server.base_url, "--timeout", "5")
        outcome = call(capsysbinary, "send", file, *arguments, *options)
    assert outcome.code == code
    assert TEST_KEY not in outcome.text + outcome.err
    assert "\x1b" not in outcome.text + outcome.err
    assert "Traceback" not in outcome.err
    # An error that is known comes with a sentence of advice.
    assert bool(outcome.err) or code != 3
    if outcome.out and options:
        jsonschema.validate(json.loads(outcome.out), JSON_SCHEMA)


def test_a_timeout(capsysbinary: Capture, file: str, key: str) -> None:
    with FaultServer(Talk.stall) as server:
        arguments = ("--key-env", key, "--api-base", server.base_url, "--timeout", "0.3")
        sentence = call(capsysbinary, "send", file, *arguments).failed(3)
    assert "gave no complete answer within 0.3 s" in sentence


def test_a_refused_port(capsysbinary: Capture, file: str, key: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    outcome = call(
        capsysbinary, "send", file, "--key-env", key, "--api-base", f"http://127.0.0.1:{port}"
    )
    assert outcome.code == 3
    assert outcome.out == b""
    assert TEST_KEY not in outcome.err


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (None, "The environment variable A_KEY is not set."),
        ("", "The environment variable A_KEY is not set."),
        ("pk_test_51SentinelSentinel", "publishable key"),
        ("whsec_51SentinelSentinel", "signing secret"),
        ("accs_secret__OSentinel", "client secret"),
        (f"{TEST_KEY}\n", "LINE FEED"),
        (f"{TEST_KEY}\u200b", "U+200B"),
        ("Bearer " + TEST_KEY, 'Leave out the word "Bearer"'),
        (LIVE_KEY, "add --live"),
        ("rk_live_51SentinelSentinelSentinel", "add --live"),
        ("sk_org_SentinelSentinelSentinel", "add --live"),
    ],
)
def test_unfit_keys_never_leave(
    capsysbinary: Capture,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    value: str | None,
    part: str,
) -> None:
    """Fault row B18."""
    if value is not None:
        monkeypatch.setenv("A_KEY", value)
    with FaultServer(json_reply(SESSION)) as server:
        arguments = ("--key-env", "A_KEY", "--api-base", server.base_url)
        sentence = call(capsysbinary, "send", file, *arguments).failed(2)
    assert server.connections == 0
    assert part in sentence
    assert "SentinelSentinel" not in sentence


def test_a_live_key_never_goes_to_a_loopback_server(
    capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setenv("A_KEY", LIVE_KEY)
    with FaultServer(json_reply(SESSION)) as server:
        arguments = ("--key-env", "A_KEY", "--live", "--api-base", server.base_url)
        sentence = call(capsysbinary, "send", file, *arguments).failed(2)
    assert server.connections == 0
    assert "not proven to be a test key" in sentence


EVIL = [
    "",
    " ",
    "https://api.stripe.com.evil.example",
    "https://api.stripe.com@evil.example",
    "https://evil.example",
    "http://api.stripe.com",
    "https://api.stripe.com:444",
    "https://api.stripe.com/v1",
    "https://api.stripe.com?x=1",
    "https://API.stripe.co",
    "https://аpi.stripe.com",
    "https://api.stripe.com\\@evil.example",
    "//api.stripe.com",
    "api.stripe.com",
    "ftp://127.0.0.1:21",
    "http://127.0.0.1",
    "http://127.0.0.1:0",
    "http://127.0.0.1:99999",
    "http://127.0.0.1:80@evil.example",
    "http://127.0.0.2:80",
    "http://0.0.0.0:80",
    "http://localhost.evil.example:80",
    "http://127.0.0.1.evil.example:80",
    "http://2130706433:80",
    "https://127.0.0.1:443",
    "file:///etc/passwd",
]


@pytest.mark.parametrize("url", EVIL)
@pytest.mark.parametrize("target", [["--sandbox"], ["--key-env", "A_KEY"]])
def test_other_servers_are_refused(
    capsysbinary: Capture,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    key: str,
    url: str,
    target: list[str],
) -> None:
    """Fault rows C5 and C6."""

    def connect(*_: object) -> None:
        raise AssertionError("connected")

    monkeypatch.setattr(socket.socket, "connect", connect)
    call(capsysbinary, "send", file, *target, "--api-base", url).failed(2)


def test_stripe_itself_needs_a_key(capsysbinary: Capture, file: str) -> None:
    for options in ([], ["--sandbox"]):
        sentence = call(
            capsysbinary, "send", file, *options, "--api-base", "https://api.stripe.com"
        ).failed(2)
        assert sentence == "Stripe needs a key: give --key-env VAR or --profile NAME."


@pytest.mark.parametrize("options", [[], ["--api-base", "https://api.stripe.com/"]])
def test_keys_go_to_stripe(
    capsysbinary: Capture,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    options: list[str],
) -> None:
    """A live key, allowed; nothing is sent here."""
    asked = []

    class Recorder(Client):
        def send(self, call: Any, key: str, **options: Any) -> Any:
            asked.append((self.base_url, call.path, key))
            return super().send(call, "", **options)

    monkeypatch.setattr(send, "Client", Recorder)
    monkeypatch.setenv("A_KEY", LIVE_KEY)
    call(capsysbinary, "send", file, "--key-env", "A_KEY", "--live", *options).failed(2)
    assert asked == [("https://api.stripe.com", "/v1/account_sessions", LIVE_KEY)]


@pytest.mark.parametrize("options", [["--key-env", ""], ["--profile", ""]])
def test_an_empty_name_is_not_the_sandbox(
    capsysbinary: Capture, file: str, options: list[str]
) -> None:
    """As in ``--key-env "$UNSET"``."""
    call(capsysbinary, "send", file, *options).failed(2)


def test_a_key_on_the_command_line_is_not_repeated(capsysbinary: Capture, file: str) -> None:
    sentence = call(capsysbinary, "send", file, "--key-env", LIVE_KEY).failed(2)
    assert "SentinelSentinel" not in sentence


@pytest.mark.parametrize("extra", [["--key", LIVE_KEY], [f"--key={LIVE_KEY}"], [LIVE_KEY]])
def test_a_key_as_an_unknown_argument_is_not_repeated(
    capsysbinary: Capture, file: str, extra: list[str]
) -> None:
    outcome = call(capsysbinary, "send", file, *extra)
    assert outcome.code == 2
    assert "SentinelSentinel" not in outcome.err


def test_a_key_of_the_keyring(
    capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, file: str, sandbox_url: str
) -> None:
    keys = MemoryKeyStore()
    keys.save("work", TEST_KEY)
    keys.save("real", LIVE_KEY)
    keys.save("simulated", SANDBOX_KEY)
    monkeypatch.setattr(target, "default_key_store", lambda: keys)

    def send_with(profile: str) -> Any:
        arguments = ("--profile", profile, "--api-base", sandbox_url)
        return call(capsysbinary, "send", file, *arguments)

    assert send_with("simulated").code == 0
    assert send_with("work").code in (0, 1)
    assert "add --live" in send_with("real").failed(2)
    assert send_with("none").failed(2) == "The keyring has no key named 'none'."


def test_a_keyring_that_fails(
    capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    class Locked(MemoryKeyStore):
        def read(self, profile: str) -> str | None:
            raise KeyStoreError(KeyStoreErrorKind.LOCKED, verbatim("The keyring is locked."))

    monkeypatch.setattr(target, "default_key_store", Locked)
    sentence = call(capsysbinary, "send", file, "--profile", "work").failed(2)
    assert sentence == "The keyring is locked."


def test_a_sandbox_that_does_not_start(
    capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(SandboxServer, "start", refuse)
    sentence = call(capsysbinary, "send", file).failed(3)
    assert sentence == "The simulated Stripe does not start: Too many open files."


def test_one_target_only(capsysbinary: Capture, file: str) -> None:
    outcome = call(capsysbinary, "send", file, "--sandbox", "--key-env", "A_KEY")
    assert outcome.code == 2
    assert "not allowed with" in outcome.err


@pytest.mark.parametrize(
    "seconds", ["0", "-1", "nan", "inf", "1e9", "1_0", " 5", "٥", "601", "", "abc", "0x10"]
)
def test_bad_timeouts(capsysbinary: Capture, file: str, seconds: str) -> None:
    outcome = call(capsysbinary, "send", file, f"--timeout={seconds}")
    assert outcome.code == 2
    assert "is not a number of seconds" in outcome.err


ORG_KEY = "sk_org_test_51SentinelSentinel"


def test_an_organization_key_sends_its_account(
    capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setenv("A_KEY", ORG_KEY)
    with FaultServer(json_reply(SESSION)) as server:
        arguments = ("--key-env", "A_KEY", "--api-base", server.base_url, "--context", "acct_9")
        assert call(capsysbinary, "send", file, *arguments).code == 0
    assert b"\r\nStripe-Context: acct_9\r\n" in server.requests[0]
    assert b"\r\nStripe-Version: " in server.requests[0]


@pytest.mark.parametrize(
    ("key", "context", "part"),
    [
        (ORG_KEY, (), "needs the account for which it acts"),
        (ORG_KEY, ("--context", ""), "needs the account for which it acts"),
        (ORG_KEY, ("--context", "acct_1\r\nX: y"), "this is neither"),
        ("sk_test_51SentinelSentinel", ("--context", "acct_9"), "organizations only"),
    ],
)
def test_accounts_of_organizations_are_checked_first(
    capsysbinary: Capture,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    key: str,
    context: tuple[str, ...],
    part: str,
) -> None:
    monkeypatch.setenv("A_KEY", key)
    with FaultServer(json_reply(SESSION)) as server:
        arguments = ("--key-env", "A_KEY", "--api-base", server.base_url, *context)
        sentence = call(capsysbinary, "send", file, *arguments).failed(2)
    assert server.connections == 0
    assert part in sentence
