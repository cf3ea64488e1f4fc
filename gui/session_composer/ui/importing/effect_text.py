"""What applying an imported text does, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from session_composer.core.request.request_diff import ChangeKind, ChangeLine


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportEffect", text)


def button_text(count: int, *, adds: bool) -> str:
    """Text for the button, with the number of rows that it changes."""
    if not count:
        return _tr("Add") if adds else _tr("Replace")
    if count == 1:
        return _tr("Add 1 row") if adds else _tr("Replace 1 row")
    return (_tr("Add {count} rows") if adds else _tr("Replace {count} rows")).format(count=count)


def effect_text(lines: Sequence[ChangeLine]) -> str:
    """Sentence about what changes."""
    count = len(lines)
    removed = sum(line.kind is ChangeKind.REMOVED for line in lines)
    if not count:
        return _tr("Nothing changes")
    if count == 1:
        return _tr("1 row is removed") if removed else _tr("1 row changes, nothing is removed")
    if not removed:
        return _tr("{count} rows change, nothing is removed").format(count=count)
    told = _tr("{count} rows change, {removed} of them are removed")
    return told.format(count=count, removed=removed)
