"""Asking for the file to write to."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from session_composer.core.files.read_write import absolute
from session_composer.core.text.display_safe import printable
from session_composer.ui.shell.message_boxes import MessageBoxes


def ask_where_to_save(
    parent: QWidget,
    messages: MessageBoxes,
    title: str,
    proposal: Path,
    kinds: Mapping[str, str],
) -> Path | None:
    """Let the user choose a file; None when there is to be none.

    ``kinds`` are the filters with the suffix of each. A name that has none of several suffixes, or
    no ending at all, gets that of the kind that is chosen; then the user is asked about the very
    file that will be written: dialogs ask about the name as it was typed, so theirs is turned off.
    """
    known = set(kinds.values()) if len(set(kinds.values())) > 1 else ()
    kind = next(iter(kinds))
    while True:
        name, kind = QFileDialog.getSaveFileName(
            parent,
            title,
            str(proposal),
            ";;".join(kinds),
            kind,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not name:
            return None
        suffix = kinds.get(kind, next(iter(kinds.values())))
        path = absolute(with_suffix(Path(name), suffix, known))
        if not os.path.lexists(path) or messages.ask_replace_file(printable(path.name)):
            return path
        proposal = path


def with_suffix(path: Path, suffix: str, known: Collection[str] = ()) -> Path:
    """Give a file name a suffix unless it has an ending of its own, one of the known if any are."""
    if not path.name:
        return path
    # A full stop at the end ends no name: Windows drops it, and two in a row read as a slip.
    name = path.name.rstrip(".") or path.name
    ending = Path(name).suffix
    has_own = ending.lower() in known if known else ending
    return path.with_name(name if has_own else name + suffix)
