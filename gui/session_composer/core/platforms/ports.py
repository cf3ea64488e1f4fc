"""Ports to listen on, so that no other program can take them from under us."""

import socket
import sys

if sys.platform == "win32":
    # There "reuse" would let a second program bind the same port.
    _HELD = socket.SO_EXCLUSIVEADDRUSE
else:
    _HELD = socket.SO_REUSEADDR


def hold(listener: socket.socket) -> None:
    """Set a socket up before it is bound. Raises OSError."""
    listener.setsockopt(socket.SOL_SOCKET, _HELD, 1)
