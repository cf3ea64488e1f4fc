"""Makes account sessions beside the test request: for the page in the browser."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QDateTime, QObject

from session_composer.api.http.client import Failure, new_idempotency_key
from session_composer.api.stripe.reply import StripeAnswer
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService

from .errand import Contact, Errand
from .exchanges import Exchange, Exchanges, Trouble
from .sender import DEADLINE_S, post_session
from .targets import Targets

type Outcome = StripeAnswer | Failure | Trouble


class SessionMaker(QObject):
    """Makes one session after the other; each is kept in the history, without its secret."""

    def __init__(
        self,
        store: CatalogStore,
        exchanges: Exchanges,
        keys: KeyService,
        targets: Targets,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._exchanges = exchanges
        self._keys = keys
        self._waiting: deque[Callable[[], None]] = deque()
        self._on_end: Callable[[Outcome], None] | None = None
        self._errand = Errand(
            keys,
            targets,
            jobs,
            Message("The session was not made: a program error."),
            for_sending=True,
            parent=self,
        )
        self._errand.busy_changed.connect(self._go_on)
        self._errand.arming_needed.connect(self._on_live)

    def make(self, request: Request, target: str, on_end: Callable[[Outcome], None]) -> None:
        """Make a session, after those that were asked for before; then tell what came of it."""
        self._waiting.append(lambda: self._begin(request, target, on_end))
        self._go_on()

    def close(self) -> None:
        """Cancel without a word."""
        self._waiting.clear()
        self._on_end = None
        self._errand.close()

    def _go_on(self) -> None:
        if self._waiting and not self._errand.is_busy:
            self._waiting.popleft()()

    def _begin(self, request: Request, target: str, on_end: Callable[[Outcome], None]) -> None:
        try:
            refuse_secrets(request)
        except InputError as error:
            on_end(Trouble(error.message))
            return
        body = encode(request, self._store.catalog(request.api_version))
        header = self._store.header(request.api_version)
        sent_at = QDateTime.currentDateTime()

        def work(contact: Contact) -> StripeAnswer | Failure:
            return post_session(contact, header, body, new_idempotency_key())

        def tell(outcome: Outcome) -> None:
            profile = self._keys.profile(target)
            mode = profile.mode if profile is not None else ""
            self._on_end = None
            self._exchanges.add_earlier(
                Exchange(request, body, target, sent_at, outcome, mode, for_browser=True)
            )
            on_end(outcome)

        self._on_end = tell
        self._errand.start(target, DEADLINE_S, work, tell)

    def _on_live(self) -> None:
        """Nothing is asked about here: live keys are for test requests."""
        tell = self._on_end
        if tell is not None:
            tell(Trouble(Message("The key is not one of test mode; nothing was sent.")))
