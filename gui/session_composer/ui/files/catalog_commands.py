"""Adding API versions: from a file, and from where Stripe publishes them."""

from pathlib import Path
from typing import NamedTuple, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from session_composer.core.text.display_safe import printable
from session_composer.state.importing.catalog_import import CatalogImport
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature


class _Texts(NamedTuple):
    """Headlines for the end of what was begun."""

    good: str
    bad: str


class CatalogCommands(WindowFeature):
    """What the menus offer around API versions.

    Signals:
        versions_changed(): an API version was added.
    """

    versions_changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._import = CatalogImport(self)
        self._import.finished.connect(self._on_imported)
        # Queued: a question takes its time, and the process goes on to be read meanwhile.
        self._import.asked.connect(self._on_asked, Qt.ConnectionType.QueuedConnection)
        self._texts = _Texts("", "")
        self._progress: QProgressDialog | None = None

    def choose_and_import(self) -> None:
        """Let the user choose an OpenAPI document and import it."""
        name, _ = QFileDialog.getOpenFileName(
            self._context.window,
            self.tr("Import an API version"),
            str(Path.home()),
            self.tr("OpenAPI documents (*.json *.yaml *.yml);;All files (*)"),
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Import an OpenAPI document; the window stays usable, and the import can be cancelled."""
        if self._import.is_busy:
            return
        self._begin(
            self.tr("Import an API version"),
            self.tr("Reading {name}…").format(name=printable(path.name)),
            _Texts(
                self.tr("The API version was imported."),
                self.tr("The API version was not imported."),
            ),
        )
        self._import.start(path)

    def check_for_versions(self) -> None:
        """Get the API version that Stripe publishes, and ask before it is added."""
        if self._import.is_busy:
            return
        self._begin(
            self.tr("Check for new API versions"),
            self.tr("Getting the API description that Stripe publishes…"),
            _Texts(
                self.tr("The published API version is known."),
                self.tr("The published API version could not be read."),
            ),
        )
        self._import.update(self._context.network.current)

    @override
    def close(self) -> None:
        self._import.cancel()

    def _begin(self, title: str, text: str, texts: _Texts) -> None:
        progress = QProgressDialog(text, self.tr("Cancel"), 0, 0, self._context.window)
        progress.setWindowTitle(title)
        progress.setMinimumDuration(300)
        progress.canceled.connect(self._on_cancelled)
        self._progress = progress
        self._texts = texts

    def _on_asked(self, text: str) -> None:
        self._end_progress()
        headline, *changes = printable_lines(text).splitlines()
        if self._context.messages.ask_add_version(headline, changes):
            self._texts = self._texts._replace(good=self.tr("The API version was added."))
            self._import.confirm()
        else:
            self._import.cancel()

    def _on_cancelled(self) -> None:
        self._import.cancel()
        self._end_progress()

    def _on_imported(self, is_fine: bool, text: str) -> None:
        self._end_progress()
        workspace, messages = self._context.workspace, self._context.messages
        if is_fine:
            workspace.store.reload_imported()
            workspace.reload_catalog()
            self.versions_changed.emit()
            messages.tell(self._texts.good, printable_lines(text))
        else:
            messages.problem(self._texts.bad, printable_lines(text))

    def _end_progress(self) -> None:
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.canceled.disconnect(self._on_cancelled)
            progress.close()
            progress.deleteLater()


def printable_lines(text: str) -> str:
    """Text of some lines, each made safe to show."""
    return "\n".join(printable(line) for line in text.splitlines())
