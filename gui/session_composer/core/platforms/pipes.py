"""A pipe to oneself for an event loop to wait for: Windows waits for sockets only."""

import sys
from io import RawIOBase

if sys.platform == "win32":
    import socket

    def wake_pipe() -> tuple[RawIOBase, RawIOBase]:
        """Make an end to read and one to write, neither of which ever waits. Raises OSError."""
        reader, writer = socket.socketpair()
        # Left open by their files.
        with reader, writer:
            reader.setblocking(False)
            writer.setblocking(False)
            return reader.makefile("rb", buffering=0), writer.makefile("wb", buffering=0)

else:
    import os

    def wake_pipe() -> tuple[RawIOBase, RawIOBase]:
        """Make an end to read and one to write, neither of which ever waits. Raises OSError."""
        source, sink = os.pipe()
        os.set_blocking(source, False)
        os.set_blocking(sink, False)
        return open(source, "rb", buffering=0), open(sink, "wb", buffering=0)
