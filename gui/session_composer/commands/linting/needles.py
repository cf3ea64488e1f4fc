"""Tells at the cost of reading which source files may create account sessions."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Sequence
from functools import partial

from session_composer.core.platforms.processes import processors

from .workers import spread

NEEDLES = (b"ccountSession", b"ccount_session", b"session-composer: ignore")
"""One is in all code that creates account sessions, however its SDK spells that, or ignores any."""
_WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
_OVERLAP = max(map(len, NEEDLES))
_BUFFER = 256 * 1024
_WORTH_A_PROCESS = 400
"""Files that take as long as it takes to begin a process."""


def with_needles(paths: Sequence[str], meanwhile: Callable[[], object]) -> list[int]:
    """Return the numbers of the files that hold a needle, or cannot be read.

    ``meanwhile`` is done here while others read, if there are enough files.
    """
    count = min(processors() - 1, len(paths) // _WORTH_A_PROCESS)
    if count < 1:
        return [number for number, found in enumerate(_scanned(paths)) if found]
    shares = [partial(_scanned, paths[number::count]) for number in range(count)]
    numbers: list[int] = []
    for first, found in enumerate(spread(shares, meanwhile)):
        numbers += [first + place * count for place, one in enumerate(found) if one]
    return sorted(numbers)


def _scanned(paths: Sequence[str]) -> bytes:
    buffer = bytearray(_BUFFER)
    return bytes(_has_needle(path, buffer) for path in paths)


def _has_needle(path: str, buffer: bytearray) -> bool:
    find = buffer.find
    try:
        with open(path, "rb", buffering=0) as file:
            size = file.readinto(buffer) or 0
            if buffer[:2] in _WIDE:
                # Rare enough for all of them to be read.
                return True
            while True:
                for needle in NEEDLES:
                    if find(needle, 0, size) >= 0:
                        return True
                if size < _BUFFER:
                    return False
                buffer[:_OVERLAP] = buffer[-_OVERLAP:]
                with memoryview(buffer)[_OVERLAP:] as rest:
                    size = _OVERLAP + (file.readinto(rest) or 0)
    except (OSError, ValueError):
        # Whoever reads it to check it says why.
        return True
