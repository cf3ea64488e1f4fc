"""Paints an entry of the command palette: icon, where it belongs, title, what is sent, its keys."""

from typing import override

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from session_composer.core.wire.values import UNSET, Unset
from session_composer.state.language.translation import translate_name
from session_composer.state.model_index import Index
from session_composer.state.palette.palette_model import PaletteRole
from session_composer.state.palette.palette_search import Entry, EntryKind, Section, found_parts
from session_composer.state.tree.tree_cells import RowState
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import RADIUS_NESTED, SMALL, SPACE, Theme, scaled_font

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_PADDING = 14
_BAR = 3
_LEAST_HEIGHT = 26
_SEGMENT = QSize(25, 18)
_STATES: tuple[tuple[RowState, bool | Unset, str], ...] = (
    (RowState.UNSET, UNSET, "dash"),
    (RowState.TRUE, True, "check"),
    (RowState.FALSE, False, "cross"),
)
_ICONS = {
    Section.ROLES: "people",
    Section.FIXES: "fix",
    Section.HISTORY: "history",
    Section.FILES: "file",
    Section.ACCOUNTS: "account",
    Section.HELP: "book",
    Section.VERSIONS: "clock",
}


class PaletteDelegate(QStyledItemDelegate):
    """One line an entry, with the title of its section above the first of one."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._titles = {
            Section.RECENT: self.tr("Recent"),
            Section.COMMANDS: self.tr("Commands"),
            Section.ROWS: self.tr("Rows"),
            Section.ROLES: self.tr("Roles"),
            Section.FIXES: self.tr("Problems"),
            Section.HISTORY: self.tr("History"),
            Section.FILES: self.tr("Files"),
            Section.ACCOUNTS: self.tr("Accounts"),
            Section.VERSIONS: self.tr("API versions"),
            Section.HELP: self.tr("Found in help"),
            Section.UNDO: self.tr("Undo and redo"),
        }

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = max(_LEAST_HEIGHT, option.fontMetrics.height() + SPACE)
        return QSize(0, height + (self._caption_height if _begins(index) else 0))

    def choice_at(self, index: Index, position: QPoint) -> bool | Unset | None:
        """Say what a place in the view has sent for an entry; None where nothing is chosen."""
        entry = index.data(PaletteRole.ENTRY)
        if not isinstance(entry, Entry) or not entry.is_checkable:
            return None
        row = self._row(self._view.visualRect(index), index)
        for segment, (_, value, _) in zip(_segments(row), _STATES, strict=True):
            if segment.contains(position):
                return value
        return None

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors = self._theme.colors
        entry, state = index.data(PaletteRole.ENTRY), index.data(PaletteRole.STATE)
        query = index.data(PaletteRole.QUERY)
        area = self._row(option.rect, index)
        painter.save()
        if _begins(index):
            caption = option.rect.adjusted(_PADDING, SPACE // 2, 0, 0)
            caption.setBottom(area.top())
            painter.setFont(self._small)
            painter.setPen(colors.muted)
            painter.drawText(caption, _LEFT, self._titles[index.data(PaletteRole.SECTION)])
        if option.state & QStyle.StateFlag.State_Selected:
            # As with the focus, though that is in the field: here is what Enter chooses.
            painter.fillRect(area, colors.sel_focus)
            painter.fillRect(QRect(area.topLeft(), QSize(_BAR, area.height())), colors.accent)
        line = area.adjusted(_PADDING, 0, -_PADDING, 0)
        name = entry.icon or _ICONS.get(entry.section, "")
        if name:
            icon = self._theme.icon(name, colors.ink2)
            place = QRect(line.topLeft(), QSize(ICON_SIZE.width(), line.height()))
            icon.paint(painter, place)
        line.setLeft(line.left() + ICON_SIZE.width() + SPACE)
        line = self._paint_end(painter, line, area, entry, state)
        painter.setFont(option.font)
        if entry.kind is EntryKind.ROW and entry.section is not Section.HELP:
            if entry.context:
                line = self._put(painter, line, f"{entry.context} › ", colors.ink, query, gap=0)
            line = self._put(painter, line, entry.title, colors.ink, query)
            self._put(painter, line, translate_name(state or ""), self._state_color(state), "")
        else:
            line = self._put(painter, line, entry.title, colors.ink, query)
            self._put(painter, line, entry.context, colors.muted, query)
        painter.restore()

    def _paint_end(
        self, painter: QPainter, line: QRect, row: QRect, entry: Entry, state: str
    ) -> QRect:
        """Paint what stands at the end of a line; answers what is left of it."""
        if entry.is_checkable:
            self._paint_choice(painter, row, state)
            return line.adjusted(0, 0, -len(_STATES) * _SEGMENT.width() - SPACE, 0)
        if entry.keys:
            painter.setFont(self._small)
            painter.setPen(self._theme.colors.muted)
            width = painter.fontMetrics().horizontalAdvance(entry.keys)
            keys = QRect(line)
            keys.setLeft(line.right() - width)
            painter.drawText(keys, _LEFT, entry.keys)
            return line.adjusted(0, 0, -width - 2 * SPACE, 0)
        return line

    def _paint_choice(self, painter: QPainter, row: QRect, state: str) -> None:
        colors = self._theme.colors
        grounds = {
            RowState.UNSET: colors.sel_idle,
            RowState.TRUE: colors.yes,
            RowState.FALSE: colors.no,
        }
        segments = _segments(row)
        whole = segments[0].united(segments[-1])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colors.outline)
        painter.setBrush(colors.surface)
        painter.drawRoundedRect(whole, RADIUS_NESTED, RADIUS_NESTED)
        for segment, (shown, _, name) in zip(segments, _STATES, strict=True):
            is_chosen = state == shown
            tint = colors.ink2
            if is_chosen:
                painter.fillRect(segment.adjusted(1, 1, 0, 0), grounds[shown])
                tint = colors.ink if shown is RowState.UNSET else colors.surface
            self._theme.icon(name, tint).paint(painter, segment.adjusted(0, 3, 0, -3))
        painter.setPen(colors.outline)
        for segment in segments[1:]:
            painter.drawLine(segment.topLeft(), segment.bottomLeft())

    def _put(
        self, painter: QPainter, area: QRect, text: str, color: QColor, query: str, gap: int = SPACE
    ) -> QRect:
        """Paint a text with what was found of it marked; answers what is left of the area."""
        metrics = painter.fontMetrics()
        if not text or area.width() <= 2 * SPACE:
            return area
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        for start, size in found_parts(shown, query) if query else ():
            left = area.left() + metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[start : start + size])
            mark = QRect(left, area.center().y() - metrics.height() // 2, width, metrics.height())
            painter.fillRect(mark, self._theme.colors.find_mark)
        painter.setPen(color)
        painter.drawText(area, _LEFT, shown)
        return area.adjusted(metrics.horizontalAdvance(shown) + gap, 0, 0, 0)

    def _row(self, rect: QRect, index: Index) -> QRect:
        """Return the part of an entry's place below the title of its section."""
        return rect.adjusted(0, self._caption_height if _begins(index) else 0, 0, 0)

    def _state_color(self, state: str) -> QColor:
        colors = self._theme.colors
        return {RowState.TRUE: colors.yes, RowState.FALSE: colors.no}.get(
            RowState(state) if state else RowState.OTHER, colors.muted
        )

    @property
    def _small(self) -> QFont:
        return scaled_font(self._view.font(), SMALL)

    @property
    def _caption_height(self) -> int:
        return QFontMetrics(self._small).height() + SPACE


def _begins(index: Index) -> bool:
    return index.data(PaletteRole.SECTION) is not None


def _segments(row: QRect) -> list[QRect]:
    left = row.right() - _PADDING - len(_STATES) * _SEGMENT.width()
    top = row.center().y() - _SEGMENT.height() // 2
    return [
        QRect(QPoint(left + number * _SEGMENT.width(), top), _SEGMENT)
        for number in range(len(_STATES))
    ]
