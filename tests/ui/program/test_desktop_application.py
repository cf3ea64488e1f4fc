"""Files that the desktop hands over while the program runs, as Finder does."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QProcess, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from tests.support.command_line import offscreen, session
from tests.support.commands import commands_of
from tests.support.qt import settle

from session_composer.app import Program
from session_composer.core.wire.paths import feature_path
from session_composer.ui.program.desktop_application import HandedFiles

_HANDED = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from session_composer import app

make, complete = app.make_application, app.Program.complete

def make_and_hand(arguments):
    made = make(arguments)
    # Before there is a window, as when the program is started by a double click on a file.
    QCoreApplication.postEvent(made, QFileOpenEvent(sys.argv[1]))
    QTimer.singleShot(1500, lambda: (print(programs[0].window.windowTitle()), made.quit()))
    return made

programs = []

def complete_and_keep(self):
    programs.append(self)
    complete(self)

app.make_application, app.Program.complete = make_and_hand, complete_and_keep
raise SystemExit(app.run(None))
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Arguments of the windows that were opened."""
    found: list[list[str]] = []

    def start(_: str, arguments: list[str]) -> tuple[bool, int]:
        found.append(arguments)
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    return found


def test_a_file_that_comes_too_early_waits_and_later_ones_do_not() -> None:
    files, taken = HandedFiles(), list[str]()
    assert files.heed(QFileOpenEvent("/a/b.session.json"))
    files.take_with(taken.append)
    assert files.heed(QFileOpenEvent("/a/c.session.json"))
    assert taken == ["/a/b.session.json", "/a/c.session.json"]


def test_what_is_no_file_is_left_alone_and_few_wait() -> None:
    files, taken = HandedFiles(), list[str]()
    assert not files.heed(QFileOpenEvent(QUrl("https://example.com/a.session.json")))
    assert not files.heed(QEvent(QEvent.Type.ApplicationFontChange))
    for number in range(100):
        assert files.heed(QFileOpenEvent(f"/a/{number}"))
    files.take_with(taken.append)
    assert len(taken) == 20


def test_a_file_is_opened_in_the_window_that_has_nothing_yet(
    program: Program, tmp_path: Path, started: list[list[str]]
) -> None:
    path = Path(session(tmp_path, "payments"))
    commands_of(program.window).doors.files.open_handed(path)
    assert program.parts.document.path == path
    assert started == []


def test_a_file_is_opened_beside_what_is_there(
    program: Program, tmp_path: Path, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    path = Path(session(tmp_path, "payments"))
    program.parts.workspace.set_leaf(feature_path("payments", "refund_management"), True, "x")
    commands_of(program.window).doors.files.open_handed(path)
    assert program.parts.document.path is None
    assert started == [[str(path)]]


def test_a_question_is_not_answered_by_a_file(
    program: Program, tmp_path: Path, started: list[list[str]]
) -> None:
    program.window.show()
    box = QMessageBox(program.window)
    box.open()
    settle()
    assert QApplication.activeModalWidget() is box
    commands_of(program.window).doors.files.open_handed(Path(session(tmp_path, "payments")))
    box.close()
    assert program.parts.document.path is None
    assert len(started) == 1


def test_finder_starts_the_program_with_a_file(tmp_path: Path) -> None:
    done = offscreen(_HANDED, session(tmp_path, "payments"))
    assert done.code == 0, done.err
    assert done.text.startswith("a.session.json")
