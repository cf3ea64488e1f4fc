"""Work in a thread of its own, and the wait for it: for its end, a deadline or a cancel.

No system call is bounded that well: neither D-Bus nor name servers know of deadlines, and a thread
cannot be ended. So the caller stops waiting, and what comes later is dropped.
"""

import threading
import time
from collections.abc import Callable


def start_thread(work: Callable[[], None], name: str) -> threading.Thread | None:
    """Do ``work`` in a thread; None when the system refuses another one.

    A daemon: work that hangs in the system must not keep the program from ending.
    """
    thread = threading.Thread(target=work, name=name, daemon=True)
    try:
        thread.start()
    except RuntimeError:
        return None
    return thread


class Wait[T]:
    """One wait for what another thread brings. Safe to use from any thread."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.started = time.monotonic()
        self._changed = threading.Condition()
        self.has_begun = False
        self._results: list[T] = []
        self._is_over = False

    def begin(self, seconds: float | None = None) -> bool:
        """Note that the work begins, with another deadline from ``started`` on if any is given.

        Answers whether the work is still waited for; if not, it must not begin.
        """
        with self._changed:
            if self._is_over or self._left() <= 0:
                return False
            self.has_begun = True
            if seconds is not None:
                self.seconds = seconds
                self._changed.notify_all()
            return True

    def finish(self, result: T) -> None:
        """Bring the result; dropped when nobody waits any more."""
        with self._changed:
            if not self._is_over:
                self._results.append(result)
                self._changed.notify_all()

    def cancel(self) -> None:
        """Wait no more, at once."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def result(self) -> T | None:
        """Wait. None when the deadline passed or the wait was cancelled."""
        with self._changed:
            try:
                while not (self._results or self._is_over) and (left := self._left()) > 0:
                    self._changed.wait(left)
            finally:
                self._is_over = True
            return self._results[0] if self._results else None

    def _left(self) -> float:
        return self.started + self.seconds - time.monotonic()
