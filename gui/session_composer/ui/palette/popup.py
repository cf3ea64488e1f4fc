"""The command palette: everything that can be done, found by typing a few letters."""

from typing import override

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QStackedWidget,
    QWidget,
)

from session_composer.core.wire.values import UNSET, Unset
from session_composer.state.palette.palette_model import PaletteModel
from session_composer.state.palette.palette_search import Entry
from session_composer.ui.look.theme import SMALL, SPACE, Theme, scaled_font
from session_composer.ui.shortcuts.system_keys import written
from session_composer.ui.widgets.announce import announce
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.search_field import SearchField
from session_composer.ui.widgets.tone_label import ToneLabel

from .matches import Matches

_WIDTH = 680
_TOP = 30
_FEWEST_ROWS, _MOST_ROWS = 4, 17
_HINT_SPACES = 3
_LARGE = 1.25
_LINE = 2
_QUERY_CHARS = 100
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}
_CHOICES: dict[Qt.Key, bool | Unset] = {
    Qt.Key.Key_1: True,
    Qt.Key.Key_0: False,
    Qt.Key.Key_Delete: UNSET,
}
# Neither leaves the palette: there is nothing else in it that takes the keyboard.
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class Palette(QFrame):
    """Lies over the window it is a child of; gives the focus back when it closes.

    Signals:
        chosen(entry): an entry was chosen; the palette is closed by then.
        toggled(entry): what is sent for an entry is to be the next of the three.
        sent(entry, value): a value is to be sent for an entry, or none.
    """

    chosen = Signal(object)
    toggled = Signal(object)
    sent = Signal(object, object)

    def __init__(self, model: PaletteModel, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._theme = theme
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Command palette"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.field = with_name(SearchField(theme), "paletteField")
        self.field.setAccessibleName(self.tr("Command, component, feature or API version"))
        self.field.setPlaceholderText(self.tr("What do you want to do or find?"))
        self.field.setMaxLength(_QUERY_CHARS)
        self.field.setAcceptDrops(False)
        # Its frame is that of the palette.
        self.field.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: none; background: transparent }"
        )
        self.field.setFont(scaled_font(self.field.font(), _LARGE))
        self._count = ToneLabel(theme, "paletteCount")
        self.list = Matches(model, theme)
        self._empty = ToneLabel(theme, "paletteEmpty", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hints = (
            self.tr("{keys} goes there").format(keys=written("Return")),
            self.tr("{keys} next state").format(keys=written("Ctrl+Return")),
            f"{written('Ctrl+1')} true",
            f"{written('Ctrl+0')} false",
            self.tr("{keys} not sent").format(keys=written("Ctrl+Del")),
        )
        gap = "\u2002" * _HINT_SPACES
        self._keys = ToneLabel(theme, "paletteKeys", gap.join(hints), wraps=True)
        closing = self.tr("{keys} closes").format(keys=written("Esc"))
        closes = ToneLabel(theme, "paletteCloses", closing)
        for label in (self._keys, closes, self._count):
            label.setFont(scaled_font(label.font(), SMALL))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        column_of(
            column_of(
                row_of((self.field, 1), self._count),
                margins=(SPACE, SPACE, SPACE + SPACE // 2, SPACE // 2),
            ),
            (self._pages, 1),
            column_of(
                row_of((self._keys, 1), closes),
                margins=(SPACE + SPACE // 2, SPACE // 2, SPACE + SPACE // 2, SPACE),
            ),
            host=self,
            spacing=0,
            margins=(1, 1, 1, 1),
        )
        self.hide()

        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self.list.sent.connect(self._send)
        self.list.selectionModel().currentChanged.connect(self._say_current)
        window.installEventFilter(self)

    def open(self) -> None:
        """Show everything there is to choose, and take the keyboard."""
        self._before = self.window().focusWidget()
        self.field.clear()
        self._show_matches()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_and_return(self) -> None:
        """Go away and give the focus back."""
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    # Keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
                # Else Esc would cancel a request, and Ctrl+Enter send one.
                event.accept()
                return True
            return event.type() == QEvent.Type.KeyPress and self._press(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and not self._comes_back(event):
            self._before = None
            self.hide()
        return False

    def _comes_back(self, event: QFocusEvent) -> bool:
        """Whether the focus only went to another window or to the field's own menu."""
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            popup = QApplication.activePopupWidget()
            return popup is not None and popup.parent() is self.field
        return event.reason() == Qt.FocusReason.ActiveWindowFocusReason

    def _is_ours(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _CHOICES:
            # Ctrl+Delete, where nothing is sent, is for the text in the field.
            entry = self._entry(self.list.currentIndex())
            return _has_ctrl(event) and entry is not None and entry.is_checkable
        return key in _ENTER or key in _MOVES or key in _TABS or key == Qt.Key.Key_Escape

    def _press(self, event: QKeyEvent) -> bool:
        if not self._is_ours(event):
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_and_return()
        elif key in _MOVES:
            self.list.move(_MOVES[key])
        elif event.isAutoRepeat():
            pass
        elif key in _ENTER:
            (self._toggle if _has_ctrl(event) else self._choose)(self.list.currentIndex())
        elif key in _CHOICES:
            self._send(self.list.currentIndex(), _CHOICES[key])
        return True

    def _entry(self, index: QModelIndex) -> Entry | None:
        return self._model.entry(index.row()) if index.isValid() else None

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self._model.entry(index.row())
            self._model.note_choice(entry)
            self.close_and_return()
            self.chosen.emit(entry)

    def _toggle(self, index: QModelIndex) -> None:
        entry = self._entry(index)
        if entry is not None and entry.is_checkable:
            self.toggled.emit(entry)
            self._show_sent()

    def _send(self, index: QModelIndex, value: bool | Unset) -> None:
        entry = self._entry(index)
        if entry is not None and entry.is_checkable:
            self.list.setCurrentIndex(index)
            self.sent.emit(entry, value)
            self._show_sent()

    def _show_sent(self) -> None:
        self._model.refresh()
        self._say_current()

    # Looks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # In a dark window the style's own frame cannot be told from what is around it.
        painter = QPainter(self)
        colors = self._theme.colors
        painter.setPen(colors.outline)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        pages = self._pages.geometry()
        painter.fillRect(QRect(1, pages.top() - _LINE, self.width() - 2, _LINE), colors.accent)
        painter.fillRect(QRect(1, pages.bottom() + 1, self.width() - 2, 1), colors.rule)

    def _find(self, query: str) -> None:
        self._model.find(query)
        self._show_matches()

    def _show_matches(self) -> None:
        count = self._model.rowCount()
        is_empty = count == 0
        is_asked = bool(self.field.text().strip()) and not is_empty
        self._count.setText(self.tr("{count} found").format(count=count) if is_asked else "")
        if is_empty:
            text = self.tr(
                "Nothing matches “{text}”.\nTry fewer letters, or a word of a menu, a component or "
                "a feature."
            ).format(text=self.field.text())
            self._empty.setText(text)
            announce(self.field, text)
        else:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.scrollToTop()
        self._pages.setCurrentWidget(self._empty if is_empty else self.list)
        self._place()

    def _say_current(self) -> None:
        index = self.list.currentIndex()
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else ""
        self.field.setAccessibleDescription(spoken)
        if self.isVisible():
            announce(self.field, spoken)

    def _place(self) -> None:
        around = self.window().rect()
        frame = self.sizeHint().height() - self._pages.sizeHint().height()
        height = frame + self.list.height_of_rows(_FEWEST_ROWS, _MOST_ROWS)
        width = min(_WIDTH, around.width() - 4 * SPACE)
        height = min(height, around.height() - _TOP - 2 * SPACE)
        self.setGeometry(QRect((around.width() - width) // 2, _TOP, width, height))


def _has_ctrl(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
