"""The heads of a pane's columns."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SMALL, Theme, scaled_font

_LEFT = 4
_ABOVE = 5
_LEADING = int(Qt.AlignmentFlag.AlignVCenter)


class PaneHeader(QHeaderView):
    """Small captions on a hairline, which is a line in the accent where the focus is.

    ``indent`` is the room before the first caption.
    """

    def __init__(self, theme: Theme, indent: int = _LEFT, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._indent = indent
        self._has_focus = False
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._repaint)

    def show_focus(self, has_focus: bool) -> None:
        """Tell whether the keyboard is in the pane."""
        if has_focus != self._has_focus:
            self._has_focus = has_focus
            self._repaint()

    @override
    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        metrics = QFontMetrics(self._font())
        text = str(self._data(logicalIndex, Qt.ItemDataRole.DisplayRole) or "")
        left = self._indent if logicalIndex == 0 else _LEFT
        width = metrics.horizontalAdvance(text) + left + 2 * _LEFT
        least = self._theme.measures.tree_head
        return QSize(width, max(least, metrics.height() + 2 * _ABOVE))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not rect.isValid():
            return
        colors = self._theme.colors
        line = self._theme.measures.pane_focus_line if self._has_focus else 1
        place = QRect(rect.left(), rect.bottom() + 1 - line, rect.width(), line)
        painter.fillRect(place, colors.accent if self._has_focus else colors.rule)
        area = rect.adjusted(self._indent if logicalIndex == 0 else _LEFT, 0, -_LEFT, 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            area.moveLeft(rect.left() + rect.right() - area.right())
        icon = self._data(logicalIndex, Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon) and not icon.isNull():
            place = QRect(area.topLeft(), ICON_SIZE)
            place.moveTop(rect.center().y() - ICON_SIZE.height() // 2)
            icon.paint(painter, place)
            area.adjust(ICON_SIZE.width() + _LEFT, 0, 0, 0)
        font = self._font()
        own = self._data(logicalIndex, Qt.ItemDataRole.FontRole)
        font.setItalic(isinstance(own, QFont) and own.italic())
        painter.setFont(font)
        painter.setPen(colors.muted)
        text = str(self._data(logicalIndex, Qt.ItemDataRole.DisplayRole) or "")
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEADING, shown)

    def _repaint(self) -> None:
        # Not the viewport: asking for a plain QWidget makes PySide create every widget class.
        for section in range(self.count()):
            self.updateSection(section)

    def _font(self) -> QFont:
        font = scaled_font(self.font(), SMALL)
        font.setWeight(QFont.Weight.Medium)
        return font

    def _data(self, section: int, role: Qt.ItemDataRole) -> object:
        model = self.model()
        found: object = model.headerData(section, Qt.Orientation.Horizontal, role)
        return found
