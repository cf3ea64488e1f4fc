"""Test request: from the request as it is now to an exchange with its outcome."""

import os

from PySide6.QtCore import QDateTime, QObject, Signal

from session_composer.api.http.client import (
    ApiCall,
    Failure,
    FailureKind,
    new_idempotency_key,
)
from session_composer.api.stripe.new_session import SESSIONS_PATH
from session_composer.api.stripe.reply import StripeAnswer, read_reply
from session_composer.core.request.secret_request import refuse_secrets, secret_place
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.state.document.workspace import Workspace
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService

from .errand import Contact, Errand
from .exchanges import Exchange, Exchanges, Trouble
from .retry import Attempt, Retry
from .targets import Targets

DEADLINE_S = 30.0


def post_session(
    contact: Contact, header: str, body: str, idempotency_key: str
) -> StripeAnswer | Failure:
    """Create an account session, in a thread of an errand."""
    call = ApiCall("POST", SESSIONS_PATH, header, body, idempotency_key)
    result = contact.client.send(
        call, contact.key, deadline=contact.deadline, cancel=contact.cancel
    )
    return result if isinstance(result, Failure) else read_reply(result)


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
        targets: Targets,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._exchanges = exchanges
        self._keys = keys
        self._errand = Errand(
            keys,
            targets,
            jobs,
            Message("The test request was interrupted by a program error."),
            for_sending=True,
            parent=self,
        )
        self._errand.busy_changed.connect(self.busy_changed)
        self._errand.arming_needed.connect(self.arming_needed)
        self.retry = Retry(self._repeat, self)
        self._salt = os.urandom(32)
        self._is_retired = False
        workspace.changed.connect(self.retry.stop)

    @property
    def is_busy(self) -> bool:
        """Whether a request is under way."""
        return self._errand.is_busy

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
        if self.is_busy:
            return
        self.retry.forget()
        request = self._workspace.request
        try:
            refuse_secrets(request)
        except InputError as error:
            self.hold_back(target, error.message)
            return
        body = self._workspace.body()
        sent_at = QDateTime.currentDateTime()
        self._is_retired = False
        header = self._workspace.store.header(request.api_version)
        attempt = Attempt(body, header, target, new_idempotency_key())

        def work(contact: Contact) -> StripeAnswer | Failure:
            attempt.reuse(earlier, self._mark(target, contact.key))
            return post_session(contact, header, body, attempt.idempotency_key)

        def on_end(outcome: StripeAnswer | Failure | Trouble) -> None:
            profile = self._keys.profile(target)
            mode = profile.mode if profile is not None else ""
            self._exchanges.add(Exchange(request, body, target, sent_at, outcome, mode))
            self.retry.note(attempt, outcome)
            if self._is_retired:
                self._exchanges.retire_latest()

        self._errand.start(target, DEADLINE_S, work, on_end)
        # Then: whoever shows the latest answer knows by now that another is waited for.
        self._exchanges.retire_latest()

    def hold_back(self, target: str, message: Message) -> None:
        """Do not send yet: our own checks speak against it, and the user decides."""
        if not self.is_busy:
            request, body = self._workspace.request, self._workspace.body()
            now = QDateTime.currentDateTime()
            # A key in the body would be sent to be refused, and logged.
            trouble = Trouble(message, may_send_anyway=not secret_place(request), is_held_back=True)
            self._exchanges.add(Exchange(request, body, target, now, trouble))
            self.retry.forget()

    def cancel(self) -> None:
        """Give up on the request under way, at once, or on waiting for the time of a retry."""
        self.retry.stop()
        self._errand.cancel(
            Failure(
                FailureKind.CANCELLED,
                Message(
                    "Cancelled. If the request had already left, the account session may have "
                    "been created all the same."
                ),
                "",
            )
        )

    def retire_answer(self) -> None:
        """Let the answer be one of the past, there already or under way: another request began."""
        self._is_retired = self.is_busy
        self._exchanges.retire_latest()

    def close(self) -> None:
        """Cancel without a word, as the program ends."""
        self.retry.forget()
        self._errand.close()

    def _mark(self, target: str, key: str) -> str:
        """Tell keys, and the accounts for which they act, apart by what is worth nothing else."""
        # Lazy: needed only once something is sent.
        from hashlib import blake2b

        text = f"{key} {self._keys.context(target)}"
        return blake2b(text.encode(), key=self._salt, digest_size=16).hexdigest()
