"""From the bytes of an OpenAPI document to plain values, within limits.

JSON is read in steps: each C call of the standard library takes one member of the outer objects, so
that other threads get their turn in between and the work can be cancelled.
"""

import json
import re
from collections.abc import Callable
from itertools import accumulate
from json import JSONDecodeError
from typing import NoReturn

from session_composer.core.errors import InputError

MAX_JSON_BYTES = 64 * 1024 * 1024
MAX_YAML_BYTES = 32 * 1024 * 1024
MAX_NODES = 3_000_000
# The decoder of the standard library recurses on the stack of its thread, which may be small.
MAX_JSON_DEPTH = 1000
# How many levels below these members of the root are taken member by member: paths -> path,
# components -> schemas -> name.
_LEVELS = {"paths": 1, "components": 2}
_REPORTS = 100

_SPACE = re.compile(r"[ \t\n\r]*")
_KEY = re.compile(r'[ \t\n\r]*("(?:[^"\\\x00-\x1f]++|\\.)*+")[ \t\n\r]*:[ \t\n\r]*')
_NEXT = re.compile(r"[ \t\n\r]*([,}])")
# Openings to +1, closings to -1 as signed bytes, commas to 0; everything else goes.
_OPENING, _CLOSING, _COMMA = b"\x01", b"\xff", b"\x00"
_SIGNS = bytes.maketrans(b"[{]},", _OPENING * 2 + _CLOSING * 2 + _COMMA)
_OTHER = bytes(set(range(256)) - set(b"[{]},"))


class ImportCancelledError(InputError):
    """The user gave up."""


class Watch:
    """Tells about the progress of a piece of work, and learns whether to give up."""

    def __init__(
        self, progress: Callable[[int, int], None] | None, is_cancelled: Callable[[], bool]
    ) -> None:
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._next = 0

    def at(self, done: int, total: int) -> None:
        """Note how much is done, about a hundred times. Raises ImportCancelledError."""
        if done < self._next and done != total:
            return
        self._next = done + total // _REPORTS
        if self._is_cancelled():
            raise ImportCancelledError("The import was cancelled.")
        if self._progress is not None:
            self._progress(done, total)


def parse_document(data: bytes, watch: Watch) -> object:
    """Read JSON or YAML, whichever it is. Raises InputError."""
    if len(data) > MAX_JSON_BYTES:
        raise InputError(f"it is larger than {MAX_JSON_BYTES // 1024**2} MiB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"it is not UTF-8 text (byte {error.start + 1}).") from error
    start = _skip(text, 0)
    if start == len(text):
        raise InputError("it is empty.")
    if text[start] in "{[":
        _check_size(data)
        document = _parse_json(text, start, watch)
    elif len(data) > MAX_YAML_BYTES:
        raise InputError(f"it is YAML of more than {MAX_YAML_BYTES // 1024**2} MiB.")
    else:
        # Lazy: PyYAML takes 20 ms to import.
        from .yaml_text import parse_yaml

        document = parse_yaml(text, watch, MAX_NODES)
    watch.at(len(text), len(text))
    return document


def _check_size(data: bytes) -> None:
    """Refuse what would take too much memory or stack. Signs inside texts count, too."""
    signs = data.translate(_SIGNS, _OTHER)
    if len(signs) - signs.count(_CLOSING) > MAX_NODES:
        raise InputError(f"it holds more than {MAX_NODES} values.")
    if max(accumulate(memoryview(signs).cast("b")), default=0) > MAX_JSON_DEPTH:
        raise InputError(f"it is nested more than {MAX_JSON_DEPTH} levels deep.")


def _parse_json(text: str, start: int, watch: Watch) -> object:
    try:
        value, end = _value(text, start, None, watch)
        end = _skip(text, end)
        if end != len(text):
            raise JSONDecodeError("Extra data", text, end)
    except JSONDecodeError as error:
        raise InputError(
            f"it is not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})."
        ) from error
    except ValueError as error:
        raise InputError("it holds a number with thousands of digits.") from error
    except RecursionError as error:
        raise InputError("it is nested too deeply.") from error
    return value


def _value(text: str, start: int, levels: int | None, watch: Watch) -> tuple[object, int]:
    """Take a value; ``levels`` None stands for the root."""
    if levels != 0 and text.startswith("{", start):
        return _object(text, start, levels, watch)
    watch.at(start, len(text))
    value, end = _DECODER.raw_decode(text, start)
    return value, end


def _object(
    text: str, start: int, levels: int | None, watch: Watch
) -> tuple[dict[str, object], int]:
    found: dict[str, object] = {}
    position = _skip(text, start + 1)
    if text.startswith("}", position):
        return found, position + 1
    while True:
        match = _KEY.match(text, position)
        if match is None:
            raise JSONDecodeError("Expecting a key and ':'", text, _skip(text, position))
        key = _DECODER.decode(match[1]) if "\\" in match[1] else match[1][1:-1]
        below = _LEVELS.get(key, 0) if levels is None else levels - 1
        # As in the standard library, the last of equal keys counts.
        found[key], position = _value(text, match.end(), below, watch)
        match = _NEXT.match(text, position)
        if match is None:
            raise JSONDecodeError("Expecting ',' or '}'", text, _skip(text, position))
        position = match.end()
        if match[1] == "}":
            return found, position


def _skip(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _refuse_constant(name: str) -> NoReturn:
    raise InputError(f"{name} is not a JSON value.")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
