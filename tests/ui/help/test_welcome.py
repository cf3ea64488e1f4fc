"""The welcome of the first start."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton
from tests.support.command_line import environment, session
from tests.support.commands import commands_of
from tests.support.fakes import TEST_KEY
from tests.support.qt import child, settle, wait_until
from tests.support.stored_keys import store_key

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.api.stripe.reply import SessionAnswer
from session_composer.app import Program, build
from session_composer.commands.screenshot import screenshot_command
from session_composer.composition import keep_work
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import enabled_path
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.ui.help.welcome import Welcome
from session_composer.ui.window.main_window import MainWindow


@pytest.fixture
def welcome(window: MainWindow) -> Welcome:
    commands_of(window).welcome_once()
    settle()
    found = child(window, Welcome, "welcome")
    assert found.isVisible()
    return found


def button(welcome: Welcome, name: str) -> QPushButton:
    return child(welcome, QPushButton, name)


def test_it_is_not_there_unless_asked_for(window: MainWindow) -> None:
    """So that screenshots and tests see the window as it is every day."""
    assert not window.findChildren(Welcome)


def test_the_screenshot_command_knows_nothing_of_it() -> None:
    code = Path(screenshot_command.__code__.co_filename).read_text()
    assert "greet" not in code


# The whole program, with its event loop cut short: what is shown once it is at rest.
_START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from session_composer import app
from session_composer.ui.help.welcome import Welcome

original = app.Program.complete

def complete(program):
    original(program)

    def look():
        shown = [one for one in program.window.findChildren(Welcome) if one.isVisible()]
        print(len(shown), program.parts.document.path is not None)
        program.window.close()

    QTimer.singleShot(600, look)

app.Program.complete = complete
sys.exit(app.run(sys.argv[1] if sys.argv[1:] else None))
"""


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


def test_it_comes_at_the_first_start_and_at_no_other(tmp_path: Path) -> None:
    assert start(tmp_path / "home") == "1 False"
    assert start(tmp_path / "home") == "0 False"


def test_it_does_not_come_with_a_file(tmp_path: Path) -> None:
    assert start(tmp_path / "home", session(tmp_path, "payments")) == "0 True"


def test_it_comes_once(
    program: Program, window: MainWindow, welcome: Welcome, tmp_path: Path, store: CatalogStore
) -> None:
    child(welcome, QToolButton, "welcomeCloseButton").click()
    assert not welcome.isVisible()
    commands_of(window).welcome_once()
    assert not welcome.isVisible()
    program.settings.sync()
    again = build(tmp_path / "settings.ini", MemoryKeyStore(), store)
    commands_of(again.window).welcome_once()
    assert again.window.findChildren(Welcome) == []
    again.close()
    again.window.deleteLater()


def test_three_buttons_lead_to_an_answer(
    program: Program, window: MainWindow, welcome: Welcome
) -> None:
    """No key and no network."""
    assert welcome.done == (False, False, False)
    button(welcome, "welcomeAccountButton").click()
    assert welcome.done == (True, False, False)
    assert welcome.buttons[1].hasFocus()
    button(welcome, "welcomeTickButton").click()
    assert welcome.done == (True, True, False)
    assert welcome.buttons[2].hasFocus()
    assert program.parts.workspace.request.get(enabled_path("payments")) is True
    assert window.tree_panel.tree.currentIndex().data() == "Payments"
    button(welcome, "welcomeTestButton").click()
    wait_until(lambda: program.parts.exchanges.latest is not None)
    latest = program.parts.exchanges.latest
    assert latest is not None
    assert isinstance(latest.outcome, SessionAnswer)
    settle()
    assert not welcome.isVisible()
    assert commands_of(window).answer.panel.body.isVisible()


def test_steps_done_in_any_other_way_are_ticked_off(program: Program, welcome: Welcome) -> None:
    workspace = program.parts.workspace
    workspace.set_account("acct_1", "x")
    assert welcome.done == (True, False, False)
    assert not welcome._marks[0].pixmap().isNull()
    assert welcome._marks[1].text() == "2"
    assert "Done." in welcome.buttons[0].accessibleDescription()
    workspace.undo_stack.undo()
    assert welcome.done == (False, False, False)
    assert welcome._marks[0].text() == "1"


def test_a_request_that_is_held_back_leaves_the_steps(
    program: Program, window: MainWindow, welcome: Welcome
) -> None:
    button(welcome, "welcomeTestButton").click()
    settle()
    assert program.parts.exchanges.latest is not None
    assert welcome.isVisible()
    assert commands_of(window).answer.panel.summary.text() != "No answer yet"


def test_it_sends_to_the_sandbox_whatever_is_chosen(
    program: Program, window: MainWindow, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_key(program.parts.keys, program.parts.jobs, "a key", TEST_KEY)
    program.parts.target.choose("a key")
    targets: list[str] = []
    monkeypatch.setattr(program.parts.sender, "start", targets.append)
    button(welcome, "welcomeAccountButton").click()
    wait_until(lambda: program.parts.workspace.facts is not None)
    button(welcome, "welcomeTickButton").click()
    program.parts.target.choose("a key")
    button(welcome, "welcomeTestButton").click()
    assert targets == [SANDBOX_TARGET]


def test_opening_a_file_ends_it(program: Program, welcome: Welcome, tmp_path: Path) -> None:
    path = tmp_path / "a.session.json"
    program.parts.document.save(path)
    program.parts.document.open(path)
    settle()
    assert not welcome.isVisible()


def test_an_offer_of_unsaved_work_ends_it(
    program: Program, window: MainWindow, welcome: Welcome, tmp_path: Path
) -> None:
    recovery = keep_work(program.commands, window, lambda: tmp_path)
    recovery.found.emit([])
    settle()
    assert not welcome.isVisible()
    recovery.close()


def test_the_menu_shows_it_again_over_an_answer(
    program: Program, window: MainWindow, welcome: Welcome
) -> None:
    for one in welcome.buttons:
        one.click()
    wait_until(lambda: program.parts.exchanges.latest is not None)
    settle()
    commands_of(window).actions_by_name["welcomeAction"].trigger()
    assert welcome.isVisible()
    assert welcome.done == (True, True, True)
    child(welcome, QToolButton, "welcomeCloseButton").click()
    assert commands_of(window).answer.panel.body.isVisible()


def test_it_leads_to_the_help(window: MainWindow, welcome: Welcome) -> None:
    button(welcome, "welcomeHelpButton").click()
    shown = commands_of(window).doors.help.help
    assert shown is not None
    assert shown.topic == "quick-start"
    commands_of(window).doors.help.close()


@pytest.mark.parametrize("size", [(800, 600), (1280, 800)])
def test_nothing_of_it_is_cut_off(
    window: MainWindow, welcome: Welcome, size: tuple[int, int]
) -> None:
    window.resize(*size)
    settle()
    assert (window.width(), window.height()) == size
    for one in (*welcome.buttons, welcome.help_button, welcome.close_button):
        place = one.geometry()
        assert welcome.rect().contains(place), one.objectName()
        assert one.width() >= one.minimumSizeHint().width()
    for text in welcome._texts:
        assert text.height() >= text.heightForWidth(text.width())
