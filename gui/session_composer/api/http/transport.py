"""The real exchange, through requests.

Imported late: requests takes about 100 ms. Only its adapter is used, not its sessions: a session
would read ~/.netrc and replace the key, and would work out where a redirect leads.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any, cast, override

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection

from session_composer.core.process import forbid_key_log
from session_composer.core.text.message import Message, Value
from session_composer.core.text.secret_text import redact

from .call import FailureKind, Reply
from .network_settings import TrustChoice, shown_proxy
from .route import ca_bundle, proxy_for, proxy_name, system_trust
from .wire import Refusal, Watch, WireRequest, incomplete_answer, not_http, safe_detail

_CHUNK = 32 * 1024
_GZIP = 31  # zlib's name for "with the frame of gzip"
_MAX_HOST = 255
# The caller's deadline is to strike first: only it can tell the stage. In seconds.
_SLACK = 0.5
_AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#\\]*)")
_MAX_INTERIM = 500
_MAX_INTERIM_HEADERS = 100
_MAX_LINE = 64 * 1024
_LENGTH = re.compile(r"\s*[0-9]{1,18}\s*", re.ASCII)


def exchange(request: WireRequest, watch: Watch) -> Reply:
    """Send a request and read the whole answer.

    Raises Refusal for what is noticed here, and anything else for what the libraries notice.
    """
    # Whatever made its way into the environment since the start.
    forbid_key_log()
    is_https = request.url.startswith("https:")
    proxy = proxy_for(request.url, request.network) if is_https else ""
    if proxy:
        watch.proxy = proxy_name(request.network), shown_proxy(proxy)
    uses_system_trust = is_https and request.network.trust is TrustChoice.SYSTEM
    trust = system_trust() if uses_system_trust else None
    prepared = requests.Request(
        request.method, request.url, headers=dict(request.headers), data=request.body
    ).prepare()
    with ExitStack() as cleanup:
        adapter = _Adapter(watch, cleanup, trust)
        cleanup.callback(adapter.close)
        response = adapter.send(
            prepared,
            stream=True,
            timeout=watch.remaining + _SLACK,
            verify=ca_bundle(request.network) if is_https and trust is None else True,
            proxies={"https": proxy} if proxy else {},
        )
        cleanup.callback(response.close)
        raw: HTTPResponse = response.raw
        headers = tuple((str(name), str(value)) for name, value in raw.headers.items())
        _check_head(raw, request)
        return Reply(raw.status, headers, _read_body(raw, request), watch.elapsed_ms)


def _check_head(raw: HTTPResponse, request: WireRequest) -> None:
    is_unchanged = raw.status == http.client.NOT_MODIFIED and request.is_conditional
    if 300 <= raw.status < 400 and not is_unchanged:
        target = _redirect_host(raw.headers.get("Location", ""))
        raise Refusal(
            FailureKind.REDIRECT,
            Message(
                "{server} redirected the request to {target} (status {status}). It was not "
                "followed.",
                server=request.server,
                target=target,
                status=raw.status,
            )
            + (Message("A key goes to no other server.") if request.secret else None),
        )
    if not 200 <= raw.status < 600:
        raise Refusal(
            FailureKind.BAD_RESPONSE,
            Message(
                "{server} answered with status {status}.", server=request.server, status=raw.status
            ),
        )
    # What is no length would be ignored, and a cut answer would pass for a whole one.
    if not all(_LENGTH.fullmatch(text) for text in raw.headers.getlist("Content-Length")):
        raise Refusal(FailureKind.BAD_RESPONSE, not_http(request.server), "Content-Length")


def _read_body(raw: HTTPResponse, request: WireRequest) -> bytes:
    body = bytearray()
    try:
        for piece in _unpacked(raw, request):
            body += piece
            if len(body) > request.max_bytes:
                raise Refusal(
                    FailureKind.TOO_LARGE,
                    Message(
                        "The answer is larger than {max_body_bytes} MiB; it was not read to "
                        "its end.",
                        max_body_bytes=request.max_bytes // 1024**2,
                    ),
                )
    except zlib.error as error:
        raise Refusal(
            FailureKind.BAD_RESPONSE,
            Message(
                "The answer from {server} is compressed, and the compression is damaged.",
                server=request.server,
            ),
            safe_detail(error, request),
        ) from error
    except ValueError as error:
        # A chunk of negative size gets this far.
        raise Refusal(
            FailureKind.BAD_RESPONSE, not_http(request.server), safe_detail(error, request)
        ) from error
    return bytes(body)


def _unpacked(raw: HTTPResponse, request: WireRequest) -> Iterator[bytes]:
    """Yield the body in pieces of bounded size.

    Some proxies gzip whatever passes, asked or not. It is undone here since urllib3 takes a gzip
    stream without its end for a whole one.
    """
    encoding = raw.headers.get("Content-Encoding", "identity").strip().lower()
    pieces = raw.stream(_CHUNK, decode_content=False)
    if encoding == "identity":
        yield from pieces
        return
    if encoding != "gzip":
        raise Refusal(
            FailureKind.BAD_RESPONSE,
            Message(
                "The answer from {server} is compressed in a way that was not asked for.",
                server=request.server,
            ),
        )
    unpacker = zlib.decompressobj(wbits=_GZIP)
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise Refusal(FailureKind.CUT_OFF, incomplete_answer(request.server))


def _redirect_host(location: str) -> Value:
    authority = _AUTHORITY.match(location)
    if authority is None:
        return (
            Message("another address of its own")
            if location
            else Message("an address it does not name")
        )
    host = authority[1].rpartition("@")[2][:_MAX_HOST]
    readable = host.isascii() and host.isprintable() and " " not in host
    return redact(host) if host and readable else Message("an unreadable address")


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
    """Tells the watch when a connection stands and when the request goes out."""

    response_class: Any = _Response

    def __init__(self, *arguments: Any, watch: Watch, cleanup: ExitStack, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._watch = watch
        self._cleanup = cleanup

    def _new_conn(self) -> socket.socket:
        connection: socket.socket = super()._new_conn()  # type: ignore[misc]
        self._check_peer(connection)
        # TLS takes over the file descriptor, even before its handshake. A second one reaches the
        # same connection at any stage.
        try:
            handle = connection.dup()
            self._cleanup.callback(handle.close)
            self._cleanup.callback(self._watch.finish)
            self._watch.connected(partial(_shut_down, handle))
        except BaseException:
            connection.close()
            raise
        return connection

    def _check_peer(self, connection: socket.socket) -> None:
        """Refuse whom the connection leads to, or not; nothing has been sent yet."""

    def request(self, *arguments: Any, **options: Any) -> None:
        if self.sock is None:  # type: ignore[attr-defined]
            self.connect()  # type: ignore[attr-defined]
        self._watch.leaving()
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


class _Adapter(HTTPAdapter):
    """An adapter for one request: no retries, no connection kept."""

    def __init__(self, watch: Watch, cleanup: ExitStack, trust: ssl.SSLContext | None) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)
        self._watch = watch
        self._cleanup = cleanup
        self._trust = trust

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        # It would add the list of certifi to the authorities of the context.
        if self._trust is None:
            super().cert_verify(conn, url, verify, cert)  # type: ignore[no-untyped-call]

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        if self._trust is not None:
            options["proxy_ssl_context"] = self._trust
        return super().proxy_manager_for(proxy, **options)

    def get_connection_with_tls_context(
        self, *arguments: Any, **options: Any
    ) -> HTTPConnectionPool:
        pool = cast(
            "HTTPConnectionPool", super().get_connection_with_tls_context(*arguments, **options)
        )
        pool.ConnectionCls = _Tls if pool.scheme == "https" else _Plain
        pool.conn_kw.update(watch=self._watch, cleanup=self._cleanup)
        if self._trust is not None:
            pool.conn_kw["ssl_context"] = self._trust
        return pool
