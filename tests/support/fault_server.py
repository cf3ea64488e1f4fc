"""A server on a raw socket that answers exactly the bytes it is told to, or none."""

import contextlib
import gzip
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

type Script = Callable[["Talk"], None]

PATIENCE = 20.0


@dataclass
class Talk:
    """One connection that a script plays."""

    socket: socket.socket
    server: "FaultServer"
    buffer: bytes = field(default=b"", repr=False)

    def read_request(self) -> bytes:
        """Read head and body of one request and record it."""
        while b"\r\n\r\n" not in self.buffer:
            piece = self.socket.recv(65536)
            if not piece:
                return b""
            self.buffer += piece
        head, _, body = self.buffer.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                length = int(value)
        while len(body) < length:
            piece = self.socket.recv(65536)
            if not piece:
                break
            body += piece
        request = head + b"\r\n\r\n" + body
        self.server.requests.append(request)
        return request

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def drip(self, data: bytes, pause: float = 0.05) -> None:
        """Send byte by byte until the server stops."""
        self.server.waiting.set()
        for value in data:
            self.send(bytes([value]))
            if self.server.stopped.wait(pause):
                return

    def stall(self) -> None:
        """Keep the connection open and say nothing."""
        self.server.waiting.set()
        self.server.stopped.wait(PATIENCE)

    def reset(self) -> None:
        """Close with a TCP reset."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


class FaultServer:
    """Plays one script on each connection. A context manager; everything is joined at its end."""

    def __init__(self, script: Script, *, tls: ssl.SSLContext | None = None) -> None:
        self.script = script
        self.tls = tls
        self.requests: list[bytes] = []
        self.connections = 0
        self.stopped = threading.Event()
        self.reached = threading.Event()
        """Set as soon as a connection stands."""
        self.waiting = threading.Event()
        """Set as soon as a script lets the client wait."""
        self.played_out = 0
        """How many scripts came to their end by themselves."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self.port}"
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join(PATIENCE)
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)
        for connection in self._open:
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            thread = threading.Thread(target=self._play, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _play(self, connection: socket.socket) -> None:
        self.reached.set()
        with contextlib.suppress(OSError, ssl.SSLError):
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                self.script(Talk(connection, self))
                if not self.stopped.is_set():
                    self.played_out += 1


def answer(
    body: bytes,
    *,
    status: str = "200 OK",
    headers: tuple[str, ...] = ("Content-Type: application/json",),
    length: str | None = "",
) -> bytes:
    """Bytes of a response. ``length`` replaces the true Content-Length; None leaves it out."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if length is not None:
        lines.append(f"Content-Length: {length or len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def replying(data: bytes) -> Script:
    """Script that reads the request, sends the bytes and closes."""

    def script(talk: Talk) -> None:
        talk.read_request()
        talk.send(data)
        # Without this a close with unread bytes could turn into a reset.
        with contextlib.suppress(OSError):
            talk.socket.shutdown(socket.SHUT_WR)

    return script


def gzip_bomb(size: int) -> bytes:
    """Compress ``size`` zero bytes."""
    return gzip.compress(bytes(size), 9)
