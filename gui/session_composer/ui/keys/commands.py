"""The keys dialog, and the question before a live key is used."""

from typing import override

from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.sending.key_checks import KeyChecks
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .dialog import KeysDialog
from .sentences import account_label, owner_sentence


class KeyCommands(WindowFeature):
    """Opens the keys dialog and asks about live keys."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._checks = KeyChecks(context.keys, context.targets, context.jobs)

    def show(self, key: str = "") -> None:
        """Let the user manage the keys, with a new one filled in already."""
        context = self._context
        changes = KeyChanges(context.keys, context.jobs)
        version = context.workspace.store.header(context.workspace.request.api_version)
        dialog = KeysDialog(
            context.keys, changes, self._checks, version, context.theme, context.window
        )
        if key:
            dialog.begin_new(key)
        dialog.exec()
        dialog.deleteLater()

    def ask_live(self, profile: str, hint: str) -> None:
        """Ask before a live key is used for sending, and send if it may be."""
        context = self._context
        account = account_label(context.workspace)
        owner = owner_sentence(context.keys, profile)
        if context.messages.ask_live(account, profile, hint, owner):
            context.keys.arm(profile)
            context.sender.start(profile)

    @override
    def close(self) -> None:
        self._checks.cancel()
