"""Ends the program in order on SIGINT, SIGTERM and SIGHUP."""

import signal

from PySide6.QtCore import QObject, Signal

from session_composer.core.process import handle_end_signals

from .wake import WakePipe


class SignalWatch(QObject):
    """Turns process signals into a Qt signal.

    Python runs its handlers only between byte codes, which may be never while Qt waits for events;
    waking Qt up lets them run. They may also run anywhere, so they only take note: what Qt is told,
    it is told by its own loop, as soon as there is one.

    Signals:
        received(): the process is asked to end.
    """

    received = Signal()

    def __init__(self, wake: WakePipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_asked = False
        wake.woken.connect(self._look)
        signal.set_wakeup_fd(wake.handle, warn_on_full_buffer=False)
        handle_end_signals(self._on_signal)

    def _on_signal(self, *_: object) -> None:
        self._is_asked = True

    def _look(self) -> None:
        if self._is_asked:
            self._is_asked = False
            self.received.emit()
