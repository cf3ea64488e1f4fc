"""Twenty thousand of whatever a request can hold: opened, undone, and cleared by New."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from tests.support.many import MANY

from .figures import Figure
from .in_process import application, settle, shown_program

AIM_MS = 250.0


def measure(rounds: int, count: int = 20_000) -> list[Figure]:
    """Measure each kind, from the call to the end of the frame that shows it."""
    application()
    figures = []
    with shown_program() as program:
        workspace, document = program.parts.workspace, program.parts.document
        for kind, make in MANY.items():
            large = make(workspace.store.newest, count)
            steps: dict[str, Callable[[], None]] = {
                "opened": lambda large=large: workspace.start_over(large),  # type: ignore[misc]
                "New": document.new,
                "replaced": lambda large=large: workspace.replace(large, "x"),  # type: ignore[misc]
                "undone": workspace.undo_stack.undo,
            }
            taken: dict[str, list[float]] = {name: [] for name in steps}
            for _ in range(rounds):
                for name, step in steps.items():
                    start = time.perf_counter()
                    step()
                    QCoreApplication.processEvents()
                    taken[name].append((time.perf_counter() - start) * 1e3)
                    settle(10)
            size = f"{count:,}".replace(",", " ")
            figures += [
                Figure(f"{size} {kind}, {name}", "ms", tuple(samples), AIM_MS, aim_at=90)
                for name, samples in taken.items()
            ]
    return figures
