"""Nothing moves under the pointer: what comes and goes has its place kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from tests.support.fakes import LIVE_KEY
from tests.support.qt import child, settle, wait_until
from tests.support.screens import compose
from tests.support.stored_keys import store_key

from session_composer.api.sandbox.sample_accounts import NORMAL, SLOW, sample_accounts
from session_composer.app import Program
from session_composer.core.wire.paths import component_path
from session_composer.state.sending.target_choice import TargetMode
from session_composer.ui.answer.summary_label import Glance, SummaryLabel
from session_composer.ui.widgets.mode_chip import chip_of
from session_composer.ui.window.main_window import MainWindow
from session_composer.ui.window.window_layout import WidthClass


def places(window: MainWindow) -> dict[str, QRect]:
    """Where the parts of the window are, which the pointer may be on its way to."""
    settle()
    header, panels = window.header, window.panels
    parts: dict[str, QWidget] = {
        "target": header.target_box,
        "version": header.version_box,
        "account": header.account_field,
        "send": header.test_button,
        "filter": window.tree_panel.filter_field,
        "tree": window.tree_panel.tree,
        "notes": panels.notes.bar,
        "request": window.preview.tabs.tabBar(),
        "answer": panels.panes[-1],
        "status": window.status,
    }
    return {
        name: QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for name, part in parts.items()
    }


def hover(program: Program, window: MainWindow) -> None:
    for button in window.findChildren(QPushButton):
        if button.isVisible():
            QTest.mouseMove(button)


def become_live(program: Program, window: MainWindow) -> None:
    store_key(program.parts.keys, program.parts.jobs, "shop", LIVE_KEY)
    program.parts.target.choose("shop")


def change(program: Program, window: MainWindow) -> None:
    program.parts.workspace.choose([component_path("documents")], True, "x")


STEPS: dict[str, Callable[[Program, MainWindow], None]] = {
    "hover": hover,
    "sending": lambda _, window: window.header.show_busy(True),
    "no longer sending": lambda _, window: window.header.show_busy(False),
    "staleness": change,
    "filtering": lambda _, window: window.tree_panel.filter_field.setText("refund"),
    "live": become_live,
}


@pytest.mark.parametrize("width", [800, 1280, 1700])
def test_nothing_moves_but_by_the_user(program: Program, window: MainWindow, width: int) -> None:
    window.resize(width, 700)
    compose(program)
    before = places(window)
    moved = {}
    for name, step in STEPS.items():
        step(program, window)
        after = places(window)
        moved[name] = [part for part in before if before[part] != after[part]]
    assert {name: parts for name, parts in moved.items() if parts} == {}


# A sentence in the middle of a pane, and a countdown: as wide as what they say.
_BY_THEIR_TEXT = {"responseEmpty", "secretTitle"}
# It ends where its text does, and whoever looks in the midst of a change sees it shorter: what is
# beside it is looked at.
_ENDS_WITH_ITS_TEXT = {"responseSummary"}


def sample_of(behaviour: str) -> str:
    return next(one.id for one in sample_accounts() if one.behaviour == behaviour)


def named_places(window: MainWindow) -> dict[str, QRect]:
    """Where all is that is in sight and has a name."""
    settle()
    return {
        part.objectName(): QRect(
            part.mapTo(window, QPoint(0, 0)),
            QSize(0, part.height()) if part.objectName() in _ENDS_WITH_ITS_TEXT else part.size(),
        )
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and part.objectName()
        and not part.objectName().startswith("qt_")
        and part.objectName() not in _BY_THEIR_TEXT
        and not window.status.isAncestorOf(part)
    }


def test_nothing_moves_while_a_request_is_sent(program: Program, window: MainWindow) -> None:
    """Over the loopback, from the first request to a live key; what is in sight stays."""
    workspace, sender = program.parts.workspace, program.parts.sender
    workspace.set_account(sample_of(SLOW), "Account")
    workspace.choose([component_path("payments")], True, "Payments")
    send = child(window, QAction, "testRequestAction")
    before = named_places(window)
    moved: dict[str, list[str]] = {}

    def look(name: str) -> None:
        after = named_places(window)
        moved[name] = sorted(
            part for part in before.keys() & after.keys() if before[part] != after[part]
        )

    send.trigger()
    assert sender.is_busy
    look("while the first is waited for")
    child(window, QAction, "cancelAction").trigger()
    wait_until(lambda: not sender.is_busy)
    workspace.set_account(sample_of(NORMAL), "Account")
    send.trigger()
    wait_until(lambda: not sender.is_busy)
    before = named_places(window)
    send.trigger()
    look("while another is waited for")
    wait_until(lambda: not sender.is_busy)
    look("answered")
    workspace.choose([component_path("documents")], True, "Documents")
    look("stale")
    become_live(program, window)
    look("live")
    assert {name: parts for name, parts in moved.items() if parts} == {}


def test_what_is_behind_the_time_an_answer_took_stays(program: Program) -> None:
    summary = SummaryLabel(program.theme, "")
    chip = chip_of(TargetMode.SIMULATED, program.theme.colors)
    widths = set()
    for took in ("1 ms", "88 ms", "400 ms"):
        summary.show_glance(Glance("200 OK", "yes", took, chip), "")
        widths.add(summary.sizeHint().width())
    assert len(widths) == 1
    summary.show_glance(Glance("200 OK", "yes", "9 ms", chip, "req_" + "x" * 30), "")
    answered = summary.sizeHint()
    # Nothing for a moment, as the answer of before is put away.
    summary.show_glance(Glance("No answer"), "")
    for seconds in range(3):
        summary.show_glance(Glance("Waiting", "info", f"{seconds} s"), "", keeps_room=True)
        assert summary.sizeHint() == answered


def test_each_class_of_widths_has_its_own_splitters(program: Program, window: MainWindow) -> None:
    compose(program)
    panels, said = window.panels, list[WidthClass]()
    panels.width_class_changed.connect(said.append)
    window.resize(1280, 800)
    settle()
    panels.columns.setSizes([500, 779])
    chosen = panels.columns.sizes()
    window.resize(1700, 800)
    settle()
    answer, request = panels.panes[-1], panels.panes[-2]
    assert said[-1] is WidthClass.WIDE
    # The third column.
    assert answer.mapTo(window, QPoint(0, 0)).x() > request.mapTo(window, QPoint(0, 0)).x()
    window.resize(900, 800)
    settle()
    window.resize(1280, 800)
    settle()
    assert panels.columns.sizes() == chosen
    assert said[-3:] == [WidthClass.WIDE, WidthClass.NARROW, WidthClass.USUAL]
    panels.columns.reset_wanted.emit()
    assert panels.columns.sizes() != chosen


def test_a_pane_gets_all_the_room_and_gives_it_back(program: Program, window: MainWindow) -> None:
    compose(program)
    panels = window.panels
    before = places(window)
    window.preview.tabs.tabBarDoubleClicked.emit(0)
    settle()
    assert [pane.isVisible() for pane in panels.panes] == [False, False, True, False]
    assert window.preview.width() == window.width()
    # What is led to is seen again.
    window.show_row(component_path("payments"))
    settle()
    assert all(pane.isVisible() for pane in panels.panes)
    assert places(window) == before


def test_the_keyboard_goes_round_the_panes(program: Program, window: MainWindow) -> None:
    compose(program)
    panels = window.panels
    window.tree_panel.tree.setFocus()
    met = []
    for _ in range(4):
        panels.go_round(1)
        focused = window.focusWidget()
        assert focused is not None
        met.append(next(pane for pane in panels.panes if pane.isAncestorOf(focused)))
    assert met == [*panels.panes[1:], panels.panes[0]]
    panels.go_round(-1)
    focused = window.focusWidget()
    assert focused is not None
    assert panels.panes[-1].isAncestorOf(focused)
