"""The page's server, asked as programs and pages may ask it."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from tests.support.raw_http import RawAnswer, exchange, request_bytes

from session_composer.api.browser import page_routes
from session_composer.api.browser.page_policy import content_policy
from session_composer.api.browser.page_server import PageServer
from session_composer.api.browser.page_view import (
    STRIPE_SCRIPT,
    MadeSession,
    PageView,
    ShownComponent,
    ShownState,
)
from session_composer.core.text.errors import InputError

SECRET = "accs_secret__SIMULATEDabcdefghijklmnop"


class Host:
    def __init__(self) -> None:
        self.problem = ""
        self.sessions = 0
        self.told: tuple[ShownComponent, ...] = ()

    def script(self) -> str:
        return "http://127.0.0.1:4242/connect.js"

    def view(self) -> PageView:
        if self.problem:
            raise InputError("{reason}", reason=self.problem)
        return PageView({"groups": []}, {"payments": "payments"})

    def session(self) -> MadeSession:
        self.sessions += 1
        return MadeSession(problem=self.problem) if self.problem else MadeSession(SECRET)

    def report(self, shown: tuple[ShownComponent, ...]) -> None:
        self.told = shown


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def server(host: Host) -> Iterator[PageServer]:
    server = PageServer(host)
    yield server
    server.close()


class Caller:
    """Calls as the page does, or with something else in the place of one header."""

    def __init__(self, server: PageServer) -> None:
        parts = urlsplit(server.address)
        self.port = parts.port or 0
        self.entrance = parts.path
        answer = self.get(self.entrance)
        assert answer.status == 303
        self.path = answer.header("Location") or ""
        self.token = self.path.strip("/")

    def get(self, path: str) -> RawAnswer:
        return exchange(self.port, request_bytes(self.port, "GET", path))

    def call(
        self,
        task: str,
        method: str = "POST",
        body: object = None,
        **changes: str | None,
    ) -> RawAnswer:
        data = json.dumps({} if body is None else body).encode()
        headers: dict[str, str | None] = {
            "Content-Length": str(len(data)),
            "Content-Type": "application/json",
            "Origin": f"http://127.0.0.1:{self.port}" if method == "POST" else None,
            "Sec-Fetch-Site": "same-origin",
            "Session-Composer-Page": self.token,
        } | {name.replace("_", "-"): value for name, value in changes.items()}
        told = tuple((name, value) for name, value in headers.items() if value is not None)
        return exchange(
            self.port, request_bytes(self.port, method, f"{self.path}{task}", told, data)
        )


@pytest.fixture
def caller(server: PageServer) -> Caller:
    return Caller(server)


def test_the_entrance_opens_once(caller: Caller, server: PageServer) -> None:
    assert caller.get(caller.entrance).status == 410
    again = urlsplit(server.reopen()).path
    assert caller.get(again).header("Location") == caller.path


def test_the_page_may_load_what_it_needs_and_no_more(caller: Caller) -> None:
    answer = caller.get(caller.path)
    assert answer.status == 200
    policy = answer.header("Content-Security-Policy")
    assert policy == content_policy("http://127.0.0.1:4242/connect.js")
    assert "unsafe" not in str(policy)
    assert "*" not in str(policy)
    assert answer.header("Referrer-Policy") == "origin"
    assert answer.header("Set-Cookie") is None
    for name in ("page.js", "page.css"):
        assert caller.get(caller.path + name).status == 200


def test_the_policy_for_the_real_one_is_the_published() -> None:
    policy = dict(part.split(" ", 1) for part in content_policy(STRIPE_SCRIPT).split("; "))
    stripe = "https://connect-js.stripe.com https://js.stripe.com"
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'self' {stripe}"
    assert policy["frame-src"] == stripe
    assert policy["img-src"] == "https://*.stripe.com"
    assert policy["style-src"] == "'self' 'sha256-0hAheEzaMe6uXIKV4EehS9pu1am1lj/KnnzrOYqckXk='"
    assert policy["connect-src"] == "'self'"


def test_a_session_goes_to_the_page(caller: Caller, host: Host) -> None:
    assert caller.call("view", "GET").json["load"] == 0
    assert caller.call("session").json == {"client_secret": SECRET}
    host.problem = "No such account."
    answer = caller.call("session")
    assert (answer.status, answer.error["message"]) == (502, "No such account.")
    assert caller.call("view", "GET").status == 409


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"Origin": None}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Session_Composer_Page": None}, 403),
        ({"Session_Composer_Page": "x" * 32}, 403),
    ],
)
def test_n1_only_the_page_itself_gets_a_session(
    caller: Caller, host: Host, changes: dict[str, str | None], status: int
) -> None:
    assert caller.call("session", "POST", None, **changes).status == status
    assert host.sessions == 0


def test_n1_nothing_is_told_without_the_token(caller: Caller, host: Host) -> None:
    for path in ("/", "/x/", "/x/session", "/page.js", f"{caller.path}x", f"{caller.path}view/x"):
        assert caller.get(path).status == 404
    assert caller.call("session", "GET").status == 405
    assert caller.call("view", "GET", Session_Composer_Page=None).status == 403
    data = request_bytes(caller.port, "GET", caller.path).replace(b"127.0.0.1:", b"localhost:")
    assert exchange(caller.port, data).status == 421
    assert host.sessions == 0


def test_reports_are_bounded_and_say_nothing_secret(caller: Caller, host: Host) -> None:
    caller.call("view", "GET")
    told = {
        "payments": {
            "state": "failed",
            "ms": 12,
            "type": "api_error",
            "message": f"sk_test_4eC39HqLyjWDarjtT1zdp7dc {SECRET}\u202e" + "x" * 9000,
        },
        "teapot": {"state": "shown"},
    }
    assert caller.call("report", body=told).status == 200
    (shown,) = host.told
    assert (shown.name, shown.state, shown.after_ms) == ("payments", ShownState.FAILED, 12)
    assert "4eC39" not in shown.error_message
    assert SECRET not in shown.error_message
    assert "\u202e" not in shown.error_message
    assert len(shown.error_message) < 700
    for odd in ({"state": 7, "ms": "x", "message": []}, {"ms": 10**30}, {"ms": -1}, {}):
        assert caller.call("report", body={"payments": odd}).status == 200
        assert host.told == (ShownComponent("payments"),)
    assert caller.call("report", body=[]).status == 400


def test_a_page_that_asks_too_often_is_refused(
    caller: Caller, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_routes, "MAX_SESSIONS", 3)
    assert [caller.call("session").status for _ in range(4)] == [200, 200, 200, 429]
    assert host.sessions == 3


def test_waiting_ends_with_news(
    caller: Caller, server: PageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_routes, "WAIT_S", 0.01)
    assert caller.call("wait?load=0", "GET").json == {"over": False, "reload": False}
    server.reload()
    assert caller.call("wait?load=0", "GET").json == {"over": False, "reload": True}
    assert caller.call("wait?load=1", "GET").json == {"over": False, "reload": False}
    for odd in ("wait", "wait?load=", "wait?load=x", "wait?load=1&a", f"wait?load={10**20}"):
        assert caller.call(odd, "GET").status == 400


def test_a_page_that_was_left_may_come_again(
    caller: Caller, server: PageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_routes, "RELOAD_S", 0.0)
    assert not server.is_abandoned
    assert caller.call("left").status == 200
    assert server.is_abandoned
    caller.call("view", "GET")
    assert not server.is_abandoned
    monkeypatch.setattr(page_routes, "SILENCE_S", 0.0)
    assert server.is_abandoned
