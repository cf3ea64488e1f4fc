"""--install-desktop: tells the desktop about the program, for those who installed with pip."""

import shutil
import sys
from argparse import Namespace
from pathlib import Path

from session_composer.core.text.errors import InputError, system_reason

from .common import ExitCode, print_line, print_problem
from .platforms.desktop_files import install, refresh, remove

_NAME = "session-composer"


def install_desktop_command(options: Namespace) -> int:
    """Tell the desktop, or take that back. Raises InputError."""
    told = remove() if options.command == "uninstall-desktop" else install(_program())
    try:
        for line in told:
            print_line(line)
    except OSError as error:
        raise InputError(
            "{where} cannot be written: {strerror}.",
            where=str(error.filename or "the data of your desktop"),
            strerror=system_reason(error),
        ) from error
    for sentence in refresh():
        print_problem(sentence)
    return ExitCode.FINE


def _program() -> Path:
    """Full path of the command that was called. Raises InputError when there is none."""
    called = Path(sys.argv[0])
    found = str(called) if called.stem == _NAME and called.exists() else shutil.which(_NAME)
    if not found:
        raise InputError(
            "There is no command {name} that a menu could start; install the program with pip.",
            name=_NAME,
        )
    path = Path(found).absolute()
    if any(ord(character) < ord(" ") for character in str(path)):
        raise InputError("The path of the program holds a control character.")
    return path
