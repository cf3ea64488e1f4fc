"""What the program was installed with: a package that is missing is told with what installs it.

Loaded once something is missing.
"""

import re
import shlex
import sys
from importlib import metadata

_NAME = "session-composer"
_WINDOW = "window"
# Modules of the packages that only the window needs.
_OF_THE_WINDOW = ("PySide6", "shiboken6", "pygments")


def missing_module(error: ModuleNotFoundError) -> str:
    """Say which package is missing, and what to run; empty for a module of our own."""
    module = (error.name or "").partition(".")[0]
    if module in ("", __package__):
        return ""
    is_window = module in _OF_THE_WINDOW
    told = (
        f"The window needs the package {module}, which is not installed here; commands like lint "
        "and encode do without it."
        if is_window
        else f"The package {module} is not installed here."
    )
    if getattr(sys, "frozen", False):
        return told
    return f"{told} To install what is missing, run: {_command(is_window)}"


def _command(is_window: bool) -> str:
    wanted = [f"{_NAME}[{_WINDOW}]"]
    try:
        listed = metadata.requires(_NAME) or []
    except metadata.PackageNotFoundError:
        listed = []
    found = []
    for requirement in listed:
        package, _, marker = requirement.partition(";")
        # All extras but that of the window are for those who work on the program.
        if "extra" not in marker or (is_window and f'"{_WINDOW}"' in marker.replace("'", '"')):
            found.append(package.strip())
    missing = [package for package in found if not _is_installed(package)]
    return shlex.join([sys.executable, "-m", "pip", "install", *(missing or wanted)])


def _is_installed(requirement: str) -> bool:
    name = re.match(r"[\w.-]+", requirement)
    try:
        metadata.version(name[0] if name else requirement)
    except metadata.PackageNotFoundError:
        return False
    return True
