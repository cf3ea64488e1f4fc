"""Paints the rows of the tree. Editing stays with the stock delegate: it cycles as wanted."""

from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from session_composer.state.tree_model import (
    Choice,
    ChoiceRole,
    Column,
    KnownRole,
    MarkedRole,
    ProblemRole,
)

from .theme import ICON_SIZE, Theme

_ROW_PADDING = 6
_BOX = 14


class TreeDelegate(QStyledItemDelegate):
    """Empty quiet box for not sent, tick for true, cross for false; words in the other columns."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, option.fontMetrics.height() + _ROW_PADDING)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        widget = item.widget
        style = widget.style() if widget is not None else QApplication.style()
        text, item.text = item.text, ""
        text_area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, item, widget)
        box_area = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, item, widget
        )
        has_box = bool(item.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator)
        item.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        painter.save()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, item, painter, widget)
        is_selected = bool(item.state & QStyle.StateFlag.State_Selected)
        ink = self._ink(item, index, is_selected=is_selected)
        if has_box:
            self._paint_box(painter, box_area, Choice(index.data(ChoiceRole)), item, is_selected)
            text_area.setLeft(box_area.right() + 6)
        else:
            text_area.setLeft(item.rect.left() + 6)
        text_area.setRight(item.rect.right() - 4)
        if index.column() == Column.NAME:
            text_area = self._paint_mark(painter, text_area, index.data(ProblemRole), item)
            if not index.data(KnownRole):
                item.font.setItalic(True)
        if index.data(MarkedRole):
            text = f"≠ {text}"
            item.font.setBold(True)
        painter.setFont(item.font)
        painter.setPen(ink)
        painter.drawText(
            text_area,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, text_area.width()),
        )
        painter.restore()

    def _ink(
        self,
        item: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        *,
        is_selected: bool,
    ) -> QColor:
        if is_selected:
            return item.palette.color(QPalette.ColorRole.HighlightedText)
        colors = self._theme.colors
        plain = item.palette.color(QPalette.ColorRole.Text)
        column = index.column()
        if column == Column.NAME:
            return plain
        if column == Column.SENT:
            choice = Choice(index.data(ChoiceRole))
            return {
                Choice.TRUE: colors.yes,
                Choice.FALSE: colors.no,
                Choice.OTHER: colors.warning,
            }.get(choice, colors.muted)
        if index.data(MarkedRole):
            return colors.warning
        return colors.muted if column == Column.DEFAULT else plain

    def _paint_box(
        self,
        painter: QPainter,
        area: QRect,
        choice: Choice,
        item: QStyleOptionViewItem,
        is_selected: bool,
    ) -> None:
        colors = self._theme.colors
        box = QRect(0, 0, _BOX, _BOX)
        box.moveCenter(area.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = item.palette.color(QPalette.ColorRole.HighlightedText) if is_selected else None
        if choice is Choice.UNSET:
            painter.setPen(QPen(ring or colors.muted, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1).toRectF().translated(0.5, 0.5), 3, 3)
            return
        fill = {Choice.TRUE: colors.yes, Choice.FALSE: colors.no}.get(choice, colors.warning)
        painter.setPen(QPen(ring, 1) if ring is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box.toRectF(), 3, 3)
        painter.setPen(QPen(colors.on_badge, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        corner = QPointF(box.topLeft())
        if choice is Choice.FALSE:
            strokes = [(4.2, 4.2), (9.8, 9.8)], [(9.8, 4.2), (4.2, 9.8)]
        else:
            strokes = [(3.4, 7.3), (6.0, 9.9), (10.6, 4.6)], []
        for stroke in strokes:
            painter.drawPolyline([corner + QPointF(x, y) for x, y in stroke])

    def _paint_mark(
        self, painter: QPainter, area: QRect, severity: str, item: QStyleOptionViewItem
    ) -> QRect:
        if not severity:
            return area
        color = getattr(self._theme.colors, severity)
        if item.state & QStyle.StateFlag.State_Selected:
            color = item.palette.color(QPalette.ColorRole.HighlightedText)
        place = QRect(area.topLeft(), ICON_SIZE)
        place.moveCenter(area.center())
        place.moveRight(area.right())
        self._theme.icon(severity, color).paint(painter, place, mode=QIcon.Mode.Normal)
        return area.adjusted(0, 0, -ICON_SIZE.width() - 6, 0)
