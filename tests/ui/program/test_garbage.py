"""Garbage is collected in the GUI thread: elsewhere Qt's objects would be taken apart."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from session_composer.ui.program.garbage import GarbageCollection


@pytest.fixture
def collection(qapp: QApplication) -> Iterator[GarbageCollection]:
    gc.enable()
    made = GarbageCollection()
    yield made
    made.deleteLater()
    # What a test before left is not to stay.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    # The test run does likewise by itself.
    gc.disable()


def _drop_a_cycle(ends: list[int]) -> None:
    timer = QTimer()
    timer.start(100_000)
    timer.itself = timer  # type: ignore[attr-defined]
    weakref.finalize(timer, lambda: ends.append(threading.get_ident()))


def _allocate() -> list[list[int]]:
    return [[] for _ in range(20 * gc.get_threshold()[0])]


def test_a_worker_thread_takes_no_qt_object_apart(
    collection: GarbageCollection, qtbot: QtBot
) -> None:
    """With Python's own collection Qt says that timers cannot be stopped from another thread."""
    ends: list[int] = []
    _drop_a_cycle(ends)
    thread = threading.Thread(target=_allocate)
    thread.start()
    thread.join()
    assert ends == []
    kept = _allocate()
    # A loop that waits, as the program's does.
    qtbot.waitUntil(lambda: bool(ends), timeout=30_000)
    assert ends == [threading.get_ident()]
    assert kept


def test_little_garbage_waits(collection: GarbageCollection, qapp: QApplication) -> None:
    gc.collect()
    seen = weakref.ref(QObject())
    ends: list[int] = []
    _drop_a_cycle(ends)
    QCoreApplication.processEvents()
    assert seen() is None
    assert ends == []
    gc.collect()
    assert len(ends) == 1
