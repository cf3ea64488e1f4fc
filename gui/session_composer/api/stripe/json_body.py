"""The body of a reply as JSON: read tolerantly where that is safe, masked, and printed."""

import json
import re
from collections.abc import Collection
from typing import NoReturn

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value
from session_composer.core.text.secret_text import redact
from session_composer.core.text.secrets import MASK
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.values import JsonValue, Number

MAX_DEPTH = 64
# A page of a hundred accounts has half as many.
MAX_VALUES = 50_000
_MAX_DIGITS = 400
_SHORTEST_SECRET = 8
_SECRET_KEY = "client_secret"  # noqa: S105 - the name of a member
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def parse_body(body: bytes) -> JsonValue:
    """Read a body. Of a key that stands twice in one object the last value counts, as in the SDKs.

    Raises InputError whose text completes "The server answered with".
    """
    if not body.strip():
        raise InputError("no content")
    if body.startswith(b"\xef\xbb\xbf"):
        raise InputError("a byte order mark before its text, which the official libraries refuse")
    # Before they are made, since a million objects hold up every thread. At least as many as there
    # are: each value but the first follows one of these marks.
    commas, brackets = body.count(b","), body.count(b"[") + body.count(b"{")
    if commas + brackets > MAX_VALUES:
        if 2 * commas < brackets:
            raise InputError("JSON that is nested too deeply")
        raise InputError("JSON of more than {max_values} values", max_values=MAX_VALUES)
    try:
        value: JsonValue = json.loads(
            body.decode("utf-8"),
            parse_int=_number,
            parse_float=_number,
            parse_constant=_refuse_constant,
        )
        _check(value, 0)
    except UnicodeDecodeError as error:
        raise InputError("bytes that are not UTF-8 text") from error
    except json.JSONDecodeError as error:
        place = Message("line {lineno}, column {colno}", lineno=error.lineno, colno=error.colno)
        raise InputError("text that is not complete, valid JSON ({place})", place=place) from error
    except RecursionError as error:
        raise InputError("JSON that is nested too deeply") from error
    return value


def masked(value: JsonValue, *, reveal: bool = False, known: Collection[str] = ()) -> JsonValue:
    """Copy a value with its secrets masked; ``reveal`` keeps the client secrets in their place.

    ``known`` are secrets to mask wherever they stand, for want of a shape that tells them.
    """
    if isinstance(value, str):
        return redact(value, known)
    if isinstance(value, list):
        return [masked(item, reveal=reveal, known=known) for item in value]
    if not isinstance(value, dict):
        return value
    copy: dict[str, JsonValue] = {}
    for key, item in value.items():
        if key == _SECRET_KEY and isinstance(item, str):
            copy[key] = item if reveal else MASK
        else:
            copy[redact(key, known)] = masked(item, reveal=reveal, known=known)
    return copy


def client_secrets(value: JsonValue) -> frozenset[str]:
    """Collect the client secrets in a value; not such as are too short to be told from words."""
    if isinstance(value, list):
        return frozenset[str]().union(*map(client_secrets, value))
    if not isinstance(value, dict):
        return frozenset()
    own = value.get(_SECRET_KEY)
    inner = frozenset[str]().union(*map(client_secrets, value.values()))
    return inner | {own} if isinstance(own, str) and len(own) >= _SHORTEST_SECRET else inner


def pretty(value: JsonValue, *, reveal: bool = False) -> str:
    """Print a value with two-space indent and its secrets masked."""
    return write_json(masked(value, reveal=reveal, known=client_secrets(value)))


def kind_of(value: JsonValue) -> Value:
    """Name what a value is, for sentences."""
    match value:
        case None:
            return "null"
        case bool():
            return Message("true or false")
        case str():
            return Message("a text")
        case Number():
            return Message("a number")
        case list():
            return Message("a list")
        case _:
            return Message("an object")


def _number(text: str) -> Number:
    if len(text) > _MAX_DIGITS:
        raise InputError("JSON that contains a number of {text} digits", text=len(text))
    return Number(text)


def _refuse_constant(name: str) -> NoReturn:
    raise InputError("text that is not valid JSON: it contains {name}", name=name)


def _check(value: JsonValue, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise InputError("JSON that is nested too deeply")
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, list):
        for item in value:
            _check(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_text(key)
            _check(item, depth + 1)


def _check_text(text: str) -> None:
    if _HALF_PAIR.search(text):
        raise InputError("JSON that contains half of a surrogate pair, which is no character")
