"""Remembers the accounts for which sessions were created, for each target."""

from PySide6.QtCore import QObject

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.account.identity import identity
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.exchanges import Exchanges


class RecentAccounts(QObject):
    """Takes note of an account as soon as its session is there.

    With the key goes what was noted for it: whose accounts they are is nobody's business any more.
    """

    def __init__(
        self,
        workspace: Workspace,
        exchanges: Exchanges,
        settings: Settings,
        keys: KeyService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._exchanges = exchanges
        self._settings = settings
        self._keys = keys
        exchanges.changed.connect(self._note)
        keys.renamed.connect(settings.move_recent_accounts)
        keys.changed.connect(self._forget)
        # A key in memory is gone with the run before.
        self._forget()

    def _forget(self) -> None:
        self._settings.keep_recent_accounts(profile.name for profile in self._keys.profiles())

    def _note(self) -> None:
        latest = self._exchanges.latest
        if latest is None or not isinstance(latest.outcome, SessionAnswer):
            return
        account = latest.request.account
        is_shown = account == self._workspace.request.account
        who = identity(self._workspace.facts if is_shown else None)
        self._settings.add_recent_account(latest.target, account, who.name, who.traits)
