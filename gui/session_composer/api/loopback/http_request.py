"""The HTTP that a server on this computer understands, and what it refuses whatever the path is.

Any page in a browser can send requests to a port of this computer. So the name by which the server
is addressed has to be right (a foreign name pointed at 127.0.0.1 is refused), and whatever a page
has sent by script or form is refused altogether. h11 does the framing; what it lets pass although
two readers could understand it differently is refused here.
"""

import re
from dataclasses import dataclass, field

import h11

from .answers import ApiError

MAX_HEAD = 32 * 1024
MAX_HEADERS = 100
MAX_BODY = 1024 * 1024

_METHOD = re.compile(rb"[A-Z]{1,20}")
MAX_TARGET = 8192
_VERSIONS = (b"1.0", b"1.1")
_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
# Lines that end in a line feed alone, or go on in the next line; blank ones before the first.
_ODD_LINES = re.compile(rb"^\r?\n|[^\r]\n|\n[ \t]")
# Of equal lengths h11 makes one.
_MANY_LENGTHS = re.compile(rb"\ncontent-length:[^\r\n]*(?:,|\r.*\ncontent-length:)", re.I | re.S)
HOST_NAMES = ("127.0.0.1", "localhost")
_FROM_A_PAGE = frozenset({"cross-site", "same-site"})


@dataclass(frozen=True, slots=True)
class RequestHead:
    """Request line and headers; header names in lower case."""

    method: str
    target: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(repr=False)

    def values(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for found, value in self.headers if found == name]

    def value(self, name: str) -> str:
        """Value of a header that may be sent once; empty when absent. Raises ApiError."""
        values = self.values(name)
        if len(values) > 1:
            raise ApiError(400, f"The header {name} is sent more than once.")
        return values[0] if values else ""


class Framing:
    """The HTTP of one connection for one request, without its socket."""

    def __init__(self) -> None:
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=MAX_HEAD)
        self._received = bytearray()
        self._body = bytearray()

    def receive(self, data: bytes) -> None:
        """Take what has arrived."""
        if self._http.their_state is h11.IDLE:
            self._received += data
        self._http.receive_data(data)

    def head(self) -> RequestHead | None:
        """Return the head, None while it is incomplete. Raises ApiError."""
        request = self._next()
        if not isinstance(request, h11.Request):
            return None
        end = len(self._received) - len(self._http.trailing_data[0])
        _check_head(request, bytes(self._received[:end]))
        headers = ((name.decode(), value.decode("latin-1")) for name, value in request.headers)
        return RequestHead(request.method.decode(), request.target.decode(), tuple(headers))

    def body(self) -> bytes | None:
        """Return the body, None while it is incomplete. Raises ApiError."""
        while isinstance(event := self._next(), h11.Data):
            self._body += event.data
            _check_size(len(self._body))
        return bytes(self._body) if isinstance(event, h11.EndOfMessage) else None

    def continue_response(self) -> bytes:
        """Bytes for a client that wants to be told before it sends the body; mostly none."""
        if not self._http.they_are_waiting_for_100_continue:
            return b""
        return self._send(
            h11.InformationalResponse(status_code=100, headers=[], reason=b"Continue")
        )

    def answer(
        self, status: int, phrase: str, headers: list[tuple[str, str]], body: bytes | None
    ) -> bytes:
        """Bytes of an answer; of one to HEAD without its body, None."""
        encoded = [(name.encode(), value.encode("latin-1")) for name, value in headers]
        answer = self._send(
            h11.Response(status_code=status, headers=encoded, reason=phrase.encode())
        )
        return answer if body is None else answer + self._send(h11.Data(data=body))

    def _next(self) -> object:
        try:
            return self._http.next_event()
        except h11.RemoteProtocolError as error:
            match error.error_status_hint:
                case 431:
                    raise _too_large() from None
                case 501:
                    raise _odd_coding() from None
            raise ApiError(400, "The request is not valid HTTP/1.1.") from None

    def _send(self, event: h11.Event) -> bytes:
        return self._http.send(event) or b""


def check_addressee(head: RequestHead, port: int) -> None:
    """Refuse whatever is not meant for this server or comes from a web page. Raises ApiError."""
    check_host(head, port)
    if head.values("origin") or _FROM_A_PAGE.intersection(head.values("sec-fetch-site")):
        raise ApiError(403, "Requests from web pages are refused.")


def check_host(head: RequestHead, port: int, names: tuple[str, ...] = HOST_NAMES) -> None:
    """Refuse a request for another server: names can be pointed anywhere. Raises ApiError."""
    hosts = head.values("host")
    if len(hosts) != 1:
        raise ApiError(400, "The request must have exactly one Host header.")
    if hosts[0] not in [f"{name}:{port}" for name in names]:
        raise ApiError(421, f"This server answers only under {' and '.join(names)}.")
    if not head.target.startswith("/"):
        raise ApiError(400, "The request target must be a path.")


def check_own_page(head: RequestHead) -> None:
    """Refuse what does not come from a page of this very server. Raises ApiError."""
    sites = head.values("sec-fetch-site")
    origins = head.values("origin")
    own = f"http://{head.value('host')}"
    # A browser sends the origin with whatever is no GET, however it was begun.
    is_own = origins == [own] or (not origins and head.method == "GET")
    if not is_own or sites not in ([], ["same-origin"]):
        raise ApiError(403, "Only a page of this server may ask for that.")


def check_length(head: RequestHead) -> None:
    """Refuse a body that is too large or whose length is not told. Raises ApiError."""
    length = head.value("content-length")
    if head.values("transfer-encoding"):
        # Chunks, as stripe-go sends them. With a length beside it two readers could differ on the
        # end.
        if length:
            raise _odd_coding()
        return
    if not length and head.method == "POST":
        raise ApiError(411, "A POST must have a Content-Length.")
    _check_size(int(length or "0"))


def _check_size(length: int) -> None:
    if length > MAX_BODY:
        raise ApiError(413, f"The body is larger than {MAX_BODY // 1024} KiB.")


def _check_head(request: h11.Request, lines: bytes) -> None:
    if len(lines) > MAX_HEAD:
        raise _too_large()
    if len(request.headers) > MAX_HEADERS:
        raise ApiError(431, f"The request has more than {MAX_HEADERS} headers.")
    if not (
        _METHOD.fullmatch(request.method)
        and len(request.target) <= MAX_TARGET
        and request.http_version in _VERSIONS
    ):
        raise ApiError(400, "The request line is not valid HTTP/1.1.")
    if _ODD_LINES.search(lines) or any(_CONTROL.search(value) for _, value in request.headers):
        raise ApiError(400, "A header line is not valid HTTP/1.1.")
    if _MANY_LENGTHS.search(lines):
        raise ApiError(400, "The Content-Length is not one plain number.")


def _too_large() -> ApiError:
    return ApiError(431, f"The head is larger than {MAX_HEAD // 1024} KiB.")


def _odd_coding() -> ApiError:
    return ApiError(411, "The body must be sent with a Content-Length, or as plain chunks.")
