"""The real program as a process of its own, as its user starts it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from .x11 import Desktop, end, wait_until

TITLE = "Session Composer"


class Running:
    """A program on a desktop; ends with the block."""

    def __init__(self, desktop: Desktop, home: Path, *arguments: str) -> None:
        self._desktop = desktop
        home.mkdir(parents=True, exist_ok=True)
        self._log = home / f"output-{time.monotonic_ns()}.txt"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "session_composer", *arguments],
                env=desktop.env,
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        end(self.process)

    @property
    def output(self) -> str:
        """What the program has printed so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def wait_window(self, seconds: float = 20.0) -> str:
        """Wait for the window, with the keyboard in it; gives its id."""

        def find() -> str:
            assert self.process.poll() is None, f"ended early: {self.output}"
            return next(iter(self._desktop.windows(TITLE)), "")

        window = wait_until(find, "the window", seconds)
        self._desktop.wait_active(TITLE, seconds)
        return window

    def signal(self, number: signal.Signals) -> None:
        """Send a signal, as ``kill`` or Ctrl+C in a terminal would."""
        self.process.send_signal(number)

    def exit_code(self, seconds: float) -> int:
        """Wait for the end; fail when it takes longer."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            # The program then tells what each thread is doing.
            self.process.send_signal(signal.SIGABRT)
            self.process.wait(seconds)
            raise AssertionError(f"still running after {seconds:g} s: {self.output}") from None
