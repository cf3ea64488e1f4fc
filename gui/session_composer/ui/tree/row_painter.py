"""Paints whole rows of the tree: their ground, what leads to those below, and their cells."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QTreeView

from session_composer.state.model_index import Index
from session_composer.state.tree.outline import Row
from session_composer.state.tree.tree_cells import Column
from session_composer.state.tree.tree_filter import TreeFilter
from session_composer.ui.look.theme import SPACE, Theme

from .tree_columns import TreeColumns
from .tree_delegate import TreeDelegate

_MOST_ONE_BY_ONE = 100
"""Rows that are painted anew one by one; for more it is asked once, for all in sight."""

# As numbers: going through members of an enum takes time for each row.
_NAME = int(Column.NAME)
_COLUMNS = tuple(map(int, Column))


class RowPainter(QObject):
    """Paints a row at once. Qt would ask the model and the style several times for each cell."""

    def __init__(
        self,
        view: QTreeView,
        rows: TreeFilter,
        theme: Theme,
        delegate: TreeDelegate,
        columns: TreeColumns,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._theme = theme
        self._delegate = delegate
        self._columns = columns
        self._hovered = QPersistentModelIndex()
        self._has_painted = False
        view.setMouseTracking(True)
        view.entered.connect(self.hover)
        rows.dataChanged.connect(self._on_data_changed)

    def draw(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Paint a row in the height of a place."""
        view, look, row = self._view, self._delegate.row, self._rows.row_at(index)
        if row is None:
            return
        self._has_painted = True
        name = index if index.column() == _NAME else index.sibling(index.row(), _NAME)
        current = view.currentIndex()
        look.is_current = current.internalId() == row.key and current.isValid()
        look.is_selected = view.selectionModel().isSelected(name)
        look.is_hovered = self._hovered == name
        look.is_open = view.isExpanded(name)
        look.is_narrow = self._columns.is_narrow
        is_group = bool(self._rows.icon_of(row))
        whole = QRect(0, place.top(), view.header().length(), place.height())
        self._draw_ground(painter, whole, is_group=is_group, rule=is_group and name.row() > 0)
        painter.save()
        self._delegate.begin()
        for column in _COLUMNS:
            width = view.columnWidth(column)
            if not width:
                continue
            cell = QRect(view.columnViewportPosition(column), place.top(), width, place.height())
            if column == _NAME:
                cell.setLeft(self._draw_branches(painter, cell, row))
            self._delegate.paint_cell(painter, cell, row, column)
        painter.restore()

    def _draw_ground(self, painter: QPainter, row: QRect, *, is_group: bool, rule: bool) -> None:
        colors, look, has_focus = self._theme.colors, self._delegate.row, self._view.hasFocus()
        if look.is_selected:
            painter.fillRect(row, colors.sel_focus if has_focus else colors.sel_idle)
        elif look.is_hovered:
            painter.fillRect(row, colors.hover)
        elif is_group:
            painter.fillRect(row, colors.sunken)
        if rule:
            painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), colors.rule)
        if look.is_current:
            bar = QRect(row)
            bar.setWidth(self._theme.measures.current_row_bar)
            painter.fillRect(bar, colors.accent if has_focus else colors.outline)
            if not colors.are_soft and has_focus:
                painter.setPen(colors.accent)
                painter.drawRect(row.adjusted(0, 0, -1, -1))
                painter.drawRect(row.adjusted(1, 1, -2, -2))

    def _draw_branches(self, painter: QPainter, cell: QRect, row: Row) -> int:
        """Draw the sign that opens a row, or the line beside it; returns where its cell begins."""
        colors, indent = self._theme.colors, self._view.indentation()
        above, level = self._rows.above(row), 0
        while above is not None:
            above, level = self._rows.above(above), level + 1
        left = cell.left() + level * indent
        if self._rows.has_rows(row):
            icon = "chevron-down" if self._delegate.row.is_open else "chevron-right"
            side = self._theme.measures.chevron
            spot = QRect(0, 0, side, side)
            spot.moveCenter(QPoint(left + indent // 2 + 1, cell.center().y()))
            self._delegate.marks.paint_icon(painter, spot, icon, colors.ink2)
        elif level > 1 and colors.are_soft:
            # From an open component along its features.
            painter.fillRect(QRect(left + SPACE, cell.top(), 1, cell.height()), colors.rule)
        return left + indent

    # Under the pointer

    def arm(self, event: QMouseEvent) -> None:
        """Let a click that begins set a state where the control for it is to be seen."""
        index = self._view.indexAt(event.position().toPoint())
        name = index.siblingAtColumn(Column.NAME)
        current = self._view.currentIndex().siblingAtColumn(Column.NAME)
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._delegate.is_armed = index.isValid() and is_plain and name in (current, self._hovered)

    def hover(self, index: Index) -> None:
        """Follow the pointer to a row, or away with an invalid index."""
        before = self._hovered
        self._hovered = QPersistentModelIndex(index.sibling(index.row(), Column.NAME))
        if before != self._hovered:
            self.update(before)
            self.update(index)

    def update(self, index: Index) -> None:
        """Let a row be painted anew, in all of its columns."""
        # Asking for the viewport makes PySide create every widget class: not in the first frame.
        if index.isValid() and self._has_painted:
            place = self._view.visualRect(index)
            width = self._view.header().length()
            self._view.viewport().update(0, place.top(), width, place.height())

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        # What a hidden column says stands in another one, and is not painted anew by itself.
        if last.row() - first.row() > _MOST_ONE_BY_ONE and self._has_painted:
            self._view.viewport().update()
        elif self._columns.is_narrow:
            for row in range(first.row(), last.row() + 1):
                self.update(first.sibling(row, Column.NAME))
