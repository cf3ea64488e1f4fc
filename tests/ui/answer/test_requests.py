"""Test request in the window: to the sandbox, to Stripe with a live guard, and to the end."""

import json
import threading
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime, Qt, QUrl
from PySide6.QtGui import QAction, QClipboard, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.commands import commands_of
from tests.support.edits import a_feature
from tests.support.fakes import LIVE_KEY, OTHER_LIVE_KEY, SENTINEL, FakeClient, reply
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import child, settle, wait_until
from tests.support.stored_keys import store_key

from session_composer.api.http.client import Failure, FailureKind, Reply
from session_composer.api.sandbox.behaviours import SLOW_SECONDS
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.api.stripe.reply import SessionAnswer
from session_composer.app import Program
from session_composer.core.text.message import verbatim
from session_composer.core.wire.paths import component_path, feature_path
from session_composer.core.wire.values import UNSET
from session_composer.state.sending.exchanges import Exchange
from session_composer.state.tree.tree_model import Column, PathRole
from session_composer.ui.answer.exchange_text import expiry_note
from session_composer.ui.window.main_window import MainWindow

FEATURE = a_feature()
SIGN_IN = feature_path("account_onboarding", "disable_stripe_user_authentication")
SESSION = SessionAnswer(
    status=200,
    elapsed_ms=1,
    request_id="req_1",
    headers=(),
    json_text="{}",
    simulated=True,
    account="acct_1",
    client_secret="",
    expires_at=1,
    livemode=False,
    granted={},
    revealed_json="{}",
)
DOCUMENTS = component_path("documents")
SAMPLE = sample_accounts()[0].id


def text(window: MainWindow, name: str) -> str:
    found = child(window, QWidget, name)
    if isinstance(found, QPlainTextEdit):
        return found.toPlainText()
    assert isinstance(found, QLabel)
    return found.text()


def compose(program: Program, account: str = SAMPLE) -> None:
    program.parts.workspace.set_account(account, "x")
    program.parts.workspace.choose([DOCUMENTS], True, "x")
    settle()


def button(window: MainWindow, name: str = "testRequestButton") -> QPushButton:
    return child(window, QPushButton, name)


def finish(program: Program) -> None:
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()


def send(program: Program) -> None:
    button(program.window).click()
    finish(program)


def everything_shown() -> str:
    """All texts of all widgets, shown or not."""
    readers = ("text", "toPlainText", "toolTip", "windowTitle", "accessibleName", "statusTip")
    found = []
    for widget in QApplication.allWidgets():
        for name in readers:
            read = getattr(widget, name, None)
            if callable(read):
                found.append(str(read()))
    assert "Connected account" in found
    return "\n".join(found)


def latest(program: Program) -> Exchange:
    found = program.parts.exchanges.latest
    assert found is not None
    return found


def add_key(program: Program, name: str, key: str) -> None:
    store_key(program.parts.keys, program.parts.jobs, name, key)


@pytest.fixture
def client(stand_in: FakeClient) -> FakeClient:
    return stand_in


# The main job, with the sandbox


@pytest.mark.parametrize("how", ["button", "action", "keys"])
def test_the_main_job_needs_no_key_and_no_network(
    program: Program, window: MainWindow, heartbeat: Heartbeat, how: str
) -> None:
    compose(program)
    program.parts.workspace.choose([FEATURE], False, "x")
    settle()
    heartbeat.restart()
    if how == "button":
        QTest.mouseClick(button(window), Qt.MouseButton.LeftButton)
    elif how == "action":
        child(window, QAction, "testRequestAction").trigger()
    else:
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        wait_until(lambda: program.parts.sender.is_busy or bool(program.parts.exchanges.latest))
    finish(program)
    assert heartbeat.worst_turn < UNNOTICED
    outcome = latest(program).outcome
    assert isinstance(outcome, SessionAnswer)
    assert text(window, "responseSummary").startswith("200 OK")
    assert outcome.request_id in text(window, "responseSummary")
    shown = json.loads(text(window, "responseBody"))
    assert shown["account"] == SAMPLE
    assert shown["components"]["documents"]["enabled"] is True
    assert outcome.client_secret not in text(window, "responseBody")
    assert "Content-Type: application/json" in text(window, "responseHeaders").replace(
        "type", "Type"
    )
    granted = window.model.index_of(FEATURE, Column.GRANTED)
    assert granted.data() == "false"
    assert window.model.index_of(DOCUMENTS, Column.GRANTED).data() == "true"
    assert not window.isWindowModified() or program.parts.workspace.undo_stack.count() == 3


