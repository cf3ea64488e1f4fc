"""The last line of defence: an error that nobody caught becomes one plain sentence."""

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

from session_composer.core.secrets import redact

from .messages import Messages

_HARMLESS = ("This plugin does not support propagateSizeHints()",)


class Guard(QObject):
    """Shows uncaught errors, one at a time and without secrets; the window lives on."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._is_showing = False
        self._seen: set[str] = set()

    def install(self) -> None:
        """Take over Python's hook for uncaught errors."""
        sys.excepthook = self._on_error

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        text = redact("".join(traceback.format_exception(kind, error, trace)))
        if sys.stderr is not None:
            sys.stderr.write(text)
        last = traceback.extract_tb(trace)[-1:]
        place = f"{last[0].name}, line {last[0].lineno}" if last else ""
        key = f"{kind.__name__} {place}"
        if self._is_showing or key in self._seen:
            return
        self._seen.add(key)
        self._is_showing = True
        QTimer.singleShot(0, self, lambda: self._show(redact(f"{kind.__name__}: {error}"), place))

    def _show(self, text: str, place: str) -> None:
        try:
            self._messages.problem(
                self.tr("Something went wrong in the program. Your request is as it was."),
                f"{text}\n{place}",
            )
        finally:
            self._is_showing = False


def quiet_qt() -> None:
    """Keep Qt's harmless remarks off the terminal, and pass everything else on."""

    def handle(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if message not in _HARMLESS and kind != QtMsgType.QtDebugMsg and sys.stderr is not None:
            sys.stderr.write(f"Qt: {redact(message)}\n")

    qInstallMessageHandler(handle)
