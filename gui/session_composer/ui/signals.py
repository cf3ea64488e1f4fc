"""Ends the program in order on SIGINT and SIGTERM."""

import signal

from PySide6.QtCore import QObject, Signal

from .wake import Wake


class SignalWatch(QObject):
    """Turns process signals into a Qt signal.

    Python runs its handlers only between byte codes, which may be never while Qt waits for events;
    waking Qt up lets them run.

    Signals:
        received(): the process is asked to end.
    """

    received = Signal()

    def __init__(self, wake: Wake, parent: QObject | None = None) -> None:
        super().__init__(parent)
        signal.set_wakeup_fd(wake.handle, warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)

    def _on_signal(self, *_: object) -> None:
        self.received.emit()
