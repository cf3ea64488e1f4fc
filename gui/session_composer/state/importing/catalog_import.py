"""Adds an API version in a process of its own.

Reading ten megabytes of JSON holds Python's lock for longer than a window may stand still, and a
process can be ended at any moment. It is the command line's ``catalog import`` or ``catalog
update`` that runs there; what the latter asks on a terminal, it asks whoever began it.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QProcess, QProcessEnvironment, Signal

from session_composer.api.http.network_settings import NetworkSettings, settings_as_json
from session_composer.core.text.message import Message, message_from_json, verbatim
from session_composer.core.versions.published import QUESTION
from session_composer.state.language.translation import translate
from session_composer.working_folder import import_path

_END_WAIT_MS = 2000
_TIMEOUT_S = 120
_START = "import sys; sys.path[:] = {path!r}; from session_composer.__main__ import main; main()"


class CatalogImport(QObject):
    """Runs one import or update at a time.

    Signals:
        asked(text): an update waits for :meth:`confirm` or :meth:`cancel`; what it would add.
        finished(is_fine, text): the process ended; what it did, or why not, in some lines.
    """

    asked = Signal(str)
    finished = Signal(bool, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._lines: list[Message] = []

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return self._process is not None

    def start(self, path: Path) -> None:
        """Import the API version that an OpenAPI document describes."""
        self._begin("import", "--", str(path.absolute()))

    def update(self, network: NetworkSettings) -> None:
        """Get the description that Stripe publishes, and ask before anything is added."""
        way = f"--network={settings_as_json(network)}"
        self._begin("update", f"--timeout={_TIMEOUT_S}", way)

    def confirm(self) -> None:
        """Have added what was asked about."""
        if self._process is not None:
            self._lines.clear()
            self._process.write(b"yes\n")
            self._process.closeWriteChannel()

    def _begin(self, action: str, *arguments: str) -> None:
        if self._process is not None:
            return
        self._lines.clear()
        process = QProcess(self)
        self._process = process
        process.readyReadStandardOutput.connect(self._on_output)
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
        command = [*start, "catalog", action, "--messages", *arguments]
        process.start(sys.executable, command)

    def cancel(self) -> None:
        """End the import at once; nothing is added."""
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._on_output)
            process.finished.disconnect(self._on_finished)
            process.errorOccurred.disconnect(self._on_error)
            process.kill()
            process.waitForFinished(_END_WAIT_MS)
            process.deleteLater()

    def _on_output(self) -> None:
        if self._process is None:
            return
        self._read(self._process)
        if self._lines and self._lines[-1] == QUESTION:
            self.asked.emit(_text(self._lines[:-1]))

    def _read(self, process: QProcess) -> None:
        while process.canReadLine():
            self._lines.append(_message(process.readLine().toStdString().rstrip("\r\n")))

    def _on_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        is_fine = code == 0
        self._read(process)
        text = _text(self._lines)
        if not is_fine and not text:
            text = process.readAllStandardError().toStdString().strip()
        process.deleteLater()
        self.finished.emit(is_fine, text or self.tr("The import ended without a result."))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            process, self._process = self._process, None
            reason = process.errorString()
            process.deleteLater()
            self.finished.emit(False, reason)


def _text(lines: list[Message]) -> str:
    """Write what the process told, in the language of the window."""
    return "\n".join(map(translate, lines))


def _message(line: str) -> Message:
    try:
        return message_from_json(json.loads(line))
    except (ValueError, TypeError, KeyError, AttributeError):
        return verbatim(line)
