"""Paints an entry of the command palette: title, where it belongs, what is sent, its keys."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from session_composer.state.language.translation import translate_name
from session_composer.state.model_index import Index
from session_composer.state.palette.palette_search import PaletteRole
from session_composer.state.tree.row_texts import RowState
from session_composer.ui.look.theme import SPACE, Theme

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class PaletteDelegate(QStyledItemDelegate):
    """One line an entry."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + SPACE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, colors = option.palette, self._theme.colors
        entry, state = index.data(PaletteRole.ENTRY), index.data(PaletteRole.STATE)
        ink = palette.color(QPalette.ColorRole.Text)
        muted, marked = colors.muted, _state_color(self._theme, state)
        painter.save()
        if is_selected:
            # Active even though the keyboard is in the field: here is what Enter chooses.
            group = QPalette.ColorGroup.Active
            painter.fillRect(option.rect, palette.color(group, QPalette.ColorRole.Highlight))
            ink = muted = marked = palette.color(group, QPalette.ColorRole.HighlightedText)
        area = option.rect.adjusted(SPACE + SPACE // 2, 0, -SPACE - SPACE // 2, 0)
        painter.setFont(option.font)
        for text, color in ((entry.keys, muted), (translate_name(state or ""), marked)):
            if text:
                painter.setPen(color)
                painter.drawText(area, _RIGHT, text)
                width = painter.fontMetrics().horizontalAdvance(text)
                area.setRight(area.right() - width - 2 * SPACE)
        area = self._put(painter, area, entry.title, ink)
        self._put(painter, area, entry.context, muted)
        painter.restore()

    def _put(self, painter: QPainter, area: QRect, text: str, color: QColor) -> QRect:
        metrics = painter.fontMetrics()
        if text and area.width() > 2 * SPACE:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.setPen(color)
            painter.drawText(area, _LEFT, shown)
            return area.adjusted(metrics.horizontalAdvance(shown) + SPACE, 0, 0, 0)
        return area


def _state_color(theme: Theme, state: str) -> QColor:
    if state == RowState.TRUE:
        return theme.colors.yes
    return theme.colors.no if state == RowState.FALSE else theme.colors.muted
