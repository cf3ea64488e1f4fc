"""The description of an API version that Stripe publishes: what is new in it, when it was read."""

import json
import re
from pathlib import Path
from typing import NamedTuple

from session_composer.core.files.data_files import load_data, member
from session_composer.core.files.read_write import atomic_write, make_private
from session_composer.core.text.errors import ComposerError
from session_composer.core.text.message import Message

from .catalog import Catalog
from .catalog_store import CatalogStore, parsed_header
from .compare import version_changes
from .serving import nearest
from .user_catalogs import ImportedCatalog
from .version_info import IMPORTED_SUFFIX

QUESTION = Message("Add it?")
"""What is asked after the news were told."""

_FORMAT = 1
_FILE = "published-document.json"
_ETAG = re.compile(r'(?:W/)?"[!#-~]{0,200}"', re.ASCII)


class News(NamedTuple):
    """What a description of an API version says that is not known yet."""

    against: str
    """The known version that it is compared with: itself, or the nearest earlier of its kind."""
    changes: list[str]


def find_news(described: ImportedCatalog, store: CatalogStore) -> News | None:
    """Find what a description adds to what is known; None when all it has is known.

    A known version has no news in what the description lacks: the program also knows what
    documentation and SDKs tell.
    """
    name = described.api_version
    known = store.info(name + IMPORTED_SUFFIX) or store.info(name)
    infos = [info for info in store.all_versions if info.header == info.api_version]
    against = known or nearest(parsed_header(name), infos)
    found = version_changes(store.catalog(against.api_version), Catalog(name, described.components))
    if known is not None and all(line.startswith("-") for line in found):
        return None
    return News(against.api_version, found)


class Seen(NamedTuple):
    """A published document that was read, and all of whose content is known since."""

    url: str
    etag: str
    api_version: str


def read_seen(folder: Path) -> Seen | None:
    """Read which document was seen last; None when it was none, or that cannot be read."""
    path = folder / _FILE
    try:
        data = load_data(path, _FORMAT, Seen._fields)
        seen = Seen(*(member(path, data, name, str) for name in Seen._fields))
    except ComposerError:
        return None
    return seen if _ETAG.fullmatch(seen.etag) else None


def write_seen(folder: Path, seen: Seen) -> None:
    """Remember a document, if it has an ETag; where that fails it is fetched again next time."""
    if not _ETAG.fullmatch(seen.etag):
        return
    text = json.dumps({"format": _FORMAT, **seen._asdict()}, indent=2) + "\n"
    try:
        make_private(folder)
        atomic_write(folder / _FILE, text.encode())
    except (OSError, ComposerError):
        return
