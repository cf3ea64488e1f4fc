"""Sending the same request once more: when that may help, when it is time, and with which key."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import StripeAnswer
from session_composer.api.stripe.retry_policy import is_replay, may_retry, wait_before_retry

from .exchanges import Trouble

# Stripe keeps the result of an idempotency key for a day at least.
_MAX_AGE_S = 23 * 3600.0
_TICK_MS = 250


class Attempt:
    """One request on its way. The worker that sends it sets what depends on the key."""

    def __init__(self, body: str, version: str, target: str, fresh_key: str) -> None:
        self.body = body
        self.version = version
        self.target = target
        self.idempotency_key = fresh_key
        self.began = time.monotonic()
        self.mark = ""
        """Tells API keys apart without being one; empty as long as nothing was sent."""
        self.is_spent = False
        """Whether the idempotency key leads to a stored refusal only."""

    def reuse(self, earlier: "Attempt | None", mark: str) -> None:
        """Take over the idempotency key of an earlier attempt, if all that was sent is equal."""
        if (
            earlier is not None
            and not earlier.is_spent
            and (earlier.body, earlier.version, earlier.target, earlier.mark)
            == (self.body, self.version, self.target, mark)
            and self.began - earlier.began < _MAX_AGE_S
        ):
            self.idempotency_key = earlier.idempotency_key
            self.began = earlier.began
        self.mark = mark


class Retry(QObject):
    """Knows the last attempt and, once the user wants it again, waits until it is time.

    Signals:
        changed(): a retry is possible or not, is waited for or not, or a second has passed.
    """

    changed = Signal()

    def __init__(self, send: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._attempt: Attempt | None = None
        self._due = 0.0
        self._shown_seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def attempt(self) -> Attempt | None:
        """The last attempt, as long as sending it again may help."""
        return self._attempt

    @property
    def is_waiting(self) -> bool:
        """Whether the user wants it again and it is not yet time."""
        return self._timer.isActive()

    @property
    def seconds_left(self) -> int:
        """Seconds until the time that the server asked to wait is over."""
        return max(0, math.ceil(self._due - time.monotonic()))

    def would_repeat(self, body: str, version: str, target: str) -> bool:
        """Whether this is what the last attempt sent."""
        attempt = self._attempt
        return attempt is not None and (attempt.body, attempt.version, attempt.target) == (
            body,
            version,
            target,
        )

    def note(self, attempt: Attempt | None, outcome: StripeAnswer | Failure | Trouble) -> None:
        """Judge what came of an attempt."""
        self.stop()
        self._attempt = None
        if isinstance(outcome, Trouble):
            # The keyring was locked, or the sandbox did not start: nothing was sent.
            if not outcome.is_held_back:
                self._attempt = attempt
        elif may_retry(outcome) and attempt is not None:
            attempt.is_spent = is_replay(outcome)
            self._attempt = attempt
            self._due = time.monotonic() + wait_before_retry(outcome)
        self.changed.emit()

    def forget(self) -> None:
        """Offer nothing any more, as when another request is sent."""
        self.stop()
        if self._attempt is not None:
            self._attempt = None
            self._due = 0.0
            self.changed.emit()

    def start(self) -> None:
        """Send again, at once or when it is time."""
        if self._attempt is None or self.is_waiting:
            return
        if self.seconds_left:
            self._shown_seconds = self.seconds_left
            self._timer.start()
            self.changed.emit()
        else:
            self._send()

    def stop(self) -> None:
        """Wait no more."""
        if self.is_waiting:
            self._timer.stop()
            self.changed.emit()

    def _tick(self) -> None:
        if self.seconds_left == 0:
            self._timer.stop()
            self.changed.emit()
            self._send()
        elif self.seconds_left != self._shown_seconds:
            self._shown_seconds = self.seconds_left
            self.changed.emit()
