"""Test a key: whose it is, and whether it is live."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from session_composer.api.keys.key_check import KeyCheck, check_key
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.core.text.message import Message
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService

from .errand import Contact, Errand
from .exchanges import Trouble
from .targets import Targets

DEADLINE_S = 15.0

type KeyCheckCallback = Callable[[KeyCheck | AccountTrouble | Trouble], None]


class KeyChecks(QObject):
    """Asks Stripe about one key at a time.

    Signals:
        busy_changed(): a test began or ended.
        arming_needed(profile, hint): a live key was not confirmed yet; nothing was sent.
    """

    busy_changed = Signal()
    arming_needed = Signal(str, str)

    def __init__(
        self, keys: KeyService, targets: Targets, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._errand = Errand(
            keys,
            targets,
            jobs,
            Message("The key test was interrupted by a program error."),
            parent=self,
        )
        self._errand.busy_changed.connect(self.busy_changed)
        self._errand.arming_needed.connect(self.arming_needed)

    @property
    def is_busy(self) -> bool:
        """Whether a key is being tested."""
        return self._errand.is_busy

    def start(self, name: str, api_version: str, on_end: KeyCheckCallback) -> None:
        """Test the key of that name; ``told`` hears what came of it, unless it is cancelled."""
        self.cancel()

        def work(contact: Contact) -> tuple[str, KeyCheck | AccountTrouble]:
            found = check_key(
                contact.client,
                contact.key,
                api_version,
                deadline=contact.deadline,
                cancel=contact.cancel,
            )
            return contact.key, found

        def deliver(found: tuple[str, KeyCheck | AccountTrouble] | Trouble) -> None:
            if isinstance(found, Trouble):
                on_end(found)
                return
            key, result = found
            if isinstance(result, KeyCheck):
                self._keys.note_check(name, key, result)
            on_end(result)

        self._errand.start(name, DEADLINE_S, work, deliver)

    def cancel(self) -> None:
        """Give up on the test under way, at once."""
        self._errand.cancel()
