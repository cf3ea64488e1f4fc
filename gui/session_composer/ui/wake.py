"""Wakes the GUI thread from a place that must not touch Qt: a signal handler, a foreign thread."""

import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Wake(QObject):
    """A socket to oneself, since Qt waits for sockets.

    Signals:
        woken(): ``call`` was called, once or several times.
    """

    woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    @property
    def handle(self) -> int:
        """Writing a byte to this does what ``call`` does."""
        return self._writer.fileno()

    def call(self) -> None:
        """Wake the GUI thread; may be called in any thread."""
        try:
            self._writer.send(b"\0")
        except OSError:
            # Full, so it is awake anyway; or closed, since the program ends.
            return

    def close(self) -> None:
        """Wake nobody any more."""
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _drain(self) -> None:
        try:
            self._reader.recv(4096)
        except BlockingIOError:
            return
        self.woken.emit()
