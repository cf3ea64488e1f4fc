"""The program ends at once, whatever it is doing, and says so when it cannot begin."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.running import TITLE, Running
from tests.support.sizes import whole
from tests.support.x11 import Desktop, clean_env, wait_until

from session_composer.api.sandbox.sample_accounts import (
    SLOW,
    sample_accounts,
)
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import save
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import enabled_path

# On a busy machine; and before the answer that is under way comes, which takes eight.
ENDS_S = 15.0
BEFORE_ANSWER_S = 6.0
QUITS = int(os.environ.get("SESSION_COMPOSER_QUITS", whole("6", "3")))
LONGEST_WAIT_S = 0.6


@pytest.fixture
def slow_file(home: Path) -> Path:
    """A request that the sandbox takes seconds to answer."""
    account = next(a.id for a in sample_accounts() if a.behaviour == SLOW)
    store = CatalogStore()
    catalog = store.catalog(store.newest)
    path = enabled_path(catalog.components[0].name)
    file = home / "slow.session.json"
    home.mkdir(parents=True, exist_ok=True)
    save(file, Request(store.newest, account).with_values({path: True}), catalog)
    return file


@pytest.mark.x11
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("edited", [False, True])
def test_signal_ends_program(
    desktop: Desktop, home: Path, number: signal.Signals, edited: bool
) -> None:
    """F10."""
    with Running(desktop, home) as program:
        window = program.wait_window()
        if edited:
            desktop.press("space")
            wait_until(lambda: "*" in desktop.title(window), "an edit")
        program.signal(number)
        assert program.exit_code(ENDS_S) == 0
        assert program.output == ""


@pytest.mark.x11
def test_a_key_pressed_at_once_is_not_lost(desktop: Desktop, home: Path) -> None:
    """The window is there a moment before what the key does is."""
    for _ in range(3):
        with Running(desktop, home) as program:
            program.wait_window()
            desktop.press("ctrl+q")
            assert program.exit_code(ENDS_S) == 0
            assert program.output == ""


@pytest.mark.x11
def test_signal_while_a_question_is_open(desktop: Desktop, home: Path) -> None:
    """F10."""
    with Running(desktop, home) as program:
        window = program.wait_window()
        desktop.press("space")
        wait_until(lambda: "*" in desktop.title(window), "an edit")
        desktop.press("ctrl+q")
        wait_until(lambda: desktop.active_title() == TITLE, "the question")
        program.signal(signal.SIGTERM)
        assert program.exit_code(ENDS_S) == 0


@pytest.mark.x11
@pytest.mark.timeout(60 + 20 * QUITS)
def test_quit_during_a_request(desktop: Desktop, home: Path, slow_file: Path) -> None:
    """F2. SESSION_COMPOSER_QUITS sets how often."""
    chance = random.Random()
    for number in range(QUITS):
        wait = chance.uniform(0, LONGEST_WAIT_S)
        with Running(desktop, home, str(slow_file)) as program:
            program.wait_window()
            desktop.wait_active(slow_file.name)
            desktop.press("ctrl+Return")
            time.sleep(wait)
            if number % 3 == 2:
                program.signal(signal.SIGTERM)
            else:
                desktop.press("ctrl+q")
            code = program.exit_code(BEFORE_ANSWER_S)
            assert (code, program.output) == (0, ""), f"quit {number}, {wait:.3f} s after the send"


@pytest.mark.x11
def test_window_closes_by_its_manager(desktop: Desktop, home: Path) -> None:
    with Running(desktop, home) as program:
        program.wait_window()
        desktop.press("alt+F4")
        assert program.exit_code(ENDS_S) == 0
        assert program.output == ""


def start_without_window(home: Path, display: str | None) -> "subprocess.CompletedProcess[str]":
    env = clean_env(home) | ({} if display is None else {"DISPLAY": display})
    return subprocess.run(
        [sys.executable, "-m", "session_composer"],
        env=env,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.parametrize(
    ("display", "words"),
    [
        (":4711", ":4711"),
        (":4711.0", ":4711"),
        ("unix:4711", "4711"),
        ("nonsense", "nonsense"),
        ("host.invalid:0", "host.invalid"),
        ("", "DISPLAY"),
        (None, "DISPLAY"),
    ],
)
def test_no_x_server_is_a_sentence(tmp_path: Path, display: str | None, words: str) -> None:
    done = start_without_window(tmp_path, display)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("session-composer: ")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
