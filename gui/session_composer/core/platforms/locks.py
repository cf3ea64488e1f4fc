"""Locks on files, which the system releases when their owner ends, however that happens."""

import sys

if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> None:
        """Lock an open file for this process. Raises OSError when another one has it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take(handle: int) -> None:
        """Lock an open file for this process. Raises OSError when another one has it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
