"""Choose one of the platform's connected accounts."""

from typing import override

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QPushButton,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.account.account_list import AccountList, AccountRole, ListState
from session_composer.state.model_index import Index
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.ui.look.theme import SPACE, Theme, fixed_font, with_text
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.search_field import SearchField
from session_composer.ui.widgets.tone_label import Tone, ToneLabel

_ID_CHARACTERS = 24
_TRAITS = "Standard · MM "
"""As wide as kind and country of any account."""
_ROW_PADDING = 8
_QUOTED_CHARACTERS = 40
_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_CAN_RETRY = {ListState.IDLE, ListState.FAILED, ListState.NOT_ARMED}
_BAD = {ListState.FAILED, ListState.NOT_ARMED}


class AccountDelegate(QStyledItemDelegate):
    """Paints business name, id, kind and country in columns."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._id_font = fixed_font()
        self._id_width = QFontMetrics(self._id_font).horizontalAdvance("0" * _ID_CHARACTERS)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # The style paints ground and focus only.
        option.text = ""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        name, country = index.data(AccountRole.NAME), index.data(AccountRole.TRAITS)
        palette = self._view.palette()
        if self._view.selectionModel().isSelected(index):
            ink = quiet = palette.color(QPalette.ColorRole.HighlightedText)
        else:
            ink, quiet = palette.color(QPalette.ColorRole.Text), self._theme.colors.muted
        area = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        country_width = option.fontMetrics.horizontalAdvance(_TRAITS)
        country_area = area.adjusted(area.width() - country_width, 0, 0, 0)
        id_area = QRect(area)
        id_area.setRight(country_area.left() - SPACE)
        id_area.setLeft(max(area.left(), id_area.right() - self._id_width))
        name_area = QRect(area)
        name_area.setRight(id_area.left() - SPACE)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(ink if name else quiet)
        _write(painter, name_area, name or self.tr("no name"), Qt.TextElideMode.ElideRight)
        painter.setPen(quiet)
        _write(painter, country_area, country, Qt.TextElideMode.ElideRight)
        painter.setFont(self._id_font)
        # Ids differ at their end.
        account = index.data(AccountRole.ID)
        _write(painter, id_area, account, Qt.TextElideMode.ElideMiddle)
        painter.restore()


def _write(painter: QPainter, area: QRect, text: str, elide: Qt.TextElideMode) -> None:
    shown = painter.fontMetrics().elidedText(text, elide, area.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, int(flags), shown)


class AccountView(QTableView):
    """A list of one column. A QListView would ask for each row whenever a page comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        row = ends.get(Qt.Key(event.key()))
        if row is None:
            super().keyPressEvent(event)
        else:
            # A table would go to the ends of the row.
            self.setCurrentIndex(self.model().index(row, 0))


