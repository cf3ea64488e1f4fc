"""Where the user's own data is kept."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from session_composer.core.text.errors import InputError

_NAME = "session-composer"


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
    if platform == "win32":
        given, usual = environment.get("APPDATA", ""), ("AppData", "Roaming")
    elif platform == "darwin":
        given, usual = "", ("Library", "Application Support")
    else:
        given, usual = environment.get("XDG_DATA_HOME", ""), (".local", "share")
    return _folder(given, usual)


def user_state_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Folder for what the program keeps of its own accord; it need not exist.

    Raises InputError when the system does not say where the user's files are.
    """
    if platform == "win32":
        given, usual = environment.get("LOCALAPPDATA", ""), ("AppData", "Local")
    elif platform == "darwin":
        given, usual = "", ("Library", "Application Support")
    else:
        given, usual = environment.get("XDG_STATE_HOME", ""), (".local", "state")
    return _folder(given, usual) / _NAME


def _folder(given: str, usual: tuple[str, ...]) -> Path:
    # The XDG specification asks to ignore a relative path.
    if given and Path(given).is_absolute():
        return Path(given)
    try:
        return Path.home().joinpath(*usual)
    except RuntimeError as error:
        raise InputError("The system does not say where your home folder is.") from error
