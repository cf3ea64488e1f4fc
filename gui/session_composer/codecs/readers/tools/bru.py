"""Reads ``.bru`` files of Bruno."""

import re
from collections.abc import Sequence

from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.envelope import Envelope, EnvelopeRow, candidates
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

from .form_lines import form_lines

KIND = "bru"

_METHODS = ("get", "post", "put", "patch", "delete", "options", "head", "http")
_START = re.compile(r"(?m)^([a-z]+(?:[:-]++[a-z]++){0,9})[ \t]*+[{\[][ \t]*+\r?$")
_END = re.compile(r"(?m)^[}\]]")
_TELLING = re.compile(r"(?m)^(?:meta|headers|body:[a-z-]++|auth:[a-z]++)[ \t]*+\{[ \t]*+\r?$")
_METHOD = re.compile(rf"(?m)^(?:{'|'.join(_METHODS)})[ \t]*\{{[ \t]*\r?$")


def looks_like(text: str) -> int:
    """Say how much a text looks like a file of Bruno, 0 for not at all."""
    return 90 if _METHOD.search(text) and _TELLING.search(text) else 0


def read(text: str) -> Sequence[Candidate]:
    """Read a file of Bruno. Raises InputError when it has no request."""
    blocks: dict[str, tuple[str, int]] = {}
    end = 0
    while start := _START.search(text, end):
        close = _END.search(text, start.end())
        end = close.end() if close else len(text)
        content = text[start.end() : close.start() if close else end]
        blocks.setdefault(start[1], (content, start.start()))
    method = next((name for name in _METHODS if name in blocks), None)
    if method is None:
        raise InputError("There is no request in the text.")
    settings = _texts(_rows(blocks, method))
    variables = [row for name in blocks if name.startswith("vars") for row in _rows(blocks, name)]
    body = next((name for name in ("body:text", "body:json", "body") if name in blocks), "")
    found = Envelope(
        Message("Bruno file"),
        settings.get("url", ""),
        settings.get("method", method),
        tuple(_texts(_rows(blocks, "headers")).items()),
        _rows(blocks, "body:form-urlencoded"),
        body=blocks[body][0].strip() if body and "body:form-urlencoded" not in blocks else "",
        login=_login(blocks),
        line=text.count("\n", 0, blocks[method][1]) + 1,
        variables=_texts(tuple(variables)),
    )
    return candidates([found])


def _rows(blocks: dict[str, tuple[str, int]], name: str) -> tuple[EnvelopeRow, ...]:
    lines = blocks.get(name, ("", 0))[0].split("\n")
    plain = (line for line in lines if not line.lstrip().startswith("@"))
    return tuple(form_lines("\n".join(plain)))


def _texts(rows: tuple[EnvelopeRow, ...]) -> dict[str, str]:
    return {row.name: row.value for row in rows if row.sent and isinstance(row.value, str)}


def _login(blocks: dict[str, tuple[str, int]]) -> str:
    for name, member in (("auth:bearer", "token"), ("auth:basic", "username")):
        if text := _texts(_rows(blocks, name)).get(member):
            return text
    return ""
