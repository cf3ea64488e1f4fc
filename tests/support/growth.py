"""Whether reading takes time that grows with the length of a text, and no faster."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import NamedTuple

from session_composer.core.text.errors import InputError

from .collection import uncollected

SIZE = 8 * 1024
_FLOOR_S = 0.1
"""What takes less is not looked at."""
_SURE_S = 0.3
"""Less than that may be noise, of a machine that has others to serve."""
_TRIES = 3
# Four times the length; sixteen times the work would be quadratic.
_MOST_STEPS = 7.0
_MOST_TIME = 9.0


def seconds(run: Callable[[], object]) -> float:
    """Processor time of reading something; the machine may have others to serve."""
    with uncollected():
        start = time.thread_time()
        with suppress(InputError):
            run()
        return time.thread_time() - start


def steps(run: Callable[[], object]) -> int:
    """Count calls and jumps in Python: the same on every machine, however busy."""
    monitoring, found = sys.monitoring, 0
    events = monitoring.events
    counted = (events.PY_START, events.PY_RESUME, events.JUMP)

    def count(*_: object) -> None:
        nonlocal found
        found += 1

    tool = monitoring.PROFILER_ID
    monitoring.use_tool_id(tool, "steps")
    try:
        for event in counted:
            monitoring.register_callback(tool, event, count)
        monitoring.set_events(tool, sum(counted))
        with suppress(InputError):
            run()
    finally:
        monitoring.free_tool_id(tool)
    return found


def excess(run: Callable[[int], object], count: int) -> str:
    """Tell by how much work grows faster than the count that is run; empty when it does not.

    Steps are counted up to half of it, where the budget of a reader is not used up yet. Time tells
    of what is done below Python.
    """
    longer = seconds(lambda: run(count))
    if longer < _FLOOR_S:
        return ""
    half, few = count // 2, _of_few(steps, run, count // 8)
    many = steps(lambda: run(half))
    if many > _MOST_STEPS * few:
        return f"{few} steps for {count // 8}, {many} for {half}"
    shorter = _of_few(seconds, run, count // 4)
    for _ in range(_TRIES):
        if longer < max(_MOST_TIME * shorter, _SURE_S):
            return ""
        # The least of a few tries is the one that was not disturbed.
        longer = min(longer, seconds(lambda: run(count)))
        shorter = min(shorter, _of_few(seconds, run, count // 4))
    return f"{shorter:.2f} s for {count // 4}, {longer:.2f} s for {count}"


def _of_few[N: (int, float)](
    measure: Callable[[Callable[[], object]], N], run: Callable[[int], object], count: int
) -> N:
    # Of quotes in an odd number, the last one is open, and nothing is read at all.
    return max(measure(lambda: run(count)), measure(lambda: run(count + 1)))


class Repeated(NamedTuple):
    """A text of any length: a short piece over and over, with something else around it."""

    before: bytes
    piece: bytes
    behind: bytes = b""

    def text(self, count: int) -> bytes:
        """Return the text with so many pieces."""
        return self.before + self.piece * count + self.behind

    def excess(self, read: Callable[[bytes], object], size: int = SIZE) -> str:
        """Tell by how much the time of reading grows faster than the text of some size."""
        return excess(lambda count: read(self.text(count)), size // len(self.piece))


def repeated(
    random: Random,
    seeds: tuple[bytes, ...],
    tokens: tuple[bytes, ...],
    words: tuple[bytes, ...] = (),
) -> Repeated:
    """Make up a text: pieces of good ones and signs of the language, repeated somewhere in one."""
    if words and random.random() < 0.7:
        count = random.choice((1, 2, 2, 3, 3, 4, 5, 6))
        # Behind the beginning of a good one, or behind nothing.
        before = random.choice((*seeds, b""))
        piece = b"".join(random.choices(words, k=count))
        return Repeated(before[: random.randint(0, len(before))], piece)
    seed = random.choice(seeds)
    place = random.randint(0, len(seed))
    parts = []
    for _ in range(random.randint(1, 4)):
        begin = random.randint(0, max(0, len(seed) - 1))
        cut = seed[begin : begin + random.randint(1, 10)]
        parts.append(random.choice([random.choice(tokens), random.choice(tokens), cut]))
    piece = b"".join(parts)[:200] or b"a"
    # Behind it is less often of any account than before it.
    return Repeated(seed[:place], piece, random.choice([b"", seed[place:]]))
