"""Loads PySide without what only its own tools and messages about wrong calls need.

PySide brings its support for signatures as source in an archive and compiles all of it at every
start. The largest parts are compiled when something is first asked of them instead: then they are
what they always were. A PySide that keeps them elsewhere is not touched.
"""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_FOLDER = "shibokensupport/signature/"
# What writes stubs, and what reads and writes signatures. Nothing happens where they are imported.
_LATE = frozenset(
    _FOLDER + name for name in ("lib/pyi_generator.py", "lib/enum_sig.py", "parser.py", "layout.py")
)
_STAND_IN = """
from _thread import RLock as _RLock
_late, _lock = [{source!r}], _RLock()
def __getattr__(name):
    if not name.startswith("__"):
        with _lock:
            if _late:
                exec(compile(_late.pop(), {filename!r}, "exec"), globals())
            if name in globals():
                return globals()[name]
    raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
"""


@contextmanager
def lean_pyside() -> Iterator[None]:
    """Let PySide be imported for the first time within."""
    plain = builtins.compile

    def compile_later(source: Any, filename: Any, *arguments: Any, **options: Any) -> Any:
        if filename in _LATE and isinstance(source, bytes):
            source = _STAND_IN.format(source=source, filename=filename)
        return plain(source, filename, *arguments, **options)

    builtins.compile = compile_later
    try:
        yield
    finally:
        builtins.compile = plain
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
