"""What the page is told and tells, as values; and who it asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

STRIPE_SCRIPT = "https://connect-js.stripe.com/v1.0/connect.js"
"""The published address of Connect.js; it must be loaded from there."""
MAX_MESSAGE = 600
MAX_MS = 10_000_000


class ShownState(StrEnum):
    """What has become of a component in the page."""

    LOADING = "loading"
    SHOWN = "shown"
    WAITING = "waiting"
    """For a value that the user has to give."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ShownComponent:
    """A component in the page: its state, after how many milliseconds, and its load error."""

    name: str
    state: ShownState = ShownState.LOADING
    after_ms: int = 0
    error_type: str = ""
    error_message: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the page shows, as JSON, and where its script comes from.

    ``tags`` gives the component of each element.
    """

    content: Mapping[str, Any] = field(repr=False)
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MadeSession:
    """The answer to the page's wish for a session: the secret, or why there is none."""

    client_secret: str = field(default="", repr=False)
    problem: str = ""


class PageHost(Protocol):
    """Who the page asks. Its methods are called in threads of the server, and may block."""

    def script(self) -> str:
        """Return the address of Connect.js, or of its stand-in. Raises InputError."""

    def view(self) -> PageView:
        """Return what the page shows now: another load has begun. Raises InputError."""

    def session(self) -> MadeSession:
        """Make a fresh session for the request that the page shows."""

    def report(self, shown: tuple[ShownComponent, ...]) -> None:
        """Take note of what has become of the components."""
