"""Imports an API version in a process of its own.

Reading ten megabytes of JSON holds Python's lock for longer than a window may stand still, and a
process can be ended at any moment. It is the command line's ``catalog import`` that runs there.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QProcess, QProcessEnvironment, Signal

from session_composer.core.text.message import message_from_json
from session_composer.state.language.translation import translate
from session_composer.working_folder import import_path

_END_WAIT_MS = 2000
_START = "import sys; sys.path[:] = {path!r}; from session_composer.__main__ import main; main()"


class CatalogImport(QObject):
    """Runs one import at a time.

    Signals:
        finished(is_fine, text): the import ended; what it added, or why it did not, in some lines.
    """

    finished = Signal(bool, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return self._process is not None

    def start(self, path: Path) -> None:
        """Import the API version that an OpenAPI document describes."""
        if self._process is not None:
            return
        process = QProcess(self)
        self._process = process
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        # Nothing of the working folder is to run there, under whatever name, nor of any folder
        # that this process does not import from.
        process.setWorkingDirectory(QDir.rootPath())
        environment = QProcessEnvironment.systemEnvironment()
        environment.remove("PYTHONPATH")
        process.setProcessEnvironment(environment)
        is_frozen = bool(getattr(sys, "frozen", False))
        start = [] if is_frozen else ["-P", "-c", _START.format(path=import_path())]
        command = [*start, "catalog", "import", "--messages", "--", str(path.absolute())]
        process.start(sys.executable, command)

    def cancel(self) -> None:
        """End the import at once; nothing is added."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._on_finished)
            process.errorOccurred.disconnect(self._on_error)
            process.kill()
            process.waitForFinished(_END_WAIT_MS)
            process.deleteLater()

    def _on_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        is_fine = code == 0
        lines = process.readAllStandardOutput().toStdString().splitlines()
        text = "\n".join(map(_shown, lines))
        if not is_fine and not text:
            text = process.readAllStandardError().toStdString().strip()
        process.deleteLater()
        self.finished.emit(is_fine, text or self.tr("The import ended without a word."))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            process, self._process = self._process, None
            reason = process.errorString()
            process.deleteLater()
            self.finished.emit(False, reason)


def _shown(line: str) -> str:
    """Write what the process told, in the language of the window."""
    try:
        return translate(message_from_json(json.loads(line)))
    except (ValueError, TypeError, KeyError, AttributeError):
        return line
