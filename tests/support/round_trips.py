"""All that the program writes of a request and reads again, whatever the form."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from tests.support.code_samples import expected, written
from tests.support.requests import STORE

from session_composer.codecs.readers.plain.placeholders import is_open_account, is_placeholder
from session_composer.codecs.writers.languages import LANGUAGES
from session_composer.core.request.form import encode, pairs
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import dump
from session_composer.core.text.display_safe import printable

NOT_READ = frozenset({"connectjs", "react", "markdown"})
"""Forms that create no account session."""
_KINDS = {
    "curl-powershell": "curl",
    "curl-cmd": "curl",
    "typescript": "node",
    "node-server": "node",
    "python-server": "python",
    "bruno": "bru",
    "http-file": "http",
}


class WrittenForm(NamedTuple):
    """How a request is written, and the kind of text that this is to the readers."""

    kind: str
    write: Callable[[Request], str]
    names_version: bool


def as_body(request: Request) -> str:
    return encode(request, STORE.catalog(request.api_version))


def as_decoded(request: Request) -> str:
    found = pairs(request, STORE.catalog(request.api_version))
    return "".join(f"{printable(pair.name)}={printable(pair.value)}\n" for pair in found)


def as_session(request: Request) -> str:
    return dump(request, STORE.catalog(request.api_version)).decode()


def _as_code(name: str, request: Request) -> str:
    return written(name, request).text


FORMS = {
    "form": WrittenForm("form", as_body, names_version=False),
    "decoded": WrittenForm("form", as_decoded, names_version=False),
    "session": WrittenForm("session", as_session, names_version=True),
} | {
    one.name: WrittenForm(
        "json" if one.lexer == "json" else _KINDS.get(one.name, one.name),
        partial(_as_code, one.name),
        names_version=one.name != "json",
    )
    for one in LANGUAGES
    if one.name not in NOT_READ
}


def has_one_reading(request: Request) -> bool:
    """Whether the names on the wire can come from this request only, and each value be meant."""
    sent = expected(request)
    if any(is_open_account(value) or is_placeholder(value) for _, value in sent):
        return False
    # What languages make of booleans is read as those.
    if any(value in ("True", "TRUE", "1", "False", "FALSE", "0") for _, value in sent):
        return False
    segments = [key for path in request.params for key in path]
    names = [name for name, _ in sent]
    plain = all(key and not set("[]%") & set(key) for key in segments)
    return bool(names) and plain and "[]" not in "".join(names) and len(set(names)) == len(names)
