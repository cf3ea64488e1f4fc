"""Where there are no files that a desktop could be told by."""

from collections.abc import Iterator
from pathlib import Path

from session_composer.core.text.errors import InputError


def install(_: Path) -> Iterator[str]:
    """Raise InputError."""
    raise InputError("--install-desktop is for Linux desktops only.")


def remove() -> Iterator[str]:
    """Raise InputError."""
    raise InputError("--install-desktop is for Linux desktops only.")


def refresh() -> Iterator[str]:
    """Do nothing."""
    return iter(())
