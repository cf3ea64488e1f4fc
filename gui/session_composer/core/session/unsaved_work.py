"""Keeping unsaved work, and finding what a crash left. Nothing kept ever holds a secret."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from session_composer.core.files.read_write import read_bounded
from session_composer.core.request.limits import MAX_BYTES
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.text.message import Message
from session_composer.core.text.secret_text import contains_secret
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore

from .recovery_files import RecoveryPlace, new_place, places_left
from .session_file import dump, parse


class UnsavedWork(NamedTuple):
    """A request with unsaved changes, and the file that it belongs to."""

    request: Request
    catalog: Catalog
    path: Path | None
    fingerprint: str
    """That of the file when the program last saw it."""


class LeftWork:
    """Work that an earlier run left."""

    def __init__(
        self, place: RecoveryPlace, request: Request | None, path: Path | None, fingerprint: str
    ) -> None:
        self.place = place
        self.request = request
        """None when it cannot be read; ``problem`` says why."""
        self.path = path
        self.fingerprint = fingerprint
        self.kept_at = place.kept_at
        """In seconds since 1970."""
        self.problem: Message | None = None


class WorkKeeper:
    """Keeps the work of one program.

    Its methods wait for the disk and for each other, and may be called in any thread. Those that
    answer with a message answer with what went wrong, None when nothing did.
    """

    def __init__(self, folder: Path, store: CatalogStore) -> None:
        self._folder = folder
        self._store = store
        self._place: RecoveryPlace | None = None
        self._found: list[LeftWork] = []
        self._mutex = threading.Lock()
        self._has_ended = False

    def keep(self, work: UnsavedWork) -> Message | None:
        """Write work down in place of what was kept; on failure that stays."""
        return self._do(lambda: self._keep(work))

    def drop(self) -> Message | None:
        """Keep nothing: all work is saved or unwanted."""
        return self._do(self._drop)

    def find(self) -> list[LeftWork]:
        """Look for what earlier runs left, newest first."""
        with self._mutex:
            with suppress(OSError, InputError):
                for place in places_left(self._folder):
                    self._look_into(place)
            return list(self._found)

    def take(self, found: LeftWork) -> Message | None:
        """Go on with found work: its place is that of this program now."""
        return self._do(lambda: self._take(found))

    def discard(self, found: LeftWork) -> Message | None:
        """Remove found work."""
        return self._do(lambda: self._discard(found))

    def end(self, work: UnsavedWork | None) -> None:
        """Keep the last state of the work, or nothing, and leave the rest to the next run."""
        if work is None:
            self.drop()
        else:
            self.keep(work)
        with self._mutex:
            self._has_ended = True
            for place in [found.place for found in self._found]:
                place.release()
            if self._place is not None:
                with suppress(OSError):
                    if not self._place.has_work:
                        self._place.remove()
                self._place.release()

    def _do(self, work: Callable[[], None]) -> Message | None:
        with self._mutex:
            if self._has_ended:
                return None
            try:
                work()
            except InputError as error:
                return error.message
            except OSError as error:
                return Message(
                    "{folder}: {reason}.", folder=str(self._folder), reason=system_reason(error)
                )
        return None

    def _keep(self, work: UnsavedWork) -> None:
        data = dump(work.request, work.catalog)
        if self._place is None:
            self._place = new_place(self._folder)
        is_secret = work.path is not None and contains_secret(str(work.path))
        path, fingerprint = (None, "") if is_secret else (work.path, work.fingerprint)
        self._place.write(data, path, fingerprint)

    def _drop(self) -> None:
        if self._place is not None:
            self._place.clear()

    def _take(self, found: LeftWork) -> None:
        self._found.remove(found)
        before, self._place = self._place, found.place
        if before is not None:
            before.remove()

    def _discard(self, found: LeftWork) -> None:
        self._found.remove(found)
        try:
            found.place.remove()
        finally:
            found.place.release()

    def _look_into(self, place: RecoveryPlace) -> None:
        path, fingerprint = place.origin()
        found = LeftWork(place, None, path, fingerprint)
        try:
            data = place.read()
            if path is not None and _holds(path, data):
                # Ended between saving the file and forgetting the work.
                place.remove()
                return
            found.request = parse(data, self._store)
        except InputError as error:
            found.problem = error.message
        self._found.append(found)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bounded(path, MAX_BYTES) == data
    except InputError:
        return False
