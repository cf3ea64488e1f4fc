"""Keeps what is known of the account, reads it when it is asked to, and says so in the window."""

from typing import Protocol

from session_composer.core.text.display_safe import printable
from session_composer.state.account.known_accounts import FactsSource, KnownAccounts
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature


class AccountField(Protocol):
    """Where the account is typed."""

    def set_account(self, account: str) -> None:
        """Name another account, as if it had been typed."""

    def show_facts_source(self, source: str) -> None:
        """Say where the properties of the account come from."""


class AccountKnowledge(WindowFeature):
    """Has the facts of the account, and reads them."""

    def __init__(self, context: WindowContext, field: AccountField, known: KnownAccounts) -> None:
        super().__init__(context)
        self._field = field
        self._says_failures = False
        self.known = known
        self.known.arming_needed.connect(self._ask)
        self.known.failed.connect(self._on_failed)
        self.known.changed.connect(self.show)
        self.known.busy_changed.connect(self.show)
        self.show()

    def read(self) -> None:
        """Read the account of the form, as the user wants; a live key is asked about."""
        self._says_failures = True
        self.known.load(self._context.workspace.request.account)

    def read_unasked(self) -> None:
        """Read the account of the form if nothing is known of it; what fails is not told."""
        if self.known.source_kind is FactsSource.NOTHING:
            self._says_failures = False
            self.known.load(self._context.workspace.request.account)

    def may_read(self, profile: str, hint: str) -> bool:
        """Ask before accounts are read with a live key."""
        is_fine = self._context.messages.ask_live_read(profile, hint)
        if is_fine:
            self._context.keys.arm(profile, for_sending=False)
        return is_fine

    def show(self) -> None:
        """Say where what is known comes from."""
        known = self.known
        self._field.show_facts_source(
            self.tr("being read…") if known.is_busy else known.source_with_derived
        )

    def _ask(self, profile: str, hint: str) -> None:
        if self.may_read(profile, hint):
            self.read()

    def _on_failed(self, sentence: str) -> None:
        if self._says_failures:
            self._context.say(printable(sentence))
