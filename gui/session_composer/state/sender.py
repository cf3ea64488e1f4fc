"""Test request: from the request as it is now to an exchange with its outcome."""

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
from session_composer.core.secrets import contains_secret

from .exchanges import Exchange, Exchanges, Trouble
from .jobs import Job, JobRunner
from .key_service import KeyService
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
        self._job: Job[Outcome] | None = None
        self._cancel = CancelToken()
        self._pending: tuple[Request, str, str, QDateTime] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a request is under way."""
        return self._job is not None

    def start(self, target: str) -> None:
        """Send the request as it is now; does nothing while one is under way."""
        if self._job is not None:
            return
        request = self._workspace.request
        body = self._workspace.body()
        cancel = CancelToken()
        self._cancel = cancel
        self._pending = (request, body, target, QDateTime.currentDateTime())
        self._exchanges.clear()
        header = self._workspace.store.header(request.api_version)
        call = ApiCall("POST", SESSIONS_PATH, header, body, new_idempotency_key())
        self._job = self._jobs.run(
            lambda: self._send(call, target, cancel), self._on_outcome, self._on_error
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

    def cancel(self) -> None:
        """Give up on the request under way, at once."""
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

    def close(self) -> None:
        """Cancel without a word, as the program ends."""
        if self._job is not None:
            self._job.cancel()
            self._cancel.cancel()
            self._job = None

    def _send(self, call: ApiCall, target: str, cancel: CancelToken) -> Outcome:
        """Do the whole exchange; runs in a worker thread."""
        reached = self._targets.reach(target, for_sending=True)
        if not isinstance(reached, Reached):
            return reached
        if cancel.cancelled:
            return Trouble("Cancelled.")
        result = reached.client.send(call, reached.key, deadline=DEADLINE_S, cancel=cancel)
        return result if isinstance(result, Failure) else read_reply(result)

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
            self._exchanges.add(Exchange(request, body, target, sent_at, outcome))
        self.busy_changed.emit()
