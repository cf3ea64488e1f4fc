"""Collects what only refers to itself, and in the GUI thread only."""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class GarbageCollection(QObject):
    """Takes the place of Python's automatic collection, from now on.

    That runs in whichever thread happens to allocate. A worker thread would take Qt's objects
    apart there, with their timers, while the GUI thread uses them: Qt warns of it, or crashes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        # What is there by now stays until the end: it need not be looked through each time.
        gc.freeze()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look)

    def _look(self) -> None:
        collect_when_due()


def collect_when_due() -> None:
    """Collect by the thresholds that the automatic collection has, in the thread that calls."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    # From Python 3.14 on the oldest generation has no threshold: it is collected with the others.
    due = [number for number, (count, limit) in enumerate(counts) if limit and count > limit]
    if due and due[0] == 0:
        gc.collect(due[-1])
