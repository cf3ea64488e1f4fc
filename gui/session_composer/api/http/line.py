"""One line to a server: a connection that each exchange lends its watch, and that may be kept.

Imported late, with the transport.
"""

import http.client
import ipaddress
import socket
import ssl
from contextlib import suppress
from functools import partial
from typing import Any, cast, override

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from session_composer.core.text.message import Message

from .call import FailureKind
from .wire import Refusal, Watch

_MAX_INTERIM = 500
_MAX_INTERIM_HEADERS = 100
_MAX_LINE = 64 * 1024


def _shut_down(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class _Response(http.client.HTTPResponse):
    """An answer behind interim ones of any kind: http.client knows 100 only.

    See https://www.rfc-editor.org/rfc/rfc9110#section-15.2; 101 would be the last one of HTTP.
    """

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(_MAX_INTERIM):
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 100 <= status < 200 or status == http.client.SWITCHING_PROTOCOLS:
                return version, status, reason
            for _ in range(_MAX_INTERIM_HEADERS):
                if self.fp.readline(_MAX_LINE).rstrip(b"\r\n") == b"":
                    break
            else:
                raise http.client.BadStatusLine(f"{status}")
        raise http.client.BadStatusLine(f"{status}")


class _Watched:
    """Tells the watch of its line when a connection stands and when the request goes out."""

    response_class: Any = _Response

    def __init__(self, *arguments: Any, line: "Line", **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._line = line

    def _new_conn(self) -> socket.socket:
        connection: socket.socket = super()._new_conn()  # type: ignore[misc]
        self._check_peer(connection)
        # TLS takes over the file descriptor, even before its handshake. A second one reaches the
        # same connection at any stage.
        try:
            self._line.opened(connection.dup())
        except BaseException:
            connection.close()
            raise
        return connection

    def _check_peer(self, connection: socket.socket) -> None:
        """Refuse whom the connection leads to, or not; nothing has been sent yet."""

    def request(self, *arguments: Any, **options: Any) -> None:
        if self.sock is None:  # type: ignore[attr-defined]
            self.connect()  # type: ignore[attr-defined]
        self._line.watch.leaving()
        super().request(*arguments, **options)  # type: ignore[misc]


class _Plain(_Watched, HTTPConnection):
    """For servers on this computer, whose names may lead elsewhere all the same."""

    @override
    def _check_peer(self, connection: socket.socket) -> None:
        address = str(connection.getpeername()[0])
        found = ipaddress.ip_address(address.partition("%")[0])
        if not (getattr(found, "ipv4_mapped", None) or found).is_loopback:
            connection.close()
            raise Refusal(
                FailureKind.CONNECT,
                Message(
                    "{host} leads to {address}, which is not this computer.",
                    host=self.host,
                    address=address,
                ),
            )


class _Tls(_Watched, HTTPSConnection):
    pass


class Line(HTTPAdapter):
    """An adapter for one exchange at a time, with one connection and no retries.

    ``watch`` is that of the exchange it is lent to.
    """

    def __init__(self, watch: Watch, trust: ssl.SSLContext | None) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)
        self.watch = watch
        self._trust = trust
        self._handle: socket.socket | None = None

    @property
    def has_own_trust(self) -> bool:
        """Whether it knows by itself whose certificates to believe."""
        return self._trust is not None

    def lend(self, watch: Watch) -> None:
        """Begin another exchange. Raises StoppedError when nobody waits for it any more."""
        self.watch = watch
        if self._handle is not None:
            watch.connected(partial(_shut_down, self._handle))

    def opened(self, handle: socket.socket) -> None:
        """Take the handle of a new connection; of the one before nothing is left."""
        self._close_handle()
        self._handle = handle
        self.watch.connected(partial(_shut_down, handle))

    @override
    def close(self) -> None:
        """Close the connection."""
        self.watch.finish()
        super().close()
        self._close_handle()

    def _close_handle(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    @override
    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        # It would add the list of certifi to the authorities of the context.
        if self._trust is None:
            super().cert_verify(conn, url, verify, cert)  # type: ignore[no-untyped-call]

    @override
    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        if self._trust is not None:
            options["proxy_ssl_context"] = self._trust
        return super().proxy_manager_for(proxy, **options)

    @override
    def get_connection_with_tls_context(
        self, *arguments: Any, **options: Any
    ) -> HTTPConnectionPool:
        pool = cast(
            "HTTPConnectionPool", super().get_connection_with_tls_context(*arguments, **options)
        )
        pool.ConnectionCls = _Tls if pool.scheme == "https" else _Plain
        pool.conn_kw.update(line=self)
        if self._trust is not None:
            pool.conn_kw["ssl_context"] = self._trust
        return pool
