"""What can be done with a window, and with its tree."""

from PySide6.QtWidgets import QMenu

from session_composer.ui.tree.tree_view import TreeView
from session_composer.ui.window.commands import Commands
from session_composer.ui.window.main_window import MainWindow


def commands_of(window: MainWindow) -> Commands:
    """Find the commands of a window that is equipped."""
    (found,) = window.findChildren(Commands)
    return found


def tree_menu_of(tree: TreeView) -> QMenu:
    """Make the menu for the selected rows."""
    window = tree.window()
    assert isinstance(window, MainWindow)
    return window.tree_panel.make_menu()
