"""Where the user's own data is kept."""

import os
from collections.abc import Mapping
from pathlib import Path

from session_composer.core.platforms.places import DATA, STATE, UserFolder
from session_composer.core.text.errors import InputError

_NAME = "session-composer"


def user_data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Folder for data that the user made or brought; it need not exist. Raises InputError."""
    return user_data_home(environment) / _NAME


def user_data_home(environment: Mapping[str, str] = os.environ) -> Path:
    """Folder in which each program has its own folder of user data.

    Raises InputError when the system does not say where the user's files are.
    """
    return _folder(DATA, environment)


def user_state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Folder for what the program keeps of its own accord; it need not exist.

    Raises InputError when the system does not say where the user's files are.
    """
    return _folder(STATE, environment) / _NAME


def _folder(place: UserFolder, environment: Mapping[str, str]) -> Path:
    try:
        return place.find(environment, Path, Path.home)
    except RuntimeError as error:
        raise InputError("The system does not say where your home folder is.") from error
