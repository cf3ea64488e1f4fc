"""Paints the rows of the tree, all of them; editing stays with the stock delegate.

``QStyle`` is not named here on purpose: creating its many enums costs more than all our painting.
"""

from typing import override

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from session_composer.state.model_index import Index
from session_composer.state.tree.outline import Row
from session_composer.state.tree.tree_cells import CellLook, Column, RowState
from session_composer.state.tree.tree_filter import TreeFilter
from session_composer.state.tree.tree_roles import ChoiceRole
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE, Theme

from .row_marks import STATES, RowMarks
from .row_pen import RowPen

_ROW_PADDING = 4
_GAP = 8
# Around a box that is clicked: what is missed by a little was meant.
_BESIDE_BOX = 5
_CHECKS = {
    RowState.UNSET: Qt.CheckState.PartiallyChecked,
    RowState.TRUE: Qt.CheckState.Checked,
    RowState.FALSE: Qt.CheckState.Unchecked,
}


class RowLook:
    """What the view knows of a row that is painted, and tells once for all of its cells."""

    is_selected = False
    is_current = False
    is_hovered = False
    is_open = False
    is_narrow = False


class TreeDelegate(QStyledItemDelegate):
    """Empty quiet box for not sent, tick for true, cross for false; words in the other columns."""

    def __init__(self, theme: Theme, view: QTreeView, rows: TreeFilter) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._rows = rows
        self.row = RowLook()
        self.marks = RowMarks(theme)
        self.is_armed = False
        """Whether the control of the clicked row was there to be clicked."""
        self._pen = RowPen(theme)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = option.fontMetrics.height() + _ROW_PADDING
        return QSize(0, max(self._theme.measures.tree_row, height))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._rows.row_at(index)
        if row is not None:
            self.begin()
            painter.save()
            self.paint_cell(painter, option.rect, row, index.column())
            painter.restore()

    def begin(self) -> None:
        """Get ready for the cells of a row; to be called once for all of them."""
        self._pen.use(self._view.font())
        self._rows.make_current()

    def paint_cell(self, painter: QPainter, place: QRect, row: Row, column: int) -> None:
        """Paint what a cell says; its ground is the row's."""
        cell = self._rows.cell(row, column)
        icon = self._rows.icon_of(row)
        if icon:
            self._paint_group(painter, place, cell, column, icon)
        elif column == Column.NAME:
            self._paint_name(painter, place, cell)
        elif column == Column.SENT:
            self._paint_sent(painter, place, cell, row)
        elif cell.text:
            self._paint_value(painter, place.adjusted(_GAP, 0, 0, 0), cell, column)

    # Rows of groups

    def _paint_group(
        self, painter: QPainter, place: QRect, cell: CellLook, column: int, icon: str
    ) -> None:
        colors = self._theme.colors
        if column == Column.NAME:
            spot = QRect(QPoint(place.left() + 6, 0), ICON_SIZE)
            spot.moveTop(place.top() + (place.height() - spot.height()) // 2)
            self.marks.paint_icon(painter, spot, icon, colors.ink2)
            area = place.adjusted(26, 0, -4, 0)
            area = self._paint_mark(painter, area, "" if self.row.is_open else cell.worst)
            self._pen.write(painter, area, cell.text, colors.ink2, "group")
        elif column == Column.SENT:
            self._pen.write(
                painter, place.adjusted(_GAP, 0, 0, 0), cell.text, colors.muted, "small"
            )

    # Names

    def _paint_name(self, painter: QPainter, place: QRect, cell: CellLook) -> None:
        colors, look = self._theme.colors, self.row
        side = self._theme.measures.checkbox
        if cell.has_box:
            box = self._box(place)
            self.marks.paint_box(painter, box, cell.choice, is_selected=look.is_selected)
        area = place.adjusted(side + 7, 0, -4, 0)
        severity = cell.severity if look.is_open or not cell.worst else cell.worst
        area = self._paint_mark(painter, area, severity)
        is_sent = cell.choice is not RowState.UNSET
        ink = colors.ink if is_sent else colors.ink2 if cell.is_known else colors.muted
        style = "mono" if not cell.is_known else "strong" if is_sent and cell.is_top else "plain"
        left = self._pen.write(painter, area, cell.text, ink, style, cell.words)
        tally = cell.tally if not look.is_open or cell.words else ""
        if not (cell.chip or cell.is_new or tally or cell.aside):
            return
        rest = QRect(area)
        for text, chip_ink in self._chips(cell):
            rest.setLeft(left + SPACE)
            left = self._paint_chip(painter, rest, text, chip_ink)
        rest.setLeft(left + SPACE)
        if tally:
            rest.setLeft(self._pen.write(painter, rest, tally, colors.muted, "small") + SPACE)
        if cell.aside:
            self._pen.write(painter, rest, cell.aside, colors.muted, "small", cell.words)

    def _box(self, place: QRect) -> QRect:
        side = self._theme.measures.checkbox
        return QRect(place.left(), place.top() + (place.height() - side) // 2, side, side)

    def _chips(self, cell: CellLook) -> list[tuple[str, QColor]]:
        colors = self._theme.colors
        found = [(cell.chip, colors.info)] if cell.chip else []
        return [*found, (self.tr("new"), colors.accent)] if cell.is_new else found

    def _paint_chip(self, painter: QPainter, area: QRect, text: str, ink: QColor) -> int:
        """Write a word with an outline; returns where it ends."""
        metrics = self._pen.of("chip")[1]
        width = metrics.horizontalAdvance(text) + 8
        if area.left() + width > area.right():
            return area.left() - SPACE
        height = min(metrics.height() + 2, area.height() - 4)
        frame = QRect(area.left(), area.top() + (area.height() - height) // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._pen.write(painter, frame.adjusted(4, 0, 0, 0), text, ink, "chip")
        return frame.right()

    def _paint_mark(self, painter: QPainter, area: QRect, severity: str) -> QRect:
        if not severity:
            return area
        place = QRect(area.topLeft(), ICON_SIZE)
        place.moveCenter(area.center())
        place.moveRight(area.right())
        self.marks.paint_mark(painter, place, severity)
        return area.adjusted(0, 0, -ICON_SIZE.width() - _GAP, 0)

    # The other columns

    def _paint_sent(self, painter: QPainter, place: QRect, cell: CellLook, row: Row) -> None:
        colors, look = self._theme.colors, self.row
        if (look.is_current or look.is_hovered) and self._rows.cell(row, Column.NAME).has_box:
            control = self.marks.control_place(place)
            self.marks.paint_control(painter, control, cell.choice, is_selected=look.is_selected)
            return
        area, choice = place.adjusted(_GAP, 0, 0, 0), cell.choice
        default = self._rows.cell(row, Column.DEFAULT) if look.is_narrow else None
        if choice is RowState.UNSET and default and default.text and not default.is_faint:
            word = self.tr("default")
            area.setLeft(self._pen.write(painter, area, word, colors.muted, "plain") + 4)
            area.setLeft(self._pen.write(painter, area, default.text, colors.ink, "plain"))
        elif choice is RowState.TRUE:
            area.setLeft(self._pen.write(painter, area, cell.text, colors.yes, "strong"))
        elif choice is RowState.FALSE:
            area.setLeft(self._pen.write(painter, area, cell.text, colors.no, "strong"))
        else:
            ink = colors.muted if choice is RowState.UNSET else colors.warning
            area.setLeft(self._pen.write(painter, area, cell.text, ink, "plain"))
        granted = self._rows.cell(row, Column.GRANTED) if look.is_narrow else None
        if granted and (granted.is_marked or granted.differs):
            area.setLeft(area.left() + 6)
            self._pen.write(painter, area, "≠", colors.error, "strong")

    def _paint_value(self, painter: QPainter, area: QRect, cell: CellLook, column: int) -> None:
        colors = self._theme.colors
        style = "italic" if cell.is_stale else "plain"
        ink = colors.muted if cell.is_faint else colors.ink
        if column == Column.DEFAULT and not cell.is_faint:
            style = "medium"
        text = cell.text
        if cell.is_marked:
            text = f"≠ {text}"
            if not cell.is_stale:
                ink, style = colors.error, "strong"
        left = self._pen.write(painter, area, text, ink, style)
        if cell.differs and not self.row.is_open:
            area = area.adjusted(left - area.left() + 4, 0, 0, 0)
            ink, style = (colors.muted, "italic") if cell.is_stale else (colors.error, "strong")
            self._pen.write(painter, area, f"≠ {cell.differs}", ink, style)

    # What is clicked

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            state = self._state_at(option.rect, event.position().toPoint(), index)
            if state is not None:
                name = index.sibling(index.row(), Column.NAME)
                is_done = event.type() == QEvent.Type.MouseButtonRelease
                if is_done and index.data(ChoiceRole) is not state:
                    model.setData(name, _CHECKS[state], Qt.ItemDataRole.CheckStateRole)
                return True
        return bool(super().editorEvent(event, model, option, index))

    def _state_at(self, place: QRect, point: QPoint, index: Index) -> RowState | None:
        """State that a click sets: by the control, or the next one by the box."""
        name = index.sibling(index.row(), Column.NAME)
        if not name.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return None
        if index.column() == Column.SENT:
            return self.marks.state_at(place, point) if self.is_armed else None
        area = self._box(place).adjusted(-_BESIDE_BOX, 0, _BESIDE_BOX, 0)
        area.setTop(place.top())
        area.setBottom(place.bottom())
        if index.column() != Column.NAME or not area.contains(point):
            return None
        choice = index.data(ChoiceRole)
        return STATES[(STATES.index(choice) + 1) % len(STATES)] if choice in STATES else STATES[0]
