"""The whole screen for the window, as the system gives it, and back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu


def add_full_screen(menu: QMenu, window: QMainWindow, action: QAction) -> None:
    """Put the action into a menu, where it is checked as long as the window fills the screen."""
    menu.addAction(action)
    # Systems have ways of their own to change it.
    menu.aboutToShow.connect(lambda: action.setChecked(window.isFullScreen()))
    action.triggered.connect(lambda: _change(window))


def _change(window: QMainWindow) -> None:
    # What it was before comes back, maximised or not.
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
