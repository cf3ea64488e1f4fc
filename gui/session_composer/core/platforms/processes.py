"""Processes: who may look into their memory, what asks them to end, and copies of them."""

import os
import sys
from contextlib import suppress

if sys.platform == "win32":
    # The last one comes when the console is closed, the user logs off or the computer stops:
    # https://learn.microsoft.com/en-us/windows/console/handlerroutine
    END_SIGNALS = ("SIGINT", "SIGTERM", "SIGBREAK")

    def forbid_core_dumps() -> None:
        """Have no memory written to disk when the process crashes, where that is offered."""

else:
    END_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")

    def forbid_core_dumps() -> None:
        """Have no memory written to disk when the process crashes, where that is offered."""
        # Lazy: not every command has a secret.
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # Linux only. The limit does not count for dumps that are piped into a crash reporter; no
        # kind of memory to dump does.
        with suppress(OSError), open("/proc/self/coredump_filter", "w", encoding="ascii") as file:
            file.write("0")


if sys.platform == "linux":
    _PR_SET_DUMPABLE = 4

    def forbid_reading_memory() -> None:
        """Keep other programs of the user, debuggers and crash reporters out of the memory.

        Not at the start of the window: the desktop's portal, which tells Qt whether it is dark,
        turns processes away that it cannot look at. Linux only.
        """
        with suppress(ImportError, OSError, AttributeError):
            # Lazy: takes milliseconds to load.
            import ctypes

            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)

    def processors() -> int:
        """Count the processors that this process may use; 1 where it cannot be copied."""
        return len(os.sched_getaffinity(0))

    fork = os.fork

else:

    def forbid_reading_memory() -> None:
        """Keep other programs out of the memory: done on Linux only."""

    def processors() -> int:
        """Count the processors that this process may use; 1 where it cannot be copied."""
        return 1

    def fork() -> int:
        """Raise OSError: libraries of macOS do not bear it, and Windows has nothing of the kind."""
        raise OSError("This system makes no copies of processes.")
