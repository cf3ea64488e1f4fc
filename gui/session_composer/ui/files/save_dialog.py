"""Asking for the file to write to."""

import os
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from session_composer.core.files.read_write import absolute
from session_composer.core.text.display_safe import printable
from session_composer.ui.shell.message_boxes import MessageBoxes


def ask_where_to_save(
    parent: QWidget, messages: MessageBoxes, title: str, proposal: Path, kinds: str, suffix: str
) -> Path | None:
    """Let the user choose a file; None when there is to be none.

    A name without an ending gets the suffix, and then the user is asked about the very file that
    will be written: dialogs ask about the name as it was typed, so theirs is turned off.
    """
    while True:
        name, _ = QFileDialog.getSaveFileName(
            parent, title, str(proposal), kinds, options=QFileDialog.Option.DontConfirmOverwrite
        )
        if not name:
            return None
        path = absolute(with_suffix(Path(name), suffix))
        if not os.path.lexists(path) or messages.ask_replace_file(printable(path.name)):
            return path
        proposal = path


def with_suffix(path: Path, suffix: str) -> Path:
    """Give a file name a suffix unless it has an ending of its own."""
    if not path.name:
        return path
    # A full stop at the end ends no name: Windows drops it, and two in a row read as a slip.
    name = path.name.rstrip(".") or path.name
    return path.with_name(name if Path(name).suffix else name + suffix)
