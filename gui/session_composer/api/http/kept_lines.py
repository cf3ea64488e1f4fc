"""Connections that are kept for the next request, where many go to one server."""

from threading import Lock
from typing import TYPE_CHECKING

from .call import Reply
from .wire import Watch, WireRequest

if TYPE_CHECKING:
    from .line import Line


class KeptLines:
    """Sends requests as the client does by itself, and keeps the connections for the next ones.

    For one server and one network. As many lines are kept as there were exchanges at a time. A
    line on which an exchange failed is not used again. Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._idle: list[Line] = []
        self._is_closed = False
        self._lock = Lock()

    def __call__(self, request: WireRequest, watch: Watch) -> Reply:
        """Send a request; raises what the exchange does."""
        # Lazy: requests takes 100 ms to import.
        from .transport import new_line, through

        with self._lock:
            line = self._idle.pop() if self._idle else None
        if line is None:
            line = new_line(request, watch)
        is_kept = False
        try:
            line.lend(watch)
            reply = through(line, request)
            watch.finish()
            with self._lock:
                is_kept = not self._is_closed
                if is_kept:
                    self._idle.append(line)
            return reply
        finally:
            if not is_kept:
                line.close()

    def close(self) -> None:
        """Close the connections; one that is in use is closed after its exchange."""
        with self._lock:
            self._is_closed = True
            idle, self._idle = self._idle, []
        for line in idle:
            line.close()
