"""What was sent and what came back, in this run. In memory only, and bounded."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QDateTime, QObject, Signal

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer, SessionAnswer, StripeAnswer
from session_composer.core.request.request import Request
from session_composer.core.text.message import Message
from session_composer.core.text.secret_text import contains_secret

MAX_EXCHANGES = 50
MAX_BYTES = 8 * 1024 * 1024
"""How much the earlier exchanges may take together, bodies and answers counted."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A test request that was not sent: why, in one sentence."""

    message: Message
    may_send_anyway: bool = False
    """Whether it is for the user to decide: only our own checks speak against it."""
    is_held_back: bool = False
    """Whether our own checks kept it from being sent."""


@dataclass(frozen=True, slots=True, eq=False)
class Exchange:
    """One test request with its outcome.

    ``mode`` is that of the stored key, ``test`` or ``live``; empty for the sandbox and where it is
    not known. One ``for_browser`` was made for the page in the browser, not to be looked at here.
    """

    request: Request
    body: str
    target: str
    sent_at: QDateTime
    outcome: StripeAnswer | Failure | Trouble = field(repr=False)
    mode: str = ""
    for_browser: bool = False


class Exchanges(QObject):
    """The latest exchange with its client secret, and earlier ones without.

    Signals:
        changed(): another exchange is the latest, or there is none any more.
        history_changed(): other exchanges are kept.
    """

    changed = Signal()
    history_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: Exchange | None = None
        self._earlier: list[Exchange] = []

    @property
    def latest(self) -> Exchange | None:
        """Newest exchange; None while another one is under way, and before the first."""
        return self._latest

    @property
    def all(self) -> list[Exchange]:
        """Every exchange that is kept, newest first; what was never sent is not among them."""
        latest = [self._latest] if self._latest is not None and _was_sent(self._latest) else []
        return latest + self._earlier

    def add(self, exchange: Exchange) -> None:
        """Make an exchange the latest; the one before becomes an earlier one."""
        self._retire_latest()
        self._latest = exchange
        self.history_changed.emit()
        self.changed.emit()

    def retire_latest(self) -> None:
        """Have no latest one any more, as when another request is about to be sent."""
        if self._latest is not None:
            self._retire_latest()
            self.history_changed.emit()
            self.changed.emit()

    def add_earlier(self, exchange: Exchange) -> None:
        """Keep an exchange, without its secret, beside the latest one."""
        if not contains_secret(exchange.body):
            self._keep(exchange)
            self.history_changed.emit()

    def forget(self) -> None:
        """Drop every exchange."""
        had_latest = self._latest is not None
        self._latest = None
        self._earlier.clear()
        self.history_changed.emit()
        if had_latest:
            self.changed.emit()

    def _retire_latest(self) -> None:
        latest, self._latest = self._latest, None
        if latest is None or not _was_sent(latest) or contains_secret(latest.body):
            return
        self._keep(latest)

    def _keep(self, exchange: Exchange) -> None:
        self._earlier.insert(0, without_secret(exchange))
        del self._earlier[MAX_EXCHANGES - 1 :]
        taken = 0
        for place, exchange in enumerate(self._earlier):
            taken += _size(exchange)
            if taken > MAX_BYTES:
                del self._earlier[place:]
                break


def without_secret(exchange: Exchange) -> Exchange:
    """Copy of an exchange whose client secret is gone for good."""
    outcome = exchange.outcome
    if not isinstance(outcome, SessionAnswer):
        return exchange
    masked = replace(outcome, client_secret="", revealed_json=outcome.json_text)
    return replace(exchange, outcome=masked)


def _was_sent(exchange: Exchange) -> bool:
    return not (isinstance(exchange.outcome, Trouble) and exchange.outcome.is_held_back)


def _size(exchange: Exchange) -> int:
    outcome = exchange.outcome
    # The parameters take some ten times what they take on the wire.
    size = 10 * len(exchange.body)
    if isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer):
        size += len(outcome.json_text) + sum(len(k) + len(v) for k, v in outcome.headers)
    if isinstance(outcome, OddAnswer):
        size += len(outcome.text)
    return size
