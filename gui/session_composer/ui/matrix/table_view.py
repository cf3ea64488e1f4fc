"""The table of the matrix: its heads and the column of the accounts stay where they are."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from session_composer.state.matrix.matrix_table import LookRole, MatrixTable, VerdictLook, WhoRole
from session_composer.state.model_index import Index
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import MARGIN, SMALL, SPACE, Theme, scaled_font
from session_composer.ui.widgets.mode_chip import chip_width, paint_chip, soft_chip

_ROW = 24
_ACCOUNT_CHARACTERS = 34
_LEAST_CHARACTERS, _MOST_CHARACTERS = 14, 26
_MOST_MEASURED = 100
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)

type Hint = QAbstractItemView.ScrollHint


class _Plain(QTableView):
    """Cells one by one, and nothing around them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(theme, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(_ROW, self.fontMetrics().height() + 6))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Frozen(_Plain):
    """The first column, over that of the table. It never turns to another one by itself."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(theme, table)
        self.setObjectName("matrixAccounts")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        table.viewport().stackUnder(self)

    @override
    def scrollTo(
        self, index: Index, hint: Hint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Do nothing: the table scrolls for both."""

    @override
    def dataChanged(
        self, topLeft: Index, bottomRight: Index, roles: Sequence[int] | None = None
    ) -> None:
        """Do nothing: an account stays who it is."""


class MatrixView(_Plain):
    """Shows the table of the matrix. What is current stays current when other rows are shown."""

    def __init__(self, theme: Theme, table: MatrixTable) -> None:
        super().__init__(theme)
        self._theme = theme
        self._table = table
        self._kept: tuple[int, int] | None = None
        self._kept_scroll = 0
        self.empty_text = ""
        self.setObjectName("matrixTable")
        self.setAccessibleName(self.tr("What comes of each request for each account"))
        self.setModel(table)
        self.frozen = _Frozen(theme, self)
        ours, its = self.verticalScrollBar(), self.frozen.verticalScrollBar()
        ours.valueChanged.connect(its.setValue)
        its.valueChanged.connect(ours.setValue)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.frozen.horizontalHeader().sectionResized.connect(self._on_frozen_resized)
        self.frozen.activated.connect(self.activated)
        self.selectionModel().currentRowChanged.connect(self._repaint)
        theme.changed.connect(self._repaint)
        table.modelAboutToBeReset.connect(self._keep)
        table.modelReset.connect(self._put_back)

    def forget(self) -> None:
        """Let no cell be current when other ones are shown next."""
        self._kept = None
        self.selectionModel().clear()

    def fit(self) -> None:
        """Give all columns the width that the widest word and the widest head need."""
        metrics = self.fontMetrics()
        letter = metrics.horizontalAdvance("0")
        heads = [
            metrics.horizontalAdvance(self._table.title(request))
            for request in range(min(self._table.columnCount() - 1, _MOST_MEASURED))
        ]
        least, most = _LEAST_CHARACTERS * letter, _MOST_CHARACTERS * letter
        width = min(max([least, *heads]), most) + 2 * SPACE
        for view in (self, self.frozen):
            view.horizontalHeader().setDefaultSectionSize(width)
        account = min(_ACCOUNT_CHARACTERS * letter, self.viewport().width() * 2 // 5)
        self.setColumnWidth(0, max(account, width))

    @override
    def scrollTo(
        self, index: Index, hint: Hint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
        else:
            hidden = self.columnWidth(0) - self.visualRect(index).left()
            bar.setValue(bar.value() - max(hidden, 0))

    @override
    def dataChanged(
        self, topLeft: Index, bottomRight: Index, roles: Sequence[int] | None = None
    ) -> None:
        # Qt would paint all that is seen, though most rows stay as they are.
        place = self.visualRect(topLeft).united(self.visualRect(bottomRight))
        whole = QRect(0, place.top(), self.viewport().width(), place.height())
        self.viewport().update(whole.intersected(self.viewport().rect()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_frozen()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._table.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colors.muted)
            area = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap), self.empty_text)

    def _lay_frozen(self) -> None:
        edge = self.frameWidth()
        height = self.viewport().height() + self.horizontalHeader().height()
        self.frozen.setGeometry(edge, edge, self.columnWidth(0), height)
        self.frozen.setVisible(self._table.rowCount() > 0)

    def _on_resized(self, section: int, _before: int, size: int) -> None:
        if section == 0:
            self.frozen.setColumnWidth(0, size)
            self._lay_frozen()

    def _on_frozen_resized(self, section: int, _before: int, size: int) -> None:
        if section == 0:
            self.setColumnWidth(0, size)

    def _repaint(self) -> None:
        self.viewport().update()
        self.frozen.viewport().update()

    def _keep(self) -> None:
        self._kept = self._table.place(self.currentIndex()) or self._kept
        self._kept_scroll = self.verticalScrollBar().value()

    def _put_back(self) -> None:
        self.fit()
        self._lay_frozen()
        index = self._table.index_of(*self._kept) if self._kept is not None else QModelIndex()
        # Whoever looks at other rows goes on looking at them.
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)
        self.verticalScrollBar().setValue(self._kept_scroll)


