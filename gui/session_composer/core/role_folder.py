"""The user's own roles: session files in a folder."""

import os
from itertools import islice
from pathlib import Path

from .catalog_store import CatalogStore
from .errors import InputError
from .files import read_bounded
from .roles import Role, role_of
from .session_file import SUFFIX, parse
from .visible import visible

MAX_FILES = 50
MAX_BYTES = 256 * 1024
"""Of one file. A session file with everything that Stripe knows has about ten KiB."""
_MAX_ENTRIES = 10_000


def read_roles(folder: Path, store: CatalogStore) -> tuple[list[Role], list[str]]:
    """Read the session files of a folder, in the order of their names.

    The second list has a sentence for each that cannot be used, and for the folder itself.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, _MAX_ENTRIES)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return [], [f"The folder {visible(str(folder))} cannot be read: {reason}."]
    found, notices = [], []
    files = sorted(name for name in names if name.endswith(SUFFIX) and name != SUFFIX)
    for name in files[:MAX_FILES]:
        try:
            request = parse(read_bounded(folder / name, MAX_BYTES), store)
        except InputError as error:
            text = str(error)
            # The reader of files begins with the name itself.
            about = "" if text.startswith(name) else f"{visible(name)} is left out: "
            notices.append(about + visible(text))
            continue
        found.append(role_of(request, visible(name.removesuffix(SUFFIX)), name))
    if len(files) > MAX_FILES:
        notices.append(f"Only the first {MAX_FILES} of {len(files)} session files are listed.")
    if len(names) == _MAX_ENTRIES:
        notices.append(f"Only {_MAX_ENTRIES} entries of the folder were looked at.")
    return found, notices
