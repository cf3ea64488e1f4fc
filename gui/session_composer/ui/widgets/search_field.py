"""A field to search with."""

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from session_composer.ui.look.theme import SMALL, SPACE, Theme, scaled_font

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
# What the cross takes at the end.
_CROSS = 30


class SearchField(QLineEdit):
    """A line with a magnifying glass, and with a cross that clears it while there is text.

    The cross is ours: for its own Qt looks through the icon themes of the system, which takes
    longer than making this whole panel.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._glass = self.addAction(
            theme.icon("search", theme.colors.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._cross: QAction | None = None
        self._note = ""
        self.textChanged.connect(self._show_cross)
        theme.changed.connect(self._on_theme_changed)

    def set_note(self, note: str) -> None:
        """Say something at the right end of the field."""
        if note != self._note:
            self._note = note
            metrics = QFontMetrics(self._small())
            self.setTextMargins(0, 0, metrics.horizontalAdvance(note) + SPACE // 2, 0)
            self.setAccessibleDescription(note)
            self.update()

    def _small(self) -> QFont:
        return scaled_font(self.font(), SMALL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._note:
            painter = QPainter(self)
            painter.setFont(self._small())
            painter.setPen(self._theme.colors.muted)
            right = _CROSS if self.text() else SPACE
            room = self.rect().adjusted(0, 0, -right, 0)
            painter.drawText(room, _RIGHT, self._note)

    def _show_cross(self, text: str) -> None:
        if self._cross is None:
            self._cross = self.addAction(
                self._theme.icon("cross", self._theme.colors.muted),
                QLineEdit.ActionPosition.TrailingPosition,
            )
            self._cross.setText(self.tr("Clear"))
            self._cross.triggered.connect(self.clear)
        self._cross.setVisible(bool(text))

    def _on_theme_changed(self) -> None:
        muted = self._theme.colors.muted
        self._glass.setIcon(self._theme.icon("search", muted))
        if self._cross is not None:
            self._cross.setIcon(self._theme.icon("cross", muted))
