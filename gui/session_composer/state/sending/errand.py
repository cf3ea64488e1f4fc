"""One blocking call to a target at a time, whatever becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from session_composer.api.http.client import CancelToken
from session_composer.api.stripe.accounts import SendsRequests
from session_composer.core.text.message import Message
from session_composer.state.jobs import Job, JobRunner
from session_composer.state.keys.key_service import KeyService

from .exchanges import Trouble
from .targets import NotArmed, ReachedTarget, Targets


@dataclass(frozen=True, slots=True)
class Contact:
    """A target that may be talked to now, and for how long, in seconds."""

    client: SendsRequests
    key: str = field(repr=False)
    deadline: float
    cancel: CancelToken


class Errand(QObject):
    """Opens the way to a target and makes a call there, in a thread, under a deadline.

    It ends in one of four ways: what the call brought or why it did not come about is told to
    whoever began it; so is that the program itself failed, and the error goes on to whoever
    handles those; a live key that was not confirmed yet is asked about; or it is cancelled.

    Signals:
        busy_changed(): a call began or ended.
        arming_needed(profile, hint): a live key was not confirmed yet; nothing was sent.
    """

    busy_changed = Signal()
    arming_needed = Signal(str, str)

    def __init__(
        self,
        keys: KeyService,
        targets: Targets,
        jobs: JobRunner,
        failure: Message,
        *,
        for_sending: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """``failure`` is the sentence for an error of the program."""
        super().__init__(parent)
        self._keys = keys
        self._targets = targets
        self._jobs = jobs
        self._failure = failure
        self._for_sending = for_sending
        self._job: Job[Any] | None = None
        self._cancel = CancelToken()
        self._on_end: Callable[[Any], None] = _tell_nobody

    @property
    def is_busy(self) -> bool:
        """Whether a call is under way."""
        return self._job is not None

    def start[T](
        self,
        target: str,
        deadline: float,
        work: Callable[[Contact], T],
        on_end: Callable[[T | Trouble], None],
    ) -> None:
        """Do ``work`` in a thread, then tell what came of it; nothing while a call is under way.

        ``deadline`` is how long the call may take in all, in seconds.
        """
        if self._job is not None:
            return
        targets, for_sending = self._targets, self._for_sending
        cancel = CancelToken()

        def go() -> T | Trouble | NotArmed:
            reached = targets.reach(target, for_sending=for_sending)
            if not isinstance(reached, ReachedTarget):
                return reached
            if cancel.cancelled:
                return Trouble(Message("Cancelled."))
            return work(Contact(reached.client, reached.key, deadline, cancel))

        self._cancel = cancel
        self._on_end = on_end
        self._job = self._jobs.run(go, self._on_outcome, self._on_error)
        self.busy_changed.emit()

    def cancel(self, outcome: object = None) -> None:
        """Give up on the call under way, at once; with an outcome, that is told in its place."""
        if self._job is not None:
            self._job.cancel()
            self._cancel.cancel()
            self._end(outcome)

    def close(self) -> None:
        """Cancel without a word, as the program ends."""
        self.blockSignals(True)
        self.cancel()

    def _on_outcome(self, outcome: object) -> None:
        if isinstance(outcome, NotArmed):
            self._end(None)
            self._keys.note_use(outcome.profile, outcome.info)
            self.arming_needed.emit(outcome.profile, outcome.info.hint)
        else:
            self._end(outcome)

    def _on_error(self) -> None:
        self._end(Trouble(self._failure))

    def _end(self, outcome: object) -> None:
        self._job = None
        try:
            if outcome is not None:
                self._on_end(outcome)
        finally:
            # Last: what is shown now is the outcome.
            self.busy_changed.emit()


def _tell_nobody(_: object) -> None:
    """Take what comes when nothing is under way."""
