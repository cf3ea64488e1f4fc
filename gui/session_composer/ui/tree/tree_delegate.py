"""Paints the rows of the tree. Editing stays with the stock delegate: it cycles as wanted.

``QStyle`` is not named here on purpose: creating its many enums costs more than all our painting.
"""

from typing import override

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from session_composer.state.model_index import Index
from session_composer.state.tree.tree_model import CellLook, CellRole, Column, RowState
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import Theme

_ROW_PADDING = 6
_BOX = 14
_BOX_LEFT = 3
_GAP = 6
_TEXT_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class TreeDelegate(QStyledItemDelegate):
    """Empty quiet box for not sent, tick for true, cross for false; words in the other columns."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._is_painting = False
        self.is_row_selected = False
        """Whether the row being painted is selected; the view tells, once for all of its cells."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + _ROW_PADDING)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        # While painting, the stock delegate gets ground and focus to paint, and asks for no data.
        if not self._is_painting:
            super().initStyleOption(option, index)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._is_painting = True
        super().paint(painter, option, index)
        self._is_painting = False
        cell: CellLook = index.data(CellRole)
        text = cell.text
        if not (text or cell.has_box or cell.severity):
            return
        is_selected = self.is_row_selected
        painter.save()
        place = option.rect
        area = place.adjusted(_GAP, 0, -4, 0)
        if index.column() == Column.NAME:
            # A row without a box leaves its place empty, so that titles stay in line.
            box = QRect(place.left() + _BOX_LEFT, 0, _BOX, _BOX)
            box.moveTop(place.top() + (place.height() - _BOX) // 2)
            if cell.has_box:
                self._paint_box(painter, box, cell.choice, is_selected=is_selected)
            area.setLeft(box.right() + _GAP)
            if cell.severity:
                area = self._paint_mark(painter, area, cell.severity)
        if not cell.is_known or cell.is_marked or cell.is_stale:
            text = self._emphasise(painter, option, cell, index.column())
        painter.setPen(self._ink(index.column(), cell, is_selected=is_selected))
        metrics = painter.fontMetrics()
        if cell.is_new:
            self._paint_new(painter, area, text, is_selected=is_selected)
        if metrics.horizontalAdvance(text) > area.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _TEXT_FLAGS, text)
        painter.restore()

    def _emphasise(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: CellLook, column: int
    ) -> str:
        """Choose the font for what stands out; returns the text."""
        font = option.font
        font.setItalic(cell.is_stale or (column == Column.NAME and not cell.is_known))
        font.setBold(cell.is_marked)
        painter.setFont(font)
        return f"≠ {cell.text}" if cell.is_marked else cell.text

    def _ink(self, column: int, cell: CellLook, *, is_selected: bool) -> QColor:
        if is_selected:
            return self._view.palette().color(QPalette.ColorRole.HighlightedText)
        colors = self._theme.colors
        if cell.is_marked:
            return colors.warning
        if column == Column.SENT:
            found = {
                RowState.TRUE: colors.yes,
                RowState.FALSE: colors.no,
                RowState.OTHER: colors.warning,
            }
            return found.get(cell.choice, colors.muted)
        if (
            cell.is_faint
            or column == Column.DEFAULT
            or (not cell.is_known and cell.choice is RowState.UNSET)
        ):
            return colors.muted
        return self._view.palette().color(QPalette.ColorRole.Text)

    def _paint_box(
        self, painter: QPainter, box: QRect, choice: RowState, *, is_selected: bool
    ) -> None:
        colors = self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self._view.palette().color(QPalette.ColorRole.HighlightedText)
        if choice is RowState.UNSET:
            painter.setPen(QPen(ring if is_selected else colors.muted, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1).toRectF().translated(0.5, 0.5), 3, 3)
            return
        fill = {RowState.TRUE: colors.yes, RowState.FALSE: colors.no}.get(choice, colors.warning)
        painter.setPen(QPen(ring, 1) if is_selected else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box.toRectF(), 3, 3)
        painter.setPen(QPen(colors.surface, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        corner = QPointF(box.topLeft())
        if choice is RowState.FALSE:
            strokes = [(4.2, 4.2), (9.8, 9.8)], [(9.8, 4.2), (4.2, 9.8)]
        else:
            strokes = [(3.4, 7.3), (6.0, 9.9), (10.6, 4.6)], []
        for stroke in strokes:
            painter.drawPolyline([corner + QPointF(x, y) for x, y in stroke])

    def _paint_new(self, painter: QPainter, area: QRect, text: str, *, is_selected: bool) -> None:
        """Write that a row is new behind its title, where there is room."""
        word = self.tr("new")
        left = area.left() + painter.fontMetrics().horizontalAdvance(f"{text}  ")
        if left + painter.fontMetrics().horizontalAdvance(word) > area.right():
            return
        pen = painter.pen()
        if not is_selected:
            painter.setPen(self._theme.colors.accent)
        painter.drawText(area.adjusted(left - area.left(), 0, 0, 0), _TEXT_FLAGS, word)
        painter.setPen(pen)

    def _paint_mark(self, painter: QPainter, area: QRect, severity: str) -> QRect:
        place = QRect(area.topLeft(), ICON_SIZE)
        place.moveCenter(area.center())
        place.moveRight(area.right())
        self._theme.mark(severity).paint(painter, place)
        return area.adjusted(0, 0, -ICON_SIZE.width() - _GAP, 0)
