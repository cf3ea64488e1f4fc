"""The words and signs by which source code is known, out of ``resources/readers``."""

import tomllib
from functools import cache
from typing import Any

from session_composer.core.files.assets import RESOURCES
from session_composer.core.text.errors import DataError

_FOLDER = RESOURCES / "readers"


@cache
def table(name: str) -> dict[str, Any]:
    """Return what a file holds. Raises DataError when it cannot be read."""
    path = _FOLDER / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name} cannot be read: {error}.") from error


def words(name: str) -> frozenset[str]:
    """Return a list of words."""
    return frozenset(table("words")[name].split())
