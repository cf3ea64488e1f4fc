"""What the commands share: input, output, exit codes."""

import json
import os
import sys
from enum import IntEnum
from pathlib import Path

from session_composer.core.catalog_store import CatalogStore
from session_composer.core.errors import InputError
from session_composer.core.files import read_bounded
from session_composer.core.request import Request
from session_composer.core.session_file import MAX_BYTES, load, parse
from session_composer.core.visible import visible

STANDARD_INPUT = "-"


class ExitCode(IntEnum):
    """Exit codes of the program."""

    FINE = 0
    API_ERROR = 1
    """The API answered with an error, or lint found errors."""
    BAD_INPUT = 2
    NO_ANSWER = 3


def read_session(name: str, store: CatalogStore) -> Request:
    """Read a session file, or standard input for ``-``. Raises InputError."""
    if name == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise InputError(f"Standard input is larger than {MAX_BYTES // 1024} KiB.")
        try:
            return parse(data, store)
        except InputError as error:
            raise InputError(f"Standard input cannot be used: {error}") from error
    return load(Path(name), store).request


def read_object(name: str) -> object:
    """Read a JSON file of plain values. Raises InputError."""
    path = Path(name)
    data = read_bounded(path, MAX_BYTES)
    try:
        found: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path.name} is not JSON: {error}.") from error
    return found


def say(text: str) -> None:
    """Print a line of results."""
    sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """Print a sentence about a problem."""
    if sys.stderr is not None:
        sys.stderr.write(f"session-composer: {visible(text)}\n")


def end_quietly() -> None:
    """Make sure that a closed pipe is not complained about again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_json(value: object) -> str:
    """Write a result as JSON."""
    return json.dumps(value, indent=2, ensure_ascii=False)
