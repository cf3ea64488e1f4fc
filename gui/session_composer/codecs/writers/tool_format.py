"""Reads how the files of tools look: one file a tool in ``resources/snippets/tools``.

A text has places ``«name»`` that are filled in. What stands in ``‹…›`` is filled in and then quoted
as a whole, in the way of the format; texts of users stand nowhere else, unless a format quotes
nothing and refuses what it cannot hold.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import member, refuse_unknown_keys
from session_composer.core.text.errors import DataError
from session_composer.core.text.message import Message

from .snippet_data import load_toml

FOLDER = RESOURCES / "snippets" / "tools"
PLACE = re.compile(r"«(\w+)»")
QUOTED = re.compile(r"‹([^‹›]*)›")
ROWS, NO_ACCOUNT = "«rows»", "«no_account»"
"""Places that take a line of their own."""

_QUOTES = ("json", "shell", "powershell", "none")
_UNIQUE = ("", "exact", "casefold")
# Safe wherever they stand: an API version and what is percent-encoded have no quote in them.
_SAFE = {"version", "account_encoded", "more", "encoded", "rows", "no_account"}
_TEXTS_OF_USERS = {"account", "name", "value", "note"}
_PATTERNS = ("refuses_name", "refuses_value", "refuses_account", "escape_name", "escape_value")
_ROWS = ("account", "no_account", "sent", "off", "between")
_KEYS = (
    *("format", "title", "quote", "notes", "rows", "file", "unique", "comment", "no_account"),
    *_PATTERNS,
)


@dataclass(frozen=True, slots=True)
class ToolFile:
    """One file; what its user has written is kept where ``keep`` is set."""

    name: str
    text: str
    keep: bool


@dataclass(frozen=True)
class ToolFormat:
    """How the files of one tool look; the first of them holds the request.

    ``rows`` are templates by name: the ``account`` as a variable, what is ``sent`` and, where the
    format can switch rows off, what is ``off``. The parameters are a ``tree`` in JSON instead where
    that is set. ``patterns`` say by name what is refused or escaped.
    """

    title: str
    quote: str
    files: tuple[ToolFile, ...]
    notes: tuple[Message, ...]
    rows: Mapping[str, str] = field(hash=False)
    tree: bool
    unique: str
    comment: str
    no_account: str
    patterns: Mapping[str, re.Pattern[str]] = field(hash=False)


@cache
def load_format(name: str, folder: Path = FOLDER) -> ToolFormat:
    """Read the file of a tool. Raises DataError naming the file and the place."""
    path = folder / f"{name}.toml"
    data = load_toml(path)
    refuse_unknown_keys(path, data, _KEYS)
    quote = _one_of(path, data, "quote", _QUOTES)
    rows = member(path, {"rows": {}} | data, "rows", dict)
    refuse_unknown_keys(path, rows, (*_ROWS, "tree"), "rows")
    files = tuple(_file(path, number, one) for number, one in enumerate(_list(path, data, "file")))
    if not files:
        raise DataError(f"{path.name}: file is empty.")
    for place, text in [*((f"rows.{key}", rows[key]) for key in _ROWS if key in rows)] + [
        (one.name, one.text) for one in files
    ]:
        _check(path, place, text, quote)
    notes = _list(path, {"notes": []} | data, "notes")
    return ToolFormat(
        title=member(path, data, "title", str),
        quote=quote,
        files=files,
        notes=tuple(Message(member(path, {"note": note}, "note", str)) for note in notes),
        rows={key: rows[key].strip("\n") for key in _ROWS if key in rows},
        tree=member(path, {"tree": False} | rows, "tree", bool, "rows"),
        unique=_one_of(path, {"unique": ""} | data, "unique", _UNIQUE),
        comment=member(path, {"comment": ""} | data, "comment", str),
        no_account=member(path, {"no_account": ""} | data, "no_account", str),
        patterns={key: _pattern(path, data, key) for key in _PATTERNS if key in data},
    )


def _file(path: Path, number: int, data: object) -> ToolFile:
    place = f"file[{number}]"
    if not isinstance(data, dict):
        raise DataError(f"{path.name}: {place} is not a table.")
    refuse_unknown_keys(path, data, ("name", "text", "keep"), place)
    return ToolFile(
        member(path, data, "name", str, place),
        member(path, data, "text", str, place).strip("\n"),
        member(path, {"keep": False} | data, "keep", bool, place),
    )


def _check(path: Path, place: str, text: object, quote: str) -> None:
    """Hold that no text of a user stands where it is not quoted."""
    if not isinstance(text, str):
        raise DataError(f"{path.name}: {place} is no text.")
    known = _SAFE | _TEXTS_OF_USERS
    if unknown := set(PLACE.findall(text)) - known:
        raise DataError(f"{path.name}: {place} holds «{min(unknown)}», which means nothing.")
    bare = set(PLACE.findall(QUOTED.sub("", text))) & _TEXTS_OF_USERS
    if bare and quote != "none":
        raise DataError(f"{path.name}: {place} holds «{min(bare)}» outside of ‹…›.")
    for line in text.split("\n"):
        if (ROWS in line or NO_ACCOUNT in line) and line.strip() not in (ROWS, NO_ACCOUNT):
            raise DataError(f"{path.name}: {place} has more on the line of its rows.")


def _one_of(path: Path, data: dict[str, Any], key: str, known: tuple[str, ...]) -> str:
    value = member(path, data, key, str)
    if value not in known:
        raise DataError(f"{path.name}: {key} is none of {', '.join(map(repr, known))}.")
    return value


def _list(path: Path, data: dict[str, Any], key: str) -> list[Any]:
    return member(path, data, key, list)


def _pattern(path: Path, data: dict[str, Any], key: str) -> re.Pattern[str]:
    try:
        return re.compile(member(path, data, key, str), re.DOTALL)
    except re.error as error:
        raise DataError(f"{path.name}: {key} is no pattern: {error}.") from error
