"""The languages that the window speaks: English, and those that translations are shipped for."""

import os
from pathlib import Path

from session_composer.core.files.assets import RESOURCES

ENGLISH = "en"
FOLDER = RESOURCES / "i18n"
FILE_START, FILE_END = "session-composer_", ".qm"


def languages(folder: Path = FOLDER) -> list[str]:
    """List the languages by their codes; English comes first."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        names = []
    found = [name for name in names if name.startswith(FILE_START) and name.endswith(FILE_END)]
    return [ENGLISH, *(name.removeprefix(FILE_START).removesuffix(FILE_END) for name in found)]
