"""Comparing requests and versions, and bringing an earlier request back."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtGui import QGuiApplication

from session_composer.codecs.readers.reading import read
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import built_in_roles, with_role
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.state.language.translation import role_title, translate
from session_composer.state.sending.exchanges import Exchange
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .dialog import CompareDialog
from .request_sources import RequestSource, file_source


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
                context.workspace,
                context.theme,
                context.help_texts,
                list(self._sources()),
                context.window,
            )
            self.dialog.finished.connect(self._on_finished)
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def _sources(self) -> Iterator[RequestSource]:
        """List what the form can be compared with, first what it most likely came from."""
        context = self._context
        workspace, document = context.workspace, context.document
        store = workspace.store
        path = document.path
        if path is not None:
            saved = file_source(path, store)
            yield RequestSource(self.tr("Last saved: {name}").format(name=saved.title), saved.read)
        for exchange in context.exchanges.all:
            time = exchange.sent_at.toString("HH:mm:ss")
            yield RequestSource(
                self.tr("Sent at {time}").format(time=time), partial(_request_of, exchange)
            )
        for role in built_in_roles():
            yield RequestSource(
                self.tr("Role {role}").format(role=role_title(role)),
                partial(with_role, workspace.request, role, workspace.catalog),
            )
        for name in context.settings.recent_files():
            if path is None or name != str(path):
                yield file_source(Path(name), store)
        yield RequestSource(self.tr("Clipboard"), lambda: self._on_clipboard())

    def _on_clipboard(self) -> Request:
        """Read the request on the clipboard. Raises InputError."""
        text = QGuiApplication.clipboard().text()
        workspace = self._context.workspace
        return read(text, workspace.store, workspace.request.api_version).request

    def _on_finished(self) -> None:
        self.dialog = None


def _request_of(exchange: Exchange) -> Request:
    return exchange.request
