"""What was sent and what came back, in this sitting. In memory only."""

from dataclasses import dataclass, field

from PySide6.QtCore import QDateTime, QObject, Signal

from session_composer.api.client import Failure
from session_composer.api.reply import Answer
from session_composer.core.request import Request


@dataclass(frozen=True, slots=True)
class Trouble:
    """A test request that was not sent: why, in one sentence."""

    message: str
    may_send_anyway: bool = False
    """Whether it is for the user to decide: only our own checks speak against it."""
    is_held_back: bool = False
    """Whether our own checks kept it from being sent."""


@dataclass(frozen=True, slots=True, eq=False)
class Exchange:
    """One test request with its outcome."""

    request: Request
    body: str
    target: str
    sent_at: QDateTime
    outcome: Answer | Failure | Trouble = field(repr=False)


class Exchanges(QObject):
    """The latest exchange.

    Signals:
        changed(): another exchange is the latest, or there is none any more.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: Exchange | None = None

    @property
    def latest(self) -> Exchange | None:
        """Newest exchange, if any."""
        return self._latest

    def add(self, exchange: Exchange) -> None:
        """Make an exchange the latest; the one before is dropped with its client secret."""
        self._latest = exchange
        self.changed.emit()

    def clear(self) -> None:
        """Drop everything, as when another request is about to be sent."""
        if self._latest is not None:
            self._latest = None
            self.changed.emit()
