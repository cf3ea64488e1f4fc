"""Colours for lines that tell by themselves what their parts mean; painted when looked at."""

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout

from session_composer.state.code.inks import InkSpan
from session_composer.ui.look.ink_formats import ink_formats
from session_composer.ui.look.theme import Theme

_STATES = 0x3FFFFFFF


class LineColors:
    """Colours the lines of a document, each once for its text."""

    def __init__(
        self, document: QTextDocument, inks: Callable[[str], list[InkSpan]], theme: Theme
    ) -> None:
        self._document = document
        self._inks = inks
        self._theme = theme
        self._generation = 0
        self.use_theme()

    def use_theme(self) -> None:
        """Take the colours of the theme; what is painted already must be painted anew."""
        self._formats = ink_formats(self._theme.colors)
        self._generation += 1

    def paint(self, block: QTextBlock) -> None:
        """Colour a line, unless it is coloured already."""
        text = block.text()
        # A block keeps its state while its text becomes another one.
        state = hash((text, self._generation)) & _STATES
        if block.userState() == state:
            return
        block.setUserState(state)
        ranges = []
        for start, length, ink in self._inks(text):
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, self._formats[ink]
            ranges.append(made)
        block.layout().setFormats(ranges)
        self._document.markContentsDirty(block.position(), block.length())
