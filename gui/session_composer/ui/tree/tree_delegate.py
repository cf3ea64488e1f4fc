"""Paints the rows of the tree, all of them; editing stays with the stock delegate.

``QStyle`` is not named here on purpose: creating its many enums costs more than all our painting.
"""

from typing import override

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from session_composer.state.model_index import Index
from session_composer.state.tree.tree_cells import CellLook, Column, RowState
from session_composer.state.tree.tree_roles import CellRole, ChoiceRole, GroupRole
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE, Theme

from .row_pen import RowPen

_ROW_PADDING = 4
_GAP = 8
_CONTROL_LEFT = 4
_TICK = ((3.6, 8.2), (6.8, 11.2), (12.4, 4.8))
_CROSS = (((4.8, 4.8), (11.2, 11.2)), ((11.2, 4.8), (4.8, 11.2)))
_STATES = (RowState.UNSET, RowState.TRUE, RowState.FALSE)
_CHECKS = {
    RowState.UNSET: Qt.CheckState.PartiallyChecked,
    RowState.TRUE: Qt.CheckState.Checked,
    RowState.FALSE: Qt.CheckState.Unchecked,
}
_SIGNS = {RowState.UNSET: "dash", RowState.TRUE: "check", RowState.FALSE: "cross"}


class RowLook:
    """What the view knows of a row that is painted, and tells once for all of its cells."""

    is_selected = False
    is_current = False
    is_hovered = False
    is_open = False
    is_narrow = False


