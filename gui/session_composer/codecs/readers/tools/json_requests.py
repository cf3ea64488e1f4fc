"""Reads JSON: the request of a tool, a session file, or the parameters as the SDKs take them."""

from collections.abc import Sequence

from session_composer.codecs.readers.plain import json_parameters, session
from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.envelope import candidates
from session_composer.core.wire.json_text import parse_json
from session_composer.core.wire.values import JsonValue

from .trees import requests_in

KIND = json_parameters.KIND
looks_like = json_parameters.looks_like


def read(text: str) -> Sequence[Candidate]:
    """Read JSON. Raises InputError when it holds other requests only, and when it is no JSON."""
    content = parse_json(text.encode())
    if session.is_session(content):
        return session.read(text)
    requests = requests_in(content, text)
    return candidates(requests) if requests else json_parameters.candidates(content, text)


def refuse_foreign(text: str) -> None:
    """Raise InputError, which says what it is, for JSON that nobody called the parameters."""
    content: JsonValue = parse_json(text.encode())
    if not session.is_session(content) and not requests_in(content, text):
        json_parameters.refuse_foreign(content)
