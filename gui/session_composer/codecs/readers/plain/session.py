"""Reads session files, as the window saves them."""

import re
from functools import partial

from session_composer.core.session.session_file import parameters, parse
from session_composer.core.text.message import Message
from session_composer.core.wire.values import JsonValue

from .candidates import Candidate
from .collector import Collector

KIND = "session"

_START = re.compile(r"[\s\ufeff]*+\{")
_FORMAT = re.compile(r'"format"\s*+:\s*+"session-composer/')


def looks_like(text: str) -> int:
    """Say how much a text looks like a session file, 0 for not at all."""
    return 100 if _START.match(text) and _FORMAT.search(text) else 0


def is_session(content: JsonValue) -> bool:
    """Whether the content of a JSON text is that of a session file."""
    named = content.get("format") if isinstance(content, dict) else None
    return isinstance(named, str) and named.startswith("session-composer/")


def read(text: str) -> list[Candidate]:
    """Read a session file; it names its API version itself."""
    return [Candidate(1, partial(fill, text))]


def fill(text: str, found: Collector) -> None:
    """Hand a session file to a collector. Raises InputError."""
    request = parse(text.encode(), found.store)
    found.kind = KIND
    found.set_version(request.api_version, Message("the file"))
    found.ignores = request.ignores
    found.take_parameters(parameters(request, found.catalog), own=True)
