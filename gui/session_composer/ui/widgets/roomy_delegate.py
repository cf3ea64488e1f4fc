"""Rows with some air, as in the tree of components."""

from typing import override

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from session_composer.state.model_index import Index
from session_composer.ui.look.theme import SPACE

_ROW = 24


class RoomyDelegate(QStyledItemDelegate):
    """Paints as usual, in higher rows."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height() + SPACE // 2, _ROW))
