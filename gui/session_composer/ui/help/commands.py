"""Help in the window: the pages, the shortcuts, and the welcome of the first start."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QMainWindow, QWidget

from session_composer.core.wire.paths import WirePath
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.ui.answer.panel import ResponsePanel
from session_composer.ui.look.theme import Theme
from session_composer.ui.shell.context import Parts

if TYPE_CHECKING:
    from .help_window import HelpWindow
    from .welcome import Welcome

_WELCOMED = "welcomed"

# What F1 leads to, by the widget that has the focus or by one around it.
_TOPICS = {
    "componentTree": "tree#features",
    "filterField": "tree#finding-rows",
    "onlySentSwitch": "tree#finding-rows",
    "lensSwitch": "versions",
    "rowDetails": "tree#features",
    "problemList": "problems",
    "apiVersionBox": "versions",
    "accountField": "accounts",
    "targetBox": "keys",
    "keysButton": "keys",
    "testRequestButton": "sandbox",
    "bodyPreview": "code#the-body",
    "pairsPreview": "code#the-body",
    "codePreview": "code",
    "codeLanguageBox": "code",
    "responseBody": "sandbox#the-answer",
    "responseHeaders": "sandbox#the-answer",
}


def topic(widget: QWidget | None) -> str:
    """Page, and maybe section, about a widget; the first page when there is none."""
    while widget is not None:
        if widget.objectName() in _TOPICS:
            return _TOPICS[widget.objectName()]
        widget = widget.parentWidget()
    return ""


class HelpCommands(QObject):
    """Opens what explains the program. All of it is made at its first use.

    ``load_sample`` takes a sample account of the sandbox, ``test_request`` sends the request,
    ``show_row`` leads to a row of the tree, ``open_link`` opens a page of the web.
    """

    def __init__(
        self,
        parts: Parts,
        response: ResponsePanel,
        load_sample: Callable[[str], None],
        test_request: Callable[[], None],
        show_row: Callable[[WirePath], None],
        open_link: Callable[[QUrl], None],
        theme: Theme,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._parts = parts
        self._response = response
        self._test_request = test_request
        self._show_row = show_row
        self._load_sample = load_sample
        self._open_link = open_link
        self._theme = theme
        self._window = window
        self.help: HelpWindow | None = None
        self.welcome: Welcome | None = None

    def show(self) -> None:
        """Open the help at what is said about the widget in focus."""
        self._show(topic(self._window.focusWidget()))

    def show_shortcuts(self) -> None:
        """Open the help at the list of all keys."""
        self._show("shortcuts")

    def greet(self) -> None:
        """Show the welcome if this is the first start."""
        settings = self._parts.settings
        if not settings.flag(_WELCOMED, default=False):
            settings.set_flag(_WELCOMED, value=True)
            self._welcome()

    def show_welcome(self) -> None:
        """Show the steps to the first test request, and give them the keyboard."""
        self._welcome().focus_next()

    def _welcome(self) -> "Welcome":
        # Lazy: it is for the first start, and for those who ask.
        from .welcome import Welcome

        if self.welcome is None:
            self.welcome = Welcome(self._parts, self._theme)
            self.welcome.sample_requested.connect(self._take_sample)
            self.welcome.tick_requested.connect(self._tick)
            self.welcome.test_requested.connect(self._try_it)
            self.welcome.help_requested.connect(lambda: self._show(""))
            self.welcome.ended.connect(self.hide_welcome)
        self._response.set_guest(self.welcome)
        self.welcome.begin()
        return self.welcome

    def hide_welcome(self, *_: object) -> None:
        """Give the place of the answer back."""
        self._response.set_guest(None)

    def _take_sample(self) -> None:
        self._parts.target.choose(SANDBOX_TARGET)
        account, _ = self._parts.sample_accounts()[0]
        self._load_sample(account)
        self._go_on()

    def _tick(self, path: WirePath) -> None:
        self._parts.workspace.choose([path], True, self.tr("Payments: true"))
        self._show_row(path)
        self._go_on()

    def _go_on(self) -> None:
        # What was done moved the focus to where it shows.
        if self.welcome is not None:
            self.welcome.focus_next()

    def _try_it(self) -> None:
        # Whatever key was in use: the welcome promises that nothing leaves this computer.
        self._parts.target.choose(SANDBOX_TARGET)
        self._test_request()

    def _show(self, topic: str) -> None:
        # Lazy: see show_welcome.
        from .help_window import HelpWindow
        from .page_sources import make_pages

        if self.help is None:
            pages = make_pages(self._parts.workspace.store, self._window)
            self.help = HelpWindow(pages, self._theme, self._window)
            self.help.link_requested.connect(self._open_link)
        self.help.show_topic(topic)

    def close(self) -> None:
        """Close the help."""
        if self.help is not None:
            self.help.close()
