"""The sandbox as the only server of the program: what web pages and other programs get of it."""

import json
import os
import socket
import subprocess
import sys

import pytest
from tests.support.raw_http import FORM, KEY, exchange, get, post, request_bytes

from session_composer.api.sandbox.host import SandboxHost
from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

SESSION = "account=acct_1SimCustomUS&components[payments][enabled]=true"
EVIL = ("https://evil.example", "null", "http://127.0.0.1:1", "http://localhost", "file://")


@pytest.mark.parametrize("origin", EVIL)
@pytest.mark.parametrize(
    "content_type", [FORM, "text/plain", "multipart/form-data; boundary=x", "application/json"]
)
def test_g3_g4_a_page_of_another_origin_changes_and_reads_nothing(
    port: int, origin: str, content_type: str
) -> None:
    """As a form or a script would send it; with the key even, which no page has."""
    headers = (
        ("Origin", origin),
        ("Sec-Fetch-Site", "cross-site"),
        ("Authorization", f"Bearer {KEY}"),
        ("Content-Type", content_type),
        ("Content-Length", str(len(SESSION))),
    )
    data = request_bytes(port, "POST", "/v1/account_sessions", headers, SESSION.encode())
    answer = exchange(port, data)
    assert answer.status == 403
    assert b"accs_" not in answer.body
    assert not [name for name, _ in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("cookie", ["session=1", f"key={KEY}"])
def test_g4_nothing_that_a_browser_adds_by_itself_is_a_login(port: int, cookie: str) -> None:
    """Without a key that the page would have to know, there is no answer either."""
    headers = (
        ("Cookie", cookie),
        ("Content-Type", FORM),
        ("Content-Length", str(len(SESSION))),
    )
    data = request_bytes(port, "POST", "/v1/account_sessions", headers, SESSION.encode())
    assert exchange(port, data).status == 401


def test_g5_g6_g7_g8_g9_there_is_no_page_and_no_token_in_a_url(port: int) -> None:
    """Only JSON is served, to whoever sends the key in a header; nothing rests on a browser."""
    answers = [
        get(port, path)
        for path in ("/", "/index.html", "/healthz", "/v1/accounts", f"/v1/accounts?key={KEY}")
    ]
    answers.append(post(port, SESSION))
    answers.append(post(port, "account=<script>alert(1)</script>"))
    for answer in answers:
        assert answer.header("Content-Type") == "application/json"
        assert answer.header("X-Content-Type-Options") == "nosniff"
        assert answer.header("Cache-Control") == "no-store"
        assert answer.header("Set-Cookie") is None
        assert answer.header("Location") is None
        json.loads(answer.body)
    for target in (f"/v1/accounts?key={KEY}", f"/v1/accounts?access_token={KEY}"):
        assert exchange(port, request_bytes(port, "GET", target)).status == 401


def test_g13_nobody_else_gets_the_port(store: CatalogStore, rulebook: Rulebook) -> None:
    with SandboxServer(store, rulebook) as server, socket.socket() as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with pytest.raises(OSError, match="in use"):
            thief.bind(("127.0.0.1", server.port))


def test_g13_the_program_talks_to_the_server_that_it_started(
    store: CatalogStore, rulebook: Rulebook
) -> None:
    host = SandboxHost(store, lambda: rulebook)
    try:
        first = host.base_url()
        assert host.base_url() == first
        port = int(first.rpartition(":")[2])
        assert host._server is not None
        assert get(port, "/healthz").json["nonce"] == host._server.nonce
    finally:
        host.close()
    with pytest.raises(ConnectionRefusedError):
        exchange(port, b"")
    with pytest.raises(RuntimeError):
        host.base_url()


def test_g1_nothing_listens_before_it_is_needed(store: CatalogStore, rulebook: Rulebook) -> None:
    asked: list[None] = []

    def load() -> Rulebook:
        asked.append(None)
        return rulebook

    host = SandboxHost(store, load)
    assert host._server is None
    host.close()
    assert asked == []


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can be another user"
)
def test_g12_another_user_needs_the_key_and_finds_nothing_of_ours(port: int) -> None:
    """The sandbox knows sample accounts only; whoever reaches it learns what the program ships."""
    post(port, SESSION)
    code = (
        "import encodings.idna, os, socket\n"
        "os.setgroups([])\nos.setgid(65534)\nos.setuid(65534)\n"
        f"s = socket.create_connection(('127.0.0.1', {port}), 5)\n"
        f"s.sendall(b'GET /v1/accounts HTTP/1.1\\r\\nHost: 127.0.0.1:{port}\\r\\n\\r\\n')\n"
        "print(s.recv(100)[9:12].decode())\n"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-c", code],
        capture_output=True,
        text=True,
        timeout=10,
    )
    assert result.stdout == "401\n", result.stderr
