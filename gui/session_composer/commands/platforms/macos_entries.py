"""On macOS it is the application's own files that tell the system about it."""

from collections.abc import Iterator
from pathlib import Path

from session_composer.core.text.errors import InputError


def install(_: Path) -> Iterator[str]:
    """Raise InputError."""
    raise InputError(
        "On macOS there is nothing to install: put Session Composer.app into Applications and open "
        "it once. It is built by gui/tools/bundle.py."
    )


def remove() -> Iterator[str]:
    """Raise InputError."""
    raise InputError("On macOS there is nothing to remove but Session Composer.app.")


def refresh() -> Iterator[str]:
    """Do nothing."""
    return iter(())
