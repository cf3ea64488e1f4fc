"""The user's own roles: session files in a folder."""

import os
from itertools import islice
from pathlib import Path

from session_composer.core.files.read_write import read_bounded
from session_composer.core.session.session_file import SUFFIX, parse
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog_store import CatalogStore

from .roles import Role, role_of

MAX_FILES = 50
MAX_BYTES = 256 * 1024
"""Of one file. A session file with everything that Stripe knows has about ten KiB."""
_MAX_ENTRIES = 10_000


def read_roles(folder: Path, store: CatalogStore) -> tuple[list[Role], list[Message]]:
    """Read the session files of a folder, in the order of their names.

    The second list has a sentence for each that cannot be used, and for the folder itself.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, _MAX_ENTRIES)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return [], [
            Message(
                "The folder {folder} cannot be read: {reason}.",
                folder=printable(str(folder)),
                reason=reason,
            )
        ]
    found, notices = [], list[Message]()
    files = sorted(name for name in names if name.endswith(SUFFIX) and name != SUFFIX)
    for name in files[:MAX_FILES]:
        try:
            data = read_bounded(folder / name, MAX_BYTES)
        except InputError as error:
            notices.append(error.message.mapped(printable))
            continue
        try:
            request = parse(data, store)
        except InputError as error:
            problem = error.message.mapped(printable)
            notices.append(
                Message("{name} is left out: {problem}", name=printable(name), problem=problem)
            )
            continue
        found.append(role_of(request, printable(name.removesuffix(SUFFIX)), name))
    if len(files) > MAX_FILES:
        notices.append(
            Message(
                "Only the first {max_files} of {files} session files are listed.",
                max_files=MAX_FILES,
                files=len(files),
            )
        )
    if len(names) == _MAX_ENTRIES:
        notices.append(
            Message(
                "Only {max_entries} entries of the folder were looked at.", max_entries=_MAX_ENTRIES
            )
        )
    return found, notices
