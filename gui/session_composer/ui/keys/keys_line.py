"""The line at the bottom of the keys dialog: what was done, and how to take it back."""

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from session_composer.core.text.display_safe import printable
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.widgets.announce import announce
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

_LINES = 2


class KeysLine(QWidget):
    """Its place is kept while there is nothing to be said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._told = ""
        self._is_bad = False
        self._undoes = ""
        self._note = ToneLabel(theme, "keyUndoNote", tone="", wraps=True)
        self.undo_button = with_name(QPushButton(self.tr("&Undo")), "undoReplaceButton")
        self.undo_button.setAutoDefault(False)
        policy = self.undo_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.undo_button.setSizePolicy(policy)
        left = MARGIN + ICON_SIZE.width() + SPACE
        row_of(
            (self._note, 1),
            self.undo_button,
            host=self,
            margins=(left, SPACE // 2, MARGIN, SPACE // 2),
        )
        least = self._note.fontMetrics().lineSpacing() * _LINES
        self.setFixedHeight(max(least, self.undo_button.sizeHint().height()) + SPACE)
        theme.changed.connect(self._show)
        self._show()

    def tell(self, text: str, *, is_bad: bool) -> None:
        """Say something; what can be undone still can, and is said besides."""
        self._told, self._is_bad = printable(text), is_bad
        self._show()
        announce(self, self._told)

    def offer_undo(self, name: str) -> None:
        """Offer to bring the old key of a name back; with an empty one, offer it no more."""
        self._undoes = printable(name)
        self._told = ""
        self._show()
        announce(self, self._note.text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._note.text():
            return
        colors = self._theme.colors
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.error_soft if self._is_bad else colors.info_soft)
        icon = self._theme.icon(
            "error" if self._is_bad else "ok", colors.error if self._is_bad else colors.yes
        )
        place = self.rect().adjusted(MARGIN, 0, 0, 0)
        place.setWidth(ICON_SIZE.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveRight(self.width() - MARGIN)
        icon.paint(painter, place)

    def _show(self) -> None:
        undone = ""
        if self._undoes:
            text = self.tr("{name} is replaced; the old key is kept until this window closes.")
            undone = text.format(name=self._undoes)
        self._note.setText(" ".join(filter(None, (self._told, undone))))
        self.undo_button.setVisible(bool(undone))
        self.undo_button.setIcon(self._theme.icon("undo"))
        self.update()
