"""What the start board says of the files used lately."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from session_composer.core.session.session_file import read
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecentNotes", text)


class RecentFile(NamedTuple):
    """How many components a file sends, and when it was written, in seconds since 1970.

    None where it cannot be read.
    """

    components: int | None
    written_at: float | None


def look_at(names: Sequence[str], store: CatalogStore) -> list[RecentFile]:
    """Read files. For a worker thread: a disk may not answer."""
    return [_look_at(Path(name), store) for name in names]


def _look_at(path: Path, store: CatalogStore) -> RecentFile:
    count = written_at = None
    with suppress(OSError, InputError):
        written_at = path.stat().st_mtime
        count = len(read(path, store).sent_components())
    return RecentFile(count, written_at)


def note_of(found: RecentFile, now: QDateTime) -> str:
    """Say it in a few words."""
    if found.written_at is None:
        return _tr("not there")
    if found.components is None:
        return _tr("cannot be read")
    count = _tr("{count} components").format(count=found.components)
    if found.components == 1:
        count = _tr("1 component")
    return f"{count} · {_when(QDateTime.fromSecsSinceEpoch(int(found.written_at)), now)}"


def _when(moment: QDateTime, now: QDateTime) -> str:
    days = moment.date().daysTo(now.date())
    if days == 0:
        return _tr("today {time}").format(time=moment.toString("HH:mm"))
    if days == 1:
        return _tr("yesterday")
    return QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
