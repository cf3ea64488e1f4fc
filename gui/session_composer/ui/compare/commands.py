"""Comparing requests and versions, and bringing an earlier request back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from session_composer.core.text.display_safe import visible
from session_composer.core.text.errors import InputError
from session_composer.state.document.document import Document
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchange
from session_composer.ui.look.theme import Theme
from session_composer.ui.shell.message_boxes import Messages

if TYPE_CHECKING:
    from .dialog import CompareDialog


class CompareCommands(QObject):
    """What the menus and the history offer around differences."""

    def __init__(
        self,
        workspace: Workspace,
        document: Document,
        messages: Messages,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._document = document
        self._messages = messages
        self._theme = theme
        self._window = window
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
        try:
            self._workspace.store.catalog(exchange.request.api_version)
        except InputError as error:
            self._messages.problem(
                visible(translate(error.message)), self.tr("The request is as it was.")
            )
            return
        self._workspace.replace(exchange.request, text)

    def close(self) -> None:
        """Close what was opened."""
        if self.dialog is not None:
            self.dialog.close()

    def _open(self) -> "CompareDialog":
        if self.dialog is None:
            # Lazy: most sittings never open it.
            from .dialog import CompareDialog

            self.dialog = CompareDialog(self._workspace, self._document, self._theme, self._window)
            self.dialog.finished.connect(self._on_finished)
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def _on_finished(self) -> None:
        self.dialog = None
