"""--install-desktop: menu entry, icon, file type and man page for those who installed with pip."""

import os
import shutil
import subprocess
import sys
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.read_write import atomic_write
from session_composer.core.files.user_data import user_data_home
from session_composer.core.text.errors import InputError, system_reason

from .common import ExitCode, print_line, print_problem

_NAME = "session-composer"
_LINUX = RESOURCES / "linux"
_PATIENCE_S = 30
# The databases that desktops read; they notice new files without these, but later.
_REFRESH = (
    ("update-desktop-database", "-q", "applications"),
    ("update-mime-database", "mime"),
    ("gtk-update-icon-cache", "-q", "-t", "-f", "icons/hicolor"),
)
# What has a meaning inside the double quotes of an Exec line.
_SPECIAL = str.maketrans({character: f"\\{character}" for character in '"`$\\'})


@dataclass(frozen=True, slots=True)
class _Piece:
    source: Path
    target: str


_PIECES = (
    _Piece(_LINUX / f"{_NAME}.desktop", f"applications/{_NAME}.desktop"),
    _Piece(_LINUX / f"{_NAME}.xml", f"mime/packages/{_NAME}.xml"),
    _Piece(_LINUX / f"{_NAME}.1", f"man/man1/{_NAME}.1"),
    _Piece(RESOURCES / "icons" / f"{_NAME}.svg", f"icons/hicolor/scalable/apps/{_NAME}.svg"),
)


def install_desktop_command(options: Namespace) -> int:
    """Put the pieces into the user's data folder, or take them away. Raises InputError."""
    if sys.platform != "linux":
        raise InputError("--install-desktop is for Linux desktops only.")
    home = user_data_home()
    try:
        if options.command == "uninstall-desktop":
            _remove(home)
        else:
            _install(home, _program())
    except OSError as error:
        where = error.filename or home
        raise InputError(
            "{where} cannot be written: {strerror}.",
            where=str(where),
            strerror=system_reason(error),
        ) from error
    _refresh(home)
    return ExitCode.FINE


def desktop_entry(template: str, program: Path) -> str:
    """Make the menu entry start a program by its full path: menus may not know the user's PATH."""
    # Quoted for Exec, then once more as a string of the file; "%" begins a field code.
    quoted = str(program).translate(_SPECIAL).replace("\\", "\\\\").replace("%", "%%")
    plain = str(program).replace("\\", "\\\\")
    return template.replace(f"\nExec={_NAME} ", f'\nExec="{quoted}" ').replace(
        f"\nTryExec={_NAME}\n", f"\nTryExec={plain}\n"
    )


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


def _install(home: Path, program: Path) -> None:
    for piece in _PIECES:
        data = piece.source.read_bytes()
        if piece.source.suffix == ".desktop":
            data = desktop_entry(data.decode(), program).encode()
        target = home / piece.target
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(target, data)
        print_line(str(target))


def _remove(home: Path) -> None:
    for piece in _PIECES:
        target = home / piece.target
        if target.is_symlink() or target.exists():
            target.unlink()
            print_line(f"removed {target}")


def _refresh(home: Path) -> None:
    for name, *arguments in _REFRESH:
        tool = shutil.which(name)
        *flags, folder = arguments
        if tool is None or not (home / folder).is_dir():
            continue
        try:
            subprocess.run(  # noqa: S603 - a tool of the system, on a folder of the user's
                [tool, *flags, os.fspath(home / folder)],
                check=True,
                capture_output=True,
                timeout=_PATIENCE_S,
            )
        except (OSError, subprocess.SubprocessError):
            print_problem(f"{name} failed; the entry may show only after the next login.")
