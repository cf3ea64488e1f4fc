"""A field to search with."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from session_composer.ui.look.theme import Theme


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
        self.textChanged.connect(self._show_cross)
        theme.changed.connect(self._on_theme_changed)

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
