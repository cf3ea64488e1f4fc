"""The listening socket and the threads that answer; on 127.0.0.1 and nowhere else."""

import os
import socket
from contextlib import suppress
from threading import Event, Lock, Semaphore, Thread, current_thread
from time import monotonic

from .connection import Answerer, serve

HOST = "127.0.0.1"
MAX_HANDLERS = 16
_BACKLOG = 64
_STOP_SECONDS = 0.5
_PAUSE_AFTER_ERROR = 0.05


class Listener:
    """Accepts connections from its construction until :meth:`close`.

    When all handlers are busy, further clients wait in the system's queue. The constructor raises
    OSError with a sentence when the port cannot be opened.
    """

    def __init__(
        self, port: int, answerer: Answerer, stopping: Event, client_seconds: float
    ) -> None:
        self._answerer = answerer
        self._stopping = stopping
        self._client_seconds = client_seconds
        self._socket = _listen(port)
        self.port: int = self._socket.getsockname()[1]
        self._slots = Semaphore(MAX_HANDLERS)
        self._lock = Lock()
        self._handlers: dict[Thread, socket.socket] = {}
        self._thread = Thread(target=self._accept, name="sandbox", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening and cut off whoever is still connected."""
        self._stopping.set()
        # Two places where the accepting thread may be waiting: for a slot, and for a client.
        self._slots.release()
        with suppress(OSError):
            socket.create_connection((HOST, self.port), timeout=_STOP_SECONDS).close()
        deadline = monotonic() + _STOP_SECONDS
        self._thread.join(_STOP_SECONDS)
        self._socket.close()
        with self._lock:
            handlers = dict(self._handlers)
        for connection in handlers.values():
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in handlers:
            thread.join(max(0.0, deadline - monotonic()))

    def _accept(self) -> None:
        while True:
            self._slots.acquire()
            if self._stopping.is_set():
                return
            try:
                connection, _ = self._socket.accept()
            except OSError:
                # Out of file descriptors, or the client went away again.
                self._slots.release()
                self._stopping.wait(_PAUSE_AFTER_ERROR)
                continue
            if self._stopping.is_set():
                connection.close()
                return
            thread = Thread(
                target=self._handle, args=(connection,), name="sandbox-client", daemon=True
            )
            with self._lock:
                self._handlers[thread] = connection
            try:
                thread.start()
            except RuntimeError:  # The system gives no more threads.
                self._forget(thread, connection)

    def _handle(self, connection: socket.socket) -> None:
        try:
            serve(connection, self._answerer, self.port, self._client_seconds)
        finally:
            self._forget(current_thread(), connection)

    def _forget(self, thread: Thread, connection: socket.socket) -> None:
        connection.close()
        with self._lock:
            self._handlers.pop(thread, None)
        self._slots.release()


def _listen(port: int) -> socket.socket:
    """Open the socket so that no other program can take the port from under it."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # On Windows "reuse" would let a second program bind the same port.
        option = getattr(socket, "SO_EXCLUSIVEADDRUSE", None) if os.name == "nt" else None
        listener.setsockopt(socket.SOL_SOCKET, option or socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or "it is not a port number from 0 to 65535"
        raise OSError(f"Port {port} on {HOST} cannot be opened: {reason}.") from error
    return listener
