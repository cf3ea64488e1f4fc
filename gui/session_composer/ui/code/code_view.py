"""Code in colours. Copied is the exact text, never what is painted."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from session_composer.core.text.display_safe import replace_unprintable
from session_composer.ui.look.theme import Theme

from .lines_view import LinesView

if TYPE_CHECKING:
    from .code_colors import CodeColors

_TAB = 4
# Qt takes these for the ends of a frame.
_FRAME_ENDS = str.maketrans("\ufdd0\ufdd1", "\ufffd\ufffd")


class CodeView(LinesView):
    """Shows code; colours follow when they are known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("\n", parent)
        self._theme = theme
        self.setTabStopDistance(_TAB * self.fontMetrics().horizontalAdvance(" "))
        self._language = ""
        self._colors: CodeColors | None = None
        self._first_time = QTimer(self)
        self._first_time.setSingleShot(True)
        self._first_time.timeout.connect(self._make_colors)
        self.verticalScrollBar().valueChanged.connect(self._paint_colors)
        theme.changed.connect(self._on_theme_changed)

    def show_code(self, lines: list[str], language: str) -> None:
        """Show code; ``language`` is the alias of Pygments, empty for no colours."""
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._set(lines, language)

    def show_sentence(self, text: str) -> None:
        """Say something instead of showing code."""
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._set([text], "")

    @override
    def displayed(self, line: str) -> str:
        return replace_unprintable(line).translate(_FRAME_ENDS)

    @override
    def selected_text(self) -> str:
        cursor, document = self.textCursor(), self.document()
        (first, start), (last, end) = (
            (block.blockNumber(), position - block.position())
            for position in (cursor.selectionStart(), cursor.selectionEnd())
            for block in [document.findBlock(position)]
        )
        lines = self.lines()[first : last + 1]
        if lines:
            lines[-1] = _units(lines[-1], 0, end)
            lines[0] = _units(lines[0], start)
        return "\n".join(lines)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint_colors()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._paint_colors()

    def _set(self, lines: list[str], language: str) -> None:
        self._language = language
        self.set_lines(lambda: lines)
        if self._colors is None:
            # Loading Pygments is felt: the plain text is painted before that.
            self._first_time.start(0)
        else:
            self._color()

    def _make_colors(self) -> None:
        # Lazy: Pygments takes a while to import, and most runs never look at code.
        from .code_colors import CodeColors

        self._colors = CodeColors(self.document(), self._theme, self)
        self._colors.timer.timeout.connect(self._work)
        self._color()

    def _color(self) -> None:
        if self._colors is not None:
            code = "\n".join(map(self.displayed, self.lines()))
            # Begun at once: an edit must not let the colours of a short text flicker.
            self._colors.set_code(code, self._language)
            self._paint_colors()

    def _work(self) -> None:
        if self._colors is not None:
            self._colors.work()
            self._paint_colors()

    def _paint_colors(self) -> None:
        """Colour the visible lines whose colours are known."""
        if self._colors is None or not self.isVisible():
            return
        block = self.firstVisibleBlock()
        offset, bottom = self.contentOffset(), self.viewport().height()
        while block.isValid() and (
            self.blockBoundingGeometry(block).translated(offset).top() < bottom
        ):
            if not self._colors.paint(block):
                break
            block = block.next()

    def _on_theme_changed(self) -> None:
        if self._colors is not None:
            self._colors.use_theme()
            self._paint_colors()


def _units(text: str, start: int, end: int | None = None) -> str:
    """Part of a text by Qt's units, which are those of UTF-16."""
    if text.isascii():
        return text[start:end]
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * start : None if end is None else 2 * end].decode("utf-16-le", "surrogatepass")
