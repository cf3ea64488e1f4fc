"""The window as a user meets it, and no dialog that would wait for one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot
from tests.support.qt import settle, wait_until

from session_composer.app import Program
from session_composer.ui.look.theme import Theme
from session_composer.ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def _no_modal_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail instead of waiting for ever, where a test did not expect a question."""

    def refuse(self: object, *_: object) -> int:
        text = getattr(self, "text", lambda: "")()
        raise AssertionError(f"{type(self).__name__} was opened: {text}")

    monkeypatch.setattr(QDialog, "exec", refuse)
    monkeypatch.setattr(QMenu, "exec", refuse)


@pytest.fixture
def theme(qapp: object) -> Iterator[Theme]:
    """Give a theme for widgets that stand by themselves."""
    made = Theme()
    yield made
    made.close()


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> Iterator[MainWindow]:
    """Give the window, shown and active, with all done that follows the first frame."""
    window = program.window
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    wait_until(window.isActiveWindow)
    wait_until(lambda: not window.windowIcon().isNull())
    settle()
    yield window
    settle()
