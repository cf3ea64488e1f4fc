"""Keeps the folder that the program is started in from lending it code.

That folder may be an unpacked archive of a stranger's. Python looks for modules there first when it
runs ``-m`` or ``-c``, or when PYTHONPATH has an empty or relative entry, and Qt looks for plugins
there when its variables have one. Imports nothing that Python has not loaded to get here.
"""

import os
import sys
from collections.abc import Iterator

_QT_FOLDERS = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
_LIBRARIES = ("site-packages", "dist-packages", "lib-dynload")


def import_nothing_from_it() -> None:
    """Take the working folder out of where modules and Qt's plugins are looked for."""
    for variable in _QT_FOLDERS:
        if variable in os.environ:
            folders = os.environ[variable].split(os.pathsep)
            os.environ[variable] = os.pathsep.join(filter(os.path.isabs, folders))
    # A bundle looks into itself only.
    if not getattr(sys, "frozen", False):
        sys.path[:] = _safe(sys.path)


def import_path() -> list[str]:
    """Where a Python that is to run this very program looks for modules; absolute folders."""
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return sys.path if ours in sys.path else [*sys.path, ours]


def _safe(path: list[str]) -> Iterator[str]:
    here = _working_folder()
    for position, folder in enumerate(path):
        # The first one is the script's or, with -m and -c, the working folder.
        is_added = position == 0 and not sys.flags.safe_path
        if os.path.isabs(folder) and (
            os.path.realpath(folder) != here or (_is_installed(folder) and not is_added)
        ):
            yield folder


def _working_folder() -> str:
    try:
        return os.path.realpath(os.getcwd())
    except OSError:  # It was deleted.
        return ""


def _is_installed(folder: str) -> bool:
    """Whether it holds Python's own modules or installed ones; somebody may stand even there."""
    user_site = getattr(sys.modules.get("site"), "USER_SITE", None)
    if folder in (os.path.dirname(os.__file__), user_site):
        return True
    roots = tuple(os.path.join(root, "") for root in (sys.prefix, sys.base_prefix))
    return folder.startswith(roots) and os.path.basename(folder) in _LIBRARIES
