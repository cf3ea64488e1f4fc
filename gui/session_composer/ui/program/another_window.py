"""Another window of the program: a process of its own, as when it is started a second time."""

import sys

from PySide6.QtCore import QCoreApplication, QProcess


def open_another_window() -> str:
    """Start the program once more; answers with a sentence if that did not work."""
    # A bundle is its own interpreter.
    arguments = [] if getattr(sys, "frozen", False) else ["-m", "session_composer"]
    if QProcess.startDetached(sys.executable, arguments)[0]:
        return ""
    return QCoreApplication.translate("AnotherWindow", "Another window could not be opened.")
