"""Unsaved work on disk: a place of its own for each running program, locked while that runs.

A place is three files of one name: the request as a session file, where it came from, and a lock
that the system releases when its owner ends, however that happens. The lock is on a file of its
own because writing replaces the other two.
"""

import errno
import json
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from session_composer.core.files.read_write import atomic_write, make_private, read_bounded
from session_composer.core.platforms.locks import take
from session_composer.core.platforms.ownership import NO_FOLLOW, belongs_to_us, close_to_others
from session_composer.core.request.limits import MAX_BYTES
from session_composer.core.text.errors import InputError, system_reason

MAX_KEPT = 10
"""Works left behind that are kept; older ones are removed."""

_MAX_ORIGIN_BYTES = 64 * 1024
_MAX_ENTRIES = 5000
_NAME = re.compile(r"([0-9]{8}T[0-9]{6}-[0-9a-f]{8})\.(?:session\.json|lock)")
_SESSION, _ORIGIN, _LOCK = ".session.json", ".origin.json", ".lock"
_ATTEMPTS = 5


class RecoveryPlace:
    """Where one program keeps its unsaved work. Made by ``new_place`` and ``places_left``."""

    def __init__(self, folder: Path, name: str, lock: int) -> None:
        self._folder = folder
        self._name = name
        self._lock = lock

    @property
    def session_path(self) -> Path:
        """File of the request."""
        return self._path(_SESSION)

    @property
    def has_work(self) -> bool:
        """Whether something is kept here."""
        return os.path.lexists(self.session_path)

    @property
    def kept_at(self) -> float:
        """When the work was written, in seconds since 1970; 0 when there is none."""
        try:
            return self.session_path.lstat().st_mtime
        except OSError:
            return 0.0

    def write(self, session: bytes, path: Path | None, fingerprint: str) -> None:
        """Keep a request and the file it belongs to, if any. Raises OSError."""
        origin = {"path": "" if path is None else str(path), "fingerprint": fingerprint}
        # First, so that work is never taken for that of another file.
        atomic_write(self._path(_ORIGIN), json.dumps(origin).encode())
        atomic_write(self.session_path, session)

    def read(self) -> bytes:
        """Bytes of the session file. Raises InputError with a sentence."""
        _refuse_foreign(self.session_path)
        return read_bounded(self.session_path, MAX_BYTES)

    def origin(self) -> tuple[Path | None, str]:
        """File that the work belongs to, and its fingerprint when the program last saw it."""
        try:
            _refuse_foreign(self._path(_ORIGIN))
            found = json.loads(read_bounded(self._path(_ORIGIN), _MAX_ORIGIN_BYTES))
            path, fingerprint = found["path"], found["fingerprint"]
        except (InputError, ValueError, RecursionError, KeyError, TypeError):
            return None, ""
        if not isinstance(path, str) or not isinstance(fingerprint, str) or "\0" in path:
            return None, ""
        return (Path(path), fingerprint) if os.path.isabs(path) else (None, "")

    def clear(self) -> None:
        """Keep nothing any more; the place stays ours. Raises OSError."""
        self.session_path.unlink(missing_ok=True)
        self._path(_ORIGIN).unlink(missing_ok=True)
        # What a kill in the middle of a write left.
        for path in self._folder.glob(f".{self._name}.*"):
            path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Keep nothing and give the place up. Raises OSError."""
        self.clear()
        self.release()
        self._path(_LOCK).unlink(missing_ok=True)

    def release(self) -> None:
        """Leave what is kept to the next program that looks for it."""
        lock, self._lock = self._lock, -1
        if lock >= 0:
            os.close(lock)

    def _path(self, suffix: str) -> Path:
        return self._folder / f"{self._name}{suffix}"


def new_place(folder: Path) -> RecoveryPlace:
    """Make a place that belongs to this program. Raises OSError, or InputError with a sentence."""
    # Lazy: a run without edits needs no place.
    from secrets import token_hex

    _make_private(folder)
    for _ in range(_ATTEMPTS):
        name = f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{token_hex(4)}"
        lock = _lock(folder / f"{name}{_LOCK}")
        if lock is not None:
            return RecoveryPlace(folder, name, lock)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    raise InputError("no lock can be had in {folder}.", folder=str(folder))


def places_left(folder: Path) -> list[RecoveryPlace]:
    """Places that hold work and whose program has ended, newest first; ours until released.

    Removes what is empty and what is too old. Raises OSError, or InputError with a sentence.
    """
    if not os.path.lexists(folder):
        return []
    _make_private(folder)
    found: list[RecoveryPlace] = []
    for name in _names(folder):
        lock = _lock(folder / f"{name}{_LOCK}")
        if lock is None:
            continue
        place = RecoveryPlace(folder, name, lock)
        if place.has_work and len(found) < MAX_KEPT:
            found.append(place)
            continue
        with suppress(OSError):
            place.remove()
        place.release()
    return found


def _names(folder: Path) -> list[str]:
    names = set()
    with os.scandir(folder) as entries:
        for number, entry in enumerate(entries):
            match = _NAME.fullmatch(entry.name)
            if match is not None:
                names.add(match[1])
            if number > _MAX_ENTRIES:
                break
    # A name begins with the time at which its place was made.
    return sorted(names, reverse=True)


def _make_private(folder: Path) -> None:
    if not folder.is_symlink():
        make_private(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise InputError("{folder} is a link.", folder=str(folder))
    if not belongs_to_us(found):
        raise InputError("{folder} belongs to another user.", folder=str(folder))
    close_to_others(folder)


def _refuse_foreign(path: Path) -> None:
    try:
        found = path.lstat()
    except OSError as error:
        raise InputError(
            "{name} cannot be read: {strerror}.", name=path.name, strerror=system_reason(error)
        ) from error
    if not (stat.S_ISREG(found.st_mode) and belongs_to_us(found) and found.st_nlink == 1):
        raise InputError("{name} was not written by this program.", name=path.name)


def _lock(path: Path) -> int | None:
    """Take the lock and return its handle; None when another program has it."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | NO_FOLLOW, 0o600)
    except OSError:
        # A link, or no file: nothing of ours.
        return None
    try:
        take(handle)
        # Its last owner may have removed the file just before the lock was ours.
        if os.path.samestat(os.fstat(handle), path.lstat()):
            return handle
    except OSError:
        pass
    os.close(handle)
    return None
