"""Reads the program's own data files strictly; every refusal names the file and the place."""

import os
from collections.abc import Iterable
from typing import Any

from session_composer.core.text.errors import DataError, InputError
from session_composer.core.wire.json_text import parse_json
from session_composer.core.wire.values import Number

from .read_write import AnyPath


def file_name(path: AnyPath) -> str:
    """Name by which messages call a file."""
    return os.path.basename(path)


def load_data(path: AnyPath, format_number: int, keys: Iterable[str]) -> dict[str, Any]:
    """Read a data file: an object with ``format`` and these keys, nothing else.

    Raises DataError.
    """
    try:
        data = parse_json(_read(path))
    except OSError as error:
        raise DataError(f"{file_name(path)} cannot be read: {error.strerror or error}.") from error
    except InputError as error:
        raise DataError(f"{file_name(path)}: {error}") from error
    if not isinstance(data, dict):
        raise DataError(f"{file_name(path)} does not hold an object.")
    found = data.get("format")
    if found != Number(str(format_number)):
        shown = found.text if isinstance(found, Number) else repr(found)
        raise DataError(f"{file_name(path)}: format is {shown}, expected {format_number}.")
    refuse_unknown_keys(path, data, {"format", *keys})
    return data


def refuse_unknown_keys(
    path: AnyPath, data: dict[str, Any], known: Iterable[str], place: str = ""
) -> None:
    """Raise DataError when an object holds a key that nobody reads: most likely a typing error."""
    unknown = data.keys() - set(known)
    if unknown:
        where = place or "the top level"
        raise DataError(f"{file_name(path)}: {where} has an unknown key, {min(unknown)!r}.")


def member[T](path: AnyPath, data: dict[str, Any], key: str, kind: type[T], place: str = "") -> T:
    """Return a member that must be there and of this type. Raises DataError."""
    value = data.get(key)
    if not isinstance(value, kind):
        where = f"{place}.{key}" if place else key
        raise DataError(f"{file_name(path)}: {where} is missing or not of type {kind.__name__}.")
    return value


def _read(path: AnyPath) -> bytes:
    with open(path, "rb") as file:
        return file.read()
