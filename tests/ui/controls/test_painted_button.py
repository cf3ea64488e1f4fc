"""Buttons that paint themselves: the keyboard presses them, and one ring shows where it is."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.support.qt import settle

from session_composer.ui.controls.focus_frame import FocusFrame
from session_composer.ui.controls.link_button import LinkButton
from session_composer.ui.controls.painted_button import PaintedButton
from session_composer.ui.controls.tile import Tile
from session_composer.ui.look.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme()
    yield theme
    theme.close()


@pytest.mark.parametrize(
    ("make", "rings"),
    [(lambda theme: LinkButton(theme, "more"), 1), (lambda theme: Tile(theme, "Owner"), 0)],
    ids=["link", "tile"],
)
def test_enter_presses_it_once_and_one_ring_shows_the_focus(
    qtbot: QtBot, theme: Theme, make: Callable[[Theme], PaintedButton], rings: int
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    button = make(theme)
    QVBoxLayout(host).addWidget(button)
    frame = FocusFrame(theme, host)
    host.show()
    host.activateWindow()
    settle()
    button.clearFocus()
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    QTest.keyClick(host, Qt.Key.Key_Tab)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 2
    # A tile has an outline of its own for it.
    assert (
        len([one for one in host.findChildren(QWidget) if type(one).__name__ == "_Ring"]) == rings
    )
    assert frame.parent() is host