class TreeDelegate(QStyledItemDelegate):
    """Empty quiet box for not sent, tick for true, cross for false; words in the other columns."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.row = RowLook()
        self.is_armed = False
        """Whether the control of the clicked row was there to be clicked."""
        self._pen = RowPen(theme)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = option.fontMetrics.height() + _ROW_PADDING
        return QSize(0, max(self._theme.measures.tree_row, height))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.paint_cell(painter, option.rect, index)

    def paint_cell(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Paint what a cell says; its ground is the row's."""
        self._pen.use(self._view.font())
        cell: CellLook = index.data(CellRole)
        icon = index.data(GroupRole)
        column = index.column()
        painter.save()
        if icon is not None:
            self._paint_group(painter, place, cell, column, icon)
        elif column == Column.NAME:
            self._paint_name(painter, place, cell)
        elif column == Column.SENT:
            self._paint_sent(painter, place, cell, index)
        else:
            self._paint_value(painter, place.adjusted(_GAP, 0, 0, 0), cell, column)
        painter.restore()

    # Rows of groups

    def _paint_group(
        self, painter: QPainter, place: QRect, cell: CellLook, column: int, icon: str
    ) -> None:
        colors = self._theme.colors
        if column == Column.NAME:
            spot = QRect(QPoint(place.left() + 6, 0), ICON_SIZE)
            spot.moveTop(place.top() + (place.height() - spot.height()) // 2)
            self._theme.icon(icon, colors.ink2).paint(painter, spot)
            area = place.adjusted(26, 0, -4, 0)
            area = self._paint_mark(painter, area, "" if self.row.is_open else cell.worst)
            self._pen.write(painter, area, cell.text, colors.ink2, "group")
        elif column == Column.SENT:
            self._pen.write(
                painter, place.adjusted(_GAP, 0, 0, 0), cell.text, colors.muted, "small"
            )

    # Names

    def _paint_name(self, painter: QPainter, place: QRect, cell: CellLook) -> None:
        measures, colors = self._theme.measures, self._theme.colors
        side = measures.checkbox
        box = QRect(place.left(), place.top() + (place.height() - side) // 2, side, side)
        if cell.has_box:
            self._paint_box(painter, box, cell.choice)
        area = place.adjusted(side + 7, 0, -4, 0)
        severity = cell.severity if self.row.is_open or not cell.worst else cell.worst
        area = self._paint_mark(painter, area, severity)
        is_sent = cell.choice is not RowState.UNSET
        ink = colors.ink if is_sent else colors.ink2 if cell.is_known else colors.muted
        style = "mono" if not cell.is_known else "strong" if is_sent and cell.is_top else "plain"
        left = self._pen.write(painter, area, cell.text, ink, style, cell.words)
        rest = QRect(area)
        for text, chip_ink in self._chips(cell):
            rest.setLeft(left + SPACE)
            left = self._paint_chip(painter, rest, text, chip_ink)
        rest.setLeft(left + SPACE)
        aside = cell.tally if not self.row.is_open or cell.words else ""
        if aside:
            rest.setLeft(self._pen.write(painter, rest, aside, colors.muted, "small") + SPACE)
        if cell.aside:
            self._pen.write(painter, rest, cell.aside, colors.muted, "small", cell.words)

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
        self._pen.write(painter, frame.adjusted(4, 0, 0, 0), text, ink, "chip")
        return frame.right()

    def _paint_box(self, painter: QPainter, box: QRect, choice: RowState) -> None:
        colors = self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        if choice is RowState.UNSET:
            edge = colors.outline_sel if self.row.is_selected else colors.outline
            painter.setPen(QPen(edge, 1))
            painter.setBrush(colors.surface)
            painter.drawRoundedRect(frame, 4, 4)
            return
        fill = {RowState.TRUE: colors.yes, RowState.FALSE: colors.no}.get(choice, colors.warning)
        painter.setPen(fill)
        painter.setBrush(fill)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(QPen(colors.surface, 1.8, c=Qt.PenCapStyle.RoundCap))
        corner = QPointF(box.topLeft())
        for stroke in _CROSS if choice is RowState.FALSE else (_TICK,):
            painter.drawPolyline([corner + QPointF(x, y) for x, y in stroke])

    def _paint_mark(self, painter: QPainter, area: QRect, severity: str) -> QRect:
        if not severity:
            return area
        place = QRect(area.topLeft(), ICON_SIZE)
        place.moveCenter(area.center())
        place.moveRight(area.right())
        self._theme.mark(severity).paint(painter, place)
        return area.adjusted(0, 0, -ICON_SIZE.width() - _GAP, 0)

    # The other columns

    def _paint_sent(self, painter: QPainter, place: QRect, cell: CellLook, index: Index) -> None:
        colors = self._theme.colors
        if (self.row.is_current or self.row.is_hovered) and self._has_control(index):
            self._paint_control(painter, self._control(place), cell.choice)
            return
        inks = {
            RowState.TRUE: (colors.yes, "strong"),
            RowState.FALSE: (colors.no, "strong"),
            RowState.OTHER: (colors.warning, "plain"),
        }
        ink, style = inks.get(cell.choice, (colors.muted, "plain"))
        area = place.adjusted(_GAP, 0, 0, 0)
        default: CellLook | None = None
        granted: CellLook | None = None
        if self.row.is_narrow:
            default = index.sibling(index.row(), Column.DEFAULT).data(CellRole)
            granted = index.sibling(index.row(), Column.GRANTED).data(CellRole)
        if (
            default is not None
            and default.text
            and not default.is_faint
            and cell.choice is RowState.UNSET
        ):
            word = self.tr("default")
            area.setLeft(self._pen.write(painter, area, word, colors.muted, "plain") + 4)
            area.setLeft(self._pen.write(painter, area, default.text, colors.ink, "plain"))
        else:
            area.setLeft(self._pen.write(painter, area, cell.text, ink, style))
        if granted is not None and (granted.is_marked or granted.differs):
            area.setLeft(area.left() + 6)
            self._pen.write(painter, area, "≠", colors.error, "strong")

    def _paint_value(self, painter: QPainter, area: QRect, cell: CellLook, column: int) -> None:
        colors = self._theme.colors
        if not cell.text:
            return
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

    # The control of three states

    def _control(self, place: QRect) -> QRect:
        measures = self._theme.measures
        top = place.top() + (place.height() - measures.tristate_height) // 2
        left = place.left() + _CONTROL_LEFT
        return QRect(left, top, measures.tristate_width, measures.tristate_height)

    def _has_control(self, index: Index) -> bool:
        name = index.sibling(index.row(), Column.NAME)
        return bool(name.flags() & Qt.ItemFlag.ItemIsUserCheckable)

    def _paint_control(self, painter: QPainter, frame: QRect, choice: RowState) -> None:
        colors, part = self._theme.colors, self._theme.measures.tristate_part
        grounds = {
            RowState.UNSET: colors.sel_idle,
            RowState.TRUE: colors.yes,
            RowState.FALSE: colors.no,
        }
        edge = colors.outline_sel if self.row.is_selected else colors.outline
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.surface)
        outline = frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, 4, 4)
        for number, state in enumerate(_STATES):
            spot = QRect(
                frame.left() + 1 + number * part, frame.top() + 1, part, frame.height() - 2
            )
            is_chosen = state is choice
            if is_chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(grounds[state])
                painter.drawRoundedRect(spot, 3, 3)
            elif number and _STATES[number - 1] is not choice:
                painter.setPen(colors.rule)
                painter.drawLine(spot.topLeft(), spot.bottomLeft())
            is_filled = is_chosen and state is not RowState.UNSET
            icon: QIcon = self._theme.icon(
                _SIGNS[state], colors.surface if is_filled else colors.ink2
            )
            sign = QRect(QPoint(0, 0), QSize(12, 12))
            sign.moveCenter(spot.center())
            icon.paint(painter, sign)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(outline, 4, 4)

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if self.is_armed and index.column() == Column.SENT and isinstance(event, QMouseEvent):
            state = self.state_at(option.rect, event.position().toPoint(), index)
            is_left = event.button() == Qt.MouseButton.LeftButton
            if state is not None and is_left and event.type() == QEvent.Type.MouseButtonRelease:
                name = index.sibling(index.row(), Column.NAME)
                if index.data(ChoiceRole) is not state:
                    model.setData(name, _CHECKS[state], Qt.ItemDataRole.CheckStateRole)
                return True
        return bool(super().editorEvent(event, model, option, index))

    def state_at(self, place: QRect, point: QPoint, index: Index) -> RowState | None:
        """State that the control of a cell sets where it is clicked; None elsewhere."""
        frame = self._control(place)
        if not frame.contains(point) or not self._has_control(index):
            return None
        number = (point.x() - frame.left()) // self._theme.measures.tristate_part
        return _STATES[min(number, len(_STATES) - 1)]
