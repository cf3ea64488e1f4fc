"""The start board: what it shows, when, and how few keys it takes."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.support.command_line import environment, session
from tests.support.commands import commands_of
from tests.support.fakes import TEST_KEY
from tests.support.qt import child, settle, wait_until
from tests.support.stored_keys import store_key

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.app import Program
from session_composer.core.wire.paths import component_path, enabled_path
from session_composer.ui.controls.tile import Tile
from session_composer.ui.start.board import StartBoard
from session_composer.ui.start.recent_notes import RecentFile, note_of
from session_composer.ui.window.main_window import MainWindow

# The whole program, with its event loop cut short: what has the keyboard once it is at rest.
_START = """
import sys
from PySide6.QtCore import QTimer
from session_composer import app

original = app.Program.complete

def complete(program):
    original(program)

    def look():
        focus = program.window.focusWidget()
        print(focus.objectName(), program.commands.start.is_shown)
        program.window.close()

    QTimer.singleShot(600, look)

app.Program.complete = complete
sys.exit(app.run(sys.argv[1] if sys.argv[1:] else None))
"""


@pytest.fixture
def board(window: MainWindow) -> StartBoard:
    found = child(window, StartBoard, "startBoard")
    assert found.isVisible()
    return found


def start(home: Path, *arguments: str) -> str:
    home.mkdir(exist_ok=True)
    places = dict.fromkeys(
        ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), str(home)
    )
    done = subprocess.run(
        [sys.executable, "-c", _START, *arguments],
        env=environment(places),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_only_the_first_start_gives_it_the_keyboard(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert start(home) == "startAccount0 True"
    assert start(home) == "componentTree True"
    assert start(home, session(tmp_path, "payments")) == "componentTree False"


def test_the_first_answer_takes_three_keys(
    program: Program, window: MainWindow, board: StartBoard
) -> None:
    """No key and no network."""
    commands_of(window).greet_once()
    workspace = program.parts.workspace
    steps = []
    for _ in range(3):
        focus = window.focusWidget()
        steps.append((focus.objectName(), [step.is_done for step in board.steps]))
        QTest.keyClick(focus, Qt.Key.Key_Return)
        settle()
    assert steps == [
        ("startAccount0", [False, False, False]),
        ("startRole0", [True, False, False]),
        ("testRequestButton", [True, True, False]),
    ]
    wait_until(lambda: program.parts.exchanges.latest is not None)
    latest = program.parts.exchanges.latest
    assert latest is not None
    assert isinstance(latest.outcome, SessionAnswer)
    assert len(workspace.request.sent_components()) == 19
    assert commands_of(window).answer.panel.body.isVisible()
    # The account is one that was used lately from now on.
    recent = program.parts.settings.recent_accounts("")
    assert recent == [("acct_1SimExpressUS", "Two Rivers Tutoring", "Express · US")]


def test_it_is_there_while_nothing_is_ticked(
    program: Program, window: MainWindow, board: StartBoard
) -> None:
    workspace = program.parts.workspace
    workspace.set_account("acct_1", "x")
    assert board.isVisible()
    workspace.choose([component_path("payments")], True, "x")
    assert not board.isVisible()
    assert window.preview.isVisible()
    workspace.undo_stack.undo()
    assert board.isVisible()
    commands_of(window).actions_by_name["welcomeAction"].trigger()
    workspace.undo_stack.redo()
    assert not board.isVisible()


def test_it_makes_room_for_what_came_of_a_request(
    program: Program, window: MainWindow, board: StartBoard
) -> None:
    commands_of(window).actions_by_name["testRequestAction"].trigger()
    settle()
    assert not board.isVisible()
    commands_of(window).actions_by_name["newAction"].trigger()
    settle()
    assert board.isVisible()


def test_the_menu_shows_it_over_a_request(
    program: Program, window: MainWindow, board: StartBoard
) -> None:
    program.parts.workspace.choose([component_path("payments")], True, "x")
    commands_of(window).actions_by_name["welcomeAction"].trigger()
    assert board.isVisible()
    assert window.focusWidget().objectName() == "startAccount0"
    child(board, Tile, "startRole2").click()
    assert not board.isVisible()
    assert program.parts.workspace.undo_stack.undoText() == "Apply the role Support"
    assert program.parts.workspace.request.get(enabled_path("payments")) is True


def test_with_a_key_the_tiles_are_the_accounts_used_lately_with_it(
    program: Program, board: StartBoard
) -> None:
    parts = program.parts
    store_key(parts.keys, parts.jobs, "a key", TEST_KEY)
    parts.settings.add_recent_account("a key", "acct_1Own", "Corner Shop", "Standard · GB")
    parts.target.choose("a key")
    settle()
    assert [tile.text() for tile in board.accounts] == ["Corner Shop"]
    board.accounts[0].click()
    assert parts.workspace.request.account == "acct_1Own"
    assert parts.target.name == "a key"
    parts.target.choose("")
    assert len(board.accounts) == 3


def test_files_used_lately_are_opened(
    program: Program, window: MainWindow, board: StartBoard, tmp_path: Path
) -> None:
    parts = program.parts
    parts.workspace.choose([component_path("payments")], True, "x")
    path = tmp_path / "two-rivers.session.json"
    parts.document.save(path)
    parts.settings.add_recent_file(path)
    commands_of(window).actions_by_name["newAction"].trigger()
    assert [tile.text() for tile in board.files] == ["two-rivers"]
    wait_until(lambda: "today" in board.files[0].accessibleDescription())
    assert board.files[0].accessibleDescription().startswith("1 component · today ")
    board.files[0].click()
    settle()
    assert parts.document.path == path
    assert not board.isVisible()


@pytest.mark.parametrize(
    ("components", "days", "note"),
    [
        (19, 0, "19 components · today 12:00"),
        (1, 1, "1 component · yesterday"),
        (2, 400, "2 components · "),
        (None, 0, "cannot be read"),
    ],
)
def test_it_is_said_what_a_file_holds(components: int | None, days: int, note: str) -> None:
    now = QDateTime(QDate(2026, 12, 1), QTime(12, 0))
    found = RecentFile(components, float(now.addDays(-days).toSecsSinceEpoch()))
    assert note_of(found, now).startswith(note)
    assert note_of(RecentFile(None, None), now) == "not there"


def test_a_request_can_be_pasted(window: MainWindow, board: StartBoard) -> None:
    QApplication.clipboard().setText(
        "components[payments][enabled]=true", QClipboard.Mode.Clipboard
    )
    board.paste.click()
    settle()
    dialog = commands_of(window).doors.imports.dialog
    assert dialog is not None
    assert "payments" in dialog.field.text()
    dialog.reject()


@pytest.mark.parametrize("size", [(800, 600), (1280, 800)])
def test_h5_each_text_has_its_room(
    window: MainWindow, board: StartBoard, size: tuple[int, int]
) -> None:
    window.resize(*size)
    settle()
    view = board.viewport().width()
    page = board.widget()
    assert page is not None
    assert page.width() <= view
    for tile in (*board.accounts, *board.roles):
        assert tile.accessibleDescription()
        assert tile.width() >= 90
        assert page.rect().contains(tile.geometry())


def test_an_opened_file_shows_what_it_sends(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    parts = program.parts
    parts.workspace.choose([component_path("payouts")], True, "x")
    path = tmp_path / "a.session.json"
    parts.document.save(path)
    commands_of(window).actions_by_name["newAction"].trigger()
    window.header.account_field.setFocus()
    parts.document.open(path)
    assert window.tree.hasFocus()
    assert window.tree_panel.tree.currentIndex().data() == "Payouts"
