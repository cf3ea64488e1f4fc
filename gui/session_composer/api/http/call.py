"""The values that go into the client and come out of it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from session_composer.core.text.message import Message

MAX_RETRY_AFTER = 86_400


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the API. ``body`` is the exact form text; ``path`` may carry a query."""

    method: str
    path: str
    api_version: str
    body: str | None = None
    idempotency_key: str | None = None
    context: str = ""
    """Account, or path of accounts, for which an organization key acts (Stripe-Context)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete HTTP answer, whatever its status. ``body`` is decoded from its compression."""

    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)
    elapsed_ms: int

    def header(self, name: str) -> str:
        """Value of the first header of that name, in any case; empty when there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")

    @property
    def retry_after(self) -> int | None:
        """Seconds that the server asks to wait; None when it does not say so in seconds."""
        text = self.header("Retry-After").strip()
        if text.isascii() and text.isdigit():
            return min(int(text[:9]), MAX_RETRY_AFTER)
        return None

    @property
    def should_retry(self) -> bool | None:
        """Stripe's own advice whether the same call may help; None without any."""
        return {"true": True, "false": False}.get(self.header("Stripe-Should-Retry").lower())


class FailureKind(StrEnum):
    """Why there is no answer."""

    INVALID = "invalid"
    """Refused before anything was sent."""
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    CANCELLED = "cancelled"
    CUT_OFF = "cut off"
    BAD_RESPONSE = "bad response"
    REDIRECT = "redirect"
    TOO_LARGE = "too large"
    PROXY = "proxy"
    CA_FILE = "ca file"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer. ``message`` is for people, ``detail`` for a report; neither holds a secret."""

    kind: FailureKind
    message: Message
    detail: str = ""
    request_left: bool = False
    """Whether the request may have reached the server, and so may have had its effect."""


class CancelToken:
    """Lets any thread stop one call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cancelled = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether :meth:`cancel` was called."""
        return self._cancelled

    def cancel(self) -> None:
        """Stop the call. Does nothing the second time."""
        with self._lock:
            self._cancelled = True
            listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener()

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call the listener once, when cancelled or at once if that is so already."""
        with self._lock:
            if not self._cancelled:
                self._listeners.append(listener)
                return
        listener()

    def unsubscribe(self, listener: Callable[[], None]) -> None:
        """Forget a listener."""
        with self._lock:
            if listener in self._listeners:
                self._listeners.remove(listener)
