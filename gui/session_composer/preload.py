"""A head start for Qt: a thread of its own loads the shared libraries.

Loading and binding them and reading the list of the system's fonts is a tenth of a start and needs
no Python, so it goes on while the program's own modules are loaded. It is no more than a head
start: what fails here fails again, and is told, where Qt is imported.
"""

import importlib.util
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Self

# Not used here. The system loads libraries for one thread at a time, and these bring some along:
# whoever imports them meanwhile would wait.
import bisect  # noqa: F401  # isort: skip
import json  # noqa: F401  # isort: skip
import opcode  # noqa: F401  # isort: skip
import unicodedata  # noqa: F401  # isort: skip

try:
    import ctypes
except ImportError:
    # A Python that was built without libffi.
    ctypes = None  # type: ignore[assignment]

# A module brings Qt's own library along.
_MODULES = ("QtCore", "QtGui", "QtWidgets")
_PLUGINS = ("iconengines/libqsvgicon.so", "imageformats/libqsvg.so")
_FONTCONFIG = "libfontconfig.so.1"


class QtPreload:
    """The thread that loads Qt for a platform, from entering to leaving the context.

    ``platform`` is a name as in QT_QPA_PLATFORM, "" if it is unknown. On Linux only; elsewhere it
    does nothing.
    """

    def __init__(self, platform: str) -> None:
        self.has_platform = False
        """Whether the platform's plugin could be loaded; known once the context is left."""
        is_possible = sys.platform == "linux" and ctypes is not None
        folder = _pyside_folder() if is_possible else None
        arguments = (folder, platform if platform.isalnum() else "")
        self._thread = Thread(target=self._load, args=arguments, name="qt-preload")

    def __enter__(self) -> Self:
        # Without a second thread Qt is loaded where it is imported.
        with suppress(RuntimeError):
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread.ident is not None:
            self._thread.join()

    def _load(self, folder: Path | None, platform: str) -> None:
        if folder is None:
            return
        with suppress(OSError, AttributeError):
            dlopen = _dlopen()
            for module in _MODULES:
                dlopen(folder / f"{module}.abi3.so")
            plugins = folder / "Qt" / "plugins"
            if platform:
                self.has_platform = dlopen(plugins / "platforms" / f"libq{platform}.so")
            for plugin in _PLUGINS:
                dlopen(plugins / plugin)
            # Only if Qt's plugin has brought it. Qt does the same later, which is quick then:
            # https://manpages.debian.org/trixie/libfontconfig-doc/FcInit.3.en.html
            ctypes.CDLL(_FONTCONFIG, os.RTLD_NOLOAD | os.RTLD_NOW).FcInit()


def _pyside_folder() -> Path | None:
    # Looking for a package does not import it.
    spec = importlib.util.find_spec("PySide6")
    folders = spec.submodule_search_locations if spec else None
    return Path(folders[0]) if folders else None


def _dlopen() -> Callable[[Path], bool]:
    """Make what loads a library, and says whether that worked."""
    # Called as a foreign function it lets Python go on; CDLL(path) would not.
    function = ctypes.CDLL(None).dlopen
    function.argtypes = (ctypes.c_char_p, ctypes.c_int)
    function.restype = ctypes.c_void_p
    return lambda path: bool(function(os.fsencode(path), sys.getdlopenflags()))
