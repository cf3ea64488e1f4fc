"""History of the exchanges of a run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTreeWidget
from tests.support.changes import change_rows
from tests.support.commands import commands_of
from tests.support.edits import a_feature
from tests.support.fakes import LIVE_KEY, SENTINEL, SESSION, FakeClient, reply
from tests.support.qt import child, settle, wait_until
from tests.support.stored_keys import store_key
from tests.support.tree import walk

from session_composer.api.http.client import Failure, FailureKind
from session_composer.app import Program
from session_composer.core.request.request import Request
from session_composer.core.text.message import verbatim
from session_composer.core.wire.paths import component_path
from session_composer.state.document.workspace import Workspace
from session_composer.ui.answer.history_view import HistoryView
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.window.main_window import MainWindow

HISTORY = 3
SECRET = str(SESSION["client_secret"])


@pytest.fixture
def client(stand_in: FakeClient) -> FakeClient:
    return stand_in


@pytest.fixture
def workspace(program: Program) -> Workspace:
    return program.parts.workspace


def send(program: Program, account: str, target: str = "") -> None:
    program.parts.workspace.set_account(account, "x")
    program.parts.sender.start(target)
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()


def three(program: Program, client: FakeClient) -> HistoryView:
    """Send three requests: a session, an error, a failure."""
    program.parts.workspace.choose([component_path("documents")], True, "x")
    send(program, "acct_1")
    error = {"code": "resource_missing", "message": "None such.", "param": "account"}
    client.answer = lambda: reply(400, {"error": error})
    send(program, "acct_2")
    client.answer = lambda: Failure(FailureKind.TIMEOUT, verbatim("Too late."))
    send(program, "acct_3")
    history = commands_of(program.window).answer.panel.history
    assert history is not None
    return history


def select(history: HistoryView, row: int) -> None:
    item = history.list.topLevelItem(row)
    assert item is not None
    history.list.setCurrentItem(item)
    settle()


def texts(history: HistoryView) -> list[tuple[str, ...]]:
    model = history.list.model()
    return [tuple(index.siblingAtColumn(c).data() for c in (1, 2, 3, 4)) for index in walk(model)]


def text(window: MainWindow, name: str) -> str:
    return child(window, QLabel, name).text()


def tabs(window: MainWindow) -> PaneTabs:
    return commands_of(window).answer.panel.tabs


def test_there_is_no_history_before_the_first_request(window: MainWindow) -> None:
    assert commands_of(window).answer.panel.history is None
    assert window.findChildren(QTreeWidget, "historyView") == []
    assert not tabs(window).isTabVisible(HISTORY)
    assert not tabs(window).tabBar().isVisible()


def test_each_exchange_is_a_row(program: Program, window: MainWindow, client: FakeClient) -> None:
    history = three(program, client)
    assert tabs(window).isTabVisible(HISTORY)
    assert tabs(window).bar.count_of(HISTORY) == "3"
    version = program.parts.workspace.request.api_version
    assert [(answer, account, changed) for answer, _, account, changed in texts(history)] == [
        ("No answer in time", "acct_3", "acct_3"),
        ("400 resource_missing", "acct_2", "acct_2"),
        ("200 OK", "acct_1", f"acct_1  ·  1 component  ·  {version}"),
    ]
    assert texts(history)[0][1] == ""
    assert texts(history)[2][1].endswith(" ms")
    first = history.list.model().index(0, 0).data()
    assert first.endswith(", latest")
    assert program.parts.exchanges.latest is history.current()


def test_an_earlier_answer_is_marked_as_one(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    history = three(program, client)
    assert not child(window, QLabel, "earlierNote").isVisible()
    select(history, 2)
    assert child(window, QLabel, "earlierNote").isVisible()
    assert text(window, "responseSummary").startswith("200 OK")
    body = child(window, QPlainTextEdit, "responseBody").toPlainText()
    assert "account_session" in body
    assert "request-id" in child(window, QPlainTextEdit, "responseHeaders").toPlainText().lower()
    assert child(window, QLabel, "staleNote").isVisible()
    select(history, 1)
    assert "None such." in text(window, "responseMessage")
    child(window, QPushButton, "showRowButton").click()
    assert window.header.account_field.hasFocus()
    child(window, QPushButton, "latestAnswerButton").click()
    assert not child(window, QLabel, "earlierNote").isVisible()
    assert text(window, "responseSummary") == "No answer in time"
    assert history.current() is program.parts.exchanges.latest


def test_d3_an_earlier_secret_is_gone(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    history = three(program, client)
    select(history, 2)
    assert not child(window, QPushButton, "revealSecretButton").isVisible()
    assert SENTINEL in SECRET
    assert SECRET not in child(window, QPlainTextEdit, "responseBody").toPlainText()


def test_the_chosen_tab_stays_unless_something_went_wrong(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    three(program, client)
    client.answer = reply
    for tab in (1, 2, HISTORY):
        tabs(window).setCurrentIndex(tab)
        send(program, f"acct_{tab}")
        assert tabs(window).currentIndex() == tab
    client.answer = lambda: reply(400, {"error": {"message": "No."}})
    send(program, "acct_9")
    assert tabs(window).currentIndex() == 0


def test_the_history_says_what_changed_each_time(
    program: Program, window: MainWindow, client: FakeClient, workspace: Workspace
) -> None:
    history = three(program, client)
    client.answer = reply
    workspace.choose([a_feature()], False, "x")
    send(program, "acct_3")
    assert texts(history)[0][3] == "Payments: true, Payments › Refund management: false"
    send(program, "acct_3")
    assert texts(history)[0][3] == "nothing"
    menu = history.make_menu()
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "Restore this request",
        "Compare with the current request",
    ]


def test_a_new_answer_comes_to_the_front(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    history = three(program, client)
    tabs(window).setCurrentIndex(HISTORY)
    select(history, 2)
    client.open.clear()
    program.parts.sender.start("")
    settle()
    assert tabs(window).currentIndex() == HISTORY
    assert "Waiting" in text(window, "responseSummary")
    assert len(texts(history)) == 3
    # Looking back while waiting is fine, and the clock does not write over it.
    select(history, 1)
    commands_of(window).answer.panel._tick()
    assert text(window, "responseSummary").startswith("400")
    client.open.set()
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()
    assert not child(window, QLabel, "earlierNote").isVisible()
    assert text(window, "responseSummary") == "No answer in time"
    assert len(texts(history)) == 4


def test_restoring_a_form_is_one_undo_step(
    program: Program, window: MainWindow, client: FakeClient, workspace: Workspace
) -> None:
    history = three(program, client)
    select(history, 2)
    restored = history.current()
    assert restored is not None
    workspace.choose([a_feature()], False, "x")
    workspace.set_api_version("2025-06-30.basil", "x")
    before, count = workspace.request, workspace.undo_stack.count()
    child(window, QPushButton, "restoreHistoryButton").click()
    settle()
    assert workspace.request == restored.request
    assert workspace.undo_stack.count() == count + 1
    assert not child(window, QLabel, "staleNote").isVisible()
    workspace.undo_stack.undo()
    assert workspace.request == before


def test_a_form_of_a_version_that_is_gone_is_said(
    program: Program,
    window: MainWindow,
    client: FakeClient,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    history = three(program, client)
    told: list[str] = []
    monkeypatch.setattr(window.messages, "problem", lambda text, more="": told.append(text))
    exchange = history.current()
    assert exchange is not None
    object.__setattr__(exchange, "request", Request("gone", "acct_9"))
    before = workspace.request
    commands_of(window).doors.comparing.restore(exchange)
    assert workspace.request is before
    [sentence] = told
    assert "gone" in sentence


def test_comparing_with_the_form(program: Program, window: MainWindow, client: FakeClient) -> None:
    history = three(program, client)
    select(history, 2)
    child(window, QPushButton, "compareHistoryButton").click()
    settle()
    dialog = commands_of(window).doors.comparing.dialog
    assert dialog is not None
    assert change_rows(dialog.requests.changes) == [("Account", "changed", "acct_1", "acct_3")]
    assert dialog.requests.before.currentText().startswith("Sent at ")


def test_clearing_drops_everything(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    history = three(program, client)
    tabs(window).setCurrentIndex(HISTORY)
    select(history, 1)
    child(window, QPushButton, "clearHistoryButton").click()
    settle()
    assert program.parts.exchanges.all == []
    assert texts(history) == []
    assert not tabs(window).isTabVisible(HISTORY)
    assert text(window, "responseSummary") == "No answer yet"
    assert not child(window, QLabel, "earlierNote").isVisible()


def test_enter_shows_the_answer(program: Program, window: MainWindow, client: FakeClient) -> None:
    history = three(program, client)
    tabs(window).setCurrentIndex(HISTORY)
    select(history, 2)
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    assert tabs(window).currentIndex() == 0
    assert child(window, QLabel, "earlierNote").isVisible()


def test_a_live_exchange_says_so(program: Program, window: MainWindow, client: FakeClient) -> None:
    store_key(program.parts.keys, program.parts.jobs, "shop", LIVE_KEY)
    program.parts.keys.arm("shop")
    client.answer = lambda: reply(402, {"error": {"message": "No."}})
    program.parts.workspace.choose([component_path("documents")], True, "x")
    send(program, "acct_1", "shop")
    history = commands_of(window).answer.panel.history
    assert history is not None
    assert texts(history)[0][2] == "acct_1 · shop (LIVE)"
    assert LIVE_KEY not in repr(program.parts.exchanges.all)
