"""The files that a run of lint checks."""

import os
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from session_composer.core.files.source_tree import find_files
from session_composer.core.session.session_file import SUFFIX
from session_composer.core.text.secret_text import redact

STANDARD_INPUT = "-"
CODE = {
    "go": ("go",),
    "java": ("java",),
    "kt": ("kotlin",),
    "kts": ("kotlin",),
    "cs": ("dotnet",),
    "py": ("python",),
    "rb": ("ruby",),
    "php": ("php",),
    **dict.fromkeys(("js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"), ("node",)),
}
"""The readers of source code by the endings of its files."""
_SUFFIXES = (SUFFIX, *(f".{ending}" for ending in CODE))


class InputKind(Enum):
    """What a path leads to."""

    SESSION = auto()
    CODE = auto()
    MISSING = auto()


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
    if path == STANDARD_INPUT:
        yield Input(path, path, InputKind.SESSION)
    elif os.path.isdir(path):
        for found in find_files(path, _SUFFIXES):
            yield _input(found.path or os.curdir, found.trouble)
    else:
        yield _input(path)


def _input(path: str, trouble: str = "") -> Input:
    reader = CODE.get(path.rpartition(".")[2].lower(), ("",))[0]
    kind = InputKind.MISSING if trouble else InputKind.CODE if reader else InputKind.SESSION
    return Input(path, redact(shown_path(path)), kind, reader, trouble)


def shown_path(path: str) -> str:
    """Return a path as it is told: below the working folder, with ``/``."""
    if os.path.isabs(path):
        try:
            below = os.path.relpath(path)
        except (OSError, ValueError):
            # The working folder is gone, or on another drive.
            below = os.pardir
        found = path if below.startswith(os.pardir) else below
    else:
        found = os.path.normpath(path) if path else path
    return found.replace(os.sep, "/")
