"""Finds text in a pane: a field in its corner, which moves nothing."""

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QTextEdit, QToolButton

from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.naming import with_name

from .lines_view import LinesView

_WIDTH = 300
_MOST = 1000


class FindBar(QFrame):
    """Lies over the upper right corner of its pane. Esc closes it; Enter goes to the next place."""

    def __init__(self, view: LinesView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._found: list[QTextCursor] = []
        self._current = -1
        self.setObjectName("findBar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.field = with_name(QLineEdit(), "findField")
        self.field.setAccessibleName(self.tr("Find in this pane"))
        self.field.setPlaceholderText(self.tr("Find"))
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        previous, following, close = (
            _button(text, title)
            for text, title in (
                ("↑", self.tr("Previous place")),
                ("↓", self.tr("Next place")),
                ("✕", self.tr("Close")),
            )
        )
        row_of(
            (self.field, 1),
            self.count,
            previous,
            following,
            close,
            host=self,
            spacing=SPACE // 2,
            margins=(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2),
        )
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        previous.clicked.connect(lambda: self._go(-1))
        following.clicked.connect(lambda: self._go(1))
        close.clicked.connect(self.end)
        view.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """Show the field, with what is selected in it."""
        selected = self._view.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def end(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        self._found = []
        self._view.set_found([])
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view:
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._go(-1 if is_back else 1)
                return True
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # Esc is the key that cancels a request, too.
            event.accept()
            return True
        return False

    def _place(self) -> None:
        inside = self._view.viewport().geometry()
        width = min(_WIDTH, inside.width() - 2 * SPACE)
        height = self.sizeHint().height()
        self.setGeometry(inside.right() - width - SPACE, inside.top() + SPACE // 2, width, height)

    def _search(self) -> None:
        text = self.field.text()
        self._found, self._current = [], -1
        if text:
            self._view.finish()
            document = self._view.document()
            cursor = QTextCursor(document)
            while len(self._found) < _MOST:
                cursor = document.find(text, cursor, QTextDocument.FindFlag(0))
                if cursor.isNull():
                    break
                self._found.append(cursor)
        self._go(1)

    def _go(self, step: int) -> None:
        count = len(self._found)
        if count:
            self._current = (self._current + step) % count
            self._view.reveal(self._found[self._current].blockNumber())
            place = QTextCursor(self._found[self._current])
            place.clearSelection()
            self._view.setTextCursor(place)
            self._view.centerCursor()
        self._show()

    def _show(self) -> None:
        count = len(self._found)
        shown = str(count) if count < _MOST else f"{_MOST}+"
        self.count.setText(f"{self._current + 1}/{shown}" if count else self._none())
        colors = self._theme.colors
        marks = []
        for number, cursor in enumerate(self._found):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            is_current = number == self._current
            mark.format.setBackground(colors.accent_fill if is_current else colors.find_mark)
            if is_current:
                mark.format.setForeground(colors.on_accent)
            marks.append(mark)
        self._view.set_found(marks)

    def _none(self) -> str:
        return self.tr("nothing found") if self.field.text() else ""


def _button(text: str, title: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAutoRaise(True)
    button.setAccessibleName(title)
    button.setToolTip(title)
    return button
