"""Keys of the text pane that has the focus: find in it, and zoom it."""

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from session_composer.ui.look.theme import Theme, fixed_font

from .find_bar import FindBar
from .lines_view import LinesView

_LARGER = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}
_SMALLER = {Qt.Key.Key_Minus}
_USUAL = {Qt.Key.Key_0}
_FIND = {Qt.Key.Key_F}
_TAKEN = _LARGER | _SMALLER | _USUAL | _FIND


class PaneKeys(QObject):
    """Follows the focus of a window; what its actions mean elsewhere, the pane means here."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._pane: LinesView | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def find_in(self, view: LinesView) -> None:
        """Open the field that finds text in a pane."""
        bar = view.findChild(FindBar)
        if bar is None:
            bar = FindBar(view, self._theme)
        bar.begin()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, LinesView):
            return False
        keys = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if keys != Qt.KeyboardModifier.ControlModifier or event.key() not in _TAKEN:
            return False
        if event.key() in _FIND and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.key() in _FIND:
            self.find_in(watched)
        elif event.key() in _USUAL:
            watched.setFont(fixed_font())
        elif event.key() in _LARGER:
            watched.zoomIn(1)
        else:
            watched.zoomOut(1)
        return True

    def _on_focus(self, _: QWidget | None, new: QWidget | None) -> None:
        pane = new if isinstance(new, LinesView) and new.window() is self._window else None
        if pane is not self._pane:
            if self._pane is not None:
                self._pane.removeEventFilter(self)
            self._pane = pane
            if pane is not None:
                pane.installEventFilter(self)
