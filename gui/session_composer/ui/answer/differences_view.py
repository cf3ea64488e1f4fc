"""Granted values that are not the ones asked for, or not the defaults predicted."""

from itertools import islice
from typing import override

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.account.facts import AccountFacts
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.granted import Difference, only_in_answers, report_differences
from session_composer.core.rules.granted_words import BY_DASHBOARD
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import WirePath, wire_name
from session_composer.core.wire.values import Leaf, thaw
from session_composer.state.answer.difference_rows import (
    DifferenceColumn,
    DifferenceTable,
    GroupRole,
    PathRole,
)
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.state.sending.exchanges import Exchange
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.naming import with_name

_MAX_BEYOND = 20
_ROW = 24


class DifferencesView(QWidget):
    """Lists differences; a wrong prediction can be copied as a report.

    Signals:
        copy_requested(text): the report is to be copied.
        path_activated(path): the row of a difference is to be shown.
    """

    copy_requested = Signal(str)
    path_activated = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        help_texts: HelpTexts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._report = ""
        self._exchange: Exchange | None = None
        self.rows = DifferenceTable(help_texts, self)
        self.table = _Table(theme, self.tr("Everything is allowed as asked, and as predicted."))
        self.table.setObjectName("differencesView")
        self.table.setAccessibleName(self.tr("Differences between asked, predicted and granted"))
        self.table.setModel(self.rows)
        self.copy = with_name(QPushButton(self.tr("Report wrong prediction")), "copyReportButton")
        self.copy.setToolTip(
            self.tr("Copies the rule, the account’s properties and the answer; no ids, no keys.")
        )
        self._beyond = ElidedLabel(theme, "answerOnlyNote")
        row = row_of(self.copy, (self._beyond, 1), margins=(MARGIN, 0, MARGIN, SPACE))
        column_of((self.table, 1), row, host=self, spacing=SPACE // 2)
        self.copy.hide()
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._report))
        self.table.activated.connect(self._on_activated)
        self.table.clicked.connect(self._on_activated)

    def show_differences(
        self, found: list[Difference], exchange: Exchange | None, facts: AccountFacts | None
    ) -> None:
        """Show other differences, those of an exchange and of the account as it was known then."""
        if exchange is not None and exchange is self._exchange:
            return
        self._exchange = exchange
        store = self._workspace.store
        catalog = store.catalog(exchange.request.api_version) if exchange is not None else None
        self.rows.show_differences(found, catalog, self._reasons(found, exchange, facts))
        self.table.fit()
        self._show_beyond(exchange)
        is_wrong = any(entry.asked is None for entry in found)
        self.copy.setVisible(is_wrong)
        if is_wrong and exchange is not None and isinstance(exchange.outcome, SessionAnswer):
            simulated = exchange.outcome.simulated
            self._report = report_differences(found, exchange.request, facts, simulated)

    def _reasons(
        self, found: list[Difference], exchange: Exchange | None, facts: AccountFacts | None
    ) -> dict[WirePath, str]:
        """Say for what was asked what Stripe decides it by, as far as a rule tells."""
        reasons: dict[WirePath, str] = {}
        if exchange is None:
            return reasons
        catalog = self._workspace.store.catalog(exchange.request.api_version)
        for one in found:
            feature = catalog.feature_by_path.get(one.path)
            if feature is not None and one.asked is not None:
                default = self._workspace.rulebook.default(
                    catalog, exchange.request, feature, facts
                )
                is_open = default.value is None or default.value == BY_DASHBOARD
                reason = default.condition if is_open else default.because
                reasons[one.path] = translate(reason) or self.tr("no rule says so")
            elif one.asked is not None:
                reasons[one.path] = self.tr("the account may not have it")
        return reasons

    def _show_beyond(self, exchange: Exchange | None) -> None:
        """Show what the answer has that no request can ask for."""
        beyond: dict[WirePath, Leaf] = {}
        if exchange is not None and isinstance(exchange.outcome, SessionAnswer):
            catalog = self._workspace.store.catalog(exchange.request.api_version)
            beyond = only_in_answers(catalog, exchange.outcome.granted)
        told = ", ".join(
            f"{wire_name(path)}={write_json(thaw(value))}"
            for path, value in islice(beyond.items(), _MAX_BEYOND)
        )
        text = self.tr("In answers only: {members}").format(members=printable(told))
        self._beyond.setText(text if beyond else "")

    def _on_activated(self, index: QModelIndex) -> None:
        path = index.data(PathRole)
        if path is not None:
            self.path_activated.emit(path)


class _Table(QTableView):
    """Rows that are chosen as a whole; headings span the width."""

    def __init__(self, theme: Theme, empty: str) -> None:
        super().__init__()
        self._theme = theme
        self._empty = empty
        self.setItemDelegate(_Delegate(theme, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(_ROW, self.fontMetrics().height() + 6))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)

    def fit(self) -> None:
        """Give columns the width of what they hold, and headings all of it."""
        self.clearSpans()
        model = self.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data(GroupRole):
                self.setSpan(row, 0, 1, model.columnCount())
        self._size_columns()

    def _size_columns(self) -> None:
        model, metrics = self.model(), QFontMetrics(_bold(self.font()))
        spare = self.viewport().width()
        for column in range(DifferenceColumn.WHY):
            texts = [str(model.headerData(column, Qt.Orientation.Horizontal))]
            texts += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                if not model.index(row, column).data(GroupRole)
            ]
            width = max(map(metrics.horizontalAdvance, texts)) + 2 * MARGIN
            if column == DifferenceColumn.NAME:
                width = max(min(width, spare // 2), spare // 4)
            self.setColumnWidth(column, width)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._size_columns()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colors.muted)
            area = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap), self._empty)


class _Delegate(QStyledItemDelegate):
    """Paints words in the colours that they have in the tree."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        colors = self._theme.colors
        column = index.column()
        text = str(index.data())
        color = colors.ink
        if index.data(GroupRole) or column == DifferenceColumn.ALLOWED:
            option.font = _bold(option.font)
        if index.data(GroupRole):
            color = colors.ink2
            option.backgroundBrush = QBrush(colors.sunken)
        elif column == DifferenceColumn.ALLOWED:
            color = colors.error
        elif column == DifferenceColumn.SENT and text in {"true", "false"}:
            color = colors.yes if text == "true" else colors.no
            option.font = _bold(option.font)
        elif column != DifferenceColumn.NAME:
            color = colors.muted
        for role in (option.palette.ColorRole.Text, option.palette.ColorRole.HighlightedText):
            option.palette.setColor(role, color)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
