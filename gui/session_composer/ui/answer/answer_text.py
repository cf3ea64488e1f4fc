"""The body of an answer: coloured, folded to what was asked, and tied to the rows of the tree."""

from collections.abc import Callable, Collection
from typing import override

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QMenu, QWidget

from session_composer.core.wire.paths import COMPONENTS, WirePath, wire_name
from session_composer.state.answer.json_lines import Fold, JsonLines, json_inks
from session_composer.ui.code.lines_view import LinesView
from session_composer.ui.look.theme import SMALL, Theme, scaled_font

from .folding import Folding
from .gutter import WIDTH, Gutter

_FEATURE = 4
_SECRET = ("client_secret",)
_PILL_PADDING = 6
_TELL_AGAIN_MS = 15_000


class AnswerText(LinesView):
    """Shows an answer line by line; the text that is read and copied is always all of it.

    Signals:
        path_activated(path): a line about a parameter was chosen.
        copy_requested(text): a part that is no secret is to be copied.
        secret_requested(): the client secret is to be copied.
    """

    path_activated = Signal(object)
    copy_requested = Signal(str)
    secret_requested = Signal()

    # What is folded is out of sight from the first.
    fills_at_once = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("\n", parent)
        self._theme = theme
        self._json = self._safe = JsonLines("")
        self._asked: frozenset[str] = frozenset()
        self._is_asked_only = True
        self._path: WirePath | None = None
        self._tell: Callable[[], dict[WirePath, str]] = dict
        self._again = QTimer(self)
        self._again.setInterval(_TELL_AGAIN_MS)
        self._again.timeout.connect(self.viewport().update)
        self._pills: dict[int, QRectF] = {}
        self._folding = Folding(self.document())
        self._gutter = Gutter(self, self, theme)
        self.setObjectName("responseBody")
        self.setAccessibleName(self.tr("Body of the answer"))
        self.use_inks(json_inks, theme)
        self.setViewportMargins(WIDTH, 0, 0, 0)
        self.document().setDocumentMargin(4)
        self.line_chosen.connect(self._on_line)
        self.updateRequest.connect(lambda *_: self._gutter.update())
        theme.changed.connect(self._mark_again)

    @property
    def is_asked_only(self) -> bool:
        """Whether components that were not asked for are left out of sight."""
        return self._is_asked_only

    def show_answer(
        self,
        text: str,
        masked: str,
        asked: Collection[str] | None,
        notes: Callable[[], dict[WirePath, str]],
        *,
        is_new: bool,
    ) -> None:
        """Show another body; what is folded stays so unless it ``is_new``.

        ``masked`` is the same without the secret, which is what copying parts of it gives.
        ``asked`` are the components of the request; None for what is no session. ``notes`` stand
        behind the lines of their paths; they are asked for again as time goes by.
        """
        self._json = lines = JsonLines(text)
        self._safe = lines if masked == text else JsonLines(masked)
        self._asked = frozenset(asked or ())
        self._tell = notes
        (self._again.start if notes() else self._again.stop)()
        self.set_lines(lambda: lines.texts)
        # At once, seen or not: what was revealed is not to stay behind.
        self._update_document()
        self._folding.set_lines(lines, self._left_out(asked is not None))
        if is_new:
            self._folding.folded = {
                fold.path for fold in lines.components.values() if not self._is_current(fold)
            }
        self._folding.apply()
        self._mark(self._path)

    def set_asked_only(self, is_asked_only: bool) -> None:
        """Leave out what nobody asked for, or show all."""
        self._is_asked_only = is_asked_only
        self._folding.set_lines(self._json, self._left_out(bool(self._asked)))
        self._folding.apply()
        self._mark(self._path)

    def mark(self, path: WirePath | None) -> None:
        """Highlight the lines about a row of the tree, and bring them in sight."""
        self._path = path
        if path is not None and len(path) == _FEATURE:
            number = self._json.line_of(path)
            if number is not None and not self._folding.is_left_out(number):
                self._folding.reveal(number)
        self._mark(path)

    def reveal(self, number: int) -> None:
        """Unfold what a line is in; shows all where it is left out."""
        if self._folding.is_left_out(number):
            self.set_asked_only(False)
        self._folding.reveal(number)

    def can_fold(self, number: int) -> bool:
        """Whether something can be folded into a line."""
        return number in self._json.folds

    def is_folded(self, number: int) -> bool:
        """Whether something is."""
        return self._folding.is_folded(number)

    def is_marked(self, number: int) -> bool:
        """Whether a line belongs to the current row."""
        return number in self.marked

    def toggle_fold(self, number: int) -> None:
        """Fold or unfold what begins at a line."""
        if self._folding.toggle(number):
            self._color_visible()
            self._gutter.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), WIDTH, inside.height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._paint_behind()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        pill = next((number for number, area in self._pills.items() if area.contains(place)), None)
        if event.button() == Qt.MouseButton.LeftButton and pill is not None:
            self.toggle_fold(pill)
            return
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.textCursor().blockNumber()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.can_fold(number):
            self.toggle_fold(number)
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if is_mouse else self.textCursor()
        self.make_menu(cursor.blockNumber()).popup(event.globalPos())

    def make_menu(self, number: int) -> QMenu:
        """Make the menu for a line."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        path = self._json.paths[number] if number < len(self._json.paths) else ()
        if self.textCursor().hasSelection():
            menu.addAction(self.tr("Copy"), self.copy)
        if path:
            menu.addAction(self.tr("Copy value"), lambda: self._copy_value(number))
            name = wire_name(path)
            menu.addAction(self.tr("Copy path"), lambda: self.copy_requested.emit(name))
        menu.addAction(self.tr("Copy answer"), lambda: self.copy_requested.emit(self.masked_text()))
        if self._json.folds:
            menu.addSeparator()
            parts = {fold.path for fold in self._json.components.values()}
            menu.addAction(self.tr("Fold all"), lambda: self._fold(parts))
            menu.addAction(self.tr("Unfold all"), lambda: self._fold(set()))
        return menu

    def masked_text(self) -> str:
        """Text of the answer without its client secret, revealed or not."""
        return "\n".join(self._safe.texts)

    def _copy_value(self, number: int) -> None:
        if self._json.paths[number] == _SECRET:
            self.secret_requested.emit()
        else:
            self.copy_requested.emit(self._safe.value_text(number))

    def _fold(self, paths: set[WirePath]) -> None:
        self._folding.fold_all(paths)
        self._color_visible()
        self._gutter.update()

    def _left_out(self, is_session: bool) -> list[Fold]:
        return self._json.unasked(self._asked) if is_session and self._is_asked_only else []

    def _is_current(self, fold: Fold) -> bool:
        return self._path is not None and self._path[:2] == fold.path

    def _mark_again(self) -> None:
        self._mark(self._path)

    def _mark(self, path: WirePath | None) -> None:
        numbers: Collection[int] = ()
        param = self._json.line_of(("error", "param"))
        if param is not None:
            numbers = [param]
        elif path is not None and path[:1] == COMPONENTS:
            lines = self._json.lines_at(path)
            is_open = not (lines and self.is_folded(lines[0]))
            seen = lines if is_open else lines[:1]
            numbers = [number for number in seen if not self._folding.is_left_out(number)]
        self.set_marked(list(numbers), self._theme.colors.link_mark)
        self._color_visible()
        self._gutter.update()

    def _on_line(self, number: int) -> None:
        path = self._json.paths[number] if number < len(self._json.paths) else ()
        if path[:1] == COMPONENTS and len(path) > 1:
            is_feature = len(path) >= _FEATURE
            self.path_activated.emit(path[:_FEATURE] if is_feature else path[:2])

    def _paint_behind(self) -> None:
        """Paint what stands behind lines: what is folded into them, and notes."""
        self._pills = {}
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._theme.colors
        small = scaled_font(self.font(), SMALL)
        notes = {self._json.line_of(path): note for path, note in self._tell().items()}
        for block, area in self.visible_blocks():
            number = block.blockNumber()
            if number in notes:
                painter.setFont(self.font())
                self._put(painter, block, area, f"  {notes[number]}", colors.muted)
            if not self.is_folded(number):
                continue
            fold = self._json.folds[number]
            painter.setFont(small)
            text = self._pill_text(fold)
            width = painter.fontMetrics().horizontalAdvance(text) + 2 * _PILL_PADDING
            left = self._end_of(block, area) + _PILL_PADDING
            pill = QRectF(left, area.top() + 1, width, self.fontMetrics().lineSpacing() - 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.sel_idle)
            painter.drawRoundedRect(pill, 4, 4)
            painter.setPen(colors.ink2)
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
            self._pills[number] = pill
            painter.setFont(self.font())
            painter.setPen(colors.code_punct)
            closing = self._json.texts[fold.last].strip()
            base = area.top() + self.fontMetrics().ascent()
            painter.drawText(QPointF(pill.right() + _PILL_PADDING, base), closing)

    def _put(
        self, painter: QPainter, block: QTextBlock, area: QRectF, text: str, color: QColor
    ) -> None:
        painter.setPen(color)
        base = area.top() + self.fontMetrics().ascent()
        painter.drawText(QPointF(self._end_of(block, area), base), text)

    def _end_of(self, block: QTextBlock, area: QRectF) -> float:
        line = block.layout().lineAt(0)
        width = line.naturalTextWidth() if line.isValid() else 0.0
        return float(area.left() + self.document().documentMargin() + width)

    def _pill_text(self, fold: Fold) -> str:
        if fold.path not in {part.path for part in self._json.components.values()}:
            return self.tr("{count} lines").format(count=fold.last - fold.first - 1)
        is_on, count = self._json.counts(fold)
        word = self.tr("enabled") if is_on else self.tr("off")
        if not count:
            return word
        features = self.tr("1 feature") if count == 1 else self.tr("{count} features")
        return f"{word} · {features.format(count=count)}"
