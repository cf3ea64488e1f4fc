"""The welcome of the first start, in the place of the answer."""

from PySide6.QtCore import Signal

from session_composer.core.wire.paths import WirePath
from session_composer.state.language.translation import translate_name
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.state.tree.row_texts import RowState
from session_composer.ui.answer.panel import ResponsePanel
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .welcome import Welcome


class WelcomeCommands(WindowFeature):
    """Takes the steps to the first test request.

    Signals:
        sample_requested(): a sample account of the sandbox is to be taken.
        test_requested(): the request is to be sent.
        help_requested(): the user wants to read on.
    """

    sample_requested = Signal()
    test_requested = Signal()
    help_requested = Signal()

    def __init__(self, context: WindowContext, answer: ResponsePanel) -> None:
        super().__init__(context)
        self._answer = answer
        self.welcome = Welcome(context)
        self.welcome.sample_requested.connect(self._take_sample)
        self.welcome.tick_requested.connect(self._tick)
        self.welcome.test_requested.connect(self._try_it)
        self.welcome.help_requested.connect(self.help_requested)
        self.welcome.ended.connect(self.hide)

    def show(self) -> None:
        """Show the steps."""
        self._answer.show_page(self.welcome)
        self.welcome.begin()

    def hide(self) -> None:
        """Give the place of the answer back."""
        self._answer.show_page(None)

    def show_and_focus(self) -> None:
        """Show the steps, and give them the keyboard."""
        self.show()
        self.welcome.focus_next()

    def _take_sample(self) -> None:
        self._context.target.choose(SANDBOX_TARGET)
        self.sample_requested.emit()
        self._go_on()

    def _tick(self, path: WirePath, title: str) -> None:
        self._context.workspace.choose([path], True, f"{title}: {translate_name(RowState.TRUE)}")
        self._context.show_row(path)
        self._go_on()

    def _go_on(self) -> None:
        # What was done moved the focus to where it shows.
        self.welcome.focus_next()

    def _try_it(self) -> None:
        # Whatever key was in use: the welcome promises that nothing leaves this computer.
        self._context.target.choose(SANDBOX_TARGET)
        self.test_requested.emit()
