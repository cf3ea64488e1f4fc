"""Sends the cells of a matrix, several at a time, until all are answered or it is told to stop."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from session_composer.api.http.call import CancelToken, Failure, FailureKind
from session_composer.api.http.waiting import start_thread
from session_composer.api.stripe.accounts import SendsRequests
from session_composer.api.stripe.new_session import session_call
from session_composer.api.stripe.reply import StripeAnswer
from session_composer.api.stripe.retry_policy import is_replay, may_retry, wait_before_retry
from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog_store import CatalogStore

from .verdicts import judge, read_outcome

MAX_JOBS = 32
DEFAULT_JOBS = 4
_ATTEMPTS = 3
_BACK_OFF_S = 0.5
_MAX_UNANSWERED = 10
"""In a row, over which it is given up: the network or the server is gone."""
_UNAUTHORIZED = 401
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class MatrixTarget:
    """Where the cells go, and with which key."""

    client: SendsRequests
    key: str = field(repr=False)


class Progress(NamedTuple):
    """How far a run is. Times in seconds."""

    answered: int
    total: int
    per_second: float
    seconds_left: float | None
    """None as long as nothing can be said of it."""


class MatrixRun:
    """One run over the cells of a matrix.

    What is answered with "too many" holds all of them up for as long as the server asks. The same
    key of idempotency goes with each attempt, so that no session is made twice.
    """

    def __init__(
        self,
        matrix: Matrix,
        target: MatrixTarget,
        store: CatalogStore,
        rulebook: Rulebook,
        *,
        jobs: int = DEFAULT_JOBS,
        timeout: float = 30.0,
    ) -> None:
        self.matrix = matrix
        self._target = target
        self._store = store
        self._rulebook = rulebook
        self._jobs = max(1, min(jobs, MAX_JOBS, matrix.plan.size))
        self._timeout = timeout
        self._cells = iter(range(matrix.plan.size))
        self._total = matrix.plan.size
        self._lock = threading.Lock()
        self._cancel = CancelToken()
        self._stopping = threading.Event()
        self._cancel.subscribe(self._stopping.set)
        self._due = 0.0
        self._tired: set[str] = set()
        self._unanswered = self._done = 0
        self._began = 0.0
        self._ended = 0.0
        self._threads: list[threading.Thread] = []
        self._error: Exception | None = None
        self.stopped: Message | None = None
        """Why it was given up before its end; None when it was not, or was cancelled."""

    def start(self, cells: Iterable[int] | None = None) -> None:
        """Begin; with some of the cells, if any are named."""
        if cells is not None:
            chosen = list(cells)
            self._cells, self._total = iter(chosen), len(chosen)
        self._began = time.monotonic()
        for number in range(self._jobs):
            thread = start_thread(self._work, f"matrix-{number}")
            if thread is not None:
                self._threads.append(thread)
        if not self._threads:
            self.stopped = Message("No thread could be started for the requests.")

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end, or for some time; answers whether it has ended.

        Raises whatever made it fail.
        """
        end = None if seconds is None else time.monotonic() + seconds
        for thread in self._threads:
            thread.join(None if end is None else max(0.0, end - time.monotonic()))
        if self.is_running:
            return False
        self._ended = self._ended or time.monotonic()
        if self._error is not None:
            raise self._error
        return True

    @property
    def is_running(self) -> bool:
        """Whether cells are still being sent."""
        return any(thread.is_alive() for thread in self._threads)

    @property
    def is_cancelled(self) -> bool:
        """Whether :meth:`cancel` was called, or it was given up."""
        return self._cancel.cancelled

    def cancel(self) -> None:
        """Stop at once; what is answered stays."""
        self._cancel.cancel()

    def progress(self) -> Progress:
        """Say how far it is."""
        passed = (self._ended or time.monotonic()) - self._began if self._began else 0.0
        rate = self._done / passed if passed > 0 else 0.0
        left = (self._total - self._done) / rate if rate > 0 else None
        return Progress(self._done, self._total, rate, left)

    def _work(self) -> None:
        try:
            while (cell := self._next()) is not None:
                self._send(cell)
        except Exception as error:  # It is raised again by whoever waits.
            self._error = error
            self._cancel.cancel()

    def _next(self) -> int | None:
        while (pause := self._due - time.monotonic()) > 0:
            if self._stopping.wait(pause):
                break
        with self._lock:
            return None if self._stopping.is_set() else next(self._cells, None)

    def _send(self, cell: int) -> None:
        request = self.matrix.plan.request(cell)
        catalog = self._store.catalog(request.api_version)
        call = session_call(request, catalog)
        attempts = 1 if request.account in self._tired else _ATTEMPTS
        for attempt in range(1, attempts + 1):
            outcome = read_outcome(
                self._target.client.send(
                    call, self._target.key, deadline=self._timeout, cancel=self._cancel
                )
            )
            if self._cancel.cancelled and isinstance(outcome, Failure) and not outcome.request_left:
                return
            is_final = not may_retry(outcome) or is_replay(outcome) or self._cancel.cancelled
            if is_final or attempt == attempts or not self._pause(outcome, attempt):
                break
        self._note(cell, outcome)

    def _pause(self, outcome: StripeAnswer | Failure, attempt: int) -> bool:
        """Wait before another attempt; false when there is to be none."""
        seconds = float(wait_before_retry(outcome)) or _BACK_OFF_S * attempt
        if not isinstance(outcome, Failure) and outcome.status == _TOO_MANY:
            with self._lock:
                self._due = max(self._due, time.monotonic() + seconds)
        return not self._stopping.wait(seconds)

    def _note(self, cell: int, outcome: StripeAnswer | Failure) -> None:
        account, request_id = self.matrix.plan.accounts[self.matrix.plan.place(cell)[0]], ""
        verdict = judge(
            outcome, self.matrix.plan.request(cell), account.facts, self._store, self._rulebook
        )
        if not isinstance(outcome, Failure):
            request_id = outcome.request_id
            self.matrix.simulated = outcome.simulated
        self.matrix.put(cell, verdict, request_id)
        with self._lock:
            self._done += 1
            # One that is always busy is not waited for again and again.
            (self._tired.add if may_retry(outcome) else self._tired.discard)(account.id)
            is_unanswered = verdict.outcome is CellOutcome.NO_ANSWER
            self._unanswered = self._unanswered + 1 if is_unanswered else 0
        is_refused = isinstance(outcome, Failure) and outcome.kind is FailureKind.INVALID
        if is_refused or verdict.status == _UNAUTHORIZED or self._unanswered >= _MAX_UNANSWERED:
            self._give_up(verdict.message)

    def _give_up(self, reason: Message | str) -> None:
        if not self._cancel.cancelled:
            self.stopped = Message(
                "The rest was not sent: {reason}", reason=reason or Message("no answer came.")
            )
            self._cancel.cancel()
