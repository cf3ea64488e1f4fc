"""What a process does about secrets, crashes and its end."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from session_composer.core.platforms.processes import END_SIGNALS

if TYPE_CHECKING:
    from types import FrameType

_KEY_LOG = "SSLKEYLOGFILE"


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

    for name in END_SIGNALS:
        number = getattr(signal, name)
        # nohup has it ignored, for the process to outlive its terminal.
        if name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN:
            continue
        signal.signal(number, handler)
