"""Work that follows edits but need not be part of them."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

TIMER_NAME = "coalesced"
_RAPID_MS = 50
_LONGEST_MS = 250
_HEAVY_MS = 150


class Coalesced(QObject):
    """Runs its work once after any number of calls.

    A single call is served as soon as the events at hand are done. Calls that follow each other
    within 50 ms, as when a key is held down, wait for a pause of that length, though not for longer
    than 250 ms: each edit has its frame, and the work does not stand in the way of the next. Work
    that ``is_heavy`` waits for a pause of 150 ms, however long that takes to come; it is counted
    from when the edit and its frame are done, which may take longer than that.
    """

    def __init__(
        self,
        work: Callable[[], None],
        parent: QObject,
        is_heavy: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._is_heavy = is_heavy
        self._is_to_rest = False
        self._last_call = float("-inf")
        self._waits_since = 0.0
        self._timer = QTimer(self)
        self._timer.setObjectName(TIMER_NAME)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def call(self) -> None:
        """Ask for the work to be done soon."""
        now = time.monotonic() * 1e3
        since_last, self._last_call = now - self._last_call, now
        is_waiting = self._timer.isActive()
        self._is_to_rest = self._is_heavy()
        if self._is_to_rest:
            self._timer.start(0)
        elif is_waiting and self._timer.interval() == 0:
            return
        elif since_last >= _RAPID_MS:
            self._timer.start(0)
        else:
            if not is_waiting:
                self._waits_since = now
            left = round(self._waits_since + _LONGEST_MS - now)
            self._timer.start(max(0, min(_RAPID_MS, left)))

    def _on_timeout(self) -> None:
        if self._is_to_rest:
            self._is_to_rest = False
            self._timer.start(_HEAVY_MS)
        else:
            self._work()
