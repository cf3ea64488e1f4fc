"""The button for sending: red and with a name where it is live, and never pressed by accident.

And the offer to send once more: rows B18, C16, C17.
"""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from tests.support.edits import a_feature
from tests.support.fakes import LIVE_KEY, TEST_KEY, FakeClient, reply
from tests.support.qt import child, settle, wait_until
from tests.support.stored_keys import store_key

from session_composer.api.http.client import Failure, FailureKind
from session_composer.app import Program
from session_composer.core.account.facts import known
from session_composer.core.text.message import verbatim
from session_composer.core.wire.paths import component_path
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.ui.controls.primary_button import PrimaryButton
from session_composer.ui.window.main_window import MainWindow

ACCOUNT = "acct_1032D82eZvKYlo2C"
LATE = Failure(FailureKind.TIMEOUT, verbatim("Too late."), request_left=True)
ERROR = {"error": {"type": "api_error", "message": "No."}}


@pytest.fixture
def client(stand_in: FakeClient, program: Program) -> FakeClient:
    """Stand for every server, with a request composed and a live key and a test key stored."""
    program.parts.workspace.set_account(ACCOUNT, "x")
    program.parts.workspace.choose([component_path("documents")], True, "x")
    for name, key in (("shop", LIVE_KEY), ("try", TEST_KEY)):
        store_key(program.parts.keys, program.parts.jobs, name, key)
    return stand_in


def button(window: MainWindow) -> PrimaryButton:
    return window.header.test_button


def target(program: Program, name: str) -> None:
    program.parts.target.choose(name)
    settle()


def finish(program: Program) -> None:
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()


# The button


