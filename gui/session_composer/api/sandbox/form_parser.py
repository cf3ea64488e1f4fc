"""Reads a form body into nested values as a Rack application does, but with limits.

``a[b]=x`` makes a map, ``a[]=x`` a list; ``a[0]=x`` is a map with the key ``0`` until somebody who
knows the parameter asks for a list (:func:`as_list`). Brackets may be percent-encoded.
"""

import re
from urllib.parse import unquote_to_bytes

from session_composer.core.wire.paths import WirePath, parse_wire_name, wire_name

MAX_FIELDS = 1000
MAX_DEPTH = 10

type FormValue = str | list[FormValue] | dict[str, FormValue]
type FormMap = dict[str, FormValue]

_BAD_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_SHOWN = 80


class FormError(Exception):
    """A body that cannot be read. ``param`` names the field, where there is one."""

    def __init__(self, message: str, param: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.param = param


def parse_form(body: bytes) -> FormMap:
    """Parse a form body or a query string. Raises FormError and nothing else."""
    if body.count(b"&") >= MAX_FIELDS:
        raise FormError(f"The request has more than {MAX_FIELDS} fields.")
    root: FormMap = {}
    for part in body.split(b"&"):
        if part:
            name, _, value = part.partition(b"=")
            text = _unquote(name)
            _insert(root, parse_wire_name(text), text, _unquote(value))
    return root


def as_list(value: FormValue) -> list[FormValue] | None:
    """Elements of a list in either spelling, ``a[]`` or ``a[0]``; None when it is no list."""
    if isinstance(value, dict):
        if set(value) != {str(index) for index in range(len(value))}:
            return None
        return [value[str(index)] for index in range(len(value))]
    return value if isinstance(value, list) else None


def _unquote(raw: bytes) -> str:
    if _BAD_PERCENT.search(raw):
        raise FormError(f"Invalid percent-encoding in {_shown(raw)}.")
    try:
        return unquote_to_bytes(raw.replace(b"+", b" ")).decode()
    except UnicodeDecodeError as error:
        raise FormError(f"Invalid UTF-8 in {_shown(raw)}.") from error


def _shown(raw: bytes) -> str:
    return repr(raw[:_SHOWN].decode("latin-1"))


def _insert(root: FormMap, path: WirePath, name: str, value: str) -> None:
    if len(path) > MAX_DEPTH:
        raise FormError(f"A field is nested more than {MAX_DEPTH} levels deep.", name[:_SHOWN])
    target: FormMap = root
    rest = list(path)
    while True:
        key = rest.pop(0)
        if not rest:
            _put(target, key, value, name)
            return
        if rest[0]:
            target = _child_map(target, key, name)
            continue
        rest.pop(0)
        items = target.setdefault(key, [])
        if not isinstance(items, list):
            raise _conflict(path, name)
        if not rest:
            items.append(value)
            return
        target = _last_map(items, rest[0], name)


def _put(target: FormMap, key: str, value: str, name: str) -> None:
    if not isinstance(target.get(key, ""), str):
        raise _conflict((key,), name)
    target[key] = value


def _child_map(target: FormMap, key: str, name: str) -> FormMap:
    child = target.setdefault(key, {})
    if not isinstance(child, dict):
        raise _conflict((key,), name)
    return child


def _last_map(items: list[FormValue], key: str, name: str) -> FormMap:
    """Map that a ``a[][key]`` belongs to: the last one, unless that has the key already."""
    if not key:
        raise FormError("A list directly inside a list cannot be sent.", name[:_SHOWN])
    last = items[-1] if items else None
    if isinstance(last, dict) and key not in last:
        return last
    fresh: FormMap = {}
    items.append(fresh)
    return fresh


def _conflict(path: WirePath, name: str) -> FormError:
    return FormError(
        f"{wire_name(path)[:_SHOWN]} is sent both as one value and as something nested.",
        name[:_SHOWN],
    )
