"""Reading with a limit and writing in one step."""

import os
import stat
import tempfile
from pathlib import Path

from .errors import InputError

_NEW_FILE_MODE = 0o600


def read_bounded(path: Path, limit: int) -> bytes:
    """Read a regular file of at most ``limit`` bytes. Raises InputError with a sentence."""
    try:
        # Asked before opening: opening a pipe waits for its other end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(f"{path.name} is not a regular file.")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    if len(data) > limit:
        raise InputError(f"{path.name} is larger than {limit // 1024} KiB.")
    return data


def atomic_write(path: Path, data: bytes) -> None:
    """Replace a file's content so that at any moment the old or the new one is there, whole.

    A symlink is followed and kept; an existing file keeps its mode, a new one is private to the
    user. Raises OSError, with the old content intact.
    """
    target = path.resolve()
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = _NEW_FILE_MODE
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
