"""Opening the page from the window, and what the window shows of it."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTreeWidget,
)
from tests.support.page_calls import PageCalls
from tests.support.qt import child, settle, wait_until
from tests.support.stored_keys import store_key

from session_composer.app import Program
from session_composer.core.wire.paths import component_path
from session_composer.ui.browser.key_dialog import PublishableKeyDialog
from session_composer.ui.window.main_window import MainWindow


def opened(program: Program, window: MainWindow) -> PageCalls:
    """Tick two components and take the action; the browser is this test."""
    workspace = program.parts.workspace
    workspace.set_account("acct_1SimExpressUS", "x")
    workspace.choose([component_path("payments"), component_path("documents")], True, "x")
    settle()
    addresses: list[str] = []

    def take(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    program.commands.doors.browser.open_url = take
    child(window, QAction, "openInBrowserAction").trigger()
    (address,) = addresses
    return PageCalls(address)


def test_the_action_needs_something_to_show(program: Program, window: MainWindow) -> None:
    action = child(window, QAction, "openInBrowserAction")
    assert not action.isEnabled()
    program.parts.workspace.choose([component_path("payments")], True, "x")
    settle()
    assert action.isEnabled()
    assert program.commands.effect.browser.isEnabled()
    program.parts.workspace.choose([component_path("payments")], False, "x")
    settle()
    assert not action.isEnabled()


def test_the_tab_follows_the_page_and_a_failure_marks_its_row(
    program: Program, window: MainWindow
) -> None:
    page = opened(program, window)
    view = program.commands.doors.browser.view
    tabs = next(one for one in window.findChildren(QTabWidget) if one.indexOf(view) >= 0)
    assert tabs.currentWidget() is view
    page.call("GET", "view")
    assert page.call("POST", "session")["client_secret"]
    told = {
        "payments": {"state": "shown", "ms": 12},
        "documents": {
            "state": "failed",
            "type": "invalid_request_error",
            "message": "It is not enabled.",
        },
    }
    page.call("POST", "report", told)
    rows = child(window, QTreeWidget, "browserView")
    wait_until(lambda: view.failures == 1)
    texts = [
        (rows.topLevelItem(row).text(0), rows.topLevelItem(row).text(1))  # type: ignore[union-attr]
        for row in range(rows.topLevelItemCount())
    ]
    assert ("Payments", "shown after 12 ms") in texts
    (failed,) = [text for name, text in texts if name == "Documents"]
    assert failed.startswith("invalid_request_error: It is not enabled.")
    assert "capability" in failed
    assert tabs.tabText(tabs.indexOf(view)) == "Browser 1"
    findings = program.commands.checks.findings
    (problem,) = [one for one in findings.problems() if one.rule == "browser"]
    assert problem.path == component_path("documents")
    assert "It is not enabled." in str(problem.message)
    # An edit makes it one of another request; undoing that brings it back.
    program.parts.workspace.choose([component_path("balances")], True, "x")
    assert not [one for one in findings.problems() if one.rule == "browser"]
    program.parts.workspace.undo_stack.undo()
    assert [one for one in findings.problems() if one.rule == "browser"]
    child(window, QPushButton, "browserEndButton").click()
    settle()
    assert rows.topLevelItemCount() == 0
    assert not [one for one in findings.problems() if one.rule == "browser"]


def test_without_a_browser_the_address_is_told(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        program.parts.messages, "problem", lambda text, more="": told.append(more or text)
    )
    program.parts.workspace.choose([component_path("payments")], True, "x")
    browser = program.commands.doors.browser
    browser.open_url = lambda _: False
    browser.open()
    assert told[0].startswith("http://127.0.0.1:")
    store_key(program.parts.keys, program.parts.jobs, "prod", "sk_live_51SentinelSentinel")
    program.parts.target.choose("prod")
    browser.open()
    assert "real money" in told[1]


def test_the_publishable_key_is_checked(window: MainWindow) -> None:
    dialog = PublishableKeyDialog("dev", "", window)
    button = dialog.box.button(QDialogButtonBox.StandardButton.Ok)
    field = child(dialog, QLineEdit, "publishableKeyField")
    for text, is_good in (("", False), ("sk_test_1234567", False), (" pk_test_1234567 ", True)):
        field.setText(text)
        assert button.isEnabled() is is_good
        assert bool(dialog.problem.text()) is not is_good
    assert dialog.key == "pk_test_1234567"
    dialog.deleteLater()
