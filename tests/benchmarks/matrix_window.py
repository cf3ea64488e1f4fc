"""The window of a large matrix while it is made and sent: how often it turns, what it takes."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from tests.support.commands import commands_of
from tests.support.matrices import request

from session_composer.core.matrix.plan import NamedRequest
from session_composer.state.matrix.matrix_choice import MatrixAccounts, MatrixChoice, MatrixRequest
from session_composer.state.matrix.matrix_work import MatrixPhase

from .endurance import resident
from .figures import Figure
from .in_process import application, settle, shown_program

AIM_MS = 100.0
_BEAT_MS = 10
_PARTS = 8


class _Beats:
    """Gaps between turns of the event loop, in milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def during(self, is_over: Callable[[], bool], seconds: float) -> tuple[float, ...]:
        """Let the event loop run until something is so, at most for some time."""
        loop, end = QEventLoop(), time.monotonic() + seconds
        watch = QTimer()
        watch.timeout.connect(lambda: loop.quit() if is_over() or time.monotonic() > end else None)
        watch.start(20)
        self.gaps.clear()
        self._last = time.perf_counter()
        loop.exec()
        return tuple(self.gaps)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1e3)
        self._last = now


def measure(seconds: float, requests: int = 100, accounts: int = 1000) -> list[Figure]:
    """Put a matrix together and send it for some seconds, to the sandbox in the same process."""
    application()
    with shown_program() as program:
        commands = commands_of(program.window).doors.matrix
        commands.show()
        settle()
        store, work = program.parts.workspace.store, commands.work
        components = [one.name for one in store.catalog(store.newest).components]

        def named(number: int) -> NamedRequest:
            some = {components[number % len(components)], components[number // len(components)]}
            return NamedRequest(f"r{number}", request(*some, version=store.newest))

        def is_idle() -> bool:
            return work.phase is MatrixPhase.IDLE

        choice = MatrixChoice(
            tuple(
                MatrixRequest(f"r{number}", lambda number=number: named(number))  # type: ignore[misc]
                for number in range(requests)
            ),
            MatrixAccounts(tuple(f"acct_1SimGenerated{n:04}" for n in range(1, accounts + 1))),
            (),
        )
        beats = _Beats()
        beats.during(is_idle, 30)
        still = beats.during(lambda: False, seconds / _PARTS)
        work.prepare(choice, "")
        preparing = beats.during(is_idle, 600)
        if work.prepared is None:
            raise RuntimeError(str(work.trouble))
        matrix = work.prepared.matrix
        work.send()
        sending: list[float] = []
        grown: list[float] = []
        for _ in range(_PARTS):
            before, answered = resident(), matrix.answered
            sending += beats.during(is_idle, seconds / _PARTS)
            count = max(matrix.answered - answered, 1)
            grown.append(max((resident() - before) / 1024 / count * 1000, 1e-6))
        progress = work.progress
        rate = progress.per_second if progress is not None else 0.0
        work.cancel()
        beats.during(is_idle, 60)
    size = f"{requests} × {accounts}"
    return [
        Figure("matrix window, heartbeat with nothing to do", "ms", still),
        Figure(f"  while {size} are predicted", "ms", preparing, AIM_MS, aim_at=99),
        Figure("  while they are sent", "ms", tuple(sending), AIM_MS, aim_at=99),
        Figure("  sessions", "a second", (max(rate, 1e-6),)),
        # The first parts load what sending needs.
        Figure("  memory, growth with 1000 answers", "KiB", tuple(grown[_PARTS // 2 :])),
    ]
