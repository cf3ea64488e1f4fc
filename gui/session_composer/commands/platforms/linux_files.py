"""Menu entry, icon, file type and man page in the user's data folder, by the rules of freedesktop.

``install`` and ``remove`` give a line for each thing that was done, and raise OSError.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.read_write import atomic_write
from session_composer.core.files.user_data import user_data_home

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


def install(program: Path) -> Iterator[str]:
    """Put the pieces there, over older ones. Raises InputError where there is no home."""
    home = user_data_home()
    for piece in _PIECES:
        data = piece.source.read_bytes()
        if piece.source.suffix == ".desktop":
            data = desktop_entry(data.decode(), program).encode()
        target = home / piece.target
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(target, data)
        yield str(target)


def remove() -> Iterator[str]:
    """Take the pieces away. Raises InputError where there is no home."""
    home = user_data_home()
    for piece in _PIECES:
        target = home / piece.target
        if target.is_symlink() or target.exists():
            target.unlink()
            yield f"removed {target}"


def desktop_entry(template: str, program: Path) -> str:
    """Make the menu entry start a program by its full path: menus may not know the user's PATH."""
    # Quoted for Exec, then once more as a string of the file; "%" begins a field code.
    quoted = str(program).translate(_SPECIAL).replace("\\", "\\\\").replace("%", "%%")
    plain = str(program).replace("\\", "\\\\")
    return template.replace(f"\nExec={_NAME} ", f'\nExec="{quoted}" ').replace(
        f"\nTryExec={_NAME}\n", f"\nTryExec={plain}\n"
    )


def refresh() -> Iterator[str]:
    """Have the desktop look at them now; give a sentence for each problem. Raises InputError."""
    home = user_data_home()
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
            yield f"{name} failed; the entry may show only after the next login."
