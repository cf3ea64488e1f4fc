"""What a computer has, for a report: no name of a user, a host or a key, and no secret."""

import locale
import os
import platform
import struct
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from session_composer import __version__
from session_composer.core.files.user_data import user_data_folder, user_state_folder
from session_composer.core.platforms.systems import system_in_words
from session_composer.core.text.errors import InputError

_PACKAGES = ("PySide6-Essentials", "requests", "urllib3", "keyring", "PyYAML", "Pygments", "h11")
_DESKTOP = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR")
"""Variables whose values name no one."""


def machine_report() -> Iterator[tuple[str, str]]:
    """Give names of facts and the facts; to be called while there is an application of Qt."""
    # Lazy: the command line installs without Qt.
    from PySide6.QtCore import QLocale, qVersion
    from PySide6.QtGui import QGuiApplication

    yield "program", __version__
    yield "system", system_in_words()
    yield "python", f"{platform.python_version()}, {struct.calcsize('P') * 8} bit"
    yield "qt", f"{qVersion()}, shown by {QGuiApplication.platformName()}"
    for name in _PACKAGES:
        yield name, _version(name)
    yield (
        "language",
        f"{QLocale.system().name()}, {locale.getpreferredencoding(do_setlocale=False)}",
    )
    yield "scheme", QGuiApplication.styleHints().colorScheme().name.lower()
    for number, screen in enumerate(QGuiApplication.screens(), start=1):
        size = screen.size()
        yield f"screen {number}", f"{size.width()} x {size.height()}, {screen.devicePixelRatio()} x"
    for name in _DESKTOP:
        if name in os.environ:
            yield name, os.environ[name][:40]
    yield "data", _folder(user_data_folder)
    yield "state", _folder(user_state_folder)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # A bundle may carry none of their metadata.
        return "there is no record of it"


def _folder(find: Callable[[], Path]) -> str:
    try:
        folder = find()
    except InputError:
        return "the system does not say where"
    return _without_home(folder)


def _without_home(folder: Path) -> str:
    """Write a path without the name of the user in it."""
    try:
        return (Path("~") / folder.relative_to(Path.home())).as_posix()
    except (ValueError, RuntimeError):
        return "somewhere else than below the home folder"