def test_the_secret_is_masked_until_it_is_revealed(program: Program, window: MainWindow) -> None:
    compose(program)
    send(program)
    outcome = latest(program).outcome
    assert isinstance(outcome, SessionAnswer)
    secret = outcome.client_secret
    reveal = button(window, "revealSecretButton")
    assert reveal.isVisible()
    reveal.click()
    assert secret in text(window, "responseBody")
    assert json.loads(text(window, "responseBody"))["client_secret"] == secret
    reveal.click()
    assert secret not in text(window, "responseBody")
    reveal.click()
    button(window).click()
    assert secret not in text(window, "responseBody")
    finish(program)
    assert not button(window, "revealSecretButton").isChecked()
    assert text(window, "secretExpiry") in {"15:00", "14:59"}


def test_d3_the_secret_is_nowhere_else(program: Program, window: MainWindow) -> None:
    compose(program)
    send(program)
    outcome = latest(program).outcome
    assert isinstance(outcome, SessionAnswer)
    assert outcome.client_secret not in everything_shown()
    program.settings.sync()
    assert outcome.client_secret not in repr(latest(program))


def test_d4_a_copied_secret_is_taken_back(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    clipboard = QGuiApplication.clipboard()
    compose(program)
    send(program)
    outcome = latest(program).outcome
    assert isinstance(outcome, SessionAnswer)
    button(window, "copySecretButton").click()
    assert clipboard.text() == outcome.client_secret
    assert clipboard.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    commands_of(window).context.clipboard.clear_secret()
    assert outcome.client_secret not in clipboard.text(QClipboard.Mode.Clipboard)
    button(window, "copySecretButton").click()
    clipboard.setText("something of the user")
    commands_of(window).context.clipboard.clear_secret()
    assert clipboard.text() == "something of the user"


# Errors


def test_an_error_says_what_and_leads_to_its_row(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    error = {
        "type": "invalid_request_error",
        "code": "parameter_unknown",
        "message": "Received unknown parameter",
        "param": "components[payments][features][refund_management][deeper]",
        "doc_url": "https://docs.stripe.com/error-codes/parameter-unknown",
    }
    client.answer = lambda: reply(400, {"error": error})
    compose(program)
    program.parts.workspace.choose([FEATURE], True, "x")
    settle()
    send(program)
    assert text(window, "responseSummary").startswith("400 Bad Request")
    said = text(window, "responseMessage")
    assert error["message"] in said
    assert error["param"] in text(window, "responseBody")
    assert (
        text(window, "responseTitle") == "Payments › features.refund_management.deeper was refused"
    )
    window.tree_panel.tree.collapseAll()
    button(window, "showRowButton").click()
    assert window.tree_panel.tree.currentIndex().data(PathRole) == FEATURE
    assert window.tree_panel.tree.hasFocus()


def test_an_error_with_a_fix_takes_one_line(program: Program, window: MainWindow) -> None:
    """Why stands in the answer below, and the fix says what to do."""
    workspace = program.parts.workspace
    compose(program, "acct_1SimExpressUS")
    workspace.choose([SIGN_IN], True, "x")
    settle()
    program.parts.sender.start("")
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()
    title = child(window, QLabel, "responseTitle")
    assert title.text().endswith("› Disable Stripe user authentication was refused")
    assert not child(window, QLabel, "responseMessage").isVisible()
    assert not button(window, "showRowButton").isVisible()
    fix = button(window, "fixAnswerButton")
    assert fix.text() == "Keep Stripe's sign-in"
    # Beside the text, not below it.
    assert fix.geometry().top() < title.geometry().bottom()
    fix.click()
    assert workspace.request.params[SIGN_IN] is False


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (1800, "in 30 minutes, 13:00"),
        (70, "in a minute, 12:31"),
        (-1, "expired, 12:29"),
        (5 * 3600, "in 5 hours, 17:30"),
        (48 * 3600, "in 48 hours, "),
    ],
)
def test_it_is_said_when_a_secret_expires(left: int, words: str) -> None:
    now = QDateTime.fromString("2026-12-01T12:30:00", Qt.DateFormat.ISODate)
    answer = replace(SESSION, expires_at=now.toSecsSinceEpoch() + left)
    assert expiry_note(answer, now)[("expires_at",)].startswith(words)
    assert expiry_note(replace(SESSION, expires_at=None), now) == {}


