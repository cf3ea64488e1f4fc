"""How windows come to the screen: on Linux by way of a display, which may be missing."""

import sys

if sys.platform == "linux":
    IS_OURS_TO_FIND = True

    def connects(address: str, patience: float) -> bool:
        """Whether somebody takes connections at a Unix socket; an abstract one begins with NUL.

        ``patience`` is in seconds.
        """
        # Lazy: the display's own library tells most of the time.
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            client.settimeout(patience)
            try:
                client.connect(address)
            except OSError:
                return False
            return True

else:
    IS_OURS_TO_FIND = False

    def connects(_: str, __: float) -> bool:
        """Whether somebody takes connections: there is nothing of the kind."""
        return False
