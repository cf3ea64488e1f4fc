"""What is known of the connected account, and choosing another one."""

from functools import partial
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from session_composer.state.account.account_list import AccountList
from session_composer.state.account.account_watch import AccountWatch
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .dialog import AccountDialog
from .knowledge import AccountKnowledge
from .picker import AccountPicker
from .samples import samples


class AccountCommands(WindowFeature):
    """Opens the dialogs around accounts.

    Signals:
        account_chosen(account): the request is to name another account.
    """

    account_chosen = Signal(str)

    def __init__(
        self, context: WindowContext, knowledge: AccountKnowledge, watch: AccountWatch
    ) -> None:
        super().__init__(context)
        self._knowledge = knowledge
        self._watch = watch
        self._list = AccountList(context.keys, context.targets, context.jobs)
        self._list.arming_needed.connect(self._ask_to_list)

    def show_account(self) -> None:
        """Show and change what is known of the account."""
        context = self._context
        dialog = AccountDialog(
            self._knowledge.known, self._watch, context.workspace, context.theme, context.window
        )
        dialog.picker_requested.connect(self.pick)
        dialog.exec()
        dialog.deleteLater()

    def fill_samples(self, menu: QMenu) -> None:
        """Offer the accounts of the sandbox in a menu."""
        for account, title in samples():
            menu.addAction(f"{title}  ({account})", partial(self.load_sample, account))

    def load_sample(self, account: str) -> None:
        """Take an account of the sandbox."""
        self.account_chosen.emit(account)

    def load_first_sample(self) -> None:
        """Take the first account of the sandbox."""
        self.load_sample(samples()[0][0])

    def pick(self) -> None:
        """Let the user choose from the accounts that the target knows."""
        context = self._context
        header = context.workspace.store.header(context.workspace.request.api_version)
        self._list.open(context.target.name, header)
        picker = AccountPicker(self._list, context.theme, context.window)
        picker.picked.connect(self.account_chosen)
        picker.exec()
        picker.deleteLater()

    @override
    def close(self) -> None:
        self._list.close()

    def _ask_to_list(self, profile: str, hint: str) -> None:
        if self._knowledge.may_read(profile, hint):
            self._list.retry()
