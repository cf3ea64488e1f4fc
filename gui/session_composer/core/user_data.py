"""Where the user's own data is kept."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .errors import InputError

_NAME = "session-composer"


def user_data_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Folder for data that the user made or brought; it need not exist.

    Raises InputError when the system does not say where the user's files are.
    """
    if platform == "win32":
        given, usual = environment.get("APPDATA", ""), ("AppData", "Roaming")
    elif platform == "darwin":
        given, usual = "", ("Library", "Application Support")
    else:
        given, usual = environment.get("XDG_DATA_HOME", ""), (".local", "share")
    # The XDG specification asks to ignore a relative path.
    if given and Path(given).is_absolute():
        return Path(given) / _NAME
    try:
        return Path.home().joinpath(*usual, _NAME)
    except RuntimeError as error:
        raise InputError("The system does not say where your home folder is.") from error
