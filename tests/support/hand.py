"""One hand on the keyboard and one on the mouse, which are counted."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTreeView, QWidget

from session_composer.core.wire.paths import WirePath
from session_composer.state.tree.tree_cells import Column
from session_composer.ui.window.main_window import MainWindow

from .qt import settle


class Hand:
    """Does what a user does, where the focus or the pointer is."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.keys = 0
        """How often a key was pressed; Ctrl+K is one."""
        self.clicks = 0

    def press(self, *names: str) -> None:
        """Press keys, such as ``Ctrl+Return`` or ``a``."""
        for name in names:
            combination = QKeySequence(name)[0]  # type: ignore[index]
            QTest.keyClick(_focus(), combination.key(), combination.keyboardModifiers())
            self.keys += 1
            settle()

    def type(self, text: str) -> None:
        """Type a text: as many keys as it has letters."""
        QTest.keyClicks(_focus(), text)
        self.keys += len(text)
        settle()

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click a widget that can be seen, in its middle or at a place."""
        assert widget.isVisible()
        assert not isinstance(widget, QAbstractButton) or widget.isEnabled()
        spot = place or widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.clicks += 1
        settle()

    def click_box(self, path: WirePath) -> None:
        """Click the box of a row that can be seen."""
        tree: QTreeView = self._window.tree_panel.tree
        row = tree.visualRect(
            self._window.tree_panel.tree.filter.mapFromSource(
                self._window.model.index_of(path, Column.NAME)
            )
        )
        assert row.isValid()
        self.click(tree.viewport(), QPoint(row.left() + 8, row.center().y()))


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
