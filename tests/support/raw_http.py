"""Sends bytes to a local server, valid HTTP or not, and reads what comes back."""

import json
import socket
from dataclasses import dataclass
from typing import Any

FORM = "application/x-www-form-urlencoded"
KEY = "sk_test_simulated"


@dataclass(frozen=True)
class RawAnswer:
    """One answer; header names in lower case."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> dict[str, str]:
        error: dict[str, str] = self.json["error"]
        return error

    def header(self, name: str) -> str | None:
        return dict(self.headers).get(name.lower())


def parse_answer(data: bytes) -> RawAnswer:
    head, _, body = data.partition(b"\r\n\r\n")
    status_line, *lines = head.decode("latin-1").split("\r\n")
    headers = tuple(
        (name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)
    )
    return RawAnswer(int(status_line.split(" ")[1]), headers, body)


def read_all(connection: socket.socket) -> bytes:
    data = b""
    while chunk := connection.recv(65536):
        data += chunk
    return data


def exchange(port: int, data: bytes) -> RawAnswer:
    """Send bytes as they are; the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(data)
        return parse_answer(read_all(connection))


def request_bytes(
    port: int,
    method: str = "GET",
    target: str = "/healthz",
    headers: tuple[tuple[str, str], ...] = (),
    body: bytes = b"",
) -> bytes:
    """Build a request with a right Host."""
    lines = [f"{method} {target} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def post(
    port: int,
    body: str | bytes,
    *,
    target: str = "/v1/account_sessions",
    key: str = KEY,
    headers: tuple[tuple[str, str], ...] = (),
) -> RawAnswer:
    """POST a form with a key."""
    data = body.encode() if isinstance(body, str) else body
    fixed = (
        ("Authorization", f"Bearer {key}"),
        ("Content-Type", FORM),
        ("Content-Length", str(len(data))),
    )
    return exchange(port, request_bytes(port, "POST", target, (*fixed, *headers), data))


def get(
    port: int, target: str, *, key: str = KEY, headers: tuple[tuple[str, str], ...] = ()
) -> RawAnswer:
    """GET with a key."""
    fixed = (("Authorization", f"Bearer {key}"),)
    return exchange(port, request_bytes(port, "GET", target, (*fixed, *headers)))
