"""Opening the page in the system's browser, and showing what becomes of it."""

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from session_composer.core.rules.problems import Problem
from session_composer.core.text.errors import InputError, system_reason
from session_composer.state.browser.browser_page import BrowserPage
from session_composer.state.browser.page_problems import page_problems
from session_composer.state.language.translation import translate
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .browser_view import BrowserView
from .key_dialog import PublishableKeyDialog


class BrowserCommands(WindowFeature):
    """Serves the page and follows it.

    Signals:
        changed(): what is in the page is another, or there is none any more.
        opened(): the browser was told to open the page.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, context: WindowContext, page: BrowserPage) -> None:
        super().__init__(context)
        self.page = page
        self.view = BrowserView(self.page, context.help_texts, context.theme)
        self.view.row_requested.connect(context.show_row)
        self.view.reload_requested.connect(self.page.reload)
        self.view.end_requested.connect(self.page.end)
        self.page.changed.connect(self.changed)
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl

    def open(self) -> None:
        """Show the request as it is now in the browser, or say why that cannot be."""
        context = self._context
        refusal = self.page.refusal()
        if refusal is not None:
            context.messages.problem(translate(refusal))
            return
        if self.page.needs_key and not self._ask_key():
            return
        try:
            address = self.page.open()
        except (InputError, OSError) as error:
            text = (
                translate(error.message) if isinstance(error, InputError) else system_reason(error)
            )
            context.messages.problem(text)
            return
        self.opened.emit()
        if self.open_url(QUrl(address)):
            context.say(self.tr("The page opens in the browser."))
        else:
            context.messages.problem(
                self.tr("No browser could be started. This address opens the page, once:"), address
            )

    def problems(self) -> list[Problem]:
        """List what failed in the page, as long as it shows the request as it is now."""
        return page_problems(self.page, self._context.workspace.request)

    def _ask_key(self) -> bool:
        context = self._context
        dialog = PublishableKeyDialog(context.target.name, self.page.publishable, context.window)
        is_given = dialog.exec() == PublishableKeyDialog.DialogCode.Accepted
        if is_given:
            context.keys.set_publishable(context.target.name, dialog.key)
        dialog.deleteLater()
        return is_given
