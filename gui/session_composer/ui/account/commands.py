"""What is known of the connected account, and choosing another one."""

from functools import partial
from typing import Protocol, override

from PySide6.QtWidgets import QMenu

from session_composer.state.account.account_list import AccountList
from session_composer.state.account.known_accounts import KnownAccounts
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .dialog import AccountDialog
from .picker import AccountPicker
from .samples import samples


class AccountField(Protocol):
    """Where the account is typed."""

    def set_account(self, account: str) -> None:
        """Name another account, as if it had been typed."""

    def show_facts_source(self, source: str) -> None:
        """Say where the properties of the account come from."""


class AccountCommands(WindowFeature):
    """Opens the dialogs around accounts, and takes what they come to into the request."""

    def __init__(self, context: WindowContext, field: AccountField) -> None:
        super().__init__(context)
        self._field = field
        self._book = KnownAccounts(
            context.workspace, context.keys, context.target, context.targets, context.jobs
        )
        self._list = AccountList(context.keys, context.targets, context.jobs)
        self._book.arming_needed.connect(self._ask_to_load)
        self._list.arming_needed.connect(self._ask_to_list)
        self._book.changed.connect(lambda: field.show_facts_source(self._book.source))

    def show_account(self) -> None:
        """Show and change what is known of the account."""
        context = self._context
        dialog = AccountDialog(self._book, context.workspace, context.theme, context.window)
        dialog.picker_requested.connect(self.pick)
        dialog.exec()
        dialog.deleteLater()

    def fill_samples(self, menu: QMenu) -> None:
        """Offer the accounts of the sandbox in a menu."""
        for account, title in samples():
            menu.addAction(f"{title}  ({account})", partial(self.load_sample, account))

    def load_sample(self, account: str) -> None:
        """Take an account of the sandbox, and its properties: they cost nothing to ask for."""
        self._field.set_account(account)
        self._book.load(account)

    def load_first_sample(self) -> None:
        """Take the first account of the sandbox."""
        self.load_sample(samples()[0][0])

    def pick(self) -> None:
        """Let the user choose from the accounts that the target knows."""
        context = self._context
        header = context.workspace.store.header(context.workspace.request.api_version)
        self._list.open(context.target.name, header)
        picker = AccountPicker(self._list, context.theme, context.window)
        picker.picked.connect(self._on_picked)
        picker.exec()
        picker.deleteLater()

    @override
    def close(self) -> None:
        self._book.close()
        self._list.close()

    def _on_picked(self, account: str) -> None:
        if self._context.target.is_sandbox:
            self.load_sample(account)
        else:
            self._field.set_account(account)

    def _ask_to_load(self, profile: str, hint: str) -> None:
        if self._may_read(profile, hint):
            self._book.load(self._context.workspace.request.account)

    def _ask_to_list(self, profile: str, hint: str) -> None:
        if self._may_read(profile, hint):
            self._list.retry()

    def _may_read(self, profile: str, hint: str) -> bool:
        """Ask before accounts are read with a live key."""
        is_fine = self._context.messages.ask_live_read(profile, hint)
        if is_fine:
            self._context.keys.arm(profile, for_sending=False)
        return is_fine
