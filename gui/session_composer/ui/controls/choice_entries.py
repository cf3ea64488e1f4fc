"""Entries of an open list: heads of groups, lines between them, and a word at the end of each."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from session_composer.state.model_index import Index
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import RADIUS_NESTED, SMALL, SPACE, scaled_font
from session_composer.ui.widgets.mode_chip import Chip, chip_width, paint_chip

_ROW = 24
_AROUND = 4
_LEADING = int(Qt.AlignmentFlag.AlignVCenter)


class ChoiceEntries(QStyledItemDelegate):
    """Paints the entries of a box, with the colours of its palette.

    ``chip`` tells the word at the end of an entry, if there is any. What cannot be chosen is a
    head, or one of Qt's lines.
    """

    def __init__(self, box: QComboBox, chip: Callable[[Index], Chip | None]) -> None:
        super().__init__(box)
        self._chip = chip

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if _is_line(index):
            return QSize(0, SPACE)
        metrics = option.fontMetrics
        height = max(_ROW, metrics.height() + 2 * _AROUND)
        width = metrics.horizontalAdvance(str(index.data())) + 2 * SPACE + 2 * _AROUND
        if index.data(Qt.ItemDataRole.DecorationRole) is not None:
            width += ICON_SIZE.width() + SPACE
        chip = self._chip(index)
        if chip is not None:
            width += chip_width(chip.word, QFontMetrics(_font(option, chip))) + 2 * SPACE
        return QSize(width, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        color, role = option.palette.color, QPalette.ColorRole
        row = option.rect.adjusted(_AROUND, 0, -_AROUND, 0)
        if _is_line(index):
            painter.fillRect(row.left(), row.center().y(), row.width(), 1, color(role.Mid))
            return
        area = row.adjusted(SPACE, 0, -SPACE, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_head = not index.flags()
        if not is_head and option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(color(role.Highlight))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(row, RADIUS_NESTED, RADIUS_NESTED)
        self._paint_end(painter, option, index, area)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, self._leading(option, area, ICON_SIZE.width()))
        painter.setFont(scaled_font(option.font, SMALL) if is_head else option.font)
        painter.setPen(color(role.PlaceholderText if is_head else role.Text))
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, _LEADING, text)
        painter.restore()

    def _paint_end(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, area: QRect
    ) -> None:
        """Paint the word at the end; what is before it has the rest of the area."""
        chip = self._chip(index)
        if chip is None:
            return
        font = _font(option, chip)
        metrics = QFontMetrics(font)
        place = QRect(0, 0, chip_width(chip.word, metrics), metrics.height() + 2)
        place.moveCenter(area.center())
        if option.direction == Qt.LayoutDirection.RightToLeft:
            place.moveLeft(area.left())
            area.setLeft(place.right() + SPACE)
        else:
            place.moveRight(area.right())
            area.setRight(place.left() - SPACE)
        painter.setFont(font)
        paint_chip(painter, place, chip)

    def _leading(self, option: QStyleOptionViewItem, area: QRect, width: int) -> QRect:
        """Take the first part of an area."""
        place = QRect(area.left(), area.top(), width, area.height())
        if option.direction == Qt.LayoutDirection.RightToLeft:
            place.moveRight(area.right())
            area.setRight(place.left() - SPACE)
        else:
            area.setLeft(place.right() + SPACE)
        return place


def _is_line(index: Index) -> bool:
    # So Qt marks them, for its own delegate.
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")


def _font(option: QStyleOptionViewItem, chip: Chip) -> QFont:
    return scaled_font(option.font, SMALL, bold=chip.ground.alpha() > 0)
