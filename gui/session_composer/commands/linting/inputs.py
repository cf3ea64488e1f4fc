"""The files that a run of lint checks."""

import os
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from session_composer.core.files.source_tree import find_files

STANDARD_INPUT = "-"
CODE = {
    "py": "python",
    "rb": "ruby",
    "php": "php",
    "go": "go",
    "java": "java",
    "kt": "kotlin",
    "kts": "kotlin",
    "cs": "dotnet",
    **dict.fromkeys(("js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"), "node"),
}
"""The readers of source code by the endings of its files."""
SESSION_SUFFIX = ".session.json"
_SUFFIXES = (SESSION_SUFFIX, *(f".{ending}" for ending in CODE))


class InputKind(Enum):
    """What a path leads to."""

    SESSION = auto()
    CODE = auto()
    FOLDER = auto()
    """One that cannot be looked into."""


class Input(NamedTuple):
    """A file to check: how to open it, and how it is told.

    ``reader`` is the name of the reader for code; ``trouble`` says why a folder cannot be read.
    """

    path: str
    shown: str
    kind: InputKind
    reader: str = ""
    trouble: str = ""


def inputs(paths: Iterable[str]) -> Iterator[Input]:
    """List what some paths name, each file once; of a folder those whose ending tells the kind."""
    seen: set[str] = set()
    for path in paths:
        for one in _of(path):
            if one.shown not in seen:
                seen.add(one.shown)
                yield one


def _of(path: str) -> Iterator[Input]:
    shown = path if path == STANDARD_INPUT else shown_path(path)
    if path != STANDARD_INPUT and os.path.isdir(path):
        prefix = "" if shown == os.curdir else shown.rstrip("/") + "/"
        for found in find_files(path, _SUFFIXES):
            told = prefix + found.below or os.curdir
            if found.trouble:
                yield Input(found.path, told, InputKind.FOLDER, trouble=found.trouble)
            else:
                yield _file(found.path, told)
    elif path == STANDARD_INPUT or not os.path.isfile(path):
        # What is no file is told when it is to be read.
        yield Input(path, shown, InputKind.SESSION)
    else:
        yield _file(path, shown)


def _file(path: str, shown: str) -> Input:
    reader = CODE.get(path.rpartition(".")[2].lower(), "")
    return Input(path, shown, InputKind.CODE if reader else InputKind.SESSION, reader)


def shown_path(path: str) -> str:
    """Return a path as it is told: below the working folder, with ``/``."""
    if os.path.isabs(path):
        try:
            below = os.path.relpath(path)
        except (OSError, ValueError):
            # The working folder is gone, or on another drive.
            below = os.pardir
        found = os.path.normpath(path) if below.startswith(os.pardir) else below
    else:
        found = os.path.normpath(path) if path else path
    return found.replace(os.sep, "/")
