"""A head start for Qt: a thread of its own loads the shared libraries.

Loading and binding them and reading the list of the system's fonts is a tenth of a start and needs
no Python, so it goes on while the program's own modules are loaded. It is no more than a head
start: what fails here fails again, and is told, where Qt is imported.
"""

import importlib.util
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Self

# Not used here. The system loads libraries for one thread at a time, and these bring some along:
# whoever imports them meanwhile would wait.
import bisect  # noqa: F401  # isort: skip
import json  # noqa: F401  # isort: skip
import unicodedata  # noqa: F401  # isort: skip

from .core.platforms.libraries import find_fonts, loader

# A module brings Qt's own library along.
_MODULES = ("QtCore", "QtGui", "QtWidgets")
_PLUGINS = ("iconengines/libqsvgicon.so", "imageformats/libqsvg.so")


class QtPreload:
    """The thread that loads Qt for a platform, from entering to leaving the context.

    ``platform`` is a name as in QT_QPA_PLATFORM, "" if it is unknown. On Linux only; elsewhere it
    does nothing.
    """

    def __init__(self, platform: str) -> None:
        self.has_platform = False
        """Whether the platform's plugin could be loaded; known once the context is left."""
        arguments = (_pyside_folder(), platform if platform.isalnum() else "")
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
            load = loader()
            if load is None:
                return
            for module in _MODULES:
                load(f"{folder}/{module}.abi3.so")
            plugins = f"{folder}/Qt/plugins"
            if platform:
                self.has_platform = load(f"{plugins}/platforms/libq{platform}.so")
            for plugin in _PLUGINS:
                load(f"{plugins}/{plugin}")
            find_fonts()


def _pyside_folder() -> Path | None:
    # Looking for a package does not import it.
    spec = importlib.util.find_spec("PySide6")
    folders = spec.submodule_search_locations if spec else None
    return Path(folders[0]) if folders else None
