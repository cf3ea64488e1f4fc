"""The list of what the user gets; made while it is looked at, and no sooner."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from session_composer.core.wire.paths import WirePath
from session_composer.state.effect.effect_model import EffectModel, RowRole
from session_composer.state.effect.effect_rows import CardRow, EffectRow
from session_composer.ui.look.theme import MARGIN, Theme
from session_composer.ui.widgets.coalesced import Coalesced

from .effect_delegate import EffectDelegate


class EffectView(QListView):
    """Shows cards; each leads to its row of the tree.

    Signals:
        path_activated(path): the row of a card is to be shown.
    """

    path_activated = Signal(object)

    def __init__(
        self,
        make_rows: Callable[[], list[EffectRow]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_rows = make_rows
        self._theme = theme
        self._is_stale = True
        self._marked: WirePath | None = None
        self.rows = EffectModel(self)
        self._delegate = EffectDelegate(theme, self)
        self.setObjectName("effectView")
        self.setAccessibleName(self.tr("What the user gets"))
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self._later = Coalesced(self._write, self)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def refresh(self) -> None:
        """Tell the effect anew: soon when it is looked at, else then."""
        self._is_stale = True
        if self.isVisible():
            self._later.call()

    def mark(self, path: WirePath | None) -> None:
        """Outline the card that a row of the tree belongs to."""
        self._marked = path
        if self.isVisible():
            self._mark()

    def current_rows(self) -> list[EffectRow]:
        """Give the rows as they are now, looked at or not."""
        self._write()
        return self.rows.rows

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._write()
        self._mark()
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            is_card = isinstance(index.data(RowRole), CardRow)
            if is_card and self._delegate.arrow(self.visualRect(index)).contains(place):
                self._on_activated(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Not every style says that an item was activated.
            self._on_activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rows:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colors.muted)
            area = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            text = self.tr("Nothing is sent yet. Tick a component on the left.")
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap), text)

    def _write(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.rows.set_rows(self._make_rows())
            self._mark()

    def _mark(self) -> None:
        index = self.rows.place_of(self._marked)
        selection = self.selectionModel()
        if index.isValid():
            if index != self.currentIndex():
                select = QItemSelectionModel.SelectionFlag.ClearAndSelect
                selection.setCurrentIndex(index, select)
                self.scrollTo(index)
        elif not self.hasFocus():
            selection.clear()

    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, CardRow):
            self.path_activated.emit(row.path)

    def _on_theme(self) -> None:
        self._delegate.use_font(self.font())
        self.viewport().update()
