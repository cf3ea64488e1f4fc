"""Whose files are, and who may read them.

Windows has no modes: what is in the user's own folders is closed to others by what it inherits.
"""

import os
import stat
import sys

if sys.platform == "win32":
    NO_FOLLOW = 0

    def belongs_to_us(_: os.stat_result) -> bool:
        """Whether a file is the user's own."""
        return True

    def close_to_others(_: str | os.PathLike[str]) -> None:
        """Let nobody but the user read what is the user's own. Raises OSError."""

    def sync_folder(_: str) -> None:
        """Make a change of names last through a loss of power, where the system can."""

else:
    NO_FOLLOW = os.O_NOFOLLOW

    def belongs_to_us(found: os.stat_result) -> bool:
        """Whether a file is the user's own."""
        return found.st_uid == os.getuid()

    def close_to_others(path: str | os.PathLike[str]) -> None:
        """Let nobody but the user read what is the user's own. Raises OSError."""
        found = os.stat(path)
        mode = stat.S_IMODE(found.st_mode)
        if mode & 0o077 and belongs_to_us(found):
            os.chmod(path, mode & 0o700)

    def sync_folder(folder: str) -> None:
        """Make a change of names last through a loss of power, where the system can."""
        # The content is whole either way: a file system that cannot do this is no failure.
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError:
            pass