def test_an_error_marks_its_row_until_the_request_changes(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    """Undoing the edit brings the marker back: what is stale is a question of equality."""
    param = "components[documents][enabled]"
    client.answer = lambda: reply(400, {"error": {"message": "No.", "param": param}})
    compose(program)
    program.parts.workspace.choose([FEATURE], True, "x")
    settle()
    send(program)
    stale = child(window, QLabel, "staleNote")

    def marked() -> bool:
        settle()
        return "error" in window.model.index_of(DOCUMENTS).data(Qt.ItemDataRole.AccessibleTextRole)

    assert marked()
    assert not stale.isVisible()
    program.parts.workspace.choose([FEATURE], UNSET, "x")
    assert not marked()
    assert stale.isVisible()
    program.parts.workspace.undo_stack.undo()
    assert marked()
    assert not stale.isVisible()


def test_an_error_about_the_account_leads_to_its_field(
    program: Program, window: MainWindow
) -> None:
    compose(program, "acct_nobody")
    send(program)
    button(window, "showRowButton").click()
    assert window.header.account_field.hasFocus()


def test_errors_of_our_own_checks_are_said_before_sending(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    send(program)
    assert client.sent == []
    assert text(window, "responseSummary") == "Not sent"
    assert "refuse" in text(window, "responseMessage")
    button(window, "sendAnywayButton").click()
    finish(program)
    assert len(client.sent) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body><img src='file:///etc/passwd'><b>Sign in</b></body></html>",
        b'{"error": {"message": "<b>bold</b> <img src=\'file:///x.png\'>", "code": "<i>"}}',
        b'{"object": "list", "x": "<b>x</b>\\u202e"}',
        b"null",
        b"\xff\xfe\x00",
    ],
)
def test_d1_what_a_server_says_is_shown_as_text(
    program: Program, window: MainWindow, client: FakeClient, body: bytes
) -> None:
    for status in (200, 400, 502):
        client.answer = lambda status=status: reply(status, body=body)  # type: ignore[misc]
        compose(program)
        send(program)
        assert text(window, "responseSummary").startswith(str(status))
        for name in ("responseSummary", "responseMessage"):
            assert child(window, QLabel, name).textFormat() == Qt.TextFormat.PlainText
        if b"<b>" in body:
            everything = text(window, "responseBody") + text(window, "responseMessage")
            assert "<b>" in everything
        assert not button(window, "revealSecretButton").isVisible()


def test_a_failure_is_said_and_the_button_returns(
    program: Program, window: MainWindow, client: FakeClient, subtests: pytest.Subtests
) -> None:
    compose(program)
    for kind in FailureKind:
        with subtests.test(kind=kind):
            client.answer = lambda kind=kind: Failure(
                kind, verbatim(f"It <b>{kind}</b>."), "detail"
            )  # type: ignore[misc]
            send(program)
            assert text(window, "responseMessage").startswith(f"It <b>{kind}</b>.")
            assert text(window, "responseBody") == ""
            assert button(window).isEnabled()
            assert "Test" in button(window).text()


def test_d9_a_huge_answer_does_not_freeze_the_window(
    program: Program, window: MainWindow, client: FakeClient, heartbeat: Heartbeat
) -> None:
    client.answer = lambda: reply(body=json.dumps({"a": "x" * 1_000_000}).encode())
    compose(program)
    heartbeat.restart()
    send(program)
    assert heartbeat.worst_turn < UNNOTICED
    shown = text(window, "responseBody")
    assert len(shown) > 250_000
    assert shown.endswith("more characters")


