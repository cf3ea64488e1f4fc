"""Autosave: unsaved work is written down as it is made, and found again after a crash."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from session_composer.api.http.waiting import start_thread
from session_composer.core.session.unsaved_work import LeftWork, UnsavedWork, WorkKeeper
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.state.jobs import JobRunner
from session_composer.state.language.translation import translate

from .document import Document
from .workspace import Workspace

KEEP_AFTER_MS = 1000
"""Counted from the first edit that is not kept yet; further edits do not put it off."""
_END_PATIENCE_S = 1.5


class Recovery(QObject):
    """Keeps unsaved work safe, and offers what earlier runs left. No disk is waited for.

    Signals:
        found(works): a list of work left behind, newest first, never empty.
        trouble_changed(text): why unsaved work is not kept; empty when it is again.
    """

    found = Signal(object)
    trouble_changed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        document: Document,
        jobs: JobRunner,
        find_folder: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._document = document
        self._jobs = jobs
        self._find_folder = find_folder
        self._keeper: WorkKeeper | None = None
        self._errands: list[Callable[[], Message | None]] = []
        self._is_due = False
        self._is_busy = False
        self._is_wanted = True
        self._trouble: Message | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._on_due)
        workspace.changed.connect(self._on_changed)
        workspace.undo_stack.cleanChanged.connect(self._on_changed)
        document.path_changed.connect(self._on_changed)

    def look(self) -> None:
        """Look for work left behind; see ``found``."""
        keeper = self._ready()
        if keeper is not None:
            self._jobs.run(keeper.find, self._on_found, self._on_look_failed)

    def restore(self, found: "LeftWork") -> None:
        """Make found work, one that could be read, the current request; it stays unsaved."""
        keeper = self._ready()
        if keeper is not None and found.request is not None:
            self._errands.append(partial(keeper.take, found))
            self._document.restore(found.request, found.path, found.fingerprint)
            self._next()

    def discard(self, found: "LeftWork") -> None:
        """Remove found work for good."""
        keeper = self._ready()
        if keeper is not None:
            self._errands.append(partial(keeper.discard, found))
            self._next()

    def forget(self) -> None:
        """Take note that the user leaves and does not want what is unsaved."""
        self._is_wanted = False

    def close(self) -> None:
        """Keep what is unsaved at the end; gives up on a disk that does not answer."""
        self._timer.stop()
        is_needed = self._document.is_modified and self._is_wanted
        if not is_needed and self._keeper is None:
            return
        keeper = self._ready()
        if keeper is not None:
            work = self._work() if is_needed else None
            ending = start_thread(partial(keeper.end, work), "end")
            if ending is not None:
                ending.join(_END_PATIENCE_S)

    def _on_changed(self) -> None:
        if not self._document.is_modified:
            self._timer.stop()
            self._on_due()
        elif not self._timer.isActive():
            self._timer.start()

    def _on_due(self) -> None:
        self._is_due = True
        self._next()

    def _next(self) -> None:
        """Begin what is to be done next: one thing at a time, in order."""
        if self._is_busy:
            return
        if self._errands:
            errand = self._errands.pop(0)
        elif self._is_due:
            self._is_due = False
            if not self._document.is_modified and self._keeper is None:
                return
            keeper = self._ready()
            if keeper is None:
                return
            is_modified = self._document.is_modified
            errand = partial(keeper.keep, self._work()) if is_modified else keeper.drop
        else:
            return
        self._is_busy = True
        self._jobs.run(errand, self._on_done, self._on_failed)

    def _on_done(self, trouble: Message | None) -> None:
        self._is_busy = False
        self._set_trouble(trouble)
        self._next()

    def _on_failed(self) -> None:
        self._on_done(Message("A program error interrupted that."))

    def _on_look_failed(self) -> None:
        self.trouble_changed.emit(
            self.tr("The search for earlier unsaved work was interrupted by a program error.")
        )

    def _on_found(self, found: list[LeftWork]) -> None:
        if found:
            self.found.emit(found)

    def _work(self) -> UnsavedWork:
        document = self._document
        return UnsavedWork(
            self._workspace.request, self._workspace.catalog, document.path, document.fingerprint
        )

    def _ready(self) -> WorkKeeper | None:
        if self._keeper is None:
            try:
                self._keeper = WorkKeeper(self._find_folder(), self._workspace.store)
            except InputError as error:
                self._set_trouble(error.message)
        return self._keeper

    def _set_trouble(self, reason: Message | None) -> None:
        if reason != self._trouble:
            self._trouble = reason
            text = self.tr("Unsaved changes are not kept for recovery. {reason}")
            self.trouble_changed.emit(text.format(reason=translate(reason)) if reason else "")