class AccountPicker(QDialog):
    """A search field above the list; more accounts load as the list is scrolled or searched.

    Signals:
        picked(account_id): the user chose an account; the dialog is closing.
    """

    picked = Signal(str)

    def __init__(self, accounts: AccountList, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._theme = theme
        self._current_id = ""
        self.setWindowTitle(self.tr("Choose a connected account"))
        self.setObjectName("accountPicker")
        self._whose = ToneLabel(theme, "accountPickerTarget")
        self.search_field = with_name(SearchField(theme), "accountSearchField")
        self.search_field.setAccessibleName(self.tr("Search accounts"))
        self.search_field.setPlaceholderText(self.tr("Name, id, kind or country"))
        self.search_field.setMaxLength(200)
        self.list = with_name(AccountView(), "accountList")
        self.list.setAccessibleName(self.tr("Connected accounts"))
        self.list.setItemDelegate(AccountDelegate(theme, self.list))
        self.list.setModel(accounts)
        self.empty_note = ToneLabel(theme, "accountPickerEmpty", wraps=True)
        self.empty_note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_note.setMargin(3 * SPACE)
        # Looks like the list whose place it takes.
        self.empty_note.setFrameShape(QFrame.Shape.StyledPanel)
        self.empty_note.setBackgroundRole(QPalette.ColorRole.Base)
        self.empty_note.setAutoFillBackground(True)
        self.state_note = ToneLabel(theme, "accountPickerState", wraps=True)
        self.retry_button = with_name(
            QPushButton(self.tr("C&ontinue loading")), "accountRetryButton"
        )
        self.retry_button.setAutoDefault(False)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok_button = with_name(
            self.buttons.button(QDialogButtonBox.StandardButton.Ok), "accountPickButton"
        )
        self.ok_button.setText(self.tr("&Use account"))
        self.ok_button.setDefault(True)
        self._lay_out()

        self.search_field.textChanged.connect(self._on_search)
        self.search_field.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.doubleClicked.connect(self.accept)
        self.retry_button.clicked.connect(accounts.retry)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        accounts.state_changed.connect(self._on_state)
        accounts.set_search("")
        self._on_state()
        self.search_field.setFocus()
        self.resize(with_text(self, 640, 420))

    @property
    def current_id(self) -> str:
        """Id of the account that would be picked; empty when there is none."""
        found = self.list.currentIndex().data(AccountRole.ID)
        return found if isinstance(found, str) else ""

    @override
    def accept(self) -> None:
        account = self.current_id
        if account:
            super().accept()
            self.picked.emit(account)

    @override
    def done(self, result: int) -> None:
        self._accounts.close()
        super().done(result)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _LIST_KEYS and not is_plain:
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)

    def _on_search(self, text: str) -> None:
        wanted = self._current_id
        self._accounts.set_search(text)
        row = self._accounts.row_of(wanted)
        self._choose(max(row, 0))
        self._on_state()

    def _on_state(self) -> None:
        if not self.list.currentIndex().isValid():
            self._choose(0)
        self._show_state()
        self._fill_view()

    def _fill_view(self) -> None:
        """Load on while there is room for more rows: a search may hide all of a page."""
        needed = self.list.verticalHeader().length()
        if needed <= self.list.viewport().height():
            self._accounts.fetchMore(QModelIndex())

    def _choose(self, row: int) -> None:
        if row < self._accounts.rowCount():
            self.list.setCurrentIndex(self._accounts.index(row))
        self.ok_button.setEnabled(bool(self.current_id))

    def _on_current(self) -> None:
        # A search that hides the current account does not forget it.
        self._current_id = self.current_id or self._current_id
        self.ok_button.setEnabled(bool(self.current_id))

    def _show_state(self) -> None:
        accounts = self._accounts
        if accounts.target == SANDBOX_TARGET:
            self._whose.setText(self.tr("Simulated accounts of the built-in sandbox"))
        else:
            self._whose.setText(
                self.tr("Accounts that the key {name} has access to").format(
                    name=printable(accounts.target)
                )
            )
        tone: Tone = "error" if accounts.state in _BAD else "muted"
        has_rows = accounts.rowCount() > 0
        self._stack.setCurrentWidget(self.list if has_rows else self.empty_note)
        self.empty_note.show_text("" if has_rows else self._empty_text(), tone)
        self.state_note.show_text(self._count_text() if accounts.loaded_count else "", tone)
        self.retry_button.setVisible(accounts.state in _CAN_RETRY)
        self.ok_button.setEnabled(bool(self.current_id))

    def _empty_text(self) -> str:
        if not self._accounts.loaded_count:
            return self._accounts.state_text
        text = shorten(printable(self.search_field.text().strip()), _QUOTED_CHARACTERS)
        return self.tr("No loaded account contains “{text}”.").format(text=text)

    def _count_text(self) -> str:
        accounts = self._accounts
        if not accounts.is_filtered:
            return accounts.state_text
        more = {
            ListState.LOADING: self.tr("loading more…"),
            ListState.MORE: self.tr("there are more to load"),
            ListState.ALL: "",
        }.get(accounts.state, accounts.state_text)
        text = self.tr("{shown} of {count} match").format(
            shown=accounts.rowCount(), count=accounts.loaded_count
        )
        return f"{text}; {more}" if more else text

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty_note)
        below = row_of((self.state_note, 1), self.retry_button)
        column_of(
            self._whose,
            self.search_field,
            (self._stack, 1),
            below,
            self.buttons,
            host=self,
            margins=None,
        )
