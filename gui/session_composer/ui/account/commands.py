"""What is known of the connected account, and choosing another one."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from session_composer.ui.look.theme import Theme
from session_composer.ui.shell.context import Parts
from session_composer.ui.shell.message_boxes import Messages

if TYPE_CHECKING:
    from session_composer.state.account.account_list import AccountList
    from session_composer.state.account.known_accounts import AccountBook


class AccountField(Protocol):
    """Where the account is typed."""

    def set_account(self, account: str) -> None:
        """Name another account, as if it had been typed."""

    def show_facts_source(self, source: str) -> None:
        """Say where the properties of the account come from."""


class AccountCommands(QObject):
    """Opens the dialogs around accounts. What they need is made at their first use."""

    def __init__(
        self,
        parts: Parts,
        field: AccountField,
        messages: Messages,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = parts.workspace
        self._keys = parts.keys
        self._target = parts.target
        self._make_accounts = parts.make_accounts
        self._field = field
        self._messages = messages
        self._theme = theme
        self._window = window
        self._made: tuple[AccountBook, AccountList] | None = None

    def show_account(self) -> None:
        """Show and change what is known of the account."""
        # Lazy: most sittings never open it.
        from .dialog import AccountDialog

        book, _ = self._accounts()
        dialog = AccountDialog(book, self._workspace, self._theme, self._window)
        dialog.picker_requested.connect(self.pick)
        dialog.exec()
        dialog.deleteLater()

    def load_sample(self, account: str) -> None:
        """Take an account of the sandbox, and its properties: they cost nothing to ask for."""
        self._field.set_account(account)
        self._accounts()[0].load(account)

    def pick(self) -> None:
        """Let the user choose from the accounts that the target knows."""
        # Lazy: most sittings never open it.
        from .picker import AccountPicker

        _, accounts = self._accounts()
        header = self._workspace.store.header(self._workspace.request.api_version)
        accounts.open(self._target.name, header)
        picker = AccountPicker(accounts, self._theme, self._window)
        picker.picked.connect(self._on_picked)
        picker.exec()
        picker.deleteLater()

    def close(self) -> None:
        """End what is under way."""
        if self._made is not None:
            book, accounts = self._made
            book.close()
            accounts.close()

    def _accounts(self) -> "tuple[AccountBook, AccountList]":
        if self._made is None:
            book, accounts = self._made = self._make_accounts()
            book.arming_needed.connect(self._ask_to_load)
            accounts.arming_needed.connect(self._ask_to_list)
            book.changed.connect(lambda: self._field.show_facts_source(book.source))
        return self._made

    def _on_picked(self, account: str) -> None:
        if self._target.is_sandbox:
            self.load_sample(account)
        else:
            self._field.set_account(account)

    def _ask_to_load(self, profile: str, hint: str) -> None:
        if self._messages.ask_live_read(profile, hint):
            self._keys.arm(profile, for_sending=False)
            self._accounts()[0].load(self._workspace.request.account)

    def _ask_to_list(self, profile: str, hint: str) -> None:
        if self._messages.ask_live_read(profile, hint):
            self._keys.arm(profile, for_sending=False)
            self._accounts()[1].retry()
