"""Help in the window: the pages, and the list of all keys."""

from typing import override

from PySide6.QtWidgets import QWidget

from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature
from session_composer.ui.shell.links import open_link

from .help_window import HelpWindow
from .page_sources import make_pages

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


class HelpCommands(WindowFeature):
    """Opens the pages that explain the program."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self.help: HelpWindow | None = None

    def show(self) -> None:
        """Open the help at what is said about the widget in focus."""
        self.show_topic(topic(self._context.window.focusWidget()))

    def show_topic(self, topic: str) -> None:
        """Open the help at a page, and maybe a section of it; the first page for none."""
        if self.help is None:
            context = self._context
            pages = make_pages(context.workspace.store, context.window)
            self.help = HelpWindow(pages, context.theme, context.window)
            self.help.link_requested.connect(open_link)
        self.help.show_topic(topic)

    @override
    def close(self) -> None:
        if self.help is not None:
            self.help.close()
