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
# paths -> path -> method, components -> schemas -> name.
_STEP_DEPTH = 3
_REPORTS = 100

_SPACE = re.compile(r"[ \t\n\r]*")
# Openings to +1, closings to -1 as signed bytes; everything else goes.
_BRACKETS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")
_NO_BRACKET = bytes(set(range(256)) - set(b"[{]}"))


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
        return _parse_json(text, start, watch)
    if len(data) > MAX_YAML_BYTES:
        raise InputError(f"it is YAML of more than {MAX_YAML_BYTES // 1024**2} MiB.")
    # Lazy: PyYAML takes 20 ms to import.
    from .yaml_text import parse_yaml

    return parse_yaml(text, watch, MAX_NODES)


def _check_size(data: bytes) -> None:
    """Refuse what would take too much memory or stack. Brackets and commas in texts count, too."""
    if data.count(b",") + data.count(b"{") + data.count(b"[") > MAX_NODES:
        raise InputError(f"it holds more than {MAX_NODES} values.")
    steps = memoryview(data.translate(_BRACKETS, _NO_BRACKET)).cast("b")
    if max(accumulate(steps), default=0) > MAX_JSON_DEPTH:
        raise InputError(f"it is nested more than {MAX_JSON_DEPTH} levels deep.")


def _parse_json(text: str, start: int, watch: Watch) -> object:
    try:
        value, end = _value(text, start, 0, watch)
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


def _value(text: str, start: int, depth: int, watch: Watch) -> tuple[object, int]:
    if depth < _STEP_DEPTH and text.startswith("{", start):
        return _object(text, start, depth, watch)
    watch.at(start, len(text))
    value, end = _DECODER.raw_decode(text, start)
    return value, end


def _object(text: str, start: int, depth: int, watch: Watch) -> tuple[dict[str, object], int]:
    found: dict[str, object] = {}
    position = _skip(text, start + 1)
    if text.startswith("}", position):
        return found, position + 1
    while True:
        if not text.startswith('"', position):
            raise JSONDecodeError("Expecting a key in double quotes", text, position)
        key, position = _DECODER.raw_decode(text, position)
        position = _skip(text, position)
        if not text.startswith(":", position):
            raise JSONDecodeError("Expecting ':'", text, position)
        # As in the standard library, the last of equal keys counts.
        found[key], position = _value(text, _skip(text, position + 1), depth + 1, watch)
        position = _skip(text, position)
        if text.startswith("}", position):
            return found, position + 1
        if not text.startswith(",", position):
            raise JSONDecodeError("Expecting ',' or '}'", text, position)
        position = _skip(text, position + 1)


def _skip(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _refuse_constant(name: str) -> NoReturn:
    raise InputError(f"{name} is not a JSON value.")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
