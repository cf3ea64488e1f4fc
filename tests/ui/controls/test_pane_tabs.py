"""Tabs that head a pane, and the focus in the lists of a dialog."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.support.qt import settle

from session_composer.ui.controls.focus_frame import FocusFrame
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.look.theme import Theme


@pytest.fixture
def tabs(qtbot: QtBot, theme: Theme) -> PaneTabs:
    made = PaneTabs(theme)
    qtbot.addWidget(made)
    for title in ("Answer", "Differences"):
        made.addTab(QWidget(), title)
    return made


def test_what_is_beside_the_tabs_is_on_their_line(tabs: PaneTabs) -> None:
    corner = QWidget()
    row = QHBoxLayout(corner)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(QPushButton("Copy"))
    tabs.setCornerWidget(corner)
    tabs.resize(500, 200)
    tabs.show()
    settle()
    assert abs(corner.geometry().center().y() - tabs.bar.geometry().center().y()) <= 1


def test_a_list_of_a_dialog_is_in_full_colour_where_the_focus_is_only(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    lists = [QListWidget(), QListWidget()]
    column = QVBoxLayout(dialog)
    for one in lists:
        one.addItems(["a", "b"])
        column.addWidget(one)
    frame = FocusFrame(theme, dialog)
    dialog.show()
    dialog.activateWindow()
    for focused, other in (lists, reversed(lists)):
        focused.setFocus()
        settle()
        role = QPalette.ColorRole.Highlight
        assert focused.palette().color(role) == dialog.palette().color(role)
        assert other.palette().color(role) == theme.colors.sel_idle
    assert frame.parent() is dialog
