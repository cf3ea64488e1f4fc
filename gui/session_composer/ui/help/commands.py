"""Help in the window: the pages, and the list of all keys."""

from collections.abc import Mapping
from functools import cached_property
from typing import override

from PySide6.QtWidgets import QWidget

from session_composer.core.help.help_pages import HelpPages
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature
from session_composer.ui.shell.links import open_link

from .help_window import HelpWindow
from .page_sources import make_pages


def topic(widget: QWidget | None, topics: Mapping[str, str]) -> str:
    """Page, and maybe section, about a widget or one around it; empty when there is none."""
    while widget is not None:
        if widget.objectName() in topics:
            return topics[widget.objectName()]
        widget = widget.parentWidget()
    return ""


class HelpCommands(WindowFeature):
    """Opens the pages that explain the program."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self.help: HelpWindow | None = None

    def show(self) -> None:
        """Open the help at what is said about the widget in focus."""
        self.show_topic(topic(self._context.window.focusWidget(), self.pages.topics))

    def show_topic(self, topic: str) -> None:
        """Open the help at a page, and maybe a section of it; the first page for none."""
        if self.help is None:
            self.help = HelpWindow(self.pages, self._context.theme, self._context.window)
            self.help.link_requested.connect(open_link)
        self.help.show_topic(topic)

    @cached_property
    def pages(self) -> HelpPages:
        """The pages, made when they are first asked for."""
        return make_pages(self._context.workspace.store, self._context.window)

    @override
    def close(self) -> None:
        if self.help is not None:
            self.help.close()