def test_b18_the_button_names_the_account_once_a_live_key_is_armed(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    target(program, "shop")
    assert window.header.badge.text() == "LIVE"
    assert window.header.badge.isVisible()
    colors = window._theme.colors
    assert button(window).text() == "&Send live"
    assert ACCOUNT in button(window).accessibleName()
    program.parts.keys.arm("shop")
    assert button(window).text() == "&Send live"
    assert button(window).accessibleName() == f"Send live: {ACCOUNT}"
    assert button(window)._ground == colors.live_fill
    program.parts.workspace.set_facts(replace(known({"business_name": "R&D <b>"}), id=ACCOUNT))
    assert button(window).accessibleName() == f"Send live: {ACCOUNT} (R&D <b>)"
    assert "&lt;b&gt;" in button(window).toolTip()
    program.parts.workspace.set_account("acct_2", "x")
    settle()
    assert button(window).accessibleName() == "Send live: acct_2"
    for other in (SANDBOX_TARGET, "try"):
        target(program, other)
        assert button(window).text() == "&Test request"
        assert button(window).accessibleName() == "Test request"
        assert button(window).toolTip() == ""
        assert button(window)._ground == colors.accent_fill


def test_b18_replacing_the_key_by_one_for_tests_takes_the_red_away(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    target(program, "shop")
    program.parts.keys.arm("shop")
    assert "live" in button(window).text()
    store_key(program.parts.keys, program.parts.jobs, "shop", TEST_KEY)
    assert "live" not in button(window).text()


@pytest.mark.parametrize("width", [800, 1280])
def test_b18_the_red_button_fits(
    program: Program, window: MainWindow, client: FakeClient, width: int
) -> None:
    window.resize(width, 600)
    target(program, "shop")
    program.parts.keys.arm("shop")
    settle()
    assert window.width() == width
    assert button(window).width() >= button(window).minimumSizeHint().width()
    assert window.header.account_field.width() >= 120


# Accidents


def test_c17_a_double_click_sends_once_and_takes_nothing_back(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    target(program, "try")
    client.open.clear()
    middle = QPointF(button(window).rect().center())
    left = Qt.MouseButton.LeftButton
    for kind in (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonRelease,
    ):
        buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
        event = QMouseEvent(
            kind,
            middle,
            button(window).mapToGlobal(middle),
            left,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(button(window), event)
        settle()
    assert program.parts.sender.is_busy
    client.open.set()
    finish(program)
    assert len(client.sent) == 1


@pytest.mark.parametrize("name", ["testRequestAction", "retryAction"])
def test_c17_held_keys_send_nothing_again(window: MainWindow, name: str) -> None:
    """With auto-repeat a held shortcut would send anew as soon as an answer has come."""
    assert not child(window, QAction, name).autoRepeat()


def _hold(widget: QWidget, key: Qt.Key, times: int = 8) -> None:
    for kind, repeats in ((QEvent.Type.KeyPress, False), (QEvent.Type.KeyPress, True)):
        for _ in range(times if repeats else 1):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, " ", repeats)
            QApplication.sendEvent(widget, event)
    settle()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_b18_c17_no_plain_key_sends_live(
    program: Program, window: MainWindow, client: FakeClient, key: Qt.Key
) -> None:
    """Wherever the focus is; on the button itself Space must be let go first."""
    target(program, "shop")
    program.parts.keys.arm("shop")
    places: list[QWidget] = [
        window.tree_panel.tree,
        window.header.account_field,
        window.header.keys_button,
        button(window),
    ]
    window.header.keys_requested.disconnect()
    for place in places:
        place.setFocus()
        _hold(place, key)
    assert client.sent == []
    assert not program.parts.sender.is_busy


def test_b18_nothing_but_the_button_and_its_keys_sends(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    """Choosing a live target, opening its menu and editing never send."""
    target(program, "shop")
    program.parts.keys.arm("shop")
    program.parts.workspace.choose([a_feature()], True, "x")
    program.parts.workspace.undo_stack.undo()
    window.header.target_box.activated.emit(window.header.target_box.currentIndex())
    settle(10)
    assert client.sent == []


# Retry


def bar(window: MainWindow) -> QWidget:
    return child(window, QWidget, "retryBar")


def test_c16_retry_is_offered_after_no_answer_and_keeps_the_key(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    action = child(window, QAction, "retryAction")
    target(program, "try")
    assert not bar(window).isVisible()
    assert not action.isEnabled()
    client.answer = lambda: LATE
    button(window).click()
    finish(program)
    assert bar(window).isVisible()
    assert action.isEnabled()
    assert "same idempotency key" in child(window, QLabel, "retryNote").text()
    client.answer = reply
    child(window, QPushButton, "retryButton").click()
    assert not bar(window).isVisible()
    finish(program)
    assert not bar(window).isVisible()
    first, second = (call.idempotency_key for _, call, _ in client.sent)
    assert first == second


def test_c16_the_offer_follows_the_request_and_the_target(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    target(program, "try")
    client.answer = lambda: LATE
    button(window).click()
    finish(program)
    program.parts.workspace.choose([a_feature()], True, "x")
    assert not bar(window).isVisible()
    child(window, QAction, "retryAction").trigger()
    program.parts.workspace.undo_stack.undo()
    assert bar(window).isVisible()
    target(program, "shop")
    assert not bar(window).isVisible()
    target(program, "try")
    assert bar(window).isVisible()
    assert len(client.sent) == 1


@pytest.mark.parametrize("how", ["button", "escape", "edit"])
def test_c16_the_wait_is_shown_and_can_be_given_up(
    program: Program, window: MainWindow, client: FakeClient, how: str
) -> None:
    target(program, "try")
    client.answer = lambda: reply(429, ERROR, headers=(("Retry-After", "90"),))
    button(window).click()
    finish(program)
    retry = child(window, QPushButton, "retryButton")
    note = child(window, QLabel, "retryNote")
    assert retry.text() == "&Retry in 90 s"
    retry.click()
    settle()
    assert "Retrying in" in note.text()
    assert program.parts.sender.retry.is_waiting
    match how:
        case "button":
            retry.click()
        case "escape":
            QTest.keyClick(window, Qt.Key.Key_Escape)
        case "edit":
            program.parts.workspace.choose([a_feature()], True, "x")
    settle()
    assert not program.parts.sender.retry.is_waiting
    assert not child(window, QAction, "cancelAction").isEnabled()
    assert len(client.sent) == 1
