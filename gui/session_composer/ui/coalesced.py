"""Work that follows edits but need not be part of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Coalesced(QObject):
    """Runs its work once after any number of calls, when the events at hand are done.

    ``pause`` gives the milliseconds for which nothing may have called before that; 0 where the work
    is not felt.
    """

    def __init__(
        self, work: Callable[[], None], parent: QObject, pause: Callable[[], int] = lambda: 0
    ) -> None:
        super().__init__(parent)
        self._pause = pause
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(work)

    def call(self) -> None:
        """Ask for the work to be done soon."""
        pause = self._pause()
        if pause or not self._timer.isActive():
            self._timer.start(pause)
