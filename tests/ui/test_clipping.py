"""Nothing is cut, covered or out of the window: at any size, in any language, at any scale."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from tests.support.clipping import faults
from tests.support.language import speaking
from tests.support.pseudo import PseudoTranslator
from tests.support.qt import child, delete_later_now, settle
from tests.support.screens import Tour, add_key, compose
from tests.support.sizes import whole

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build, make_application
from session_composer.core.help.available_languages import ENGLISH, languages
from session_composer.state.sending.target_choice import SANDBOX_TARGET

SIZES = whole([(800, 600), (1280, 800), (1920, 1080)], [(800, 600), (1280, 800)])


def look_everywhere(program: Program, sizes: list[tuple[int, int]]) -> dict[str, list[str]]:
    """Look at every screen: the window in each size, and all dialogs."""
    found: dict[str, list[str]] = {}
    window = program.window

    def look(name: str, widget: QWidget) -> None:
        wrong = faults(widget)
        if wrong:
            found[name] = wrong

    def look_at_window(state: str) -> None:
        for width, height in sizes:
            window.resize(width, height)
            settle()
            name = f"{state} at {width}x{height}"
            if (window.width(), window.height()) != (width, height):
                found[name] = [f"it is {window.width()}x{window.height()}"]
            else:
                look(name, window)

    window.show()
    window.activateWindow()
    settle()
    look_at_window("nothing yet")
    window.tree_panel.filter_field.setText("no such thing")
    look_at_window("no match")
    window.tree_panel.clear_filter()
    compose(program)
    look_at_window("answer")
    window.panels.show_problems()
    look_at_window("problems")
    add_key(program)
    program.parts.target.choose("Shop")
    look_at_window("key")
    # Dialogs ask the target for what they show.
    program.parts.target.choose(SANDBOX_TARGET)
    Tour(program).dialogs(look)
    Tour(program).menus(look)
    return found


@pytest.fixture
def long_language(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(20)
    qapp.setFont(larger)
    yield
    qapp.setFont(before)


@pytest.mark.heavy
def test_nothing_is_cut(program: Program) -> None:
    assert look_everywhere(program, SIZES) == {}


@pytest.mark.heavy
def test_nothing_is_cut_in_a_long_language(long_language: None, program: Program) -> None:
    assert look_everywhere(program, SIZES) == {}


@pytest.mark.heavy
@pytest.mark.parametrize("language", [code for code in languages() if code != ENGLISH])
def test_nothing_is_cut_in_the_languages_there_are(
    qapp: QApplication, language: str, request: pytest.FixtureRequest
) -> None:
    with speaking(qapp, language):
        assert look_everywhere(request.getfixturevalue("program"), SIZES) == {}


@pytest.mark.heavy
def test_text_follows_the_font_of_the_system(large_text: None, program: Program) -> None:
    """Text of 20 points, more than twice the usual size, on a screen for it."""
    assert look_everywhere(program, [(1920, 1080)]) == {}


@pytest.mark.heavy
def test_h4_nothing_is_cut_from_right_to_left(
    qapp: QApplication, long_language: None, program: Program
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert look_everywhere(program, SIZES[:2]) == {}
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_countdown_of_the_secret_is_seen_whole(program: Program) -> None:
    """It may be cut with a tool tip, but not where the title beside it can be cut instead."""
    window = program.window
    window.show()
    compose(program)
    window.resize(800, 600)
    settle()
    countdown = child(window, QLabel, "secretExpiry")
    assert countdown.text()
    assert countdown.fontMetrics().horizontalAdvance(countdown.text()) <= countdown.width()


@pytest.mark.heavy
@pytest.mark.parametrize("language", whole(["", "long"], ["long"]))
def test_nothing_is_cut_at_200_percent(tmp_path: Path, language: str) -> None:
    """The scale is a matter of the whole process."""
    done = subprocess.run(
        [sys.executable, __file__, str(tmp_path), language],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"ratio": 2.0, "found": {}}


def _look_alone(folder: Path, language: str) -> None:
    """Look in a process of its own, and print what is wrong."""
    application = make_application([])
    translator = PseudoTranslator()
    if language:
        application.installTranslator(translator)
    program = build(folder / "settings.ini", MemoryKeyStore())
    found = look_everywhere(program, SIZES[:1])
    print(json.dumps({"ratio": program.window.devicePixelRatioF(), "found": found}))
    program.close()
    program.window.hide()
    program.window.deleteLater()
    delete_later_now()


if __name__ == "__main__":
    _look_alone(Path(sys.argv[1]), sys.argv[2])
