"""Where the data files are: inside an installed package, or beside ``gui/`` in a checkout."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    RESOURCES: Path

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
_INSTALLED = os.path.join(_PACKAGE, "resources")
_IN_CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "resources")
_FOLDER = _INSTALLED if os.path.isdir(_INSTALLED) else _IN_CHECKOUT


def resource(*names: str) -> str:
    """Path of a data file or folder as text, for what starts without pathlib."""
    return os.path.join(_FOLDER, *names)


def __getattr__(name: str) -> "Path":
    if name == "RESOURCES":
        # Lazy: pathlib takes longer to load than a request takes to encode.
        from pathlib import Path

        return Path(_FOLDER)
    raise AttributeError(name)
