"""Wakes the GUI thread from a place that must not touch Qt: a signal handler, a foreign thread."""

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from session_composer.core.platforms.pipes import wake_pipe


class WakePipe(QObject):
    """A pipe to oneself, since Qt waits for what can be read.

    Signals:
        woken(): ``call`` was called, once or several times.
    """

    woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = wake_pipe()
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    @property
    def handle(self) -> int:
        """Writing a byte to this does what ``call`` does."""
        return self._writer.fileno()

    def call(self) -> None:
        """Wake the GUI thread; may be called in any thread."""
        try:
            # Writes nothing when it is full: it is awake anyway.
            self._writer.write(b"\0")
        except (OSError, ValueError):
            # Closed, since the program ends.
            return

    def close(self) -> None:
        """Wake nobody any more."""
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _drain(self) -> None:
        if self._reader.read(4096):
            self.woken.emit()
