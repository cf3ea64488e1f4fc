"""Whether reading takes time that grows with the length of a text, and no faster."""

import time
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import NamedTuple

from session_composer.core.text.errors import InputError

from .collection import uncollected

SIZE = 8 * 1024
_FLOOR_S = 0.05
"""What takes less is not looked at: it would be noise."""
_TRIES = 2
# Four times the length; sixteen times the time would be quadratic.
_MOST = 9.0


def seconds(run: Callable[[], object]) -> float:
    """Processor time of reading something; the machine may have others to serve."""
    with uncollected():
        start = time.thread_time()
        with suppress(InputError):
            run()
        return time.thread_time() - start


def excess(run: Callable[[int], object], count: int) -> str:
    """Tell by how much time grows faster than the count that is run; empty when it does not."""
    longer = seconds(lambda: run(count))
    if longer < _FLOOR_S:
        return ""
    shorter = _shorter(run, count)
    for _ in range(_TRIES):
        if longer < _MOST * shorter or longer < _FLOOR_S:
            return ""
        # The least of a few tries is the one that was not disturbed.
        longer = min(longer, seconds(lambda: run(count)))
        shorter = min(shorter, _shorter(run, count))
    return f"{shorter:.2f} s for {count // 4}, {longer:.2f} s for {count}"


def _shorter(run: Callable[[int], object], count: int) -> float:
    # Of quotes in an odd number, the last one is open, and nothing is read at all.
    return max(seconds(lambda: run(count // 4)), seconds(lambda: run(count // 4 + 1)))


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


def repeated(random: Random, seeds: tuple[bytes, ...], tokens: tuple[bytes, ...]) -> Repeated:
    """Make up a text: pieces of good ones and signs of the language, repeated somewhere in one."""
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
