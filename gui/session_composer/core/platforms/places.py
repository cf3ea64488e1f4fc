"""Where programs keep what is the user's."""

import sys
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import NamedTuple


class UserFolder(NamedTuple):
    """A folder that a variable of the environment names, or one below the user's home."""

    variable: str
    below_home: str

    def find[P: PurePath](
        self, environment: Mapping[str, str], kind: type[P], home: Callable[[], P]
    ) -> P:
        """Path of the folder, in the form of a system. Raises what ``home`` raises."""
        given = kind(environment.get(self.variable, ""))
        # The XDG specification asks to ignore a relative path.
        return given if given.is_absolute() else home() / self.below_home


if sys.platform == "win32":
    DATA = UserFolder("APPDATA", "AppData/Roaming")
    STATE = UserFolder("LOCALAPPDATA", "AppData/Local")
elif sys.platform == "darwin":
    DATA = UserFolder("", "Library/Application Support")
    STATE = DATA
else:
    DATA = UserFolder("XDG_DATA_HOME", ".local/share")
    STATE = UserFolder("XDG_STATE_HOME", ".local/state")
