"""A button that copies, and says on itself that it did."""

from typing import override

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtWidgets import QWidget

from session_composer.ui.look.theme import Theme

from .compact_button import CompactButton

COPIED_MS = 1500


class CopyButton(CompactButton):
    """Says "Copied" for a moment after it did its work, in the same width."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._text = text
        self._copied = self.tr("Copied")
        self._timer: QTimer | None = None
        self._hint: QSize | None = None
        theme.changed.connect(self._show)
        self._show()

    @property
    def is_copied(self) -> bool:
        """Whether it says right now that it copied."""
        return self._timer is not None and self._timer.isActive()

    def set_title(self, text: str) -> None:
        """Be called something else."""
        self._text = text
        self._hint = None
        self._show()

    def show_copied(self) -> None:
        """Say for a moment that it is done."""
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.setSingleShot(True)
            self._timer.setInterval(COPIED_MS)
            self._timer.timeout.connect(self._show)
        self._timer.start()
        self._show()

    @override
    def sizeHint(self) -> QSize:
        if self._hint is None:
            hint = QSize()
            for text in (self._text, self._copied):
                self.setText(text)
                hint = hint.expandedTo(super().sizeHint())
            self._hint = hint
            self._show()
        return self._hint

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._hint = None

    def _show(self) -> None:
        is_copied = self.is_copied
        self.setText(self._copied if is_copied else self._text)
        colors = self._theme.colors
        icon = self._theme.icon("ok", colors.yes) if is_copied else self._theme.icon("copy")
        self.setIcon(icon)
