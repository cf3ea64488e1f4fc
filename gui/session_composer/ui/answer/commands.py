"""Sending the request, and what can be done with the answer."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from session_composer.core.rules.problems import Severity
from session_composer.core.text.message import Message
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature
from session_composer.ui.shell.links import open_link

from .panel import ResponsePanel


class AnswerCommands(WindowFeature):
    """Sends to the chosen target, and shows what came back.

    Signals:
        held_back(): there are problems, and the user is to decide about them.
    """

    held_back = Signal()

    def __init__(self, context: WindowContext, actions: Mapping[str, QAction]) -> None:
        super().__init__(context)
        sender = context.sender
        self._actions = actions
        self.panel = panel = ResponsePanel(
            context.workspace,
            context.exchanges,
            sender,
            context.target,
            context.help_texts,
            context.theme,
        )
        panel.retry.use(actions["retryAction"])
        panel.link_requested.connect(open_link)
        panel.row_requested.connect(context.show_row)
        panel.copy_requested.connect(self._copy)
        panel.secret_copy_requested.connect(self._copy_secret)
        panel.secret.revealed.connect(lambda: context.clipboard.watch(panel.secret.in_clear))
        panel.send_anyway_requested.connect(lambda: sender.start(context.target.name))
        sender.busy_changed.connect(self._show_busy)
        sender.retry.changed.connect(self._show_busy)
        context.document.restarted.connect(panel.show_latest)
        context.workspace.changed.connect(panel.retry.refresh)
        self._show_busy()

    def test_request(self) -> None:
        """Send the request to the chosen target, unless there are errors to decide about."""
        context = self._context
        if context.sender.is_busy:
            return
        errors = [p for p in context.workspace.problems() if p.severity is Severity.ERROR]
        if not errors:
            context.sender.start(context.target.name)
            return
        problem = errors[0].message
        message = Message("Stripe would refuse this request: {problem}", problem=problem)
        if len(errors) > 1:
            message += Message("And {count} more.", count=len(errors) - 1)
        context.sender.hold_back(context.target.name, message)
        self.held_back.emit()

    def _show_busy(self) -> None:
        sender = self._context.sender
        self._actions["testRequestAction"].setEnabled(not sender.is_busy)
        self._actions["cancelAction"].setEnabled(sender.is_busy or sender.retry.is_waiting)

    def _copy(self, text: str) -> None:
        self._context.clipboard.copy(text)
        self._context.say(self.tr("Copied."))

    def _copy_secret(self, secret: str) -> None:
        self._context.clipboard.copy_secret(secret)
        self._context.say(self.tr("Client secret copied; the clipboard is cleared in 30 seconds."))
