"""Lines view: changed line by line, it ends up as if it had been set anew."""

import os
import random
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import settle, wait_until
from tests.support.sizes import whole

from session_composer.ui.code.line_filler import SLICE
from session_composer.ui.code.lines_view import LinesView

LINE = st.sampled_from(["", "a", "b", "ab", "&x=1", "&x=2", "é&<b>", " ", "long " * 40])


def document_text(view: LinesView) -> str:
    """What is painted, which is not what is copied."""
    return view.document().toPlainText()


def set_lines(view: LinesView, lines: list[str]) -> None:
    view.set_lines(lambda: lines)


@pytest.fixture
def view(qtbot: QtBot) -> LinesView:
    made = LinesView("")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=whole(150, 50))
@given(versions=st.lists(st.lists(LINE, max_size=30), min_size=1, max_size=6))
def test_any_lists_in_turn_show_the_last_one(view: LinesView, versions: list[list[str]]) -> None:
    for lines in versions:
        set_lines(view, lines)
        assert document_text(view) == "\n".join(lines)
        assert view.document().blockCount() == max(1, len(lines))
        assert view.toPlainText() == "".join(lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    size=st.integers(0, 60),
    edits=st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 3), st.lists(LINE, max_size=3)), max_size=8
    ),
)
def test_small_edits_of_a_long_list(
    view: LinesView, size: int, edits: list[tuple[int, int, list[str]]]
) -> None:
    """Inserting, removing and replacing anywhere, both ends included."""
    lines = [f"&line{number}=true" for number in range(size)]
    set_lines(view, list(lines))
    for place, removed, added in edits:
        lines[place : place + removed] = added
        set_lines(view, list(lines))
        assert document_text(view) == "\n".join(lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], []),
        ([], [""]),
        ([""], []),
        (["a"] * 40, ["a"] * 39),
        (["a"] * 40, ["a"] * 41),
        ([""] * 40, [""] * 41),
        ([f"{n}" for n in range(40)], [f"{n}" for n in range(1, 40)]),
        ([f"{n}" for n in range(40)], [f"{n}" for n in range(39)]),
        ([f"{n}" for n in range(40)], ["new", *(f"{n}" for n in range(40))]),
        ([f"{n}" for n in range(40)], [*(f"{n}" for n in range(40)), "new"]),
        ([f"{n}" for n in range(40)], [*(f"{n}" for n in range(40)), ""]),
    ],
)
def test_edges(view: LinesView, before: list[str], after: list[str]) -> None:
    set_lines(view, before)
    set_lines(view, after)
    assert document_text(view) == "\n".join(after)
    set_lines(view, before)
    assert document_text(view) == "\n".join(before)


def test_a_hidden_view_knows_its_text_and_shows_it_later(view: LinesView) -> None:
    set_lines(view, ["a", "b"])
    view.hide()
    set_lines(view, ["c", "d"])
    assert view.toPlainText() == "cd"
    view.show()
    assert document_text(view) == "c\nd"


@pytest.mark.parametrize(("glue", "copied"), [("", "a=1&b=2&c=3"), ("\n", "a=1\n&b=2\n&c=3")])
def test_copying_everything_gives_the_exact_text(qtbot: QtBot, glue: str, copied: str) -> None:
    view = LinesView(glue)
    qtbot.addWidget(view)
    view.show()
    set_lines(view, ["a=1", "&b=2", "&c=3"])
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == copied


def test_copying_a_part_gives_that_part(view: LinesView) -> None:
    set_lines(view, ["aaa", "bbb", "ccc"])
    cursor = view.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.copy()
    assert QGuiApplication.clipboard().text() == "aabb"


def test_what_is_copied_is_text_and_nothing_else(view: LinesView) -> None:
    set_lines(view, ["<b>a</b>", "&b"])
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == "<b>a</b>&b"
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


_COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from session_composer.ui.code.line_filler import SLICE
from session_composer.ui.code.lines_view import LinesView
application = QApplication([])
view = LinesView("")
view.show()
view.set_lines(lambda: ["a", "b"])
view.selectAll()
view.copy()
print(application.clipboard().text())
"""


def test_f2_a_program_that_ends_after_copying_does_not_crash() -> None:
    """The clipboard outlives Python."""
    done = subprocess.run(
        [sys.executable, "-c", _COPY_AND_END],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "ab\n"), done.stderr


def test_nothing_can_be_typed_or_dropped(view: LinesView) -> None:
    set_lines(view, ["a"])
    view.selectAll()
    view.cut()
    view.paste()
    assert document_text(view) == "a"
    assert view.isReadOnly()


def test_the_last_line_is_as_high_as_the_others(view: LinesView) -> None:
    view.document().setDocumentMargin(12)
    view.set_lines(lambda: ["one", "two", "three"])
    view.show()
    settle()
    assert len({area.height() for _, area in view.visible_blocks()}) == 1


def test_marks_beyond_the_end_are_left_out(view: LinesView) -> None:
    set_lines(view, ["a", "b", "c"])
    view.set_marked([1, 2, 9], QColor("yellow"))
    assert [mark.cursor.blockNumber() for mark in view.extraSelections()] == [1, 2]
    view.set_marked([], QColor("yellow"))
    assert view.extraSelections() == []


def test_d9_an_edit_of_ten_thousand_lines_is_not_felt(
    view: LinesView, heartbeat: Heartbeat
) -> None:
    lines = [f"&components[name{number}][enabled]=true" for number in range(10_000)]
    set_lines(view, list(lines))
    settle()
    heartbeat.restart()
    chance = random.Random(1)
    for _ in range(20):
        lines[chance.randrange(len(lines))] += "x"
        del lines[chance.randrange(len(lines))]
        set_lines(view, list(lines))
        settle(1)
    assert heartbeat.worst_turn < UNNOTICED
    view.finish()
    assert document_text(view) == "\n".join(lines)


def many_lines(count: int) -> list[str]:
    return [f"&line{number}=true" for number in range(count)]


def test_j3_of_very_many_lines_the_first_are_there_at_once_and_all_are_read(
    view: LinesView,
) -> None:
    lines = many_lines(5 * SLICE + 7)
    set_lines(view, lines)
    assert view.document().blockCount() == SLICE
    assert view.toPlainText() == "".join(lines)
    place = view.verticalScrollBar().value()
    wait_until(lambda: view.document().blockCount() == len(lines))
    assert document_text(view) == "\n".join(lines)
    assert (view.verticalScrollBar().value(), view.textCursor().position()) == (place, 0)
    settle(2)
    assert not [timer for timer in view.findChildren(QTimer) if timer.isActive()]


@pytest.mark.parametrize(
    "others", [many_lines(3), many_lines(3 * SLICE)[::-1], many_lines(9 * SLICE)]
)
@pytest.mark.parametrize("turns", range(3))
def test_j3_lines_that_change_before_all_are_there(
    view: LinesView, others: list[str], turns: int
) -> None:
    lines = many_lines(4 * SLICE)
    set_lines(view, list(lines))
    settle(turns)
    lines[1:3], lines[-1] = ["changed"], "last"
    set_lines(view, list(lines))
    view.finish()
    assert document_text(view) == "\n".join(lines)
    set_lines(view, others)
    view.finish()
    assert document_text(view) == "\n".join(others)


@pytest.mark.parametrize(
    "reach",
    [
        lambda view: QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        lambda view: QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton),
        lambda view: view.set_marked([3 * SLICE - 1], QColor("yellow")),
    ],
)
def test_j3_whatever_is_done_with_the_lines_is_done_with_all(
    view: LinesView, reach: Callable[[LinesView], object]
) -> None:
    set_lines(view, many_lines(3 * SLICE))
    reach(view)
    assert view.document().blockCount() == 3 * SLICE
