"""Detects the kind of a text and reads the request that it holds."""

from dataclasses import dataclass

from session_composer.core.catalog_store import CatalogStore

from .imported import Imported

MAX_BYTES = 1024 * 1024
"""Longer texts are refused."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text, by its name on the command line and its title in the window."""

    name: str
    title: str


def kinds() -> tuple[Kind, ...]:
    """List the kinds of text that can be read."""
    raise NotImplementedError


def detect(text: str) -> str:
    """Name the kind of a text. Raises InputError when it is none."""
    raise NotImplementedError


def read(text: str, store: CatalogStore, api_version: str, kind: str = "") -> Imported:
    """Read a request; ``api_version`` is taken where the text names none.

    Raises InputError with what is wrong where, and for nothing else.
    """
    raise NotImplementedError
