"""What the sandbox serves for pages: the stand-in of Connect.js, and what a session grants."""

import json

import pytest
from tests.support.raw_http import RawAnswer, exchange, get, post, request_bytes

from session_composer.api.sandbox.kept_sessions import KeptSessions
from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.elements.elements import load_elements
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

SESSION = "account=acct_1SimExpressUS&components[payments][enabled]=true"
TEXT = (("Content-Type", "text/plain"),)
JSON = (("Content-Type", "application/json"),)


def own(port: int) -> tuple[tuple[str, str], ...]:
    """Headers as the browser sends them from the frame."""
    return (("Origin", f"http://127.0.0.1:{port}"), ("Sec-Fetch-Site", "same-origin"))


def ask(
    port: int, path: str, secret: object, headers: tuple[tuple[str, str], ...] | None = None
) -> RawAnswer:
    body = json.dumps({"client_secret": secret}).encode()
    told = JSON + own(port) if headers is None else headers
    length = (("Content-Length", str(len(body))),)
    return exchange(port, request_bytes(port, "POST", path, told + length, body))


def made(port: int, body: str = SESSION) -> str:
    secret: str = post(port, body).json["client_secret"]
    return secret


def test_the_script_names_the_server_and_every_element(port: int) -> None:
    answer = get(port, "/connect.js", headers=(("Sec-Fetch-Site", "cross-site"),))
    assert answer.status == 200
    assert answer.header("Content-Type") == "text/javascript; charset=utf-8"
    assert answer.header("Cross-Origin-Resource-Policy") == "cross-origin"
    assert answer.header("Session-Composer-Simulated") == "true"
    assert answer.header("Access-Control-Allow-Origin") is None
    text = answer.body.decode()
    assert f"http://127.0.0.1:{port}" in text
    assert "__STAND_IN_DATA__" not in text
    for element in load_elements().by_component.values():
        assert f'"{element.tag}": {{"setters"' in text


def test_the_frame_may_load_only_its_own_script(port: int) -> None:
    answer = get(port, "/connect/frame")
    assert "default-src 'none'; script-src 'self'; connect-src 'self'" in str(
        answer.header("Content-Security-Policy")
    )
    assert get(port, "/connect/frame.js").status == 200


def test_a_secret_shows_what_its_session_grants(port: int) -> None:
    secret = made(port, SESSION + "&components[payments][features][refund_management]=false")
    shown = ask(port, "/connect/session", secret).json
    assert (shown["account"], list(shown["components"])) == ("acct_1SimExpressUS", ["payments"])
    payments = shown["components"]["payments"]
    assert payments["title"] == "Payments"
    denied = [line["text"] for line in payments["lines"] if not line["can"]]
    assert any(text.startswith("The user cannot refund") for text in denied), denied
    assert len(denied) < len(payments["lines"])


def test_what_is_no_secret_of_a_session_shows_nothing(port: int) -> None:
    for secret in ("accs_secret__SIMULATEDx", "", "accs_secret__real"):
        answer = ask(port, "/connect/session", secret)
        assert (answer.status, answer.error["type"]) == (401, "authentication_error")
    for body in (7, None, ["a"]):
        assert ask(port, "/connect/session", body).status == 400
    odd = exchange(
        port,
        request_bytes(
            port,
            "POST",
            "/connect/session",
            (*JSON, *own(port), ("Content-Length", "3")),
            b"[1,",
        ),
    )
    assert odd.status == 400


def test_a_session_that_was_ended_shows_nothing(port: int) -> None:
    secret = made(port)
    assert ask(port, "/connect/logout", secret).status == 200
    assert ask(port, "/connect/session", secret).status == 401


def test_a_session_that_has_expired_shows_nothing(store: CatalogStore, rulebook: Rulebook) -> None:
    with SandboxServer(store, rulebook, session_seconds=0) as server:
        assert ask(server.port, "/connect/session", made(server.port)).status == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ((), 403),
        ((("Origin", "http://evil.example"),), 403),
        ((("Origin", "null"),), 403),
        ((("Origin", "http://localhost:{port}"),), 403),
        ((("Origin", "http://127.0.0.1:{port}"), ("Sec-Fetch-Site", "cross-site")), 403),
        ((("Origin", "http://127.0.0.1:{port}"), ("Origin", "http://127.0.0.1:{port}")), 403),
    ],
)
def test_n1_no_page_of_another_origin_asks_for_a_session(
    port: int, headers: tuple[tuple[str, str], ...], status: int
) -> None:
    told = tuple((name, value.format(port=port)) for name, value in headers)
    answer = ask(port, "/connect/session", made(port), JSON + told)
    assert answer.status == status
    assert b"payments" not in answer.body


def test_n1_a_form_of_another_page_asks_for_nothing(port: int) -> None:
    assert ask(port, "/connect/session", made(port), TEXT + own(port)).status == 405
    assert get(port, "/connect/session").status == 405
    assert post(port, "", target="/connect.js").status == 405


def test_the_oldest_sessions_are_dropped(store: CatalogStore) -> None:
    kept = KeptSessions(limit=2)
    for name in "abc":
        session = {"client_secret": name, "account": "", "components": {}, "expires_at": 1 << 40}
        kept.keep(store.catalog(store.newest), session)
    assert [kept.find(name) is not None for name in "abc"] == [False, True, True]
