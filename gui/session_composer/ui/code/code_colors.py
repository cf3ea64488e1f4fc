"""Colours of code: Pygments tells them between other events, lines get them when looked at.

The code of ten thousand parameters takes Pygments seconds.
"""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextDocument, QTextLayout

from session_composer.state.code.highlighting import HighlightKind, HighlightSpan, spans
from session_composer.ui.look.theme import Theme

_SLICE_S = 0.008


class CodeColors(QObject):
    """Colours the lines of a document."""

    def __init__(self, document: QTextDocument, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._theme = theme
        self._known: list[list[HighlightSpan]] = []
        self._more: Iterator[list[HighlightSpan]] | None = None
        self._formats: dict[HighlightKind, QTextCharFormat] = {}
        self._generation = 0
        self.timer = QTimer(self)
        """Fires when more may be known; :meth:`work` is to be called then."""
        self.timer.setInterval(0)
        self.use_theme()

    @property
    def is_done(self) -> bool:
        """Whether all colours are known."""
        return self._more is None

    def set_code(self, code: str, language: str) -> None:
        """Take other code apart; it is the text of the document. No language: no colours."""
        self._known = []
        self._generation += 1
        self._more = spans(code, language) if language else iter([[]] * (code.count("\n") + 1))
        self.timer.start()
        self.work()

    def use_theme(self) -> None:
        """Take the colours of the theme; what is painted already must be painted anew."""
        colors = self._theme.colors
        self._formats = {
            HighlightKind.KEYWORD: _format(colors.code_keyword),
            HighlightKind.STRING: _format(colors.code_string),
            HighlightKind.CONSTANT: _format(colors.code_number),
            HighlightKind.COMMENT: _format(colors.code_comment),
            HighlightKind.NAME: _format(colors.code_key),
        }
        self._generation += 1

    def work(self) -> None:
        """Take the code apart for a moment."""
        end = perf_counter() + _SLICE_S
        for line in self._more or ():
            self._known.append(line)
            if perf_counter() > end:
                return
        self._more = None
        self.timer.stop()

    def paint(self, block: QTextBlock) -> bool:
        """Colour a line; answers whether its colours are known."""
        number = block.blockNumber()
        if block.userState() == self._generation:
            return True
        if number >= len(self._known):
            return False
        block.setUserState(self._generation)
        ranges = []
        for start, length, kind in self._known[number]:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, self._formats[kind]
            ranges.append(made)
        layout = block.layout()
        if ranges != layout.formats():
            layout.setFormats(ranges)
            self._document.markContentsDirty(block.position(), block.length())
        return True


def _format(color: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(color)
    return made
