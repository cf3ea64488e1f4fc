"""Secrets inside of a request, where they would be kept, printed and sent."""

from collections.abc import Iterator

from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.errors import MemberError
from session_composer.core.text.message import Message
from session_composer.core.text.secret_text import contains_secret, redact
from session_composer.core.wire.paths import ACCOUNT, API_VERSION, EXPAND, WirePath, wire_name
from session_composer.core.wire.values import texts, thaw

from .lint_ignore import LINT_IGNORE
from .request import Request

_MAX_PLACE = 120


def refuse_secrets(request: Request) -> None:
    """Raise InputError, naming the place, when a name or value of a request holds a secret.

    Code and bodies are refused like files: with a mask in it, either would be another request.
    """
    path = _secret_path(request)
    if path is not None:
        problem = Message(
            "The request holds text that looks like an API key or a client secret, in {place}. "
            "Such text is not saved, not sent and not written as code; remove it first.",
            place=_told(path),
        )
        raise MemberError(problem, path)


def secret_place(request: Request) -> str:
    """Name the first parameter that holds a secret, without it; empty when none does."""
    path = _secret_path(request)
    return "" if path is None else _told(path)


def _secret_path(request: Request) -> WirePath | None:
    return next((path for path, text in _texts(request) if contains_secret(text)), None)


def _told(path: WirePath) -> str:
    return shorten(printable(wire_name(tuple(map(redact, path)))), _MAX_PLACE)


def _texts(request: Request) -> Iterator[tuple[WirePath, str]]:
    yield API_VERSION, request.api_version
    yield ACCOUNT, request.account
    for path, leaf in request.params.items():
        for key in path:
            yield path, key
        for text in texts(thaw(leaf)):
            yield path, text
    for entry in request.expand:
        yield EXPAND, entry
    for ignore in request.ignores:
        for text in (ignore.rule, *ignore.path, ignore.reason):
            yield LINT_IGNORE, text
