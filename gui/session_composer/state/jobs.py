"""Runs blocking work in threads and brings the results back to the GUI thread.

No worker thread touches Qt: a thread that emits while the program ends can crash it. Results wait
in a plain deque, which a timer empties; the timer runs only while work is under way.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from session_composer.api.http.waiting import start_thread

POLL_INTERVAL_MS = 8


class Job[T]:
    """A piece of work under way. ``cancel`` makes sure that its result is not delivered."""

    def __init__(self, deliver: Callable[[T], None], failed: Callable[[], None]) -> None:
        self._deliver: Callable[[T], None] | None = deliver
        self._failed = failed

    @property
    def is_cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._deliver is None

    def cancel(self) -> None:
        """Drop the result; the work itself is not interrupted."""
        self._deliver = None

    def deliver(self, result: T) -> None:
        """Hand the result over, once, unless cancelled."""
        deliver, self._deliver = self._deliver, None
        if deliver is not None:
            try:
                deliver(result)
            except BaseException:
                # Whoever waits for what comes of it must not wait for ever.
                self._failed()
                raise

    def fail(self) -> None:
        """Tell that there will be no result, unless cancelled."""
        deliver, self._deliver = self._deliver, None
        if deliver is not None:
            self._failed()


class JobRunner(QObject):
    """Starts jobs and delivers their results on its own thread, the GUI's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Threads may add to a deque while this one takes from it.
        self._results: deque[tuple[Job[Any], Any, BaseException | None]] = deque()
        self._under_way = 0
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_INTERVAL_MS)
        self._timer.timeout.connect(self._deliver_results)

    @property
    def is_idle(self) -> bool:
        """Whether no work is under way."""
        return self._under_way == 0

    def run[T](
        self, work: Callable[[], T], deliver: Callable[[T], None], failed: Callable[[], None]
    ) -> Job[T]:
        """Do ``work`` in a thread of its own, then call ``deliver`` here with its result.

        When either raises, ``failed`` is called, which ends the wait and says so to the user; the
        exception goes on from here.
        """
        job = Job(deliver, failed)
        if self._closed:
            job.cancel()
            return job
        results = self._results

        def target() -> None:
            try:
                results.append((job, work(), None))
            except BaseException as error:
                results.append((job, None, error))

        if start_thread(target, "job") is None:
            error = RuntimeError("The system refuses to start another thread.")
            results.append((job, None, error))
        self._under_way += 1
        self._timer.start()
        return job

    def close(self) -> None:
        """Deliver nothing any more."""
        self._closed = True
        self._timer.stop()

    def _deliver_results(self) -> None:
        while self._results and not self._closed:
            job, result, error = self._results.popleft()
            self._under_way -= 1
            if self._under_way == 0:
                self._timer.stop()
            if error is not None:
                job.fail()
                raise error
            job.deliver(result)
