"""The application, to which the desktop hands files while it runs: Finder does so."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

_MAX_WAITING = 20


class HandedFiles:
    """Files that are handed over; those that come too early wait."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._take: Callable[[str], object] | None = None

    def take_with(self, take: Callable[[str], object]) -> None:
        """Have a function called for each file, with its path."""
        self._take = take
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            take(path)

    def heed(self, event: QEvent) -> bool:
        """Whether an event hands a file over. Other addresses than files are none of ours."""
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return False
        if self._take is not None:
            self._take(event.file())
        elif len(self._waiting) < _MAX_WAITING:
            self._waiting.append(event.file())
        return True


class DesktopApplication(QApplication):
    """A QApplication that heeds files handed to it. Only events for itself pass through Python."""

    def __init__(self, arguments: list[str]) -> None:
        # Before the desktop can send anything.
        self.files = HandedFiles()
        super().__init__(arguments)

    @override
    def event(self, event: QEvent) -> bool:
        return self.files.heed(event) or super().event(event)
