"""Notices when the properties of the account in the form may be known without asking the user."""

from PySide6.QtCore import QObject, QTimer, Signal

from session_composer.core.account.account_id import account_problem
from session_composer.core.request.request import Request
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.target_choice import TargetChoice, TargetMode

_FLAG = "read_test_accounts"
_TYPED_MS = 600
"""An id that is being typed is not asked for at every character."""


class AccountWatch(QObject):
    """Sees every account that comes into the form: typed, opened, pasted or chosen.

    Signals:
        sample_named(): the target is the sandbox, whose accounts are known.
        test_account_named(): a test key is chosen, and the user wants its accounts to be read.
    """

    sample_named = Signal()
    test_account_named = Signal()

    def __init__(
        self,
        workspace: Workspace,
        target: TargetChoice,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._target = target
        self._settings = settings
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TYPED_MS)
        self._soon.timeout.connect(self._on_rest)
        workspace.changed.connect(self._on_request_changed)
        for changed in (target.changed, target.mode_changed):
            changed.connect(self.look)

    @property
    def reads_test_accounts(self) -> bool:
        """Whether accounts are read with a test key as soon as they are named."""
        return self._settings.flag(_FLAG, default=False)

    def set_reads_test_accounts(self, is_wanted: bool) -> None:
        """Choose it, for this and later runs."""
        self._settings.set_flag(_FLAG, is_wanted)
        self.look()

    def look(self) -> None:
        """Look at the account as it is now."""
        self._soon.stop()
        if account_problem(self._workspace.request.account):
            return
        if self._target.is_sandbox:
            self.sample_named.emit()
        elif self.reads_test_accounts and self._target.mode is TargetMode.TEST:
            self._soon.start()

    def _on_request_changed(self, before: Request, after: Request) -> None:
        if before.account != after.account:
            self.look()

    def _on_rest(self) -> None:
        # Another target may have been chosen meanwhile, or another key may stand behind it.
        if self._target.mode is TargetMode.TEST:
            self.test_account_named.emit()
