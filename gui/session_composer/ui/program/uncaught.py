"""The last line of defence: an error that nobody caught becomes one plain sentence."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

from session_composer.core.text.display_safe import printable, shorten
from session_composer.ui.shell.message_boxes import MessageBoxes

_HARMLESS = ("This plugin does not support propagateSizeHints()",)
_MAX_DIALOGS = 5
_MAX_CHARS = 500
_MAX_WAITING = 20


class UncaughtErrors(QObject):
    """Shows uncaught errors, one at a time and without secrets; the window lives on.

    An error that was shown before, and any after the first few, is only noted in the status bar.
    """

    def __init__(
        self,
        messages: Callable[[], MessageBoxes],
        note: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._note = note
        self._is_showing = False
        self._seen: set[str] = set()
        self._waiting: deque[tuple[str, str]] = deque(maxlen=_MAX_WAITING)
        self._gui_thread = threading.get_ident()
        self._wake: Callable[[], None] = lambda: None
        self._hooks = sys.excepthook, sys.unraisablehook, threading.excepthook

    def install(self) -> None:
        """Take over Python's hooks for uncaught errors."""
        sys.excepthook = self._on_error
        sys.unraisablehook = self._on_unraisable
        threading.excepthook = self._on_thread_error

    def remove(self) -> None:
        """Put the hooks back; from now on errors go where they went before."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._hooks

    def wake_with(self, wake: Callable[[], None]) -> None:
        """Use a way to have ``look`` called in the GUI thread, for errors in other threads."""
        self._wake = wake

    def look(self) -> None:
        """Show what other threads reported."""
        while self._waiting:
            self._report(*self._waiting.popleft())

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        # Lazy: it reads sources, and there is an error hardly ever.
        import traceback

        _print(_redacted("".join(traceback.format_exception(kind, error, trace))))
        last = traceback.extract_tb(trace)[-1:]
        place = f"{last[0].name}:{last[0].lineno}" if last else ""
        text = shorten(printable(_redacted(f"{kind.__name__}: {error}")), _MAX_CHARS)
        if threading.get_ident() == self._gui_thread:
            self._report(text, place)
        else:
            self._waiting.append((text, place))
            self._wake()

    def _on_unraisable(self, found: "sys.UnraisableHookArgs") -> None:
        error = found.exc_value or found.exc_type()
        self._on_error(found.exc_type, error, found.exc_traceback)

    def _on_thread_error(self, found: threading.ExceptHookArgs) -> None:
        if not issubclass(found.exc_type, SystemExit):
            error = found.exc_value or found.exc_type()
            self._on_error(found.exc_type, error, found.exc_traceback)

    def _report(self, text: str, place: str) -> None:
        key = f"{text.partition(':')[0]} {place}"
        if key in self._seen or len(self._seen) >= _MAX_DIALOGS or self._is_showing:
            self._note(self.tr("Something went wrong in the program: {error}").format(error=text))
            return
        self._seen.add(key)
        self._is_showing = True
        # Later: a dialog within whatever failed, painting for example, would make it worse.
        QTimer.singleShot(0, self, lambda: self._show(text, place))

    def _show(self, text: str, place: str) -> None:
        try:
            self._messages().problem(
                self.tr("Something went wrong in the program. Your request is as it was."),
                f"{text}\n{place}",
            )
        finally:
            self._is_showing = False


def quiet_qt() -> None:
    """Keep Qt's harmless remarks off the terminal, and pass everything else on."""

    def handle(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if message not in _HARMLESS and kind != QtMsgType.QtDebugMsg:
            _print(f"Qt: {_redacted(message)}\n")

    qInstallMessageHandler(handle)


def _redacted(text: str) -> str:
    # Lazy: what reads keys loads it before it does.
    from session_composer.core.text.secret_text import redact

    return redact(text)


def _print(text: str) -> None:
    # There may be no terminal, or it may be gone.
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)
