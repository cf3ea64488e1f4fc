"""The field of the account, which says after the id who that is."""

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit

from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.look.theme import RADIUS, Theme, fixed_font, scaled_font
from session_composer.ui.widgets.elided_label import ElidedLabel

_BETWEEN = " · "
_GAP = 14
_LEFT = 34
_RIGHT = 34
_LINE = 2


class _Note(ElidedLabel):
    """Who an account is, its name first; or what is to be said of it."""

    has_name = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        name, between, rest = self.text().partition(_BETWEEN)
        if not (self.has_name and between):
            super().paintEvent(event)
            return
        bold = scaled_font(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        painter = QPainter(self)
        painter.setFont(bold)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        flags = int(self.alignment())
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), flags, shown)
        room = self.rect().adjusted(metrics.horizontalAdvance(name), 0, 0, 0)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(
            between + rest, Qt.TextElideMode.ElideRight, max(room.width(), 0)
        )
        painter.drawText(room, flags, text)


class AccountLine(QLineEdit):
    """A line for an id; a note stands behind it, and in its place where room is scarce."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        self.explained = ""
        self.is_wrong = False
        """Whether it cannot stay as it is, which its outline tells."""
        usual = self.font()
        font = fixed_font()
        font = scaled_font(font, theme.measures.mono / 100)
        self._id_font = font
        self.setFont(font)
        self.note = _Note(theme, "accountProblem", tone="muted")
        self.note.setParent(self)
        # Named in full: what is not, the font of the field decides.
        note_font = scaled_font(usual)
        note_font.setFamilies(usual.families())
        self.note.setFont(note_font)
        self.note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.note.setBackgroundRole(QPalette.ColorRole.Base)
        self.textChanged.connect(lambda _: self._place())

    def show_note(self, text: str, *, is_error: bool, has_name: bool) -> None:
        """Say something behind the id, maybe beginning with a name."""
        self.note.has_name = has_name
        self.note.show_text(text, "error" if is_error else "muted")
        if is_error != self.is_wrong:
            self.is_wrong = is_error
            self.update()
        self._place()

    def explain(self, text: str) -> None:
        """Tell all that is to be said of the account in the tool tip."""
        self.explained = text
        self.setToolTip(plain_tool_tip(text))

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the id only while it is edited, or always."""
        self._is_narrow = is_narrow
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_wrong:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colors.error, _LINE))
            radius = RADIUS
            inner = self.rect().toRectF().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, radius, radius)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._place()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._place()

    def _place(self) -> None:
        covers = self._is_narrow and not self.hasFocus() and self.note.has_name
        shown = self.text() or self.placeholderText()
        left = _LEFT
        if not covers:
            left += QFontMetrics(self._id_font).horizontalAdvance(shown) + _GAP
        width = self.width() - left - _RIGHT
        self.note.setAutoFillBackground(covers)
        self.note.setGeometry(left, 4, max(width, 0), self.height() - 8)
        self.note.setVisible(width > 3 * _GAP)
