"""Reading with a limit and writing in one step."""

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from session_composer.core.platforms.ownership import close_to_others, sync_folder
from session_composer.core.text.errors import InputError, system_reason

if TYPE_CHECKING:
    from pathlib import Path

type AnyPath = str | os.PathLike[str]

_NEW_FILE_MODE = 0o600
_NEW_FOLDER_MODE = 0o700


def read_bounded(path: AnyPath, limit: int) -> bytes:
    """Read a regular file of at most ``limit`` bytes. Raises InputError with a sentence."""
    # The path of a folder may have no name: "", "..", "/".
    path = os.fspath(path) or os.curdir
    name = os.path.basename(path) or path
    try:
        # Asked before opening: opening a pipe waits for its other end.
        _refuse_no_file(os.stat(path).st_mode, name)
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise InputError(
            "{name} cannot be read: {strerror}.", name=name, strerror=system_reason(error)
        ) from error
    except ValueError as error:
        raise InputError("{name} is not a valid file name.", name=name) from error
    if len(data) > limit:
        raise InputError("{name} is larger than {limit} KiB.", name=name, limit=limit // 1024)
    return data


def _refuse_no_file(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise InputError("{name} is a folder, not a file.", name=name)
    if not stat.S_ISREG(mode):
        raise InputError("{name} is not a regular file.", name=name)


def absolute(path: "Path") -> "Path":
    """Path that means the same file from any folder; links and ``..`` stay as they are."""
    try:
        return path.absolute()
    except OSError:
        # The folder we are in is gone.
        return path


def atomic_write(path: AnyPath, data: bytes) -> None:
    """Replace a file's content so that at any moment the old or the new one is there, whole.

    A symlink is followed and kept; an existing file keeps its mode, a new one is private to the
    user. Raises OSError, or InputError where something other than a file has the name; the old
    content is intact then.
    """
    try:
        target = os.path.realpath(path)
        # A circle of links is left to this, which raises OSError.
        found = os.stat(target).st_mode
    except FileNotFoundError:
        found = stat.S_IFREG | _NEW_FILE_MODE
    except ValueError as error:
        raise InputError("{path} is not a valid file name.", path=os.path.basename(path)) from error
    _refuse_no_file(found, os.path.basename(path))
    # Lazy: it loads random, shutil and the compressors, and reading needs none of them.
    import tempfile

    mode = stat.S_IMODE(found)
    folder, own_name = os.path.split(target)
    handle, name = tempfile.mkstemp(prefix=f".{own_name[:40]}.", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        if os.path.lexists(name):
            os.unlink(name)
        raise
    sync_folder(folder)


def make_private(folder: AnyPath) -> None:
    """Make a folder, and those above it that are missing, for the user alone. Raises OSError.

    A folder that is there is closed to others, too, whatever the umask said when it was made.
    """
    folder = os.fspath(folder)
    if not os.path.isdir(folder):
        above = os.path.dirname(folder)
        if above and not os.path.isdir(above):
            make_private(above)
        with suppress(FileExistsError):
            os.mkdir(folder, _NEW_FOLDER_MODE)
    close_to_others(folder)


def touch_private(path: AnyPath) -> None:
    """Make an empty file if there is none, and close it to others. Raises OSError."""
    os.close(os.open(path, os.O_RDONLY | os.O_CREAT, _NEW_FILE_MODE))
    close_to_others(path)
