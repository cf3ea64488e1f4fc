"""All that the program writes of a request and reads again, whatever the form.

``python -m tests.support.round_trips`` writes anew how one request looks in each; read the
difference.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tests.support.code_samples import ACCOUNT, expected, written
from tests.support.requests import STORE

from session_composer.codecs.readers.plain.placeholders import is_open_account, is_placeholder
from session_composer.codecs.writers.languages import LANGUAGES
from session_composer.core.request.form import encode, pairs
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import dump
from session_composer.core.text.display_safe import printable

GOLDENS = Path(__file__).parents[1] / "codecs" / "writers" / "goldens"
_PAYMENTS = ("components", "payments", "features")
GOLDEN = Request(
    # Not the newest of the store: a new version must not change what is expected.
    "2026-10-28.endive",
    ACCOUNT,
    MappingProxyType(
        {
            ("components", "payments", "enabled"): True,
            (*_PAYMENTS, "refund_management"): True,
            (*_PAYMENTS, "dispute_management"): False,
            ("components", "documents", "enabled"): True,
            ("components", "teapot", "features", "leaves"): 'it\'s "é" & $x, 5% {y}',
        }
    ),
    ("account",),
)
"""One request of every sort: known parameters, one that is not, an odd text, a field to expand."""
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


def all_forms() -> dict[str, Callable[[Request], str]]:
    """Return the writers of all forms, of those that are not read, too."""
    return {name: form.write for name, form in FORMS.items()} | {
        name: partial(_as_code, name) for name in sorted(NOT_READ)
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


if __name__ == "__main__":
    for _name, _write in all_forms().items():
        (GOLDENS / f"{_name}.txt").write_text(_write(GOLDEN), "utf-8")
