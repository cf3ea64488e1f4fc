"""The jobs that users have each day, as they do them, and what each takes at most."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from tests.support.commands import commands_of
from tests.support.hand import Hand
from tests.support.qt import child, settle, wait_until

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.app import Program
from session_composer.core.wire.paths import component_path, enabled_path, feature_path
from session_composer.ui.look.theme import Appearance
from session_composer.ui.window.main_window import MainWindow

SIGN_IN = feature_path("account_onboarding", "disable_stripe_user_authentication")


@pytest.fixture
def hand(program: Program, window: MainWindow) -> Hand:
    commands_of(window).greet_once()
    settle()
    return Hand(window)


def clipboard() -> str:
    return QApplication.clipboard().text()


def answered(program: Program) -> SessionAnswer:
    wait_until(lambda: program.parts.exchanges.latest is not None and program.jobs.is_idle)
    latest = program.parts.exchanges.latest
    assert latest is not None
    assert isinstance(latest.outcome, SessionAnswer)
    settle()
    return latest.outcome


def test_the_first_request_by_mouse(program: Program, window: MainWindow, hand: Hand) -> None:
    hand.click(child(window, QWidget, "startAccount0"))
    hand.click_box(component_path("payments"))
    hand.click(child(window, QPushButton, "testRequestButton"))
    answered(program)
    hand.click(child(window, QWidget, "copyPayloadButton"))
    assert clipboard() == program.parts.workspace.body()
    assert program.parts.workspace.request.get(enabled_path("payments")) is True
    assert (hand.clicks, hand.keys) == (4, 0)


def test_the_first_request_by_keys(program: Program, window: MainWindow, hand: Hand) -> None:
    hand.press("Return", "Return", "Return")
    answered(program)
    hand.press("Ctrl+Shift+C")
    assert clipboard() == program.parts.workspace.body()
    assert hand.keys == 4


def test_an_owners_session_without_refunds_by_keys(
    program: Program, window: MainWindow, hand: Hand
) -> None:
    hand.press("Return", "Return", "Ctrl+F")
    hand.type("ref")
    hand.press("Return", "0", "Ctrl+Return")
    answered(program)
    hand.press("Ctrl+Shift+C")
    assert "[refund_management]=false" in clipboard()
    assert len(program.parts.workspace.request.sent_components()) == 19
    assert hand.keys <= 12


def test_a_mistake_is_mended_where_it_is_said(
    program: Program, window: MainWindow, hand: Hand
) -> None:
    workspace = program.parts.workspace
    hand.press("Return")
    workspace.choose([SIGN_IN], True, "x")
    wait_until(lambda: bool(workspace.problems()))
    settle()
    before, hand.keys = workspace.problems(), 0
    hand.press("Ctrl+K")
    hand.type("fix")
    hand.press("Return")
    assert len(workspace.problems()) < len(before)
    assert workspace.request.get(SIGN_IN) is not True
    assert hand.keys <= 6


def test_a_role_over_a_request(program: Program, window: MainWindow, hand: Hand) -> None:
    program.parts.workspace.choose([component_path("documents")], True, "x")
    settle()
    hand.press("Ctrl+K")
    hand.type("own")
    hand.press("Return")
    assert "Owner" in program.parts.workspace.undo_stack.undoText()
    assert hand.keys <= 8


def test_the_scheme_by_the_palette(program: Program, window: MainWindow, hand: Hand) -> None:
    hand.press("Ctrl+K")
    hand.type("dark")
    hand.press("Return")
    assert program.theme.is_dark
    program.theme.use(Appearance.LIGHT)
    assert hand.keys <= 6


def test_what_other_versions_have(program: Program, window: MainWindow, hand: Hand) -> None:
    hand.press("Return", "Return", "Ctrl+D")
    dialog = window.findChildren(QDialog, "compareDialog")
    assert dialog
    assert hand.keys == 3


def test_a_pasted_command_keeps_the_account(
    program: Program, window: MainWindow, hand: Hand
) -> None:
    hand.press("Return")
    QApplication.clipboard().setText(
        "curl https://api.stripe.com/v1/account_sessions -u sk_test_x: "
        "-d account={{CONNECTED_ACCOUNT_ID}} -d 'components[payments][enabled]=true'"
    )
    account = program.parts.workspace.request.account
    hand.keys = 0
    hand.press("Ctrl+V")
    wait_until(lambda: child(window, QPushButton, "importApplyButton").isEnabled())
    settle()
    hand.press("Return")
    assert program.parts.workspace.request.account == account != ""
    assert program.parts.workspace.request.get(enabled_path("payments")) is True
    assert hand.keys == 2


def test_thirteen_requests_are_thirteen_keys(
    program: Program, window: MainWindow, hand: Hand
) -> None:
    hand.press("Return", "Return")
    hand.keys = 0
    for number in range(13):
        hand.press("Ctrl+Return")
        wait_until(lambda number=number: len(program.parts.exchanges.all) > number)  # type: ignore[misc]
        wait_until(lambda: program.jobs.is_idle)
        settle()
    assert hand.keys == 13


def test_the_tree_of_a_small_window_shows_many_rows(
    program: Program, window: MainWindow, hand: Hand
) -> None:
    window.resize(800, 600)
    hand.press("Return", "Return")
    tree = window.tree_panel.tree
    height = tree.visualRect(tree.model().index(0, 0)).height()
    assert tree.viewport().height() // height >= 16
    assert window.rect().size().toTuple() == (800, 600)
