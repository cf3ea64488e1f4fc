"""Loads PySide without what only its own tools and messages about wrong calls need.

PySide brings its support for signatures as source in an archive and compiles all of it at every
start. Most of it is compiled when something is first asked of it instead, and what it imports is
imported then: they are what they always were. A PySide that keeps them elsewhere is not touched.
"""

import builtins
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_FOLDER = "shibokensupport/"
# What writes stubs, and what reads and writes signatures. Nothing happens where they are imported.
_SIGNATURE = ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "parser")
_LATE = {_FOLDER + f"signature/{name}.py": "" for name in _SIGNATURE} | {
    # Called with each import, see _import_plainly, and from C, which sees no __getattr__.
    _FOLDER + "feature.py": "feature_import = feature_imported = lambda *_, **__: None",
    _FOLDER + "signature/mapping.py": "update_mapping = lambda: __getattr__('update_mapping')()",
}
"""Files, and what is there of each before it is compiled."""
# Modules of Python's that are imported for that, or for archives that are packed otherwise.
_STANDARD = ("bz2", "inspect", "lzma", "shutil", "tempfile", "textwrap", "traceback")
_STAND_IN = """
from _thread import RLock as _RLock
_late, _lock = [{source!r}], _RLock()
{before}
def __getattr__(name):
    if not name.startswith("__"):
        with _lock:
            if _late:
                exec(compile(_late.pop(), {filename!r}, "exec"), globals())
            if name in globals():
                return globals()[name]
    raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
"""


class _Late(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        _forget(self)
        return getattr(importlib.import_module(self.__name__), name)


def _forget(module: ModuleType) -> None:
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]


@contextmanager
def lean_pyside() -> Iterator[None]:
    """Let PySide be imported for the first time within."""
    plain = builtins.compile

    def compile_later(source: Any, filename: Any, *arguments: Any, **options: Any) -> Any:
        if filename in _LATE and isinstance(source, bytes):
            source = _STAND_IN.format(source=source, filename=filename, before=_LATE[filename])
        return plain(source, filename, *arguments, **options)

    late = [_Late(name) for name in _STANDARD if name not in sys.modules]
    sys.modules.update((module.__name__, module) for module in late)
    builtins.compile = compile_later
    try:
        yield
    finally:
        builtins.compile = plain
        for module in late:
            _forget(module)
    _import_plainly()


def _import_plainly() -> None:
    """Take PySide's own import away again.

    It reads the source of every module that is imported, whosever it is, to see whether its
    ``from __feature__ import …`` might concern it. We use no such feature, and the reading is a
    fifth of what loading the modules takes.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
