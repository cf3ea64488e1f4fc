"""A window in use for long, and one that is left alone."""

import os
import time

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from session_composer.app import Program

from .figures import Figure
from .in_process import application, full_request, settle, shown_program

FRAME_MS = 1000 / 60
IDLE_AIM = 5.0
"""Milliseconds of processor time in a second: half a percent, what a blinking cursor may cost."""
GROWTH_AIM_MIB = 0.1
_IDLE_S = 3.0
_MIB = 1024 * 1024


def measure(toggles: int, edits: int, idle_rounds: int) -> list[Figure]:
    """Measure rapid toggles by key, memory over many edits, and doing nothing."""
    application()
    with shown_program() as program:
        workspace = program.parts.workspace
        workspace.start_over(full_request(workspace.catalog))
        settle()
        toggled = _toggle(program, toggles)
        grown = _edit(program, edits)
        idle = _idle(program, idle_rounds)
    return [
        Figure(f"{toggles} rapid toggles, each with its frame", "ms", toggled, FRAME_MS, aim_at=99),
        Figure(
            f"memory, growth in each of ten parts of {edits} edits", "MiB", grown, GROWTH_AIM_MIB
        ),
        Figure("processor time of an idle window, a second", "ms", idle, IDLE_AIM),
    ]


def _toggle(program: Program, toggles: int) -> tuple[float, ...]:
    """Press Space on the current row, again and again, and paint what it changes each time."""
    tree = program.window.tree_panel.tree
    tree.expandAll()
    tree.setCurrentIndex(tree.filter.index(0, 0, tree.filter.tops()[1]))
    tree.setFocus()
    settle()
    before = program.parts.workspace.request
    found = []
    for number in range(toggles):
        start = time.perf_counter()
        QTest.keyClick(tree, Qt.Key.Key_Space)
        QCoreApplication.processEvents()
        found.append((time.perf_counter() - start) * 1e3)
        assert (program.parts.workspace.request == before) is ((number + 1) % 3 == 0)
    return tuple(found)


def _edit(program: Program, edits: int) -> tuple[float, ...]:
    """Edit until the undo stack is full, then watch what the same number of edits adds."""
    window, workspace = program.window, program.parts.workspace
    feature = workspace.catalog.components[0].features[0].path
    index = window.model.index_of(feature)
    states = (Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked)

    def work(count: int) -> None:
        for number in range(count):
            window.model.setData(index, states[number % 3], Qt.ItemDataRole.CheckStateRole)
            QCoreApplication.processEvents()

    work(max(workspace.undo_stack.undoLimit(), edits // 10))
    found = []
    for _ in range(10):
        before = resident()
        work(edits // 10)
        # What shrinks counts as nothing; a figure is never below that.
        found.append(max((resident() - before) / _MIB, 1e-6))
    return tuple(found)


def _idle(program: Program, rounds: int) -> tuple[float, ...]:
    """Let the window stand, its tree in focus, and count the time of the processor."""
    program.window.tree_panel.tree.setFocus()
    settle()
    found = []
    for _ in range(rounds):
        loop = QEventLoop()
        QTimer.singleShot(round(_IDLE_S * 1000), loop.quit)
        start = time.process_time()
        loop.exec()
        found.append((time.process_time() - start) * 1e3 / _IDLE_S)
    return tuple(found)


def resident() -> int:
    """Size of what this process has in memory, in bytes."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
