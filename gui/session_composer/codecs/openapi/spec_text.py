"""From the bytes of an OpenAPI document to plain values, within limits."""

import json
from itertools import accumulate
from json import JSONDecodeError
from typing import NoReturn

from session_composer.core.text.errors import InputError

MAX_JSON_BYTES = 64 * 1024 * 1024
MAX_YAML_BYTES = 32 * 1024 * 1024
MAX_NODES = 3_000_000
# The decoder of the standard library recurses on the stack of its thread, which may be small.
MAX_JSON_DEPTH = 1000
_SPACE = " \t\n\r"
# Openings to +1, closings to -1 as signed bytes, commas to 0; everything else goes.
_OPENING, _CLOSING, _COMMA = b"\x01", b"\xff", b"\x00"
_SIGNS = bytes.maketrans(b"[{]},", _OPENING * 2 + _CLOSING * 2 + _COMMA)
_OTHER = bytes(set(range(256)) - set(b"[{]},"))


def parse_document(data: bytes) -> object:
    """Read JSON or YAML, whichever it is. Raises InputError."""
    if len(data) > MAX_JSON_BYTES:
        raise InputError(
            "it is larger than {max_json_bytes} MiB.", max_json_bytes=MAX_JSON_BYTES // 1024**2
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("it is not UTF-8 text (byte {start}).", start=error.start + 1) from error
    start = text.lstrip(_SPACE)[:1]
    if not start:
        raise InputError("it is empty.")
    if start in "{[":
        _check_size(data)
        return _parse_json(text)
    if start == "<":
        raise InputError("it is a web page or XML, not an OpenAPI document in JSON or YAML.")
    if len(data) > MAX_YAML_BYTES:
        raise InputError(
            "it is YAML of more than {max_yaml_bytes} MiB.",
            max_yaml_bytes=MAX_YAML_BYTES // 1024**2,
        )
    # Lazy: PyYAML takes 20 ms to import.
    from .yaml_text import parse_yaml

    return parse_yaml(text, MAX_NODES)


def _check_size(data: bytes) -> None:
    """Refuse what would take too much memory or stack. Signs inside texts count, too."""
    signs = data.translate(_SIGNS, _OTHER)
    if len(signs) - signs.count(_CLOSING) > MAX_NODES:
        raise InputError("it holds more than {max_nodes} values.", max_nodes=MAX_NODES)
    if max(accumulate(memoryview(signs).cast("b")), default=0) > MAX_JSON_DEPTH:
        raise InputError(
            "it is nested more than {max_json_depth} levels deep.", max_json_depth=MAX_JSON_DEPTH
        )


def _parse_json(text: str) -> object:
    try:
        value: object = _DECODER.decode(text)
    except JSONDecodeError as error:
        raise InputError(
            "it is not valid JSON: {msg} (line {lineno}, column {colno}).",
            msg=error.msg,
            lineno=error.lineno,
            colno=error.colno,
        ) from error
    except ValueError as error:
        raise InputError("it holds a number with thousands of digits.") from error
    except RecursionError as error:
        raise InputError("it is nested too deeply.") from error
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise InputError("{name} is not a JSON value.", name=name)


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
