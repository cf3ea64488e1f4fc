"""The files below a folder, without those that ``.gitignore`` names."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from session_composer.core.text.errors import system_reason

from .ignore_rules import IgnoreRules

_IGNORE_FILE = ".gitignore"
_REPOSITORY = ".git"
_NEVER = frozenset((_REPOSITORY, ".hg", ".svn", "node_modules"))
_MAX_BYTES = 1024 * 1024


class FoundFile(NamedTuple):
    """A path with ``/`` in it, and the part of it that is below the folder that was named.

    ``trouble`` says why a folder cannot be looked into.
    """

    path: str
    below: str
    trouble: str = ""


class _Level(NamedTuple):
    """Rules that hold below a folder; ``cut`` is the length of its absolute path, with a slash."""

    rules: IgnoreRules
    cut: int


class _Folder(NamedTuple):
    """A folder to look into: what its paths begin with, as they are told and absolute."""

    shown: str
    absolute: str
    levels: tuple[_Level, ...]


def find_files(folder: str, suffixes: tuple[str, ...]) -> Iterator[FoundFile]:
    """List the files with one of some endings at and below a folder, in the order of their names.

    Links are not followed. The folder itself counts, whether it is ignored or not.
    """
    todo = [_first(folder)]
    cut = len(todo[0].shown)
    while todo:
        here = todo.pop()
        try:
            with os.scandir(here.shown or os.curdir) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            shown = here.shown.rstrip("/")
            yield FoundFile(shown, shown[cut:], system_reason(error))
            continue
        levels = here.levels
        if any(entry.name == _IGNORE_FILE for entry in found):
            levels = (*levels, _level(here.absolute))
        below: list[_Folder] = []
        for entry in found:
            name = entry.name
            path = here.absolute + name
            if name.endswith(suffixes) and entry.is_file(follow_symlinks=False):
                if not _is_ignored(levels, path, is_folder=False):
                    path = here.shown + name
                    yield FoundFile(path, path[cut:])
            elif (
                name not in _NEVER
                and entry.is_dir(follow_symlinks=False)
                and not _is_ignored(levels, path, is_folder=True)
            ):
                below.append(_Folder(f"{here.shown}{name}/", f"{path}/", levels))
        todo += reversed(below)


def _is_ignored(levels: tuple[_Level, ...], path: str, *, is_folder: bool) -> bool:
    for rules, cut in reversed(levels):
        said = rules.says(path[cut:], is_folder=is_folder)
        if said is not None:
            return said
    return False


def _first(folder: str) -> _Folder:
    """Begin at a folder, with the rules of the repository around it."""
    absolute = _with_slash(os.path.abspath(folder))
    levels: list[_Level] = []
    here = absolute
    while not os.path.lexists(here + _REPOSITORY):
        parent = _with_slash(os.path.dirname(here.rstrip("/")))
        if parent == here:
            # In no repository: what is above has nothing to do with it.
            levels.clear()
            break
        levels.insert(0, _level(parent))
        here = parent
    shown = "" if os.path.normpath(folder) == os.curdir else _with_slash(folder)
    return _Folder(shown, absolute, tuple(levels))


def _with_slash(path: str) -> str:
    return path.replace(os.sep, "/").rstrip("/") + "/"


def _level(folder: str) -> _Level:
    try:
        with open(folder + _IGNORE_FILE, encoding="utf-8-sig", errors="surrogateescape") as file:
            text = file.read(_MAX_BYTES)
    except OSError:
        # Git takes one that it cannot read for none.
        text = ""
    return _Level(IgnoreRules(text), len(folder))
