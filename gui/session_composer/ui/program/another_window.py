"""Another window of the program: a process of its own, as when it is started a second time."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess

from session_composer.core.files.read_write import absolute


def open_another_window(file: Path | None = None) -> str:
    """Start the program once more, with a file; answers with a sentence if that did not work."""
    # A bundle is its own interpreter.
    arguments = [] if getattr(sys, "frozen", False) else ["-m", "session_composer"]
    if file is not None:
        # A full path is neither an option nor a command.
        arguments.append(str(absolute(file)))
    if QProcess.startDetached(sys.executable, arguments)[0]:
        return ""
    return QCoreApplication.translate("AnotherWindow", "Another window could not be opened.")
