"""Child of the start benchmark: the program as its user starts it, until its first frame.

Prints how many nanoseconds after the parent's time stamp each phase ended, and the peak memory
once everything is there.
Nothing is imported here that the program would not import in any case.
"""

import os
import sys
import time

STARTED = int(os.environ["BENCHMARK_STARTED"])
marks = [("python", time.monotonic_ns())]


def mark(name: str) -> None:
    marks.append((name, time.monotonic_ns()))


from PySide6 import QtWidgets  # noqa: E402, F401 - a phase of its own

mark("qt")

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402

from session_composer import app  # noqa: E402
from session_composer.__main__ import main  # noqa: E402

mark("modules")


class FirstFrame(QObject):
    """Waits for the window's first paint event and the end of that frame."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, report)
        return False


def report() -> None:
    mark("frame")
    # Behind the timer by which the program adds what the first frame does without.
    QTimer.singleShot(0, report_ready)


def report_ready() -> None:
    mark("ready")
    with open("/proc/self/status") as status:
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    told = [f"{name}={at - STARTED}" for name, at in marks]
    sys.stdout.write(" ".join([*told, f"peak_kib={peak}"]) + "\n")
    sys.stdout.flush()
    os._exit(0)


first_frame = FirstFrame()
make_application = app.make_application


def observed_application(*arguments, **options):  # type: ignore[no-untyped-def]
    try:
        return make_application(*arguments, **options)
    finally:
        mark("application")


class ObservedProgram(app.Program):
    def __init__(self, *arguments, **options) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*arguments, **options)
        mark("build")
        self.window.installEventFilter(first_frame)


app.make_application = observed_application
app.Program = ObservedProgram  # type: ignore[misc]
sys.exit(main())
