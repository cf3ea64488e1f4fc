"""The real exchange, through requests.

Imported late: requests takes about 100 ms. Only its adapter is used, not its sessions: a session
would read ~/.netrc and replace the key, and would work out where a redirect leads.
"""

import http.client
import re
import zlib
from collections.abc import Iterator
from contextlib import closing

import requests
from urllib3 import HTTPResponse

from session_composer.core.process import forbid_key_log
from session_composer.core.text.message import Message, Value
from session_composer.core.text.secret_text import redact

from .call import FailureKind, Reply
from .line import Line
from .network_settings import TrustChoice, shown_proxy
from .route import ca_bundle, proxy_for, proxy_name, system_trust
from .wire import Refusal, Watch, WireRequest, incomplete_answer, not_http, safe_detail

_CHUNK = 32 * 1024
_GZIP = 31  # zlib's name for "with the frame of gzip"
_MAX_HOST = 255
# The caller's deadline is to strike first: only it can tell the stage. In seconds.
_SLACK = 0.5
_AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#\\]*)")
_LENGTH = re.compile(r"\s*[0-9]{1,18}\s*", re.ASCII)


def exchange(request: WireRequest, watch: Watch) -> Reply:
    """Send a request and read the whole answer, on a connection of its own.

    Raises Refusal for what is noticed here, and anything else for what the libraries notice.
    """
    line = new_line(request, watch)
    try:
        return through(line, request)
    finally:
        line.close()


def new_line(request: WireRequest, watch: Watch) -> Line:
    """Make a line for requests like this one."""
    is_https = request.url.startswith("https:")
    has_own = is_https and request.network.trust is TrustChoice.SYSTEM
    return Line(watch, system_trust() if has_own else None)


def through(line: Line, request: WireRequest) -> Reply:
    """Send a request on a line that was lent for it. Raises what :func:`exchange` does."""
    # Whatever made its way into the environment since the start.
    forbid_key_log()
    watch = line.watch
    is_https = request.url.startswith("https:")
    proxy = proxy_for(request.url, request.network) if is_https else ""
    if proxy:
        watch.proxy = proxy_name(request.network), shown_proxy(proxy)
    prepared = requests.Request(
        request.method, request.url, headers=dict(request.headers), data=request.body
    ).prepare()
    response = line.send(
        prepared,
        stream=True,
        timeout=watch.remaining + _SLACK,
        verify=ca_bundle(request.network) if is_https and not line.has_own_trust else True,
        proxies={"https": proxy} if proxy else {},
    )
    # Of an answer that was read to its end, nothing is closed.
    with closing(response):
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
