"""The keys dialog, and the question before a live key is used."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from session_composer.ui.look.theme import Theme
from session_composer.ui.shell.context import Parts
from session_composer.ui.shell.message_boxes import Messages

from .sentences import account_label, owner_sentence

if TYPE_CHECKING:
    from session_composer.state.sending.key_checks import KeyChecks


class KeyCommands(QObject):
    """Opens the keys dialog and asks about live keys. What tests keys is made at its first use."""

    def __init__(
        self,
        parts: Parts,
        messages: Messages,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = parts.workspace
        self._keys = parts.keys
        self._sender = parts.sender
        self._jobs = parts.jobs
        self._make_checks = parts.make_key_checks
        self._messages = messages
        self._theme = theme
        self._window = window
        self._checks: KeyChecks | None = None
        parts.sender.arming_needed.connect(self._ask_live)

    def show(self, key: str = "") -> None:
        """Let the user manage the keys, with a new one filled in already."""
        # Lazy: most sittings never open it.
        from session_composer.state.keys.key_changes import KeyChanges

        from .dialog import KeysDialog

        if self._checks is None:
            self._checks = self._make_checks()
        changes = KeyChanges(self._keys, self._jobs)
        version = self._workspace.store.header(self._workspace.request.api_version)
        dialog = KeysDialog(self._keys, changes, self._checks, version, self._theme, self._window)
        dialog.form.key_field.setText(key)
        dialog.exec()
        dialog.deleteLater()

    def close(self) -> None:
        """End what is under way."""
        if self._checks is not None:
            self._checks.cancel()

    def _ask_live(self, profile: str, hint: str) -> None:
        account = account_label(self._workspace)
        owner = owner_sentence(self._keys, profile)
        if self._messages.ask_live(account, profile, hint, owner):
            self._keys.arm(profile)
            self._sender.start(profile)
