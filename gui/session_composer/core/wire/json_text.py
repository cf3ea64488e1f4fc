"""Strict JSON in and out, without loss.

Unlike ``json`` alone: numbers keep their spelling, a duplicate key is refused rather than dropped,
NaN and lone surrogates are refused, and every refusal says where.
"""

import json
import re
from collections import Counter
from json.encoder import encode_basestring
from typing import NoReturn

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

from .values import JsonValue, Number

MAX_DEPTH = 32
# To its closing quote or to the end; possessive, so that nothing is looked at twice.
_STRING_OR_SIGN = rb'"[^"\\]*+(?:\\.?[^"\\]*+)*+"?|[,\[{]'


def parse_json(data: bytes) -> JsonValue:
    """Read one JSON text in UTF-8, with or without a byte order mark.

    Raises InputError whose sentence names the line and column, or the key.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("it is not UTF-8 text (byte {start}).", start=error.start + 1) from error
    try:
        value: JsonValue = json.loads(
            text,
            parse_int=Number,
            parse_float=Number,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        raise InputError(
            "it is not valid JSON: {msg} (line {lineno}, column {colno}).",
            msg=error.msg,
            lineno=error.lineno,
            colno=error.colno,
        ) from error
    except RecursionError as error:
        raise InputError(
            "it is nested more than {max_depth} levels deep.", max_depth=MAX_DEPTH
        ) from error
    _check_depth(value, 0)
    # In UTF-8 there is no half of a surrogate pair; only an escape can bring one.
    if "\\u" in text:
        _check_texts(value, None)
    return value


def has_more_values(data: bytes, limit: int, containers: int) -> bool:
    """Whether a JSON text holds more values than is bearable, without reading it.

    ``limit`` is for values that hold no others: there is one more of them than there are commas,
    however they are nested. ``containers`` is for lists and objects. Takes time for so many, and
    not for what comes after them.
    """
    if data.count(b",") < limit and data.count(b"[") + data.count(b"{") <= containers:
        return False
    commas = strings = opened = 0
    for token in re.finditer(_STRING_OR_SIGN, data):
        sign = token[0]
        if sign == b",":
            commas += 1
        elif sign in {b"[", b"{"}:
            opened += 1
        else:
            strings += 1
        # A key for each value, and a text: a text with more strings than that is no JSON.
        # Without a comma all stand within each other, and reading ends at once.
        is_full = opened > containers and commas > 0
        if commas >= limit or is_full or strings > 2 * limit + containers:
            return True
    return False


def write_json(value: JsonValue, indent: str = "") -> str:
    """Write a value with two-space indent, characters outside ASCII as they are."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Number):
        return value.text
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    inner = indent + "  "
    if isinstance(value, dict):
        entries = [
            f"{inner}{encode_basestring(key)}: {write_json(item, inner)}"
            for key, item in value.items()
        ]
        brackets = "{}"
    else:
        entries = [inner + write_json(item, inner) for item in value]
        brackets = "[]"
    if not entries:
        return brackets
    return f"{brackets[0]}\n" + ",\n".join(entries) + f"\n{indent}{brackets[1]}"


def _unique(members: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(members)
    if len(found) != len(members):
        counts = Counter(key for key, _ in members)
        twice = next(key for key, count in counts.items() if count > 1)
        raise InputError("the key {twice} stands twice in one object.", twice=repr(twice[:80]))
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise InputError("{name} is not a JSON value.", name=name)


def _check_depth(value: JsonValue, depth: int) -> None:
    if isinstance(value, dict | list):
        if depth == MAX_DEPTH and value:
            raise InputError("it is nested more than {max_depth} levels deep.", max_depth=MAX_DEPTH)
        for item in value.values() if isinstance(value, dict) else value:
            if isinstance(item, dict | list):
                _check_depth(item, depth + 1)


# Where a value is: spelled only when something is wrong there, since names may be long.
type _Place = tuple["_Place", str] | None


def _check_texts(value: JsonValue, place: _Place) -> None:
    if isinstance(value, str):
        _check_text(value, place)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_text(key, place)
            if isinstance(item, str | dict | list):
                _check_texts(item, (place, f".{key}"))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, str | dict | list):
                _check_texts(item, (place, f"[{number}]"))


def _spelled(place: _Place) -> str:
    parts = []
    while place is not None:
        place, part = place
        parts.append(part)
    return "".join(reversed(parts)).removeprefix(".")


def _check_text(text: str, place: _Place) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        # Lazy: compiling what it looks for takes its time.
        from session_composer.core.text.display_safe import shorten

        raise InputError(
            "{place} holds half of a surrogate pair (\\u{text} at position {start}).",
            place=shorten(_spelled(place), 200) or Message("the top level"),
            text=f"{ord(text[error.start]):04x}",
            start=error.start + 1,
        ) from error
