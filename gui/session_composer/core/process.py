"""What is asked of the operating system: about secrets in memory, crashes and the end."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_PR_SET_DUMPABLE = 4
_KEY_LOG = "SSLKEYLOGFILE"
_ENDS = ("SIGINT", "SIGTERM", "SIGHUP")


def forbid_core_dumps() -> None:
    """Have no memory written to disk when the process crashes; silent where that is not offered."""
    if sys.platform == "win32":
        return
    # Lazy: there is no such module on Windows.
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The limit does not count for dumps that are piped into a crash reporter; no kind of memory
    # to dump does.
    with suppress(OSError):
        Path("/proc/self/coredump_filter").write_text("0", "ascii")


def forbid_reading_memory() -> None:
    """Keep other programs of the user, debuggers and crash reporters out of the memory.

    Not at the start of the window: the desktop's portal, which tells Qt whether it is dark, turns
    processes away that it cannot look at. Linux only.
    """
    if sys.platform != "linux":
        return
    with suppress(ImportError, OSError, AttributeError):
        # Lazy: takes milliseconds to load.
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def forbid_key_log() -> None:
    """Have no library write down the keys of encrypted connections, whatever the environment says.

    Of no use to the user of a program that handles keys, and all that a recording lacks.
    """
    os.environ.pop(_KEY_LOG, None)


def report_crashes() -> None:
    """Print where a crash below Python happened: names of functions and lines, no values."""
    # Lazy: only the window needs it.
    import faulthandler

    # There may be no terminal.
    with suppress(OSError, ValueError, RuntimeError, AttributeError):
        faulthandler.enable()


def handle_end_signals(handler: "Callable[[int, FrameType | None], object]") -> None:
    """Have a function called on each signal that asks the process to end.

    It may run between any two steps of the main thread, and must not raise.
    """
    # Lazy: most commands heed none.
    import signal

    for name in _ENDS:
        # Windows has no SIGHUP.
        number = getattr(signal, name, None)
        if number is None:
            continue
        # nohup has it ignored, for the process to outlive its terminal.
        if name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN:
            continue
        signal.signal(number, handler)
