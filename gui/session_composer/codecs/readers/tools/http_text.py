"""Reads requests as they go over the wire, and files ``.http`` and ``.rest`` of editors.

Both begin with a line like ``POST https://api.stripe.com/v1/account_sessions``.
"""

import re
from collections.abc import Iterator, Sequence

from session_composer.codecs.readers.plain.bracket_pairs import is_own_name
from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.envelope import Envelope, EnvelopeRow, candidates
from session_composer.codecs.readers.plain.form_body import decode_pairs
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

KIND = "http"

_METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS"
_ADDRESS = r"(?:https?://|/|\{\{)[^\s\"'`]*"
_REQUEST = re.compile(
    rf"[ \t]*(?P<method>{_METHODS})[ \t]+(?P<url>{_ADDRESS})(?:[ \t]+HTTP/[\d.]+)?[ \t]*"
)
_BEFORE = re.compile(r"(?:[ \t]*(?:#[^\n]*|//[^\n]*|@[\w.-]+[ \t]*=[^\n]*)?\r?\n)*+")
_LINE = re.compile(rf"(?m)^{_REQUEST.pattern}\r?$")
_PSEUDO = re.compile(r"(?m)^:method:[ \t]*(\w+)")
_SEPARATOR = "###"
_COMMENT = re.compile(r"[ \t]*(?:#|//)[ \t]?")
_VARIABLE = re.compile(r"[ \t]*@([\w.-]+)[ \t]*=[ \t]*(.*?)[ \t]*")
_HEADER = re.compile(r"[ \t]*(:?[A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*")
# Of a guide, which names the parts of a request.
_HEADING = re.compile(
    r"[ \t#*_]{0,8}(?:headers?|(?:request )?body|form(?: data)?|param(?:eter)?s|data)\b"
    r"[^=:\n]{0,60}+:?[ \t*_]{0,8}",
    re.IGNORECASE,
)
_MORE_URL = re.compile(r"[ \t]+[?&]\S*[ \t]*")
# Handlers and tests of answers stand behind the body.
_HANDLER = re.compile(r">>?!?[ \t]|\?\?[ \t]")
_FILE = re.compile(r"<@?[ \t]")
_ANSWER = re.compile(r"HTTP/[\d.]+ \d{3}\b")


def looks_like(text: str) -> int:
    """Say how much a text looks like an HTTP request, 0 for not at all."""
    begin = _BEFORE.match(text.removeprefix("\ufeff"))
    start = text.removeprefix("\ufeff")[begin.end() if begin else 0 :]
    if _LINE.match(start) or start.startswith((":method:", ":authority:")):
        return 88
    found = next((one for one in _LINE.finditer(text) if "account_sessions" in one["url"]), None)
    return 57 if found else 0


def read(text: str) -> Sequence[Candidate]:
    """Read HTTP requests. Raises InputError when there is none."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    variables: dict[str, str] = {}
    for line in lines:
        if match := _VARIABLE.fullmatch(line):
            variables[match[1]] = match[2]
    found = [
        _request(lines, start, stop, variables) for start, stop in _requests(lines)
    ] or _from_pseudo_headers(lines, text)
    if not found:
        raise InputError("There is no request in the text.")
    return candidates(found)


def _requests(lines: list[str]) -> Iterator[tuple[int, int]]:
    """List the first line of each request, and the line behind its last one."""
    starts = [number for number, line in enumerate(lines) if _REQUEST.fullmatch(line)]
    ends = sorted(
        {*starts[1:], *(at for at, line in enumerate(lines) if line.startswith(_SEPARATOR))}
    )
    place = 0
    for start in starts:
        while place < len(ends) and ends[place] <= start:
            place += 1
        yield start, ends[place] if place < len(ends) else len(lines)


def _request(lines: list[str], start: int, stop: int, variables: dict[str, str]) -> Envelope:
    match = _REQUEST.fullmatch(lines[start])
    method, url = (match["method"], match["url"]) if match else ("", "")
    at = start + 1
    while at < stop and _MORE_URL.fullmatch(lines[at]):
        url += lines[at].strip()
        at += 1
    headers, at = _headers(lines, at, stop)
    rows, body = _body(lines[at:stop])
    return Envelope(
        Message("HTTP request"),
        url,
        method,
        headers,
        rows,
        body=body,
        line=start + 1,
        variables=variables,
        reads_file=any(map(_FILE.match, lines[at:stop])),
    )


def _headers(lines: list[str], at: int, stop: int) -> tuple[list[tuple[str, str]], int]:
    """Read the headers; the body begins behind them, behind an empty line or without one."""
    headers = []
    while at < stop:
        line = lines[at]
        match = _HEADER.fullmatch(line)
        if is_own_name(_name(line)) or line.lstrip().startswith(("{", "[")):
            break
        if not line.strip():
            # Behind empty lines a heading may stand: what follows is not the body yet.
            after = next((more for more in range(at, stop) if lines[more].strip()), stop)
            if after == stop or not _HEADING.fullmatch(lines[after]):
                break
            at = after
            continue
        if match and not _HEADING.fullmatch(line):
            headers.append((match[1], match[2]))
        at += 1
    return headers, at


def _from_pseudo_headers(lines: list[str], text: str) -> list[Envelope]:
    """Read a request as browsers show those of HTTP/2."""
    if not _PSEUDO.search(text):
        return []
    start = next(number for number, line in enumerate(lines) if line.startswith(":"))
    headers, at = _headers(lines, start, len(lines))
    named = {name: value for name, value in headers if name.startswith(":")}
    plain = [(name, value) for name, value in headers if not name.startswith(":")]
    rows, body = _body(lines[at:])
    url = f"https://{named.get(':authority', '')}{named.get(':path', '')}"
    method = named.get(":method", "")
    what = Message("HTTP request")
    return [Envelope(what, url, method, plain, rows, body=body, line=start + 1)]


def _body(lines: list[str]) -> tuple[list[EnvelopeRow], str]:
    """Read a body: the rows that a comment switches off, and the text of the others."""
    off: list[EnvelopeRow] = []
    parts: list[str] = []
    for raw in lines:
        line = raw.strip(" \t")
        comment = _COMMENT.match(line)
        if _ANSWER.match(line) or _HANDLER.match(line) or line.startswith("```"):
            break
        if comment:
            plain = line[comment.end() :].strip("& \t")
            if is_own_name(_name(plain)):
                off += [EnvelopeRow(name, text, sent=False) for name, text in decode_pairs(plain)]
        elif line and not _FILE.match(line):
            parts.append(line)
    if parts and parts[0].startswith(("{", "[")):
        return off, "\n".join(parts)
    # A pair on each line is as good as an & between them; spaces around the signs are for the eye.
    pairs = all(is_own_name(_name(part)) for part in parts)
    return off, ("&" if pairs else "").join(
        re.sub(r"(?<![ \t])[ \t]*+([=&])[ \t]*+", r"\1", p) for p in parts
    )


def _name(line: str) -> str:
    name, equals, _ = line.strip(" \t&").partition("=")
    return name.strip() if equals else ""
