"""Fills a document line by line: only what differs is touched, and very many come in slices."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from session_composer.core.text.masked_lines import common_length

SLICE = 1000
"""Lines that are laid out between two events; takes a few milliseconds."""


class LineFiller(QObject):
    """Makes the lines of a view others, written as ``displayed`` does."""

    def __init__(self, view: QPlainTextEdit, displayed: Callable[[str], str]) -> None:
        super().__init__(view)
        self._view = view
        self._displayed = displayed
        self._wanted: list[str] = []
        self._shown: list[str] = []
        self._next = QTimer(self)
        self._next.timeout.connect(self._show_more)

    def show(self, lines: list[str], *, at_once: bool) -> None:
        """Show other lines: all at once, or the first ones now and the rest between events."""
        self._wanted, old = lines, self._shown
        count = len(lines) if at_once or len(lines) - len(old) <= SLICE else max(len(old), SLICE)
        new = lines[:count]
        if old != new and not (
            old and new and change_lines(self._view.document(), old, new, self._displayed)
        ):
            new = lines if at_once else lines[:SLICE]
            self._view.setPlainText("\n".join(map(self._displayed, new)))
        self._shown = new
        if len(new) < len(lines):
            self._next.start(0)

    def finish(self) -> None:
        """Show what is still to come."""
        self._append(self._wanted[len(self._shown) :])

    def _show_more(self) -> None:
        begin = len(self._shown)
        self._append(self._wanted[begin : begin + SLICE])

    def _append(self, lines: list[str]) -> None:
        if lines:
            cursor = QTextCursor(self._view.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("\n" + "\n".join(map(self._displayed, lines)))
            self._shown = self._shown + lines
        if len(self._shown) == len(self._wanted):
            self._next.stop()


def change_lines(
    document: QTextDocument, old: list[str], new: list[str], displayed: Callable[[str], str]
) -> bool:
    """Turn lines into others, written as ``displayed`` does.

    Answers whether it did: where most differ, all is to be set anew.
    """
    start = common_length(old, new)
    end = common_length(old[start:][::-1], new[start:][::-1])
    removed = len(old) - start - end
    added = new[start : len(new) - end]
    if not old or not new or removed + len(added) > len(old) // 2 + 16:
        return False
    cursor = QTextCursor(document)
    text = "\n".join(map(displayed, added))
    if removed and added:
        _select(cursor, start, start + removed - 1)
        cursor.insertText(text)
    elif added and start < len(old):
        cursor.setPosition(document.findBlockByNumber(start).position())
        cursor.insertText(text + "\n")
    elif added:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("\n" + text)
    else:
        _select(cursor, start, start + removed - 1)
        cursor.removeSelectedText()
        if start < len(old) - removed:
            cursor.deleteChar()
        else:
            cursor.deletePreviousChar()
    return True


def _select(cursor: QTextCursor, first: int, last: int) -> None:
    document = cursor.document()
    end = document.findBlockByNumber(last)
    cursor.setPosition(document.findBlockByNumber(first).position())
    cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
