"""Another window of the program."""

import sys

import pytest
from PySide6.QtCore import QProcess
from tests.support.commands import commands_of

from session_composer.ui.window.main_window import MainWindow


@pytest.mark.parametrize("is_bundle", [False, True])
def test_it_is_a_process_of_its_own(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, is_bundle: bool
) -> None:
    started: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        started.append((program, arguments))
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(sys, "frozen", is_bundle, raising=False)
    action = commands_of(window).actions_by_name["newWindowAction"]
    assert action.shortcut().toString() == "Ctrl+Shift+N"
    action.trigger()
    assert started == [(sys.executable, [] if is_bundle else ["-m", "session_composer"])]
