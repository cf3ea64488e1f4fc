"""screenshot: the window as an image; and what else needs a window without a display."""

import os
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.core.help.available_languages import ENGLISH
from session_composer.core.text.errors import InputError
from session_composer.display import require_qt

from .common import ExitCode, print_line

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from session_composer.app import Program

_REST_MS = 120
_MOST_LOOKS = 20


def screenshot_command(options: Namespace) -> int:
    """Render the window to an image, with no display."""
    width, height = options.size
    with tempfile.TemporaryDirectory() as folder:
        program = offscreen(
            Path(folder), options.theme, options.language, keys_of=options.platform_keys or ""
        )
        window = program.window
        try:
            if options.file:
                program.parts.document.open(Path(options.file))
            window.resize(width, height)
            window.show()
            image = _at_rest(window)
            if (image.width(), image.height()) != (width, height):
                smallest = f"{image.width()}x{image.height()}"
                raise InputError(
                    "The window cannot be that small; it needs at least {smallest}.",
                    smallest=smallest,
                )
            if not image.save(options.output):
                raise InputError(
                    "{output} could not be written as an image.", output=options.output
                )
        finally:
            window.hide()
            program.close()
    print_line(options.output)
    return ExitCode.FINE


def offscreen(
    folder: Path,
    theme: str,
    language: str = ENGLISH,
    *,
    on_display: bool = False,
    keys_of: str = "",
) -> "Program":
    """Build the program where no display is needed, with settings of its own.

    Keys are written as on the system that ``keys_of`` names, if it names any.
    """
    if not on_display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # An image has the size that was asked for, whatever the user's screen is like.
        os.environ["QT_SCALE_FACTOR"] = "1"
    require_qt()
    # Lazy: Qt is to be told first that there is no display.
    from session_composer.app import build, make_application
    from session_composer.ui.look.theme import Appearance
    from session_composer.ui.shortcuts.system_keys import OTHER_SYSTEM

    make_application([]).setProperty(OTHER_SYSTEM, keys_of)
    program = build(folder / "settings.ini", MemoryKeyStore(), language=language)
    program.theme.use(Appearance(theme))
    return program


def _at_rest(window: "QWidget") -> "QImage":
    """Image of a window that looks the same a while later: what it waits for has come."""
    image = None
    for _ in range(_MOST_LOOKS):
        settle()
        found = window.grab().toImage()
        if found == image:
            break
        image = found
    return found


def settle() -> None:
    """Let the window come to rest: the first check follows the first frame."""
    # Lazy: commands start without Qt.
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_REST_MS, loop.quit)
    loop.exec()
