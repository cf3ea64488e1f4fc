"""JSON in and out, without loss: one reader, with a policy for those who may be less strict.

Unlike ``json`` alone: numbers keep their spelling, a duplicate key is refused rather than dropped,
NaN and lone surrogates are refused, and every refusal says where.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from json.encoder import encode_basestring
from typing import NamedTuple, NoReturn

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value

from .values import JsonValue, Number

MAX_DEPTH = 32
# To its closing quote or to the end; possessive, so that nothing is looked at twice.
_STRING_OR_SIGN = rb'"[^"\\]*+(?:\\.?[^"\\]*+)*+"?|[,\[{]'


class JsonSentences(NamedTuple):
    """What is said of a text that is not taken."""

    encoding: Message = Message("it is not UTF-8 text (byte {start}).", start="")
    syntax: Message = Message("it is not valid JSON: {msg} ({place}).", msg="", place="")
    constant: Message = Message("{name} is not a JSON value.", name="")
    number: Message = Message("it holds a number with thousands of digits.")
    depth: Message = Message("it is nested more than {max_depth} levels deep.", max_depth="")
    values: Message = Message("it holds more than {max_values} values.", max_values="")
    half_pair: Message = Message(
        "{place} holds half of a surrogate pair (\\u{text} at position {start}).",
        place="",
        text="",
        start="",
    )


class JsonPolicy(NamedTuple):
    """What a reader of JSON takes.

    ``max_values`` counts signs inside texts, too. Lists and objects stand within each other up to
    ``max_depth``; with 0 neither that nor the characters of texts are looked at. ``number`` makes a
    number of its spelling; None makes those of Python. Of a key that may be repeated the last value
    counts.
    """

    max_depth: int = MAX_DEPTH
    max_values: int | None = None
    number: Callable[[str], object] | None = Number
    may_repeat_keys: bool = False
    sentences: JsonSentences = JsonSentences()


STRICT = JsonPolicy()


class PlacedError(InputError):
    """A JSON text is refused; ``place`` is the line and the column where, from 1."""

    def __init__(self, problem: Message, place: tuple[int, int]) -> None:
        super().__init__("{problem}", problem=problem)
        self.place = place


class RepeatedKeyError(InputError):
    """A key stands twice in one object."""


def parse_json(data: bytes, policy: JsonPolicy = STRICT) -> JsonValue:
    """Read one JSON text in UTF-8, with or without a byte order mark.

    Raises InputError whose sentence names the line and column, or the key.
    """
    say, too_deep = policy.sentences, _error(policy.sentences.depth, max_depth=policy.max_depth)
    if policy.max_values is not None:
        # Before they are made, since a million objects hold up every thread. At least as many as
        # there are: each value but the first follows one of these marks.
        commas, brackets = data.count(b","), data.count(b"[") + data.count(b"{")
        if commas + brackets > policy.max_values:
            is_deep = policy.max_depth and 2 * commas < brackets
            raise too_deep if is_deep else _error(say.values, max_values=policy.max_values)

    def refuse_constant(name: str) -> NoReturn:
        raise _error(say.constant, name=name)

    text = decode(data, say)
    try:
        value: JsonValue = json.loads(
            text,
            parse_int=policy.number,
            parse_float=policy.number,
            parse_constant=refuse_constant,
            object_pairs_hook=None if policy.may_repeat_keys else _unique,
        )
    except json.JSONDecodeError as error:
        place = Message("line {lineno}, column {colno}", lineno=error.lineno, colno=error.colno)
        sentence = say.syntax.with_values(msg=error.msg, place=place)
        raise PlacedError(sentence, (error.lineno, error.colno)) from error
    except RecursionError as error:
        raise too_deep from error
    except ValueError as error:
        raise _error(say.number) from error
    if policy.max_depth:
        if _is_deeper(value, policy.max_depth):
            raise too_deep
        # In UTF-8 there is no half of a surrogate pair; only an escape can bring one.
        if "\\u" in text:
            _check_texts(value, None, say)
    return value


def decode(data: bytes, sentences: JsonSentences = STRICT.sentences) -> str:
    """Decode UTF-8, with or without a byte order mark. Raises InputError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _error(sentences.encoding, start=error.start + 1) from error


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
        problem = Message("the key {twice} stands twice in one object.", twice=repr(twice[:80]))
        raise RepeatedKeyError("{problem}", problem=problem)
    return found


def _error(sentence: Message, **values: Value) -> InputError:
    return InputError("{problem}", problem=sentence.with_values(**values))


def _is_deeper(value: JsonValue, depth: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    items = value.values() if isinstance(value, dict) else value
    return any(not depth or _is_deeper(item, depth - 1) for item in items)


# Where a value is: spelled only when something is wrong there, since names may be long.
type _Place = tuple["_Place", str] | None


def _check_texts(value: JsonValue, place: _Place, say: JsonSentences) -> None:
    if isinstance(value, str):
        _check_text(value, place, say)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_text(key, place, say)
            if isinstance(item, str | dict | list):
                _check_texts(item, (place, f".{key}"), say)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, str | dict | list):
                _check_texts(item, (place, f"[{number}]"), say)


def _spelled(place: _Place) -> str:
    parts = []
    while place is not None:
        place, part = place
        parts.append(part)
    return "".join(reversed(parts)).removeprefix(".")


def _check_text(text: str, place: _Place, say: JsonSentences) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        # Lazy: compiling what it looks for takes its time.
        from session_composer.core.text.display_safe import shorten

        raise _error(
            say.half_pair,
            place=shorten(_spelled(place), 200) or Message("the top level"),
            text=f"{ord(text[error.start]):04x}",
            start=error.start + 1,
        ) from error
