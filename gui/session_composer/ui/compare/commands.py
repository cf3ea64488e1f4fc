"""Comparing requests and versions, and bringing an earlier request back."""

from typing import override

from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchange
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .dialog import CompareDialog


class CompareCommands(WindowFeature):
    """What the menus and the history offer around differences."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self.dialog: CompareDialog | None = None

    def compare(self) -> None:
        """Compare requests: files, and the form."""
        dialog = self._open()
        dialog.tabs.setCurrentWidget(dialog.requests)

    def compare_versions(self) -> None:
        """Compare API versions."""
        dialog = self._open()
        dialog.tabs.setCurrentWidget(dialog.versions)

    def compare_exchange(self, exchange: Exchange) -> None:
        """Compare what was sent earlier with the form."""
        title = self.tr("Sent at {time}").format(time=exchange.sent_at.toString("HH:mm:ss"))
        dialog = self._open()
        dialog.tabs.setCurrentWidget(dialog.requests)
        dialog.requests.compare_with_form(title, exchange.request)

    def restore(self, exchange: Exchange) -> None:
        """Bring an earlier request back into the form, as one undo step."""
        time = exchange.sent_at.toString("HH:mm:ss")
        text = self.tr("Restore the request sent at {time}").format(time=time)
        workspace = self._context.workspace
        try:
            workspace.store.catalog(exchange.request.api_version)
        except InputError as error:
            self._context.messages.problem(
                printable(translate(error.message)), self.tr("The request is as it was.")
            )
            return
        workspace.replace(exchange.request, text)

    @override
    def close(self) -> None:
        if self.dialog is not None:
            self.dialog.close()

    def _open(self) -> CompareDialog:
        if self.dialog is None:
            context = self._context
            self.dialog = CompareDialog(
                context.workspace, context.document, context.theme, context.window
            )
            self.dialog.finished.connect(self._on_finished)
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def _on_finished(self) -> None:
        self.dialog = None
