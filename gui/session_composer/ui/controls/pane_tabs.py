"""The tabs that head a pane."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QTabBar, QTabWidget, QWidget

from session_composer.ui.look.theme import SMALL, Theme, scaled_font

_FIRST = 12
"""Where the first title begins, from the edge of the pane."""
_BETWEEN = 18
_ABOVE = 10
_COUNT_GAP = 6
_FRAME = 6
_NO_MNEMONIC = int(Qt.TextFlag.TextHideMnemonic)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter) | _NO_MNEMONIC


class PaneTabBar(QTabBar):
    """Titles on a hairline; a line under the chosen one tells whether its pane has the focus.

    Titles keep their places: each has the room that it takes when it is chosen.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: dict[int, tuple[str, str]] = {}
        self._has_focus = False
        self.setDrawBase(False)
        self.setExpanding(False)
        theme.changed.connect(self.update)

    def set_count(self, place: int, count: str, tone: str = "muted") -> None:
        """Show a number behind a title, in a colour by its meaning; an empty text shows none."""
        before = self._counts.get(place, ("", ""))
        self._counts[place] = (count, tone)
        if len(before[0]) != len(count):
            # Makes the bar measure its titles anew.
            self.setTabText(place, self.tabText(place))
        title = self.tabText(place).replace("&", "")
        self.setAccessibleTabName(place, f"{title} {count}".strip())
        self.update()

    def count_of(self, place: int) -> str:
        """Tell the number behind a title."""
        return self._counts.get(place, ("", ""))[0]

    def show_focus(self, has_focus: bool) -> None:
        """Tell whether the keyboard is in the pane."""
        if has_focus != self._has_focus:
            self._has_focus = has_focus
            self.update()

    @property
    def row_height(self) -> int:
        """Height of the tabs, in device-independent pixels."""
        return max(self._theme.measures.tabs, self.fontMetrics().height() + 2 * _ABOVE - 2)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        chosen = QFontMetrics(scaled_font(self.font(), bold=True))
        width = chosen.size(_NO_MNEMONIC, self.tabText(index)).width() + _BETWEEN
        count = self.count_of(index)
        if count:
            width += self._small().horizontalAdvance(count) + _COUNT_GAP
        if index == 0:
            width += _FIRST - _BETWEEN // 2
        return QSize(width, self.row_height)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            if self.isTabVisible(index):
                self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        colors = self._theme.colors
        is_chosen = index == self.currentIndex()
        room = self._text_room(index)
        ink = colors.ink if is_chosen else colors.ink2
        if not self.isTabEnabled(index):
            ink = colors.disabled
        if is_chosen:
            ink = self._paint_choice(painter, room, ink)
        elif self.tabRect(index).contains(self.mapFromGlobal(self.cursor().pos())):
            ink = colors.ink
        if is_chosen and self.hasFocus():
            painter.setPen(QPen(colors.accent, self._theme.measures.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(-_FRAME, 4, _FRAME, -6), _FRAME // 2, _FRAME // 2)
        font = scaled_font(self.font(), bold=is_chosen)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, _MIDDLE, self.tabText(index))
        count, tone = self._counts.get(index, ("", ""))
        if count:
            chosen = QFontMetrics(scaled_font(self.font(), bold=True))
            left = chosen.size(_NO_MNEMONIC, self.tabText(index)).width() + _COUNT_GAP
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
            painter.setFont(scaled_font(self.font(), SMALL))
            painter.setPen(ink if ink == colors.on_accent else colors.named[tone])
            place = room.adjusted(0, 0, -left, 0) if is_mirrored else room.adjusted(left, 0, 0, 0)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | side), count)

    def _paint_choice(self, painter: QPainter, room: QRect, ink: QColor) -> QColor:
        """Mark the chosen tab; returns the ink that can be read on it."""
        colors, line = self._theme.colors, self._theme.measures.pane_focus_line
        if colors.are_soft:
            under = QRect(room.left() - 2, self.height() - line, room.width() + 4, line)
            painter.fillRect(under, colors.accent if self._has_focus else colors.ink)
            return ink
        frame = room.adjusted(-_FRAME, 4, _FRAME, -4)
        painter.setPen(QPen(colors.ink, line))
        painter.setBrush(colors.accent_fill if self._has_focus else Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        return colors.on_accent if self._has_focus else ink

    def _text_room(self, index: int) -> QRect:
        room = self.tabRect(index).adjusted(_BETWEEN // 2, 0, -_BETWEEN // 2, 0)
        if index == 0:
            extra = _FIRST - _BETWEEN // 2
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            room.adjust(0 if is_mirrored else extra, 0, -extra if is_mirrored else 0, 0)
        return room

    def _small(self) -> QFontMetrics:
        return QFontMetrics(scaled_font(self.font(), SMALL))


class PaneTabs(QTabWidget):
    """A pane with tabs as its head.

    What is at the right of the tabs stands on the same hairline.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bar = PaneTabBar(theme)
        self.setTabBar(self.bar)
        self.setDocumentMode(True)

    def show_focus(self, has_focus: bool) -> None:
        """Tell whether the keyboard is in the pane."""
        self.bar.show_focus(has_focus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self.bar.height()
        painter.fillRect(QRect(0, height - 1, self.width(), 1), self._theme.colors.rule)

    @override
    def setCornerWidget(
        self, widget: QWidget, corner: Qt.Corner = Qt.Corner.TopRightCorner
    ) -> None:
        # As high as the tabs, so that it is on their line: Qt puts it on their edge.
        row = widget.layout()
        if isinstance(row, QBoxLayout):
            row.addStrut(self.bar.row_height)
        super().setCornerWidget(widget, corner)
