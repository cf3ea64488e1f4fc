"""The HTTP that the sandbox understands, and what it refuses before anybody looks at the path.

Any page in a browser can send requests to a port of this computer. So the name by which the server
is addressed has to be right (a foreign name pointed at 127.0.0.1 is refused), and whatever a page
has sent by script or form is refused altogether. The parser is strict: a head that two readers
could understand differently is refused.
"""

import re
from dataclasses import dataclass, field

from .errors import ApiError

MAX_HEAD = 32 * 1024
MAX_HEADERS = 100
MAX_BODY = 1024 * 1024

_REQUEST_LINE = re.compile(rb"([A-Z]{1,20}) ([!-~]{1,8192}) HTTP/1\.[01]")
_HEADER_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)")
_LENGTH = re.compile(r"[0-9]{1,12}")
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}")
_FROM_A_PAGE = frozenset({"cross-site", "same-site"})


@dataclass(frozen=True, slots=True)
class Head:
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


def parse_head(data: bytes) -> Head:
    """Parse what stands before the blank line. Raises ApiError."""
    request_line, *lines = data.split(b"\r\n")
    match = _REQUEST_LINE.fullmatch(request_line)
    if match is None:
        raise ApiError(400, "The request line is not valid HTTP/1.1.")
    if len(lines) > MAX_HEADERS:
        raise ApiError(431, f"The request has more than {MAX_HEADERS} headers.")
    headers = []
    for line in lines:
        header = _HEADER_LINE.fullmatch(line)
        if header is None:
            raise ApiError(400, "A header line is not valid HTTP/1.1.")
        name, value = header[1].decode("ascii"), header[2].decode("latin-1")
        headers.append((name.lower(), value.rstrip(" \t")))
    return Head(match[1].decode("ascii"), match[2].decode("ascii"), tuple(headers))


def check_addressee(head: Head, port: int) -> None:
    """Refuse whatever is not meant for this server or comes from a web page. Raises ApiError."""
    hosts = head.values("host")
    if len(hosts) != 1:
        raise ApiError(400, "The request must have exactly one Host header.")
    if hosts[0] not in (f"127.0.0.1:{port}", f"localhost:{port}"):
        raise ApiError(421, "This server answers only under 127.0.0.1 and localhost.")
    if not head.target.startswith("/"):
        raise ApiError(400, "The request target must be a path.")
    if head.values("origin") or _FROM_A_PAGE.intersection(head.values("sec-fetch-site")):
        raise ApiError(403, "Requests from web pages are refused.")


def body_length(head: Head) -> int | None:
    """Length of the body that follows, None when it comes in chunks. Raises ApiError."""
    encodings = [value.lower() for value in head.values("transfer-encoding")]
    if encodings:
        # As stripe-go sends it. With a length beside it two readers could differ on the end.
        if encodings == ["chunked"] and not head.values("content-length"):
            return None
        raise ApiError(411, "The body must be sent with a Content-Length, or as plain chunks.")
    lengths = head.values("content-length")
    if not lengths:
        if head.method == "POST":
            raise ApiError(411, "A POST must have a Content-Length.")
        return 0
    if len(lengths) > 1 or not _LENGTH.fullmatch(lengths[0]):
        raise ApiError(400, "The Content-Length is not one plain number.")
    length = int(lengths[0])
    check_size(length)
    return length


def check_size(length: int) -> None:
    """Refuse a body that is too large. Raises ApiError."""
    if length > MAX_BODY:
        raise ApiError(413, f"The body is larger than {MAX_BODY // 1024} KiB.")


def chunk_size(line: bytes) -> int:
    """Size of a chunk, from the line before it; extensions are refused. Raises ApiError."""
    if not _CHUNK_SIZE.fullmatch(line):
        raise ApiError(400, "The body is not sent in valid chunks.")
    return int(line, 16)
