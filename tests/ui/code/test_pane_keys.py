"""Finding in the pane with the focus, and zooming it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.support.qt import child, settle

from session_composer.app import Program
from session_composer.core.wire.paths import enabled_path
from session_composer.ui.code.find_bar import FindBar
from session_composer.ui.code.lines_view import LinesView
from session_composer.ui.look.theme import Theme
from session_composer.ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> FindBar:
    view = LinesView("\n")
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    view.set_lines(lambda: ["One", "two one", "three"])
    return FindBar(view, theme)


def test_all_places_are_marked_and_gone_through(bar: FindBar, qtbot: QtBot) -> None:
    bar.begin()
    bar.field.setText("one")
    assert bar.count.text() == "1/2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2/2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1/2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "2/2"
    assert len(bar._view.extraSelections()) == 2
    bar.field.setText("nowhere")
    assert bar.count.text() == "nothing found"
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert bar._view.extraSelections() == []


def test_the_keys_belong_to_the_pane_with_the_focus(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    program.parts.workspace.choose([enabled_path("payments")], True, "x")
    body = child(window, QPlainTextEdit, "bodyPreview")
    body.setFocus()
    settle()
    size = body.font().pointSizeF()
    QTest.keyClick(body, Qt.Key.Key_Plus, CONTROL)
    assert body.font().pointSizeF() > size
    QTest.keyClick(body, Qt.Key.Key_0, CONTROL)
    assert body.font().pointSizeF() == size
    QTest.keyClick(body, Qt.Key.Key_Minus, CONTROL)
    assert body.font().pointSizeF() < size
    QTest.keyClick(body, Qt.Key.Key_F, CONTROL)
    bar = body.findChild(FindBar)
    assert bar is not None
    assert bar.field.hasFocus()
    assert not window.tree_panel.filter_field.hasFocus()
    bar.end()
    assert body.hasFocus()
    # Elsewhere it leads to the filter, as ever.
    window.tree_panel.tree.setFocus()
    settle()
    QTest.keyClick(window.tree_panel.tree, Qt.Key.Key_F, CONTROL)
    assert window.tree_panel.filter_field.hasFocus()
