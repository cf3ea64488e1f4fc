"""Test request: from the request as it is now to an exchange with its outcome."""

import os
from collections.abc import Callable

from PySide6.QtCore import QDateTime, QObject, Signal

from session_composer.api.accounts import Sends
from session_composer.api.client import (
    ApiCall,
    CancelToken,
    Client,
    Failure,
    FailureKind,
    new_idempotency_key,
)
from session_composer.api.reply import Answer, read_reply
from session_composer.api.sandbox_host import SandboxHost
from session_composer.core.request import Request
from session_composer.core.secret_text import contains_secret

from .exchanges import Exchange, Exchanges, Trouble
from .jobs import Job, JobRunner
from .key_service import KeyService
from .retry import Attempt, Retry
from .targets import NotArmed, Reached, Targets
from .workspace import Workspace

DEADLINE_S = 30.0
SESSIONS_PATH = "/v1/account_sessions"

type Outcome = Answer | Failure | Trouble | NotArmed


class Sender(QObject):
    """Sends one request at a time.

    Signals:
        busy_changed(): a request began or ended.
        arming_needed(profile, hint): a live key was not confirmed yet; nothing was sent.

    ``retry`` offers to send the same once more, where that may help.
    """

    busy_changed = Signal()
    arming_needed = Signal(str, str)

    def __init__(
        self,
        workspace: Workspace,
        exchanges: Exchanges,
        keys: KeyService,
        sandbox: SandboxHost,
        jobs: JobRunner,
        make_client: Callable[[str], Sends] = Client,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._exchanges = exchanges
        self._keys = keys
        self._jobs = jobs
        self._targets = Targets(keys, sandbox, make_client)
        self.retry = Retry(self._repeat, self)
        self._salt = os.urandom(32)
        self._attempt: Attempt | None = None
        self._job: Job[Outcome] | None = None
        self._is_disowned = False
        self._cancel = CancelToken()
        self._pending: tuple[Request, str, str, QDateTime] | None = None
        workspace.changed.connect(self.retry.stop)

    @property
    def is_busy(self) -> bool:
        """Whether a request is under way."""
        return self._job is not None

    def start(self, target: str) -> None:
        """Send the request as it is now; does nothing while one is under way."""
        self._begin(target, None)

    def would_repeat(self, target: str) -> bool:
        """Whether a retry would send the request as it is now, to this target."""
        if self.retry.attempt is None:
            return False
        header = self._workspace.store.header(self._workspace.request.api_version)
        return self.retry.would_repeat(self._workspace.body(), header, target)

    def _repeat(self) -> None:
        earlier = self.retry.attempt
        if earlier is not None:
            self._begin(earlier.target, earlier)

    def _begin(self, target: str, earlier: Attempt | None) -> None:
        if self._job is not None:
            return
        self.retry.forget()
        request = self._workspace.request
        body = self._workspace.body()
        cancel = CancelToken()
        self._cancel = cancel
        self._is_disowned = False
        self._pending = (request, body, target, QDateTime.currentDateTime())
        self._exchanges.put_away()
        header = self._workspace.store.header(request.api_version)
        attempt = Attempt(body, header, target, new_idempotency_key())
        self._attempt = attempt
        self._job = self._jobs.run(
            lambda: self._send(attempt, earlier, cancel), self._on_outcome, self._on_error
        )
        self.busy_changed.emit()

    def hold_back(self, target: str, message: str) -> None:
        """Do not send yet: our own checks speak against it, and the user decides."""
        if self._job is None:
            request, body = self._workspace.request, self._workspace.body()
            now = QDateTime.currentDateTime()
            # A key in the body would be sent to be refused, and logged.
            trouble = Trouble(message, may_send_anyway=not contains_secret(body), is_held_back=True)
            self._exchanges.add(Exchange(request, body, target, now, trouble))
            self.retry.forget()

    def cancel(self) -> None:
        """Give up on the request under way, at once, or on waiting for the time of a retry."""
        self.retry.stop()
        if self._job is None:
            return
        self._job.cancel()
        self._cancel.cancel()
        self._finish(
            Failure(
                FailureKind.CANCELLED,
                self.tr(
                    "Cancelled. If the request had already left, the account session may have "
                    "been created all the same."
                ),
                "",
            )
        )

    def disown(self) -> None:
        """Let the answer be one of the past, there already or under way: another request began."""
        self._is_disowned = self._job is not None
        self._exchanges.put_away()

    def close(self) -> None:
        """Cancel without a word, as the program ends."""
        self.retry.forget()
        if self._job is not None:
            self._job.cancel()
            self._cancel.cancel()
            self._job = None

    def _send(self, attempt: Attempt, earlier: Attempt | None, cancel: CancelToken) -> Outcome:
        """Do the whole exchange; runs in a worker thread."""
        reached = self._targets.reach(attempt.target, for_sending=True)
        if not isinstance(reached, Reached):
            return reached
        if cancel.cancelled:
            return Trouble("Cancelled.")
        attempt.reuse(earlier, self._mark(attempt.target, reached.key))
        call = ApiCall(
            "POST", SESSIONS_PATH, attempt.version, attempt.body, attempt.idempotency_key
        )
        result = reached.client.send(call, reached.key, deadline=DEADLINE_S, cancel=cancel)
        return result if isinstance(result, Failure) else read_reply(result)

    def _mark(self, target: str, key: str) -> str:
        """Tell keys, and the accounts for which they act, apart by what is worth nothing else."""
        # Lazy: needed only once something is sent.
        from hashlib import blake2b

        text = f"{key} {self._keys.context(target)}"
        return blake2b(text.encode(), key=self._salt, digest_size=16).hexdigest()

    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome, NotArmed):
            self._job = None
            self.busy_changed.emit()
            self._keys.note_use(outcome.profile, outcome.info)
            self.arming_needed.emit(outcome.profile, outcome.info.hint)
            return
        self._finish(outcome)

    def _on_error(self) -> None:
        """End the request; the error itself goes on to whoever handles those of the program."""
        self._finish(Trouble(self.tr("An error in the program ended the test request.")))

    def _finish(self, outcome: Answer | Failure | Trouble) -> None:
        self._job = None
        pending, self._pending = self._pending, None
        if pending is not None:
            request, body, target, sent_at = pending
            profile = self._keys.profile(target)
            mode = profile.mode if profile is not None else ""
            self._exchanges.add(Exchange(request, body, target, sent_at, outcome, mode))
            self.retry.note(self._attempt, outcome)
            if self._is_disowned:
                self._exchanges.put_away()
        self.busy_changed.emit()
