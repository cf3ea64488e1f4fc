"""The command palette: everything that can be done, found by typing a few letters."""

from typing import override

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStackedWidget,
    QWidget,
)

from session_composer.state.palette.palette_search import Entry, PaletteModel
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.announce import announce
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.search_field import SearchField
from session_composer.ui.widgets.tone_label import ToneLabel

from .delegate import PaletteDelegate

_WIDTH = 620
_FEWEST_ROWS, _ROWS = 4, 12
_QUERY_CHARS = 100
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}
# Neither leaves the palette: there is nothing else in it that takes the keyboard.
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class _Matches(QListView):
    """The list; it is steered from the field and never takes the focus."""

    def __init__(self, model: PaletteModel) -> None:
        super().__init__()
        self.setObjectName("paletteList")
        self.setAccessibleName(self.tr("Matches"))
        self.setModel(model)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def move(self, action: QAbstractItemView.CursorAction) -> None:  # type: ignore[override]
        """Make another row the current one; from the last row on to the first, and back."""
        count = self.model().rowCount()
        row = self.currentIndex().row()
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if action is QAbstractItemView.CursorAction.MoveDown and row == count - 1:
            index = self.model().index(0, 0)
        elif action is QAbstractItemView.CursorAction.MoveUp and row == 0:
            index = self.model().index(count - 1, 0)
        if index.isValid():
            self.setCurrentIndex(index)


class Palette(QFrame):
    """Lies over the window it is a child of; gives the focus back when it closes.

    Signals:
        chosen(entry): an entry was chosen; the palette is closed by then.
        toggled(entry): what is sent for an entry is to be the next of the three.
    """

    chosen = Signal(object)
    toggled = Signal(object)

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
        self.list = _Matches(model)
        self.list.setItemDelegate(PaletteDelegate(theme, self.list))
        self._empty = ToneLabel(theme, "paletteEmpty", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._keys = ToneLabel(
            theme,
            "paletteKeys",
            self.tr("Enter: choose   ·   Ctrl+Enter: send true, false, nothing   ·   Esc: close"),
            wraps=True,
        )
        self._keys.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        column_of(
            self.field,
            (self._pages, 1),
            self._keys,
            host=self,
            margins=(SPACE, SPACE, SPACE, SPACE),
        )
        self.hide()

        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._choose)
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
        return key in _ENTER or key in _MOVES or key in _TABS or key == Qt.Key.Key_Escape

    def _press(self, event: QKeyEvent) -> bool:
        if not self._is_ours(event):
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_and_return()
        elif key in _MOVES:
            self.list.move(_MOVES[key])
        elif key in _ENTER and not event.isAutoRepeat():
            is_toggle = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self._toggle if is_toggle else self._choose)(self.list.currentIndex())
        return True

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self._model.entry(index.row())
            self.close_and_return()
            self.chosen.emit(entry)

    def _toggle(self, index: QModelIndex) -> None:
        entry: Entry | None = self._model.entry(index.row()) if index.isValid() else None
        if entry is not None and entry.is_checkable:
            self.toggled.emit(entry)
            self._model.refresh()
            self._say_current()

    # Looks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # In a dark window the style's own frame cannot be told from what is around it.
        painter = QPainter(self)
        painter.setPen(self._theme.colors.muted)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _find(self, query: str) -> None:
        self._model.find(query)
        self._show_matches()

    def _show_matches(self) -> None:
        is_empty = self._model.rowCount() == 0
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
        rows = min(max(self._model.rowCount(), _FEWEST_ROWS), _ROWS)
        frame = self.sizeHint().height() - self._pages.sizeHint().height()
        height = frame + rows * (self.fontMetrics().height() + SPACE)
        top = 4 * SPACE
        width = min(_WIDTH, around.width() - 4 * SPACE)
        height = min(height, around.height() - top - 2 * SPACE)
        self.setGeometry(QRect((around.width() - width) // 2, top, width, height))
