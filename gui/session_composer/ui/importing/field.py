"""Where text to import is pasted, typed or dropped."""

from pathlib import Path
from typing import override

from PySide6.QtCore import QCoreApplication, QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from session_composer.core.text.display_safe import printable
from session_composer.ui.files.commands import dropped_file
from session_composer.ui.look.theme import MARGIN, fixed_font

_MOST_EDITED = 20_000
_LONGEST_LINE = 2_000
_EXCERPT = 4_000
_EXCERPT_LINE = 400


def is_heavy(text: str) -> bool:
    """Whether laying a text out would hold the window up."""
    return len(text) > _MOST_EDITED or any(len(line) > _LONGEST_LINE for line in text.split("\n"))


class ImportField(QPlainTextEdit):
    """Keeps the whole text; of a heavy one only the beginning is shown, and nothing edited.

    Signals:
        changed(): the text is another one.
        file_dropped(path): a file is to be read.
    """

    changed = Signal()
    file_dropped = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As given, until it is edited: the widget replaces some characters.
        self._given: str | None = None
        self.setObjectName("importText")
        self.setAccessibleName(self.tr("Text to import"))
        self.setFont(fixed_font())
        self.document().setDocumentMargin(MARGIN)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_edited)

    def text(self) -> str:
        """Return the whole text."""
        return self.toPlainText() if self._given is None else self._given

    def set_text(self, text: str) -> None:
        """Hold another text."""
        heavy = is_heavy(text)
        self.blockSignals(True)
        self.setReadOnly(heavy)
        self.setPlainText(_excerpt(text) if heavy else text)
        self.moveCursor(QTextCursor.MoveOperation.Start if heavy else QTextCursor.MoveOperation.End)
        self.blockSignals(False)
        self._given = text
        self.changed.emit()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        path = dropped_file(source)
        if path is not None:
            self.file_dropped.emit(path)
            return
        text = source.text()
        before, after = self._around_selection()
        if not (before or after) or is_heavy(before + text + after):
            self.set_text(before + text + after)
        else:
            self.insertPlainText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A text that cannot be edited can still be replaced.
        if self.isReadOnly() and event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if text:
                self.set_text(text)
            return
        super().keyPressEvent(event)

    def _around_selection(self) -> tuple[str, str]:
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        before, after = QTextCursor(cursor), QTextCursor(cursor)
        before.setPosition(0)
        before.setPosition(first, QTextCursor.MoveMode.KeepAnchor)
        after.setPosition(last)
        after.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        return _plain(before), _plain(after)

    def _on_edited(self) -> None:
        self._given = None
        self.changed.emit()


def _plain(cursor: QTextCursor) -> str:
    return cursor.selection().toPlainText()


def _excerpt(text: str) -> str:
    shown: list[str] = []
    for line in text[:_EXCERPT].splitlines():
        shown += [line[i : i + _EXCERPT_LINE] for i in range(0, len(line) or 1, _EXCERPT_LINE)]
    beginning = "\n".join(printable(line) for line in shown)
    hidden = len(text) - _EXCERPT
    if hidden <= 0:
        return beginning
    more = QCoreApplication.translate("ImportField", "… {count} more characters")
    return f"{beginning}\n{more.format(count=f'{hidden:,}')}"
