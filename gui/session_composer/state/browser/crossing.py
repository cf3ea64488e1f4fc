"""From the threads of a server to the thread of the window, and back."""

from collections import deque
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QTimer

POLL_MS = 20
PATIENCE_S = 40.0
"""Longer than a request to Stripe may take."""


class Crossing(QObject):
    """Brings questions of threads here, and answers to them. Threads touch nothing of Qt.

    While it is open a timer looks for questions; ``on_tick`` is called with every look.
    """

    def __init__(self, on_tick: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Threads may add to a deque while this one takes from it.
        self._tasks: deque[Callable[[], None]] = deque()
        self._closed = Event()
        self._waiting: set[Event] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)
        self._on_tick = on_tick
        self._timer.start()

    def ask[T](self, question: Callable[[Callable[[T], None]], None]) -> T | None:
        """Put a question from a thread; it is given the way to answer it, now or later.

        Returns None when no answer came, or will come.
        """
        found: list[T] = []
        done = Event()
        self._waiting.add(done)

        def answer(value: T) -> None:
            found.append(value)
            done.set()

        self._tasks.append(lambda: question(answer))
        if not self._closed.is_set():
            done.wait(PATIENCE_S)
        self._waiting.discard(done)
        return found[0] if found else None

    def tell(self, task: Callable[[], None]) -> None:
        """Let something be done here, without waiting for it."""
        self._tasks.append(task)

    def close(self) -> None:
        """Answer nothing any more."""
        self._timer.stop()
        self._closed.set()
        for done in tuple(self._waiting):
            done.set()

    def _look(self) -> None:
        while self._tasks and not self._closed.is_set():
            self._tasks.popleft()()
        self._on_tick()
