"""How much work something is, whatever else the machine has to do.

Seconds on a clock say as much of the other programs as of ours. Work is the time that this thread
had the processor, in units of a piece of work that is done beside it: a busy or a slow machine
takes longer for both.
"""

import statistics
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from PySide6.QtCore import QObject, Qt, QTimer

from session_composer.core.text.errors import InputError

from .collection import uncollected

_BEAT_MS = 20
UNNOTICED = 50.0
"""Most units of work between two turns of the event loop; a unit is some four milliseconds."""


def unit_s() -> float:
    """Return what a unit of work takes now, in seconds: the usual time of a few tries."""
    return statistics.median(_spent_s(_unit) for _ in range(3))


@cache
def _first_unit_s() -> float:
    return unit_s()


def work(run: Callable[[], object]) -> float:
    """Do something and return how much work it was, in units; a refusal is an end, too."""
    return _spent_s(run) / unit_s()


def longest_step(run: Callable[[], object]) -> float:
    """Do something and return the most work from one call or return to the next, in units.

    So long, at most, the interpreter is not given to another thread.
    """
    last = longest = 0.0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal last, longest
        now = time.thread_time()
        longest = max(longest, now - last)
        last = time.thread_time()

    unit = unit_s()
    # A collection of garbage may come anywhere.
    with uncollected():
        last = time.thread_time()
        sys.setprofile(note)
        try:
            with suppress(InputError):
                run()
        finally:
            sys.setprofile(None)
    return longest / max(unit, unit_s())


def _spent_s(run: Callable[[], object]) -> float:
    start = time.thread_time()
    with suppress(InputError):
        run()
    return time.thread_time() - start


def _unit() -> None:
    # Such as the program does: texts, lists and maps.
    pairs = [(f"components[part_{number}]", str(number % 7)) for number in range(8_000)]
    assert len("&".join(f"{name}={value}" for name, value in dict(pairs).items())) > 8_000


class Heartbeat(QObject):
    """Watches the event loop of this thread: how often it turns, and the most work between turns.

    What only waits is no work, however long: that nothing waits is seen by the order of events.
    """

    def __init__(self) -> None:
        super().__init__()
        self.turns = 0
        _first_unit_s()  # No part of any turn.
        self._last_s = time.thread_time()
        self._worst_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @property
    def worst_turn(self) -> float:
        """The most work between two turns so far, in units; what goes on now is part of it."""
        worst_s = max(self._worst_s, time.thread_time() - self._last_s)
        # Measured anew only where it matters: dozens of tests look here.
        units = worst_s / _first_unit_s()
        return units if units < UNNOTICED / 2 else worst_s / max(_first_unit_s(), unit_s())

    def restart(self) -> None:
        """Forget the turns so far."""
        self.turns = 0
        self._last_s = time.thread_time()
        self._worst_s = 0.0

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now_s = time.thread_time()
        self.turns += 1
        self._worst_s = max(self._worst_s, now_s - self._last_s)
        self._last_s = now_s
