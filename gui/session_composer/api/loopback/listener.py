"""The listening socket and the threads that answer; on 127.0.0.1 and nowhere else."""

import socket
from contextlib import suppress
from functools import partial
from threading import Condition, Event, Thread, current_thread
from time import monotonic

from session_composer.api.http.waiting import start_thread
from session_composer.core.platforms.ports import hold

from .connection import Answerer, Visit, serve

HOST = "127.0.0.1"
MAX_HANDLERS = 32
"""How many clients are waited for at a time."""
_MAX_CONNECTIONS = 256
"""Those that are being answered come on top; an answer may be slow on purpose."""
_BACKLOG = 256
_GRACE = 0.1
"""Seconds that every client has to send its request, however many wait."""
_STOP_SECONDS = 0.5
_LOOK_SECONDS = 0.1
_PAUSE_AFTER_ERROR = 0.05


class Listener:
    """Accepts connections from its construction until :meth:`close`.

    When too many clients keep it waiting, the one that does so for the longest time is cut off for
    the next one; further clients wait in the system's queue. The constructor raises OSError
    with a sentence when the port cannot be opened.
    """

    def __init__(
        self, port: int, answerer: Answerer, stopping: Event, client_seconds: float
    ) -> None:
        self._answerer = answerer
        self._stopping = stopping
        self._client_seconds = client_seconds
        self._socket = _listen(port)
        self.port: int = self._socket.getsockname()[1]
        self._changed = Condition()
        self._handlers: dict[Thread, tuple[socket.socket, Visit]] = {}  # The oldest first.
        self._thread = Thread(target=self._accept, name="sandbox", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening and cut off whoever is still connected."""
        self._stopping.set()
        # Two places where the accepting thread may be waiting: for a handler, and for a client.
        with self._changed:
            self._changed.notify_all()
        with suppress(OSError):
            socket.create_connection((HOST, self.port), timeout=_STOP_SECONDS).close()
        deadline = monotonic() + _STOP_SECONDS
        self._thread.join(_STOP_SECONDS)
        self._socket.close()
        with self._changed:
            handlers = dict(self._handlers)
        for connection, _ in handlers.values():
            _cut_off(connection)
        for thread in handlers:
            thread.join(max(0.0, deadline - monotonic()))

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                # Out of file descriptors, or the client went away again.
                self._stopping.wait(_PAUSE_AFTER_ERROR)
                if self._stopping.is_set():
                    return
                continue
            self._make_room()
            visit = Visit(self._client_seconds)
            # In one: whoever ends it waits for every handler, and only what runs can be waited for.
            with self._changed:
                if self._stopping.is_set():
                    connection.close()
                    return
                thread = start_thread(partial(self._handle, connection, visit), "sandbox-client")
                if thread is None:
                    connection.close()
                else:
                    self._handlers[thread] = connection, visit

    def _make_room(self) -> None:
        """Wait for a free handler, and cut off who is slow meanwhile."""
        with self._changed:
            while not self._stopping.is_set():
                slow = [one for one in self._handlers.values() if one[1].is_waiting]
                if len(slow) < MAX_HANDLERS and len(self._handlers) < _MAX_CONNECTIONS:
                    return
                patience = _LOOK_SECONDS
                if slow:
                    connection, visit = slow[0]
                    patience = visit.begun + _GRACE - monotonic()
                    if patience <= 0:
                        _cut_off(connection)
                self._changed.wait(patience if patience > 0 else _LOOK_SECONDS)

    def _handle(self, connection: socket.socket, visit: Visit) -> None:
        try:
            serve(connection, self._answerer, self.port, visit)
        finally:
            self._forget(current_thread(), connection)

    def _forget(self, thread: Thread, connection: socket.socket) -> None:
        with self._changed:
            self._handlers.pop(thread, None)
            connection.close()
            self._changed.notify_all()


def _cut_off(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _listen(port: int) -> socket.socket:
    """Open the socket so that no other program can take the port from under it."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        hold(listener)
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or "it is not a port number from 0 to 65535"
        raise OSError(f"Port {port} on {HOST} cannot be opened: {reason}.") from error
    return listener
