"""Changes a document line by line: only what differs is touched."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor, QTextDocument


def change_lines(
    document: QTextDocument, old: list[str], new: list[str], displayed: Callable[[str], str]
) -> bool:
    """Turn lines into others, written as ``displayed`` does.

    Answers whether it did: where most differ, all is to be set anew.
    """
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
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


def _common(one: list[str], other: list[str]) -> int:
    """Length of the common beginning: by halves, since comparing slices takes no loop in Python."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
