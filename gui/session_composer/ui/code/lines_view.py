"""Read-only text made of lines, changed line by line.

Setting the whole text of a text widget costs milliseconds for each ten kilobytes, and a single long
line is laid out anew as a whole. The request's body is therefore shown as one line a pair, and an
edit touches only the lines it changed; of very many the first are there at once, and the others
before anything is done with them. What is read and copied is the exact text: ``glue`` stands
between the lines there.
"""

from collections.abc import Callable, Iterator
from typing import override

from PySide6 import QtGui
from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from session_composer.state.code.inks import InkSpan
from session_composer.ui.look.theme import MARGIN, Theme, fixed_font

from .line_colors import LineColors
from .line_filler import LineFiller

_MOST_MARKS = 500
_BLOCK_SEPARATOR = "\u2029"
_BAR = QRectF(4, 0, 3, 0)
"""Place and width of what stands at a changed line."""


class LinesView(QPlainTextEdit):
    """Shows lines; only what differs from before is touched.

    Signals:
        line_chosen(number): a line was clicked, or reached with the keyboard, without selecting
            text.
    """

    line_chosen = Signal(int)

    fills_at_once = False
    """Whether the end of a long text must be there with its beginning."""

    def __init__(self, glue: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glue = glue
        self._wanted: list[str] = []
        self._make_wanted: Callable[[], list[str]] | None = None
        self._filler: LineFiller | None = None
        self._marked: list[int] = []
        self._mark_color = QColor()
        self._found: list[QTextEdit.ExtraSelection] = []
        self._line_colors: LineColors | None = None
        self._ink_theme: Theme | None = None
        self._is_changed: Callable[[int], bool] | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFont(fixed_font())
        self.document().setDocumentMargin(MARGIN)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)

    def use_inks(self, inks: Callable[[str], list[InkSpan]], theme: Theme) -> None:
        """Colour each line by what its parts mean."""
        self._ink_theme = theme
        self._line_colors = LineColors(self.document(), inks, theme)
        self.verticalScrollBar().valueChanged.connect(self._color_visible)
        theme.changed.connect(self._on_theme)

    @property
    def marked(self) -> list[int]:
        """Numbers of the lines that are highlighted."""
        return self._marked

    def set_changed(self, is_changed: Callable[[int], bool] | None) -> None:
        """Mark the lines that are not as they were with a bar; None marks none."""
        self._is_changed = is_changed
        self.viewport().update()

    def set_found(self, found: "list[QTextEdit.ExtraSelection]") -> None:
        """Highlight what was searched for."""
        self._found = found
        self._show_selections()

    def set_lines(self, make_lines: Callable[[], list[str]]) -> None:
        """Show other lines: at once when visible, else when they are looked at."""
        self._make_wanted = make_lines
        if self.isVisible():
            self._update_document()

    def set_marked(self, numbers: list[int], color: QColor) -> None:
        """Highlight some lines and scroll to the first."""
        if numbers != self._marked or (numbers and color != self._mark_color):
            self.viewport().update()
        self._marked = numbers
        self._mark_color = color
        if self.isVisible():
            self._paint_marks()

    @override
    def toPlainText(self) -> str:
        return self._glue.join(self.lines())

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        # Made by Qt, not here: what is still on the clipboard when Python has ended would be taken
        # apart by Python otherwise, which crashes.
        data = super().createMimeDataFromSelection()
        # Qt fills it when it is asked for the first time, and would undo the changes then.
        data.text()
        for kind in data.formats():
            data.removeFormat(kind)
        data.setText(self.selected_text())
        return data

    def selected_text(self) -> str:
        """Return the selected part of the exact text."""
        return self.textCursor().selectedText().replace(_BLOCK_SEPARATOR, self._glue)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._update_document()
        self._paint_marks()
        super().showEvent(event)
        self._color_visible()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._color_visible()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marked or self._is_changed is not None:
            self._paint_ground()
        super().paintEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.finish()
        super().contextMenuEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.finish()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            place = event.position().toPoint()
            cursor = self.cursorForPosition(place)
            is_on_text = place.y() <= self.cursorRect(cursor).bottom()
            if is_on_text:
                self._choose(cursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.finish()
        before = self.textCursor().blockNumber()
        super().keyPressEvent(event)
        cursor = self.textCursor()
        if cursor.blockNumber() != before and not cursor.hasSelection():
            self._choose(cursor)

    def _choose(self, cursor: "QtGui.QTextCursor") -> None:
        if cursor.blockNumber() < len(self.lines()):
            self.line_chosen.emit(cursor.blockNumber())

    def reveal(self, number: int) -> None:
        """Make sure that a line can be seen; where lines can be hidden."""

    def finish(self) -> None:
        """Let all lines be in the document that are wanted now."""
        if self._filler is not None:
            self._filler.finish()

    def displayed(self, line: str) -> str:
        """Return the line as it is painted; of the same length."""
        return line

    def lines(self) -> list[str]:
        """Return the lines as they are wanted, shown already or not."""
        if self._make_wanted is not None:
            self._wanted = self._make_wanted()
            self._make_wanted = None
        return self._wanted

    def visible_blocks(self) -> "Iterator[tuple[QtGui.QTextBlock, QRectF]]":
        """Give the blocks in sight, each with its place in the viewport."""
        block = self.firstVisibleBlock()
        offset, bottom = self.contentOffset(), self.viewport().height()
        while block.isValid():
            # What is folded has no place, and there may be much of it.
            if block.isVisible():
                area = self.blockBoundingGeometry(block).translated(offset)
                if area.top() >= bottom:
                    return
                if not block.next().isValid():
                    # Qt counts what stands below the text to its last line.
                    area.setBottom(area.bottom() - self.document().documentMargin())
                yield block, area
            block = block.next()

    def _color_visible(self) -> None:
        if self._line_colors is not None and self.isVisible():
            for block, _ in self.visible_blocks():
                self._line_colors.paint(block)

    def _on_theme(self) -> None:
        if self._line_colors is not None:
            self._line_colors.use_theme()
            self._color_visible()
        self.viewport().update()

    def _paint_ground(self) -> None:
        """Paint what goes over the full width, under the text."""
        painter = QtGui.QPainter(self.viewport())
        marked, width = set(self._marked), self.viewport().width()
        bar = self._ink_theme.colors.accent if self._ink_theme is not None else self._mark_color
        for block, area in self.visible_blocks():
            number = block.blockNumber()
            if number in marked:
                painter.fillRect(QRectF(0, area.top(), width, area.height()), self._mark_color)
            if self._is_changed is not None and self._is_changed(number):
                place = QRectF(_BAR.left(), area.top() + 2, _BAR.width(), area.height() - 4)
                painter.fillRect(place, bar)

    def _update_document(self) -> None:
        self._change_document()
        self._color_visible()

    def _change_document(self) -> None:
        lines = self.lines()
        if self._filler is None and lines:
            self._filler = LineFiller(self, self.displayed)
        if self._filler is not None:
            self._filler.show(lines, at_once=self.fills_at_once)

    def _paint_marks(self) -> None:
        """Show what is marked, and bring it to the middle if it is out of sight."""
        document = self.document()
        if self._marked and self._marked[-1] >= document.blockCount():
            self.finish()
        self._show_selections()
        count = document.blockCount()
        there = [number for number in self._marked if number < count]
        # What was selected is to be copied, most likely: it stays.
        if not there or self.hasFocus() or self.textCursor().hasSelection():
            return
        first, last = (document.findBlockByNumber(n) for n in (there[0], there[-1]))
        is_seen = self._is_in_sight(first)
        # The last one first, so that all of them are in sight where there is room.
        self.setTextCursor(QtGui.QTextCursor(last))
        self.setTextCursor(QtGui.QTextCursor(first))
        if not is_seen:
            self.centerCursor()

    def _is_in_sight(self, block: "QtGui.QTextBlock") -> bool:
        area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return area.top() >= 0 and area.bottom() <= self.viewport().height()

    def _show_selections(self) -> None:
        marks = []
        for number in self._marked[:_MOST_MARKS]:
            block = self.document().findBlockByNumber(number)
            if not block.isValid():
                continue
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QtGui.QTextCursor(block)
            mark.cursor.movePosition(
                QtGui.QTextCursor.MoveOperation.EndOfBlock, QtGui.QTextCursor.MoveMode.KeepAnchor
            )
            mark.format.setBackground(self._mark_color)
            marks.append(mark)
        self.setExtraSelections([*marks, *self._found])
