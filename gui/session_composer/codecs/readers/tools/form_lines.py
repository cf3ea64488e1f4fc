"""Rows of a form that tools write a line each, ``name: value``; a sign switches one off."""

import json
import re
from collections.abc import Iterator

from session_composer.codecs.readers.plain.envelope import EnvelopeRow

_OFF = re.compile(r"[ \t]*(?:#|~|//)[ \t]*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


def form_lines(text: str) -> Iterator[EnvelopeRow]:
    """Read the rows of a form. What is in quotes is taken out of them."""
    for line in text.splitlines():
        off = _OFF.match(line)
        plain = (line[off.end() :] if off else line).strip()
        quoted = _QUOTED.match(plain)
        end = quoted.end() if quoted else 0
        name, colon, value = plain[end:].partition(":")
        if colon:
            yield EnvelopeRow(_unquoted(plain[:end] + name), _unquoted(value), not off)


def _unquoted(text: str) -> str:
    text = text.strip()
    if not _QUOTED.fullmatch(text):
        return text
    try:
        return str(json.loads(text))
    except ValueError:
        return text[1:-1]
