"""Which lines of an answer are in sight: folded, or left out since nobody asked for them."""

from collections.abc import Collection

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from session_composer.core.wire.paths import WirePath
from session_composer.state.answer.json_lines import Fold, JsonLines


class Folding:
    """Folds and unfolds; what is folded stays so by its path when the text changes."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._lines = JsonLines("")
        self._left_out: list[Fold] = []
        self.folded: set[WirePath] = set()

    def set_lines(self, lines: JsonLines, left_out: list[Fold]) -> None:
        """Take another text, and what is left out of it as a whole."""
        self._lines = lines
        self._left_out = left_out

    def is_folded(self, number: int) -> bool:
        """Whether something is folded into a line."""
        fold = self._lines.folds.get(number)
        return fold is not None and fold.path in self.folded

    def toggle(self, number: int) -> bool:
        """Fold or unfold what begins at a line; returns whether something does."""
        fold = self._lines.folds.get(number)
        if fold is None:
            return False
        self.folded ^= {fold.path}
        self.apply()
        return True

    def fold_all(self, paths: Collection[WirePath]) -> None:
        """Fold just these."""
        self.folded = set(paths)
        self.apply()

    def reveal(self, number: int) -> None:
        """Unfold what a line is in."""
        path = self._lines.paths[number] if number < len(self._lines.paths) else ()
        inside = {path[:size] for size in range(len(path))} & self.folded
        if inside:
            self.folded -= inside
            self.apply()

    def is_left_out(self, number: int) -> bool:
        """Whether a line belongs to what nobody asked for, and is not shown."""
        return any(fold.first <= number <= fold.last for fold in self._left_out)

    def apply(self) -> None:
        """Show just what is to be in sight."""
        hidden = bytearray(self._document.blockCount())
        for fold in self._lines.folds.values():
            if fold.path in self.folded:
                hidden[fold.first + 1 : fold.last + 1] = b"\1" * (fold.last - fold.first)
        for fold in self._left_out:
            hidden[fold.first : fold.last + 1] = b"\1" * (fold.last - fold.first + 1)
        block = self._document.firstBlock()
        changed = False
        for is_hidden in hidden:
            if not block.isValid():
                break
            if block.isVisible() is bool(is_hidden):
                changed = True
                block.setVisible(not is_hidden)
                block.setLineCount(0 if is_hidden else max(1, block.layout().lineCount()))
            block = block.next()
        layout = self._document.documentLayout()
        if changed and isinstance(layout, QPlainTextDocumentLayout):
            layout.requestUpdate()
            layout.documentSizeChanged.emit(layout.documentSize())
