"""The exchanges of this run as a list."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from session_composer.state.model_index import Index
from session_composer.state.sending.exchanges import Exchange
from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.look.theme import MARGIN, SMALL, SPACE, Theme, scaled_font
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.flow_box import FlowBox
from session_composer.ui.widgets.naming import with_name

from .exchange_text import (
    TitleOf,
    account_of,
    answer_of,
    changed_since,
    request_of,
    target_of,
    time_of,
    tone_of,
    took_of,
)

_TIME, _ANSWER, _TOOK, _ACCOUNT, _CHANGED = range(5)
_ROW = 24
ToneRole = int(Qt.ItemDataRole.UserRole) + 1
"""Name of the colour of an answer's pill."""


class HistoryView(QWidget):
    """Lists exchanges, newest first.

    Signals:
        chosen(exchange): the user selected an exchange.
        opened(): the answer of the selected one is to be read.
        compare_requested(exchange): its request is to be compared with the form.
        restore_requested(exchange): its request is to come back into the form.
        clear_requested(): all of them are to be forgotten.
    """

    chosen = Signal(object)
    opened = Signal()
    compare_requested = Signal(object)
    restore_requested = Signal(object)
    clear_requested = Signal()

    def __init__(self, title_of: TitleOf, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title_of = title_of
        self._exchanges: list[Exchange] = []
        self._latest: Exchange | None = None
        self.list = with_name(_HistoryList(), "historyView")
        self.list.setAccessibleName(self.tr("Test requests, newest first"))
        self.list.setHeaderLabels(
            [
                self.tr("Sent at"),
                self.tr("Answer"),
                self.tr("Took"),
                self.tr("Account"),
                self.tr("Changed"),
            ]
        )
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.list.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        width = self.fontMetrics().horizontalAdvance
        header.setSectionResizeMode(_TIME, QHeaderView.ResizeMode.Fixed)
        latest = self.tr("{time}, latest").format(time="00:00:00")
        self.list.setColumnWidth(_TIME, width(latest) + 2 * SPACE)
        self.list.setItemDelegate(_PillDelegate(theme, self.list))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.compare = with_name(
            QPushButton(self.tr("Co&mpare with the current request")), "compareHistoryButton"
        )
        self.restore = with_name(
            QPushButton(self.tr("Restore this &request")), "restoreHistoryButton"
        )
        self.clear = with_name(QPushButton(self.tr("Clear &history")), "clearHistoryButton")
        # One below the other where the window is narrow.
        buttons = FlowBox(SPACE)
        buttons.add(self.compare, self.restore, self.clear)
        foot = column_of(buttons, margins=(MARGIN, 0, MARGIN, SPACE))
        column_of((self.list, 1), foot, host=self, spacing=SPACE // 2)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(lambda _item, _column: self.opened.emit())
        # The buttons are enabled only while there is a current one.
        self.compare.clicked.connect(lambda: self.compare_requested.emit(self.current()))
        self.restore.clicked.connect(lambda: self.restore_requested.emit(self.current()))
        self.clear.clicked.connect(self.clear_requested)
        theme.changed.connect(self._on_theme_changed)

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """What Tab leads to, in order."""
        return self.list, self.compare, self.restore, self.clear

    def show_exchanges(
        self, exchanges: Sequence[Exchange], latest: Exchange | None, chosen: Exchange | None
    ) -> None:
        """List other exchanges, and select one of them without a signal."""
        self._exchanges = list(exchanges)
        self._latest = latest
        self._fill(chosen)

    def choose(self, exchange: Exchange | None) -> None:
        """Select an exchange, without a signal; none when it is not in the list."""
        place = next((i for i, one in enumerate(self._exchanges) if one is exchange), -1)
        self.list.blockSignals(True)
        # A row that there is not gives an invalid index, which selects nothing.
        self.list.setCurrentIndex(self.list.model().index(place, 0))
        self.list.blockSignals(False)
        self._show_buttons()

    def current(self) -> Exchange | None:
        """Return the selected exchange."""
        place = self.list.currentIndex().row()
        return self._exchanges[place] if 0 <= place < len(self._exchanges) else None

    def make_menu(self) -> QMenu:
        """Make the menu for the selected exchange."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for button in (self.restore, self.compare):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        return menu

    def _on_menu(self, place: QPoint) -> None:
        if self.current() is not None:
            self.make_menu().popup(self.list.viewport().mapToGlobal(place))

    def _on_theme_changed(self) -> None:
        self._fill(self.current())

    def _fill(self, chosen: Exchange | None) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        earlier = iter(self._exchanges[1:])
        for exchange in self._exchanges:
            time = time_of(exchange)
            if exchange is self._latest:
                time = self.tr("{time}, latest").format(time=time)
            before = next(earlier, None)
            took = took_of(exchange)
            texts = [time, answer_of(exchange), took, account_of(exchange)]
            item = QTreeWidgetItem([*texts, changed_since(before, exchange, self._title_of)])
            tips = [time, answer_of(exchange), took, target_of(exchange), request_of(exchange)]
            for column, text in enumerate(tips):
                item.setToolTip(column, plain_tool_tip(text))
            item.setData(_ANSWER, ToneRole, tone_of(exchange))
            self.list.addTopLevelItem(item)
        self.list.blockSignals(False)
        self.choose(chosen)

    def _on_current(self) -> None:
        self._show_buttons()
        exchange = self.current()
        if exchange is not None:
            self.chosen.emit(exchange)

    def _show_buttons(self) -> None:
        has_current = self.current() is not None
        self.compare.setEnabled(has_current)
        self.restore.setEnabled(has_current)


class _HistoryList(QTreeWidget):
    """Gives what changed the room that the others leave."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = max(event.size().width() - self.columnWidth(_TIME), 0)
        measure = self.fontMetrics().horizontalAdvance
        for column, text, share in (
            (_ANSWER, "400 parameter_unknown", 3),
            (_TOOK, "10000 ms", 6),
            (_ACCOUNT, "acct_1SimExpressUS", 4),
        ):
            width = min(measure(text) + 3 * SPACE, spare // share)
            if width != self.columnWidth(column):
                self.setColumnWidth(column, width)
        super().resizeEvent(event)


class _PillDelegate(QStyledItemDelegate):
    """Paints an answer as a pill, as the head does."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(_ROW, option.fontMetrics.height() + SPACE))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone = index.data(ToneRole)
        if not tone:
            super().paint(painter, option, index)
            return
        text = str(index.data())
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        style = own.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        colors = self._theme.colors
        painter.save()
        painter.setFont(scaled_font(option.font, SMALL, bold=True))
        metrics = painter.fontMetrics()
        area = option.rect.adjusted(SPACE // 2, 0, -SPACE // 2, 0)
        width = min(metrics.horizontalAdvance(text) + 2 * SPACE, area.width())
        pill = QRectF(area.left(), area.center().y() - 8, width, 18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if colors.are_soft else colors.named[tone])
        painter.setBrush(colors.named[f"{tone}_soft"])
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(colors.named[tone])
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - SPACE)
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)
        painter.restore()
