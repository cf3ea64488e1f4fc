"""What all parts of an exchange know: the request as it goes out, its watch, and its sentences."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from session_composer.core.text.message import Message
from session_composer.core.text.secret_text import redact

from .call import Failure, FailureKind

if TYPE_CHECKING:
    from .network_settings import NetworkSettings

IF_NONE_MATCH = "If-None-Match"
MAX_BODY_BYTES = 2 * 1024 * 1024
_MAX_DETAIL = 600


@dataclass(frozen=True, slots=True)
class WireRequest:
    """A request as it goes out. Header values and body are checked already."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes | None = field(repr=False)
    secret: str = field(repr=False)
    """The key, to keep it out of whatever error texts come. Empty where none goes along."""
    network: "NetworkSettings"
    max_bytes: int = MAX_BODY_BYTES
    """Size of the largest answer that is read, unpacked."""

    @property
    def server(self) -> str:
        """Host and port for sentences."""
        return self.url.split("/", 3)[2]

    @property
    def is_conditional(self) -> bool:
        """Whether the server may answer that nothing has changed."""
        return any(name == IF_NONE_MATCH for name, _ in self.headers)


class StoppedError(Exception):
    """The caller waits no more."""


class Refusal(Exception):  # noqa: N818 - an outcome with its own sentence, found by ourselves
    """The exchange ended without an answer for a reason that is already in words."""

    def __init__(self, kind: FailureKind, message: Message, detail: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.detail = detail


class Watch:
    """What the thread that talks and the one that waits share."""

    def __init__(self, seconds: float) -> None:
        self.started = time.monotonic()
        self.seconds = seconds
        self.request_left = False
        self.proxy: tuple[Message, str] | None = None
        """Kind and address, for sentences, of the proxy that the request goes through, if any."""
        self._lock = threading.Lock()
        self._stopped = False
        self._shutdowns: list[Callable[[], None]] = []

    @property
    def remaining(self) -> float:
        """Seconds until the deadline, never quite zero: sockets take zero for non-blocking."""
        return max(0.01, self.seconds - (time.monotonic() - self.started))

    @property
    def elapsed_ms(self) -> int:
        """Milliseconds since the start."""
        return round((time.monotonic() - self.started) * 1000)

    def connected(self, shutdown: Callable[[], None]) -> None:
        """Register how to break a connection off. Raises StoppedError when it is too late."""
        with self._lock:
            if self._stopped:
                raise StoppedError
            self._shutdowns.append(shutdown)

    def leaving(self) -> None:
        """Note that the request goes out now. Raises StoppedError when it must not any more."""
        with self._lock:
            if self._stopped:
                raise StoppedError
            self.request_left = True

    def stop(self) -> None:
        """Break off. From here on no request leaves."""
        with self._lock:
            self._stopped = True
            for shutdown in self._shutdowns:
                shutdown()

    def finish(self) -> None:
        """Forget the connection."""
        with self._lock:
            self._shutdowns.clear()


def timed_out(request: WireRequest, watch: Watch, detail: str = "") -> Failure:
    """Failure for a deadline that passed."""
    seconds = f"{watch.seconds:g} s"
    if watch.request_left:
        message = Message(
            "{server} gave no complete answer within {seconds}.",
            server=request.server,
            seconds=seconds,
        ) + outcome_unknown(request)
    elif watch.proxy:
        network, proxy = watch.proxy
        message = Message(
            "{network} {proxy} led to no connection to {server} within {seconds}.",
            network=network,
            proxy=proxy,
            server=request.server,
            seconds=seconds,
        ) + key_stayed(request)
    else:
        message = Message(
            "No connection to {server} was made within {seconds}.",
            server=request.server,
            seconds=seconds,
        )
    return Failure(FailureKind.TIMEOUT, message, detail, watch.request_left)


def outcome_unknown(request: WireRequest) -> Message | None:
    """Sentence for an exchange that broke off after the request had left."""
    if request.method != "POST":
        return None
    return Message("The request had been sent, so the session may have been created all the same.")


def key_stayed(request: WireRequest) -> Message | None:
    """Sentence for an exchange that ended before its key left; None where it has no key."""
    return Message("The key was not sent.") if request.secret else None


def not_http(server: str) -> Message:
    """Sentence for an answer that is not HTTP."""
    return Message("The answer from {server} is not valid HTTP.", server=server)


def incomplete_answer(server: str) -> Message:
    """Sentence for an answer that is not whole."""
    return Message(
        "The answer from {server} is incomplete; the part that arrived is not shown.", server=server
    )


def safe_detail(error: BaseException, request: WireRequest) -> str:
    """Text of an exception for a report, without secrets and of bearable length."""
    try:
        text = f"{type(error).__name__}: {error}"
    except Exception:
        text = type(error).__name__
    if request.secret:
        text = text.replace(request.secret, "[key]")
    shown = "".join(
        character if character.isprintable() else " " for character in redact(text)[:_MAX_DETAIL]
    )
    return shown.strip()