class _Delegate(QStyledItemDelegate):
    """Paints who an account is, and what came of a cell: in italics what is only expected."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == 0 and not isinstance(self._view, _Frozen):
            return  # It is covered.
        # Nothing of Qt's: it would ask for a dozen things that no cell has.
        colors, current = self._theme.colors, self._view.currentIndex()
        has_focus = self._view.hasFocus()
        painter.save()
        if index.row() == current.row():
            is_current = index.column() == current.column()
            ground = colors.sel_focus if is_current and has_focus else colors.sel_idle
            painter.fillRect(option.rect, ground)
            if is_current:
                painter.setPen(colors.accent if has_focus else colors.outline)
                painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        area = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        look = index.data(LookRole)
        if isinstance(look, VerdictLook):
            self._paint_cell(painter, area, option.font, look)
        else:
            self._paint_account(painter, area, option.font, index.data(WhoRole))
            edge = QRect(option.rect.right(), option.rect.top(), 1, option.rect.height())
            painter.fillRect(edge, colors.rule)
        painter.restore()

    def _paint_cell(self, painter: QPainter, area: QRect, font: QFont, look: VerdictLook) -> None:
        colors = self._theme.colors
        ink = colors.named[look.tone]
        if look.icon:
            place = QRect(area.topLeft(), ICON_SIZE)
            place.moveTop(area.center().y() - ICON_SIZE.height() // 2)
            self._theme.icon(look.icon, ink).paint(painter, place)
        area.adjust(ICON_SIZE.width() + SPACE // 2, 0, 0, 0)
        is_different = look.tone == "yes" and bool(look.text)
        shown = QFont(font)
        shown.setItalic(not look.is_sent)
        shown.setBold(is_different)
        ink = colors.error if is_different else ink
        area.adjust(_write(painter, area, shown, ink, look.text) + SPACE // 2, 0, 0, 0)
        if look.disagrees:
            small = scaled_font(font, SMALL, bold=True)
            metrics = QFontMetrics(small)
            word = self.tr("≠ rule")
            place = QRect(area.left(), 0, chip_width(word, metrics), metrics.height() + 2)
            place.moveTop(area.center().y() - place.height() // 2)
            painter.setFont(small)
            paint_chip(painter, place, soft_chip(word, "warning", colors))

    def _paint_account(
        self, painter: QPainter, area: QRect, font: QFont, who: tuple[str, str]
    ) -> None:
        colors, bold = self._theme.colors, QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        width = _write(painter, area, bold, colors.ink, who[0])
        small = scaled_font(font, SMALL)
        _write(painter, area.adjusted(width + SPACE // 2, 0, 0, 0), small, colors.muted, who[1])


def _write(painter: QPainter, area: QRect, font: QFont, ink: QColor, text: str) -> int:
    """Write what there is room for, and return its width."""
    if not text or area.width() <= 0:
        return 0
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, _MIDDLE, shown)
    return metrics.horizontalAdvance(shown)
