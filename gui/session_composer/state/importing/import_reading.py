"""Reading of foreign text in the background: the newest text wins, older results are dropped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.plain.parameters import account_left_open
from session_composer.core.request.request import Request, put_together
from session_composer.core.request.request_diff import (
    ChangeLine,
    change_lines,
    differences,
    same_lines,
)
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.jobs import Job, JobRunner


class ReadsText(Protocol):
    """What reads text: the module :mod:`session_composer.codecs.readers.reading`, or a stand-in."""

    def read(
        self, text: str, store: CatalogStore, api_version: str, kind: str = "", pick: int = 0
    ) -> Imported:
        """Read a request. Raises InputError."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a text holds, how that differs from the form, and both of them together.

    Where the text has code or a placeholder for the account, the form's stays.
    """

    imported: Imported
    changes: Sequence[ChangeLine]
    together: Request
    additions: Sequence[ChangeLine]
    """How both of them together differ from the form."""
    same: Sequence[ChangeLine]
    """What the text and the form send alike."""
    others: Sequence[ChangeLine]
    """What only the form sends."""
    is_smaller: bool
    """Whether the text says less than the form: then it is more likely to be meant as a part."""


class ImportReading(QObject):
    """Reads one text at a time; while that lasts, only the newest of those to come is kept.

    Signals:
        changed(): reading began, or ended with a result or an error.
    """

    changed = Signal()

    def __init__(
        self,
        reader: ReadsText,
        store: CatalogStore,
        form: Request,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._store = store
        self._form = form
        self._jobs = jobs
        self._job: Job[ReadText | Message] | None = None
        self._next: tuple[str, str, int] | None = None
        self.result: ReadText | None = None
        self.error: Message | None = None
        """Why there is no result, in a sentence; None when there is one or no text."""

    @property
    def is_busy(self) -> bool:
        """Whether a text is being read."""
        return self._job is not None

    def start(self, text: str, kind: str, pick: int = 0) -> None:
        """Read a text, as one of a kind or as what it looks like; blank text gives nothing.

        ``pick`` is the number of one of several requests, from 1, or 0 for the first.
        """
        if self._job is not None:
            # Threads cannot be ended: a second one would only slow the first down.
            self._next = text, kind, pick
            return
        self.result = self.error = None
        if text and not text.isspace():
            self._job = self._jobs.run(
                lambda: self._read(text, kind, pick), self._on_read, self._on_failed
            )
        self.changed.emit()

    def stop(self) -> None:
        """Drop the result, and that of the reading under way."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._next = self.result = None
        self.error = None

    def _read(self, text: str, kind: str, pick: int) -> ReadText | Message:
        """Read; runs in a worker thread."""
        try:
            imported = self._reader.read(text, self._store, self._form.api_version, kind, pick)
            if imported.open_account and self._form.account:
                imported = _with_account(imported, imported.open_account, self._form.account)
            catalog = self._store.catalog(imported.request.api_version)
        except InputError as error:
            return error.message
        form, wanted = self._form, imported.request
        together = put_together(form, wanted)
        both = form.params.keys() & wanted.params.keys()
        return ReadText(
            imported,
            change_lines(differences(form, wanted, catalog)),
            together,
            change_lines(differences(form, together, catalog)),
            same_lines(form, (p for p in both if form.params[p] == wanted.params[p]), catalog),
            same_lines(form, form.params.keys() - both, catalog),
            len(wanted.params) < len(form.params),
        )

    def _on_read(self, found: ReadText | Message) -> None:
        self._job = None
        if self._next is not None:
            self._go_on()
            return
        if isinstance(found, Message):
            self.error = found
        else:
            self.result = found
        self.changed.emit()

    def _on_failed(self) -> None:
        """Go on; the error itself goes to whoever handles those of the program."""
        self._job = None
        if self._next is not None:
            self._go_on()
            return
        self.error = Message("The import was interrupted by a program error.")
        self.changed.emit()

    def _go_on(self) -> None:
        following, self._next = self._next, None
        if following is not None:
            self.start(*following)


def _with_account(imported: Imported, code: Message, account: str) -> Imported:
    """Keep the form's account in the place of what is none, and say so."""
    stays = Message(
        "The account is {value} in the text; that of the current request stays.", value=code
    )
    notes = (stays, *(note for note in imported.notes if note != account_left_open(code)))
    request = imported.request._replace(account=account)
    return replace(imported, request=request, notes=notes)
