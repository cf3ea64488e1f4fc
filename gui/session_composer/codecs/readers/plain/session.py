"""Reads session files, as the window saves them."""

import re

from session_composer.core.session.session_file import parameters, parse
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.values import JsonValue

from .collector import Collector
from .imported import Imported

KIND = "session"

_START = re.compile(r"[\s\ufeff]*+\{")
_FORMAT = re.compile(r'"format"\s*+:\s*+"session-composer/')


def looks_like(text: str) -> int:
    """Say how much a text looks like a session file, 0 for not at all."""
    return 100 if _START.match(text) and _FORMAT.search(text) else 0


def is_session(content: dict[str, JsonValue]) -> bool:
    """Whether the content of a JSON text is that of a session file."""
    named = content.get("format")
    return isinstance(named, str) and named.startswith("session-composer/")


def read(text: str, store: CatalogStore, _api_version: str) -> Imported:
    """Read a session file; it names its API version itself. Raises InputError."""
    request = parse(text.encode(), store)
    found = Collector(KIND, text, store, request.api_version)
    found.set_version(request.api_version, Message("the file"))
    found.take_parameters(parameters(request, store.catalog(request.api_version)))
    return found.imported()
