"""One connection: read a request, write the answer, close."""

import json
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic

from session_composer.api.json_body import masked
from session_composer.core.secret_text import redact

from .errors import API_ERROR, Answer, ApiError
from .http_request import (
    MAX_HEAD,
    Head,
    body_length,
    check_addressee,
    check_size,
    chunk_size,
    parse_head,
)

_CHUNK = 64 * 1024
_END_OF_LINE = b"\r\n"
_END_OF_HEAD = b"\r\n\r\n"
# More than the line before any chunk that is taken.
_MAX_CHUNK_LINE = 16
_DRAIN_SECONDS = 1.0
_DRAIN_BYTES = 16 * 1024 * 1024
_FIXED_HEADERS = (
    ("Content-Type", "application/json"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Session-Composer-Simulated", "true"),
    ("Connection", "close"),
)


@dataclass(frozen=True, slots=True)
class Call:
    """One request that has passed the checks of its head."""

    head: Head
    body: bytes = field(default=b"", repr=False)


type Answerer = Callable[[Call], Answer]


class _ClientLeftError(Exception):
    """The client has closed the connection in the middle of its request."""


class _Reader:
    """Reads from a socket until a deadline, which slow drops of single bytes do not move."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self._connection = connection
        self._deadline = monotonic() + seconds
        self._buffer = bytearray()

    def head(self) -> bytes:
        """Everything before the blank line. Raises ApiError, _ClientLeftError or TimeoutError."""
        searched = 0
        while (end := self._buffer.find(_END_OF_HEAD, searched, MAX_HEAD)) < 0:
            if len(self._buffer) >= MAX_HEAD:
                raise ApiError(431, f"The head is larger than {MAX_HEAD // 1024} KiB.")
            searched = max(0, len(self._buffer) - len(_END_OF_HEAD) + 1)
            self._receive()
        head = bytes(self._buffer[:end])
        del self._buffer[: end + len(_END_OF_HEAD)]
        return head

    def body(self, length: int | None) -> bytes:
        """Exactly ``length`` bytes, or what comes in chunks.

        Raises ApiError, _ClientLeftError or TimeoutError.
        """
        if length is not None:
            return self._take(length)
        body = bytearray()
        while size := chunk_size(self._line()):
            check_size(len(body) + size)
            body += self._take(size)
            self._end_line()
        self._end_line()
        return bytes(body)

    def _take(self, length: int) -> bytes:
        while len(self._buffer) < length:
            self._receive()
        taken = bytes(self._buffer[:length])
        del self._buffer[:length]
        return taken

    def _line(self) -> bytes:
        while (end := self._buffer.find(_END_OF_LINE, 0, _MAX_CHUNK_LINE)) < 0:
            if len(self._buffer) >= _MAX_CHUNK_LINE:
                return bytes(self._buffer[:_MAX_CHUNK_LINE])
            self._receive()
        line = self._take(end)
        self._end_line()
        return line

    def _end_line(self) -> None:
        if self._take(len(_END_OF_LINE)) != _END_OF_LINE:
            raise ApiError(400, "The body is not sent in valid chunks.")

    def _receive(self) -> None:
        remaining = self._deadline - monotonic()
        if remaining <= 0:
            raise TimeoutError
        self._connection.settimeout(remaining)
        chunk = self._connection.recv(_CHUNK)
        if not chunk:
            raise _ClientLeftError
        self._buffer += chunk


def serve(connection: socket.socket, answerer: Answerer, port: int, seconds: float) -> None:
    """Answer the one request of a connection. Never raises for anything a client does."""
    try:
        reader = _Reader(connection, seconds)
        method, is_refused = "", False
        try:
            head = parse_head(reader.head())
            method = head.method
            check_addressee(head, port)
            length = body_length(head)
            if length != 0 and head.value("expect").lower() == "100-continue":
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            body = reader.body(length)
            answer = answerer(Call(head, body))
        except ApiError as error:
            is_refused = True
            answer = error.answer()
        except TimeoutError:
            answer = ApiError(408, "The request did not arrive in time.").answer()
        except (_ClientLeftError, OSError):
            return
        except Exception:  # A fault of ours must not leave the client without an answer.
            answer = ApiError(500, "The sandbox itself has failed.", type_=API_ERROR).answer()
        connection.settimeout(seconds)
        connection.sendall(render(answer, with_body=method != "HEAD"))
        if is_refused:
            _drain(connection)
    except OSError:
        return  # The client has gone, or the server is being stopped.


def render(answer: Answer, *, with_body: bool = True) -> bytes:
    """Bytes of an answer."""
    # Whatever it echoes may hold a key, and a client may write it down.
    body = json.dumps(masked(answer.body, reveal=True), indent=2).encode() + b"\n"
    lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
    own = ((name, redact(value)) for name, value in answer.headers)
    headers = (*_FIXED_HEADERS, ("Content-Length", str(len(body))), *own)
    lines += [f"{name}: {value}" for name, value in headers]
    head = "\r\n".join(lines).encode("latin-1") + _END_OF_HEAD
    return head + body if with_body else head


def _drain(connection: socket.socket) -> None:
    """Read what a refused client is still sending, within limits.

    Closing with unread bytes resets the connection, and the client would lose the answer.
    """
    connection.shutdown(socket.SHUT_WR)
    deadline = monotonic() + _DRAIN_SECONDS
    left = _DRAIN_BYTES
    while left > 0 and (remaining := deadline - monotonic()) > 0:
        connection.settimeout(remaining)
        chunk = connection.recv(_CHUNK)
        if not chunk:
            return
        left -= len(chunk)
