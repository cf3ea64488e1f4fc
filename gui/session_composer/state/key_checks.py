"""Test a key: whose it is, and whether it is live."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from session_composer.api.accounts import AccountTrouble
from session_composer.api.client import CancelToken
from session_composer.api.key_check import KeyCheck, check_key

from .exchanges import Trouble
from .jobs import Job, JobRunner
from .key_service import KeyService
from .targets import NotArmed, Reached, Targets

DEADLINE_S = 15.0

type _Found = tuple[str, KeyCheck | AccountTrouble] | NotArmed | Trouble
type Told = Callable[[KeyCheck | AccountTrouble | Trouble], None]


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
        self._targets = targets
        self._jobs = jobs
        self._job: Job[_Found] | None = None
        self._cancel = CancelToken()

    @property
    def is_busy(self) -> bool:
        """Whether a key is being tested."""
        return self._job is not None

    def start(self, name: str, api_version: str, told: Told) -> None:
        """Test the key of that name; ``told`` hears what came of it, unless it is cancelled."""
        self.cancel()
        cancel = CancelToken()
        self._cancel = cancel

        def work() -> _Found:
            reached = self._targets.reach(name)
            if not isinstance(reached, Reached):
                return reached
            found = check_key(
                reached.client, reached.key, api_version, deadline=DEADLINE_S, cancel=cancel
            )
            return reached.key, found

        def deliver(found: _Found) -> None:
            self._job = None
            self.busy_changed.emit()
            if isinstance(found, NotArmed):
                self._keys.note_use(found.profile, found.info)
                self.arming_needed.emit(found.profile, found.info.hint)
            elif isinstance(found, Trouble):
                told(found)
            else:
                key, result = found
                if isinstance(result, KeyCheck):
                    self._keys.note_check(name, key, result)
                told(result)

        self._job = self._jobs.run(work, deliver, self._on_error)
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Give up on the test under way, at once."""
        if self._job is not None:
            self._job.cancel()
            self._cancel.cancel()
            self._job = None
            self.busy_changed.emit()

    def _on_error(self) -> None:
        """End the test; the error itself goes on to whoever handles those of the program."""
        self._job = None
        self.busy_changed.emit()
