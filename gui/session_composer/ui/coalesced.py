"""Work that follows edits but need not be part of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Coalesced(QObject):
    """Runs its work once after any number of calls, when the events at hand are done."""

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(work)

    def call(self) -> None:
        """Ask for the work to be done soon."""
        if not self._timer.isActive():
            self._timer.start(0)
