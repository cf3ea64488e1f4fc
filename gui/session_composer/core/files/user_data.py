"""Where the user's own data is kept."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from session_composer.core.text.errors import InputError

_NAME = "session-composer"
# A variable of the environment and, where it says nothing, a place below the user's home.
_DATA = {
    "win32": ("APPDATA", "AppData/Roaming"),
    "darwin": ("", "Library/Application Support"),
    "": ("XDG_DATA_HOME", ".local/share"),
}
_STATE = {
    "win32": ("LOCALAPPDATA", "AppData/Local"),
    "darwin": ("", "Library/Application Support"),
    "": ("XDG_STATE_HOME", ".local/state"),
}


def user_data_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Folder for data that the user made or brought; it need not exist. Raises InputError."""
    return user_data_home(environment, platform) / _NAME


def user_data_home(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Folder in which each program has its own folder of user data.

    Raises InputError when the system does not say where the user's files are.
    """
    return _folder(_DATA, environment, platform)


def user_state_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Folder for what the program keeps of its own accord; it need not exist.

    Raises InputError when the system does not say where the user's files are.
    """
    return _folder(_STATE, environment, platform) / _NAME


def _folder(
    places: Mapping[str, tuple[str, str]], environment: Mapping[str, str], platform: str
) -> Path:
    variable, usual = places.get(platform, places[""])
    given = environment.get(variable, "")
    # The XDG specification asks to ignore a relative path.
    if given and Path(given).is_absolute():
        return Path(given)
    try:
        return Path.home() / usual
    except RuntimeError as error:
        raise InputError("The system does not say where your home folder is.") from error