def test_d2_only_links_to_stripe_are_opened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for url, opens in (
        ("https://docs.stripe.com/api", True),
        ("https://dashboard.stripe.com/logs", True),
        ("http://docs.stripe.com/api", False),
        ("https://evil.example/", False),
        ("https://docs.stripe.com.evil.example/", False),
        ("https://user@docs.stripe.com/", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
    ):
        with subtests.test(url):
            opened.clear()
            commands_of(window).answer.panel.link_requested.emit(QUrl(url))
            window.details.link_requested.emit(QUrl(url))
            assert opened == ([url] * 2 if opens else [])


# While it runs


def test_the_button_becomes_cancel_and_escape_does_the_same(
    program: Program, window: MainWindow, client: FakeClient, qtbot: QtBot
) -> None:
    for how in ("button", "keys"):
        client.open.clear()
        compose(program)
        button(window).click()
        assert "Cancel" in button(window).text()
        assert not child(window, QAction, "testRequestAction").isEnabled()
        assert "Waiting" in text(window, "responseSummary")
        if how == "button":
            button(window).click()
        else:
            QTest.keyClick(window, Qt.Key.Key_Escape)
            settle()
        assert not program.parts.sender.is_busy
        assert text(window, "responseSummary") == "Cancelled"
        assert "may have been created" in text(window, "responseMessage")
        assert "Test" in button(window).text()
        assert not child(window, QAction, "cancelAction").isEnabled()
        client.open.set()


def test_c17_impatient_clicks_send_one_request(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    client.open.clear()
    compose(program)
    action = child(window, QAction, "testRequestAction")
    for _ in range(5):
        action.trigger()
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert program.parts.sender.is_busy
    client.open.set()
    finish(program)
    assert len(client.sent) == 1


def test_three_hundred_quick_toggles_end_in_the_right_state(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    client.open.clear()
    compose(program)
    button(window).click()
    tree = window.tree_panel.tree
    tree.select_path(FEATURE)
    program.parts.workspace.choose([FEATURE], UNSET, "x")
    count = program.parts.workspace.undo_stack.count()
    for _ in range(301):
        QTest.keyClick(tree, Qt.Key.Key_Space)
    assert program.parts.workspace.request.get(FEATURE) is True
    assert window.model.index_of(FEATURE, Column.SENT).data() == "true"
    assert text(window, "bodyPreview") == program.parts.workspace.body()
    assert program.parts.workspace.undo_stack.count() == count + 301
    client.open.set()
    finish(program)
    assert child(window, QLabel, "staleNote").isVisible()


def test_f2_closing_the_window_while_sending(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    client.open.clear()
    compose(program)
    program.parts.workspace.undo_stack.setClean()
    button(window).click()
    wait_until(lambda: bool(client.sent))
    assert window.close()
    program.close()
    assert not client.answered.is_set()
    client.open.set()
    assert client.answered.wait(30)
    time.sleep(0.03)
    settle()
    assert program.parts.exchanges.latest is None


def test_f2_closing_the_window_while_the_real_sandbox_is_slow(
    program: Program, window: MainWindow
) -> None:
    compose(program, "acct_1SimSlow")
    program.parts.workspace.undo_stack.setClean()
    button(window).click()
    time.sleep(0.1)
    begin = time.monotonic()
    assert window.close()
    program.close()
    # Before the answer came.
    assert time.monotonic() - begin < SLOW_SECONDS
    for thread in threading.enumerate():
        if thread.name == "job":
            thread.join(30)
            assert not thread.is_alive()


# Live keys


class Answers:
    """Stands for the user at the question about live keys."""

    def __init__(self) -> None:
        self.yes = False
        self.asked: list[tuple[str, str, str]] = []
        self.owners: list[str] = []

    def ask(self, account: str, profile: str, hint: str, owner: str) -> bool:
        self.asked.append((account, profile, hint))
        self.owners.append(owner)
        return self.yes


@pytest.fixture
def answers(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()
    monkeypatch.setattr(window.messages, "ask_live", made.ask)
    return made


def test_b18_no_request_leaves_before_a_live_key_is_confirmed(
    program: Program, window: MainWindow, client: FakeClient, answers: Answers
) -> None:
    add_key(program, "shop", LIVE_KEY)
    program.parts.target.choose("shop")
    assert window.header.badge.text() == "LIVE"
    compose(program)
    for _ in range(3):
        send(program)
    assert client.sent == []
    assert [(account, name) for account, name, _ in answers.asked] == [(SAMPLE, "shop")] * 3
    assert all(SENTINEL not in hint for _, _, hint in answers.asked)
    answers.yes = True
    send(program)
    finish(program)
    assert len(client.sent) == 1
    assert client.sent[0][2] == LIVE_KEY
    send(program)
    assert len(client.sent) == 2
    assert len(answers.asked) == 4


def test_a_live_key_under_a_known_name_asks_again(
    program: Program, window: MainWindow, client: FakeClient, answers: Answers
) -> None:
    answers.yes = True
    add_key(program, "shop", LIVE_KEY)
    program.parts.target.choose("shop")
    compose(program)
    send(program)
    finish(program)
    add_key(program, "shop", OTHER_LIVE_KEY)
    assert program.parts.target.name == "shop"
    answers.yes = False
    send(program)
    assert len(answers.asked) == 2
    assert len(client.sent) == 1


def test_escape_is_no_yes(program: Program, window: MainWindow, client: FakeClient) -> None:
    """The question itself, unanswered: its default and its escape are both no."""
    add_key(program, "shop", LIVE_KEY)
    program.parts.target.choose("shop")
    compose(program)
    seen: list[str] = []

    def escape(box: QWidget) -> int:
        seen.append(type(box).__name__)
        box.show()
        QTest.keyClick(box, Qt.Key.Key_Escape)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        from PySide6.QtWidgets import QMessageBox

        patch.setattr(QMessageBox, "exec", escape)
        send(program)
    assert seen == ["QMessageBox"]
    assert client.sent == []


def test_c12_the_key_is_in_no_widget(
    program: Program, window: MainWindow, client: FakeClient, answers: Answers
) -> None:
    answers.yes = True
    add_key(program, "shop", LIVE_KEY)
    program.parts.target.choose("shop")
    compose(program)

    def leak() -> Reply:
        return reply(400, {"error": {"message": f"Invalid API Key: {LIVE_KEY}"}})

    client.answer = leak
    send(program)
    finish(program)
    assert len(client.sent) == 1
    assert SENTINEL not in everything_shown()
