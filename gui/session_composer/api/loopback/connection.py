"""One connection: read a request, write the answer, close."""

import json
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic
from typing import Protocol

from session_composer.api.stripe.json_body import masked
from session_composer.core.text.secret_text import redact

from .answers import API_ERROR, ApiError, Headers, LocalAnswer
from .http_request import Framing, RequestHead, check_length

_CHUNK = 64 * 1024
_DRAIN_SECONDS = 1.0
_DRAIN_BYTES = 16 * 1024 * 1024
_FIXED_HEADERS = {
    "Content-Type": "application/json",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Connection": "close",
}
"""Of every answer; one that has its own value for one keeps that."""


@dataclass(frozen=True, slots=True)
class LocalCall:
    """One request that has passed the checks of its head."""

    head: RequestHead
    body: bytes = field(default=b"", repr=False)


@dataclass(slots=True)
class Visit:
    """One client's stay: how long it may take to send its request, in seconds, and from when on."""

    seconds: float
    begun: float = field(default_factory=monotonic)
    is_waiting: bool = True
    """Whether it is the client that is waited for."""

    @property
    def deadline(self) -> float:
        """When the request has to be there."""
        return self.begun + self.seconds


class Answerer(Protocol):
    """What stands behind a socket. Used from several threads."""

    headers: Headers
    """Of every answer, refusals included."""

    def admit(self, head: RequestHead, port: int) -> None:
        """Raise ApiError for a request that is none of ours, before its body is read."""

    def __call__(self, call: LocalCall) -> LocalAnswer:
        """Answer a call; errors are answers too."""


class _ClientLeftError(Exception):
    """The client has closed the connection in the middle of its request."""


def serve(connection: socket.socket, answerer: Answerer, port: int, visit: Visit) -> None:
    """Answer the one request of a connection. Never raises for anything a client does."""
    framing = Framing()
    method, is_refused = "", False
    try:
        try:
            head = _await(connection, framing, framing.head, visit)
            method = head.method
            answerer.admit(head, port)
            check_length(head)
            connection.sendall(framing.continue_response())
            body = _await(connection, framing, framing.body, visit)
            visit.is_waiting = False
            answer = answerer(LocalCall(head, body))
        except ApiError as error:
            is_refused = True
            answer = error.answer()
        except (_ClientLeftError, OSError):
            return
        except Exception:  # A fault of ours must not leave the client without an answer.
            answer = ApiError(500, "The server itself has failed.", type_=API_ERROR).answer()
        visit.is_waiting = True
        connection.settimeout(visit.seconds)
        connection.sendall(_render(framing, answer, method, answerer.headers))
        if is_refused:
            _drain(connection)
    except OSError:
        return  # The client has gone, or the server is being stopped.


def _await[T](
    connection: socket.socket, framing: Framing, part: Callable[[], T | None], visit: Visit
) -> T:
    """Read until a part of the request is whole; slow drops do not move the deadline.

    Raises ApiError, _ClientLeftError or OSError.
    """
    while (found := part()) is None:
        remaining = visit.deadline - monotonic()
        try:
            if remaining <= 0:
                raise TimeoutError
            connection.settimeout(remaining)
            chunk = connection.recv(_CHUNK)
        except TimeoutError:
            raise ApiError(408, "The request did not arrive in time.") from None
        if not chunk:
            raise _ClientLeftError
        framing.receive(chunk)
    return found


def _render(framing: Framing, answer: LocalAnswer, method: str, always: Headers) -> bytes:
    told = {}
    if answer.document is not None:
        body = answer.document.data
        told["Content-Type"] = answer.document.media_type
    else:
        # Whatever it echoes may hold a key, and a client may write it down.
        body = json.dumps(masked(answer.body, reveal=True), indent=2).encode() + b"\n"
    own = [(name, redact(value)) for name, value in (*always, *answer.headers)]
    told |= {name: value for name, value in own if name in _FIXED_HEADERS}
    more = [(name, value) for name, value in own if name not in _FIXED_HEADERS]
    headers = [*(_FIXED_HEADERS | told).items(), ("Content-Length", str(len(body))), *more]
    phrase = HTTPStatus(answer.status).phrase
    return framing.answer(answer.status, phrase, headers, None if method == "HEAD" else body)


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
