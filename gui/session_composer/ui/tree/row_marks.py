"""Boxes, controls and icons of the tree's rows, painted once and kept as pixmaps."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from session_composer.state.tree.tree_cells import RowState
from session_composer.ui.look.theme import Theme

STATES = (RowState.UNSET, RowState.TRUE, RowState.FALSE)
"""States of the control, from left to right."""

_TICK = ((3.6, 8.2), (6.8, 11.2), (12.4, 4.8))
_CROSS = (((4.8, 4.8), (11.2, 11.2)), ((11.2, 4.8), (4.8, 11.2)))
_SIGNS = {RowState.UNSET: "dash", RowState.TRUE: "check", RowState.FALSE: "cross"}
_CONTROL_LEFT = 4
_SIGN = QSize(12, 12)


class RowMarks:
    """Keeps a pixmap for each look of a mark, until the colours change."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        theme.changed.connect(self._kept.clear)

    def paint_box(
        self, painter: QPainter, place: QRect, choice: RowState, *, is_selected: bool
    ) -> None:
        """Paint a box: empty for not sent, ticked for true, crossed for false."""
        key = ("box", choice, is_selected)
        self._paint(
            painter, key, place, lambda inner, area: self._box(inner, area, choice, is_selected)
        )

    def paint_control(
        self, painter: QPainter, place: QRect, choice: RowState, *, is_selected: bool
    ) -> None:
        """Paint the control of three states."""
        key = ("control", choice, is_selected)
        self._paint(
            painter, key, place, lambda inner, area: self._control(inner, area, choice, is_selected)
        )

    def paint_icon(self, painter: QPainter, place: QRect, name: str, ink: QColor) -> None:
        """Paint an icon of the theme."""
        self._paint(
            painter,
            ("icon", name, ink.rgba()),
            place,
            lambda inner, area: self._theme.icon(name, ink).paint(inner, area),
        )

    def paint_mark(self, painter: QPainter, place: QRect, severity: str) -> None:
        """Paint the icon of a problem."""
        self._paint(
            painter,
            ("mark", severity),
            place,
            lambda inner, area: self._theme.mark(severity).paint(inner, area),
        )

    def control_place(self, cell: QRect) -> QRect:
        """Say where in its cell the control is."""
        measures = self._theme.measures
        top = cell.top() + (cell.height() - measures.tristate_height) // 2
        left = cell.left() + _CONTROL_LEFT
        return QRect(left, top, measures.tristate_width, measures.tristate_height)

    def state_at(self, cell: QRect, point: QPoint) -> RowState | None:
        """State that the control of a cell sets where it is clicked; None elsewhere."""
        frame = self.control_place(cell)
        if not frame.contains(point):
            return None
        number = (point.x() - frame.left()) // self._theme.measures.tristate_part
        return STATES[min(number, len(STATES) - 1)]

    def _paint(
        self,
        painter: QPainter,
        key: tuple[object, ...],
        place: QRect,
        draw: Callable[[QPainter, QRect], None],
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        full = (*key, place.width(), place.height(), ratio)
        found = self._kept.get(full)
        if found is None:
            found = QPixmap(place.size() * ratio)
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            inner = QPainter(found)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(inner, QRect(QPoint(0, 0), place.size()))
            inner.end()
            self._kept[full] = found
        painter.drawPixmap(place.topLeft(), found)

    def _box(self, painter: QPainter, box: QRect, choice: RowState, is_selected: bool) -> None:
        colors = self._theme.colors
        frame = box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        if choice is RowState.UNSET:
            painter.setPen(QPen(colors.outline_sel if is_selected else colors.outline, 1))
            painter.setBrush(colors.surface)
            painter.drawRoundedRect(frame, 4, 4)
            return
        fill = {RowState.TRUE: colors.yes, RowState.FALSE: colors.no}.get(choice, colors.warning)
        painter.setPen(fill)
        painter.setBrush(fill)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(QPen(colors.surface, 1.8, c=Qt.PenCapStyle.RoundCap))
        for stroke in _CROSS if choice is RowState.FALSE else (_TICK,):
            painter.drawPolyline([QPointF(x, y) for x, y in stroke])

    def _control(
        self, painter: QPainter, frame: QRect, choice: RowState, is_selected: bool
    ) -> None:
        colors, part = self._theme.colors, self._theme.measures.tristate_part
        grounds = {
            RowState.UNSET: colors.sel_idle,
            RowState.TRUE: colors.yes,
            RowState.FALSE: colors.no,
        }
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.surface)
        outline = frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, 4, 4)
        for number, state in enumerate(STATES):
            spot = QRect(
                frame.left() + 1 + number * part, frame.top() + 1, part, frame.height() - 2
            )
            is_chosen = state is choice
            if is_chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(grounds[state])
                painter.drawRoundedRect(spot, 3, 3)
            elif number and STATES[number - 1] is not choice:
                painter.setPen(colors.rule)
                painter.drawLine(spot.topLeft(), spot.bottomLeft())
            is_filled = is_chosen and state is not RowState.UNSET
            ink = colors.surface if is_filled else colors.ink2
            icon: QIcon = self._theme.icon(_SIGNS[state], ink)
            sign = QRect(QPoint(0, 0), _SIGN)
            sign.moveCenter(spot.center())
            icon.paint(painter, sign)
        painter.setPen(colors.outline_sel if is_selected else colors.outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(outline, 4, 4)
