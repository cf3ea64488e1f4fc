"""Import from the clipboard, from files, and from what is dropped onto the window."""

from functools import cached_property
from pathlib import Path
from typing import override

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from session_composer.codecs.readers import reading as reader
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.text_file import text_of
from session_composer.core.files.read_write import read_bounded
from session_composer.core.session.session_file import SUFFIX
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.state.importing.import_reading import ImportReading
from session_composer.state.language.translation import translate
from session_composer.ui.files.commands import FileCommands, dropped_file
from session_composer.ui.program.paste_gate import PasteGate
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .dialog import ImportDialog
from .drop_hint import DropHint


class ImportCommands(WindowFeature):
    """Opens the Import dialog.

    Signals:
        applied(): an imported request became the form's.
        key_offered(key): a key was found that could be stored.
    """

    applied = Signal()
    key_offered = Signal(str)

    def __init__(self, context: WindowContext, files: FileCommands) -> None:
        super().__init__(context)
        self._files = files
        self._gate = PasteGate(context.window)
        self.dialog: ImportDialog | None = None

    def show(self) -> None:
        """Let the user paste something, or choose a file."""
        self._open("")

    def paste(self) -> None:
        """Import what is on the clipboard: a file that was copied, or text."""
        if not self._gate.is_open(self._context.window):
            return
        # Of an empty clipboard, some platforms give no data at all, whatever the stubs say.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        path = dropped_file(data)
        if path is not None:
            self.read_file(path)
        else:
            self._open(data.text())

    def read_file(self, path: Path) -> None:
        """Import a text file."""
        try:
            text = text_of(read_bounded(path, reader.MAX_BYTES), path.name)
        except InputError as error:
            sentence = printable(translate(error.message))
            if self.dialog is not None:
                self.dialog.complain(sentence)
            else:
                self._context.messages.problem(sentence, self.tr("The request is as it was."))
            return
        self._open(text)

    def hint(self, data: QMimeData | None) -> None:
        """Say what a drop of what is dragged here does; None ends that."""
        if data is not None:
            self._drop_hint.show_for(data)
        else:
            self._drop_hint.hide()

    @cached_property
    def _drop_hint(self) -> DropHint:
        return DropHint(self._context.theme, self._context.window)

    def takes(self, data: QMimeData) -> bool:
        """Whether something that is dragged here can be dropped."""
        return dropped_file(data) is not None or (data.hasText() and not data.hasUrls())

    def drop(self, data: QMimeData) -> None:
        """Take what was dropped: a session file is opened, anything else imported."""
        path, text = dropped_file(data), data.text()
        # Afterwards: a question asked now would hold up the program dragged from.
        if path is None:
            QTimer.singleShot(0, self, lambda: self._open(text))
        elif path.name.endswith(SUFFIX):
            QTimer.singleShot(0, self, lambda: self._files.open_path(path))
        else:
            QTimer.singleShot(0, self, lambda: self.read_file(path))

    @override
    def close(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _open(self, text: str) -> None:
        if self.dialog is None:
            self.dialog = self._make()
            self.dialog.open()
        dialog = self.dialog
        if text:
            # Two short pauses are better than a long one: the dialog is painted in between.
            QTimer.singleShot(0, dialog, lambda: dialog.use_text(text))

    def _make(self) -> ImportDialog:
        context = self._context
        workspace = context.workspace
        reading = ImportReading(reader, workspace.store, workspace.request, context.jobs)
        dialog = ImportDialog(
            reading, reader.kinds(), context.theme, context.help_texts, context.window
        )
        reading.setParent(dialog)
        dialog.file_wanted.connect(self._choose_file)
        dialog.file_dropped.connect(self.read_file)
        dialog.key_offered.connect(self.key_offered)
        dialog.apply_requested.connect(self._apply)
        dialog.finished.connect(self._on_finished)
        return dialog

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.dialog, self.tr("Import a file"), str(Path.home()), self.tr("All files (*)")
        )
        if name:
            self.read_file(Path(name))

    def _apply(self, imported: Imported) -> None:
        self._context.workspace.replace(imported.request, self.tr("Import"))
        self.applied.emit()

    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
