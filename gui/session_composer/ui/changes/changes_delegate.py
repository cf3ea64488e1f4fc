"""Paints a difference: a sign, what it is about, and at the end what was and what will be."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from session_composer.core.request.request_diff import NOT_SENT, ChangeKind, ChangeLine
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.message import Value
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.schemes import Colors
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, scaled_font

from .changes_model import ChangeRow, RowRole

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_BAR = 3
_LEAST_HEIGHT = 24
_LONGEST_VALUE = 200
_ARROW = "→"
MARKS = {
    ChangeKind.ADDED: ("plus", "yes"),
    ChangeKind.REMOVED: ("dash", "error"),
    ChangeKind.CHANGED: ("edit", "info"),
    ChangeKind.SAME: ("ok", "muted"),
}
"""Icon and colour of each kind: a sign tells what a colour does."""


class ChangesDelegate(QStyledItemDelegate):
    """Rows of one height."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(_LEAST_HEIGHT, option.fontMetrics.height() + SPACE))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ChangeRow = index.data(RowRole)
        area, colors = option.rect, self._theme.colors
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            has_focus = self._view.hasFocus()
            painter.fillRect(area, colors.sel_focus if has_focus else colors.sel_idle)
            if has_focus:
                painter.fillRect(QRect(area.topLeft(), QSize(_BAR, area.height())), colors.accent)
        line = area.adjusted(MARGIN, 0, -MARGIN, 0)
        if row.line is None:
            self._paint_text(painter, line, row)
        else:
            self._paint_line(painter, line, row.line, index.data())
        painter.restore()

    def _paint_text(self, painter: QPainter, area: QRect, row: ChangeRow) -> None:
        colors = self._theme.colors
        is_heading = row.section < 0
        if not is_heading:
            name = "chevron-down" if row.is_open else "chevron-right"
            area = self._paint_icon(painter, area, name, colors.muted)
        painter.setFont(scaled_font(self._view.font(), bold=is_heading))
        painter.setPen(colors.ink2 if is_heading else colors.muted)
        painter.drawText(area, _LEFT, _cut(painter, row.text, area.width()))

    def _paint_line(self, painter: QPainter, area: QRect, line: ChangeLine, name: str) -> None:
        colors = self._theme.colors
        icon, color = MARKS[line.kind]
        area = self._paint_icon(painter, area, icon, colors.named[color])
        parts = [(line.after, colors.muted)]
        if line.kind is not ChangeKind.SAME:
            parts = [
                (line.after, value_color(colors, line.after)),
                (_ARROW, colors.muted),
                (line.before, value_color(colors, line.before)),
            ]
        most = area.width() * 3 // 10
        for value, ink in parts:
            is_word = str(value) in {"true", "false"} and ink != colors.muted
            painter.setFont(_font(self._view.font(), bold=is_word))
            text = _cut(painter, shorten(printable(translate(value)), _LONGEST_VALUE), most)
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.setPen(ink)
            painter.drawText(area, _RIGHT, text)
            area.setRight(area.right() - width - SPACE)
        painter.setFont(self._view.font())
        painter.setPen(colors.ink)
        painter.drawText(area, _LEFT, _cut(painter, name, area.width() - SPACE))

    def _paint_icon(self, painter: QPainter, area: QRect, name: str, color: QColor) -> QRect:
        place = QRect(area.topLeft(), QSize(ICON_SIZE.width(), area.height()))
        self._theme.icon(name, color).paint(painter, place)
        return area.adjusted(ICON_SIZE.width() + SPACE, 0, 0, 0)


def value_color(colors: Colors, value: Value) -> QColor:
    """Colour that a value has in the tree, too."""
    if value == NOT_SENT:
        return colors.muted
    return {"true": colors.yes, "false": colors.no}.get(str(value), colors.ink)


def _font(font: QFont, *, bold: bool) -> QFont:
    made = QFont(font)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _cut(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)
