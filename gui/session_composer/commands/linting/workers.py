"""Spreads work over the processors, by processes that begin as copies of this one."""

import os
import sys
from collections.abc import Callable, Sequence

from session_composer.core.platforms.processes import fork

_PIECE = 1024 * 1024


def spread(
    works: Sequence[Callable[[], bytes]], meanwhile: Callable[[], object] | None = None
) -> list[bytes]:
    """Do each piece of work in a process of its own, and something here meanwhile.

    Returns what they give. Raises ChildProcessError when one of them ends before it is done.
    """
    children: list[tuple[int, int]] = []
    try:
        children.extend(map(_start, works))
        if meanwhile is not None:
            meanwhile()
        return [_read(pipe) for _, pipe in children]
    finally:
        for process, pipe in children:
            os.close(pipe)
            os.waitpid(process, 0)


def _start(work: Callable[[], bytes]) -> tuple[int, int]:
    """Begin a process; return its number and where its result comes from."""
    reading, writing = os.pipe()
    process = fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.close(reading)
        found = work()
        with open(writing, "wb") as pipe:
            pipe.write(found)
            # Without it there is no telling an end from a failure.
            pipe.write(b"\n")
        code = 0
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        # What is to be flushed and closed at an end, is so by the process that this is a copy of.
        os._exit(code)


def _read(pipe: int) -> bytes:
    pieces: list[bytes] = []
    while piece := os.read(pipe, _PIECE):
        pieces.append(piece)
    found = b"".join(pieces)
    if not found.endswith(b"\n"):
        raise ChildProcessError("A process of the check ended before it was done.")
    return found[:-1]
