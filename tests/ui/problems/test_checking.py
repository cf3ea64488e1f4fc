"""Problems, refused requests, and what was granted: listed, marked on their rows, acted upon."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QTableView,
)
from tests.support.commands import commands_of
from tests.support.edits import SEED
from tests.support.fakes import SENTINEL, SESSION, FakeClient, reply
from tests.support.qt import child, settle, wait_until
from tests.support.requests import STORE

from session_composer.app import Program
from session_composer.core.account.facts import known
from session_composer.core.request.request import Request
from session_composer.core.rules.problems import Severity
from session_composer.core.versions.version_info import PRIVATE
from session_composer.core.wire.paths import WirePath, component_path, enabled_path, feature_path
from session_composer.core.wire.values import UNSET, Leaf
from session_composer.state.tree.tree_model import CellLook, CellRole, Column, PathRole, ProblemRole
from session_composer.ui.account.commands import AccountCommands
from session_composer.ui.controls.link_button import LinkButton
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.window.main_window import MainWindow

ACCOUNT = "acct_1NobodyKnows"
DSUA = "disable_stripe_user_authentication"
REFUNDS = feature_path("payments", "refund_management")
INSTANT = feature_path("payouts", "instant_payouts")
PAYMENTS, PAYOUTS = component_path("payments"), component_path("payouts")
DOCUMENTS = component_path("documents")
REPORT_COMPONENT = component_path("balance_report")
CUSTOM_LIKE = {
    "controller.losses.payments": "application",
    "controller.requirement_collection": "application",
    "controller.stripe_dashboard.type": "none",
}


@pytest.fixture
def client(stand_in: FakeClient) -> FakeClient:
    return stand_in


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the addresses that would be opened in a browser."""
    found: list[str] = []

    def take(url: QUrl) -> bool:
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return found


def use(program: Program, params: Mapping[WirePath, Leaf], version: str = SEED) -> None:
    """Begin with a request, as after opening a file."""
    program.parts.workspace.start_over(Request(version, ACCOUNT, dict(params)))
    settle()


# Two errors and two warnings, all of them with safe fixes, in another order than by severity.
MIXED: dict[WirePath, Leaf] = {
    enabled_path("documents"): "true",
    INSTANT: "true",
    REFUNDS: True,
}
FIXED: dict[WirePath, Leaf] = {
    enabled_path("documents"): True,
    enabled_path("payments"): True,
    enabled_path("payouts"): True,
    INSTANT: True,
    REFUNDS: True,
}


def problem_list(window: MainWindow) -> QListWidget:
    return child(window, QListWidget, "problemList")


def lines(window: MainWindow) -> list[str]:
    found = problem_list(window)
    return [found.item(row).text() for row in range(found.count())]


def tab_title(window: MainWindow) -> str:
    notes = window.panels.notes
    place = notes.indexOf(commands_of(window).checks.panel)
    count = notes.bar.count_of(place)
    return f"{notes.tabText(place)} ({count})" if count else notes.tabText(place)


def click(window: MainWindow, name: str) -> None:
    button = child(window, QAbstractButton, name)
    assert button.isEnabled()
    button.click()
    settle()


def open_problems(window: MainWindow) -> QListWidget:
    window.panels.show_problems()
    settle()
    found = problem_list(window)
    assert found.isVisible()
    return found


def click_line(found: QListWidget, row: int) -> None:
    found.scrollToItem(found.item(row))
    place = found.visualItemRect(found.item(row)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def current_path(window: MainWindow) -> WirePath | None:
    path: WirePath | None = window.tree_panel.tree.currentIndex().data(PathRole)
    return path


def mark(window: MainWindow, path: WirePath) -> str:
    found: str = window.model.index_of(path).data(ProblemRole)
    return found


def granted_cell(window: MainWindow, path: WirePath) -> CellLook:
    cell: CellLook = window.model.index_of(path, Column.GRANTED).data(CellRole)
    return cell


def send(program: Program) -> None:
    child(program.window, QPushButton, "testRequestButton").click()
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()


def label(window: MainWindow, name: str) -> str:
    return child(window, QLabel, name).text()


# The list


def test_problems_are_listed_worst_first_and_counted(program: Program, window: MainWindow) -> None:
    use(program, MIXED)
    found = program.parts.workspace.problems()
    assert [problem.severity for problem in found] == [Severity.ERROR] * 2 + [Severity.WARNING] * 2
    assert lines(window) == [str(problem.message) for problem in found]
    assert tab_title(window) == "Problems (4)"
    spoken = problem_list(window).item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"error: {found[0].message}"
    use(program, FIXED)
    assert lines(window) == []
    assert tab_title(window) == "Problems"
    window.panels.show_problems()
    assert child(window, QLabel, "noProblem").isVisible()


def test_rows_are_marked_with_their_worst_problem(program: Program, window: MainWindow) -> None:
    use(program, MIXED)
    rows = (PAYMENTS, PAYOUTS, DOCUMENTS, INSTANT, REFUNDS)
    marks = [mark(window, path) for path in rows]
    assert marks == ["error", "error", "warning", "warning", ""]
    name = window.model.index_of(PAYMENTS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "error" in name
    use(program, FIXED)
    assert {mark(window, path) for path in rows} == {""}


def test_every_row_with_a_part_in_a_problem_is_marked_and_tells_it(
    program: Program, window: MainWindow
) -> None:
    names = ("account_onboarding", "notification_banner")
    sent: dict[WirePath, Leaf] = {enabled_path(name): True for name in names}
    sent |= {feature_path(name, DSUA): name == names[0] for name in names}
    use(program, sent)
    found = [problem for problem in program.parts.workspace.problems() if problem.also]
    assert found
    for problem in found:
        for path in (problem.path, *problem.also):
            assert mark(window, path)
            window.show_row(path)
            settle()
            assert str(problem.message) in window.details.toPlainText()


@pytest.mark.parametrize("how", ["click", "return", "enter"])
def test_a_problem_leads_to_its_row(program: Program, window: MainWindow, how: str) -> None:
    use(program, MIXED)
    window.tree_panel.filter_field.setText("nothing is called so")
    found = open_problems(window)
    paths = [problem.path for problem in program.parts.workspace.problems()]
    for row, expected in ((3, paths[3]), (0, paths[0])):
        if how == "click":
            click_line(found, row)
        else:
            found.setFocus()
            found.setCurrentRow(row)
            key = Qt.Key.Key_Return if how == "return" else Qt.Key.Key_Enter
            QTest.keyClick(found, key)
            settle()
        shown = expected[:2] if expected[-1] == "enabled" else expected
        assert current_path(window) == shown
        assert window.tree_panel.tree.hasFocus()
    assert program.parts.workspace.undo_stack.count() == 0


def test_a_problem_with_the_account_leads_to_its_field(
    program: Program, window: MainWindow
) -> None:
    use(program, FIXED)
    program.parts.workspace.set_account("", "x")
    settle()
    click_line(open_problems(window), 0)
    assert window.header.account_field.hasFocus()


# Fixes


def test_a_fix_is_one_undo_step(program: Program, window: MainWindow) -> None:
    use(program, MIXED)
    workspace = program.parts.workspace
    before = workspace.request
    open_problems(window).setCurrentRow(1)
    problem = workspace.problems()[1]
    assert problem.fix is not None
    fix = child(window, QPushButton, "fixProblemButton")
    assert fix.text() == str(problem.fix.text)
    click(window, "fixProblemButton")
    assert workspace.request == before.with_values(problem.fix.changes)
    assert workspace.undo_stack.count() == 1
    assert workspace.undo_stack.undoText() == str(problem.fix.text)
    assert str(problem.message) not in lines(window)
    assert len(lines(window)) == 3
    workspace.undo_stack.undo()
    settle()
    assert workspace.request == before
    assert len(lines(window)) == 4


def test_what_is_mended_already_is_not_mended_again(program: Program, window: MainWindow) -> None:
    """While edits follow each other the list is a moment behind."""
    use(program, MIXED)
    workspace = program.parts.workspace
    shown = workspace.problems()
    workspace.replace(workspace.request.with_values(dict.fromkeys(MIXED, UNSET)), "x")
    assert dict(workspace.request.params) == {}
    fixes = [(one, one.fix) for one in shown if one.fix is not None]
    commands_of(window).checks.findings.fix(fixes, "Fix")
    assert dict(workspace.request.params) == {}
    assert workspace.undo_stack.undoText() == "x"


def test_all_safe_fixes_are_one_undo_step(program: Program, window: MainWindow) -> None:
    # An unknown parameter has a fix, too; but it drops what was asked for.
    use(program, MIXED | {enabled_path("balance_report"): True})
    workspace = program.parts.workspace
    before = workspace.request
    open_problems(window)
    click(window, "fixAllButton")
    assert dict(workspace.request.params) == FIXED | {enabled_path("balance_report"): True}
    assert workspace.undo_stack.count() == 1
    assert len(lines(window)) == 1
    assert not child(window, QPushButton, "fixAllButton").isVisible()
    assert child(window, QPushButton, "fixProblemButton").isVisible()
    workspace.undo_stack.undo()
    assert workspace.request == before


def test_where_there_is_no_fix_there_is_nothing_to_press(
    program: Program, window: MainWindow
) -> None:
    use(program, {})
    open_problems(window)
    assert len(lines(window)) == 1
    assert not child(window, QPushButton, "fixProblemButton").isVisible()
    assert not child(window, QPushButton, "fixAllButton").isVisible()
    use(program, FIXED)
    assert not child(window, LinkButton, "problemSourceButton").isVisible()


def test_the_chosen_problem_stays_chosen(program: Program, window: MainWindow) -> None:
    use(program, MIXED)
    found = open_problems(window)
    found.setCurrentRow(2)
    chosen = lines(window)[2]
    program.parts.workspace.choose([PAYMENTS], True, "x")
    settle()
    assert found.currentItem().text() == chosen
    assert found.currentRow() == 1


# Sources


def test_the_source_goes_through_the_link_guard(
    program: Program, window: MainWindow, opened: list[str]
) -> None:
    use(program, MIXED)
    open_problems(window).setCurrentRow(0)
    click(window, "problemSourceButton")
    assert opened == [program.parts.workspace.problems()[0].source]
    for odd in (
        "http://docs.stripe.com/a",
        "https://evil.example/docs.stripe.com",
        "https://docs.stripe.com@evil.example/",
        "https://user@docs.stripe.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "",
    ):
        commands_of(window).checks.panel.link_requested.emit(QUrl(odd))
    assert len(opened) == 1


def test_the_source_of_every_rule_can_be_opened(
    program: Program, window: MainWindow, opened: list[str]
) -> None:
    sources = {rule.source.url for rule in program.parts.workspace.rulebook.constraints}
    for source in sources:
        commands_of(window).checks.panel.link_requested.emit(QUrl(source))
    assert set(opened) == sources


# Sending with errors


def test_errors_hold_a_request_back_until_it_is_sent_anyway(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    use(program, MIXED)
    send(program)
    assert client.sent == []
    assert label(window, "responseSummary") == "Not sent"
    message = label(window, "responseMessage")
    assert str(program.parts.workspace.problems()[0].message) in message
    assert "1 more" in message
    assert problem_list(window).isVisible()
    anyway = child(window, QPushButton, "sendAnywayButton")
    assert anyway.isVisible()
    send(program)
    assert client.sent == []
    click(window, "sendAnywayButton")
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()
    assert len(client.sent) == 1
    assert client.sent[0][1].body == program.parts.workspace.body()
    assert not anyway.isVisible()


def test_warnings_hold_nothing_back(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    use(program, {enabled_path("documents"): "true"})
    assert {problem.severity for problem in program.parts.workspace.problems()} == {
        Severity.WARNING
    }
    send(program)
    assert len(client.sent) == 1


def test_what_is_sent_anyway_is_the_request_as_it_is_then(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    use(program, MIXED)
    send(program)
    program.parts.workspace.choose([PAYMENTS], True, "x")
    settle()
    click(window, "sendAnywayButton")
    wait_until(lambda: not program.parts.sender.is_busy)
    body = client.sent[0][1].body
    assert body is not None
    assert "components[payments][enabled]=true" in body


# An error answer


def error(param: str, **more: str) -> dict[str, Any]:
    return {"error": {"type": "invalid_request_error", "message": "No.", "param": param} | more}


@pytest.mark.parametrize(
    ("param", "row"),
    [
        ("components[payments][features][refund_management]", REFUNDS),
        ("components.payments.features.refund_management", REFUNDS),
        ("components[payments][features][refund_management][0]", REFUNDS),
        ("components[payments][features][never_heard_of]", PAYMENTS),
        ("components[payments][enabled]", PAYMENTS),
        ("components[payments]", PAYMENTS),
    ],
)
def test_an_error_answer_marks_its_row_while_the_request_is_the_same(
    program: Program, window: MainWindow, client: FakeClient, param: str, row: WirePath
) -> None:
    client.answer = lambda: reply(400, error(param))
    use(program, FIXED)
    send(program)
    workspace = program.parts.workspace
    assert mark(window, row) == "error"
    workspace.choose([DOCUMENTS], UNSET, "x")
    settle()
    assert mark(window, row) == ""
    # Not an undo, and yet the same request again.
    workspace.choose([DOCUMENTS], True, "x")
    settle()
    assert mark(window, row) == "error"
    workspace.choose([DOCUMENTS], UNSET, "x")
    workspace.undo_stack.undo()
    settle()
    assert mark(window, row) == "error"
    window.tree_panel.tree.clearSelection()
    click(window, "showRowButton")
    assert current_path(window) == row


def test_an_error_without_a_parameter_lands_by_its_text(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    client.answer = lambda: reply(400, {"error": {"message": "`payouts` is not for you."}})
    use(program, FIXED)
    send(program)
    assert mark(window, component_path("payouts")) == "error"
    box = child(window, QComboBox, "apiVersionBox")
    client.answer = lambda: reply(400, {"error": {"message": "Invalid Stripe API version: x"}})
    send(program)
    assert window.model.texts.severities == {}
    assert "does not know this API version" in label(window, "responseMessage")
    click(window, "showRowButton")
    assert box.hasFocus()


@pytest.mark.parametrize("param", ["components", "metadata", "", "[", "a[b", "é.ü", "."])
def test_an_error_about_no_row_marks_none(
    program: Program, window: MainWindow, client: FakeClient, param: str
) -> None:
    client.answer = lambda: reply(400, error(param))
    use(program, FIXED)
    send(program)
    assert window.model.texts.severities == {}


def newest_preview(channel: str = "public preview") -> str:
    return next(info.header for info in STORE.previews if info.channel == channel)


@pytest.mark.parametrize(
    ("param", "words"),
    [
        (
            "components[balance_report]",
            "in 2025-08-27.basil and from 2026-04-22.dahlia on",
        ),
        ("components[app_install]", "from 2026-01-28.preview on"),
        ("components[app_install]", f"(Stripe-Version: {newest_preview()})"),
        (
            "components[agentic_commerce_settings]",
            f"(Stripe-Version: {newest_preview(PRIVATE)})",
        ),
        ("components[reporting_chart]", f"(Stripe-Version: {STORE.newest})"),
        ("components[reporting_chart][enabled]", "from 2026-10-28.endive on"),
    ],
)
def test_an_unknown_parameter_is_told_with_the_versions_that_have_it(
    program: Program, window: MainWindow, client: FakeClient, param: str, words: str
) -> None:
    client.answer = lambda: reply(400, error(param, code="parameter_unknown"))
    use(program, FIXED)
    send(program)
    assert words in label(window, "responseMessage")


@pytest.mark.parametrize(
    ("param", "code"),
    [
        ("components[never_heard_of]", "parameter_unknown"),
        ("components[reporting_chart]", "parameter_missing"),
        # The version has it: to choose it once more would help nobody.
        ("components[payments][features][refund_management]", "parameter_unknown"),
        ("components[payments]", "parameter_unknown"),
    ],
)
def test_there_is_no_advice_where_there_is_none_to_give(
    program: Program, window: MainWindow, client: FakeClient, param: str, code: str
) -> None:
    client.answer = lambda: reply(400, error(param, code=code))
    use(program, FIXED)
    send(program)
    assert "choose that API version" not in label(window, "responseMessage")


# Granted


def grant(components: Mapping[str, Any]) -> dict[str, Any]:
    return SESSION | {"account": ACCOUNT, "components": components}


def tabs(window: MainWindow) -> PaneTabs:
    return commands_of(window).answer.panel.tabs


def differences(window: MainWindow) -> list[list[str]]:
    model = child(window, QTableView, "differencesView").model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def test_what_is_not_granted_as_asked_is_marked_and_listed(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    refused = {"enabled": True, "features": {"refund_management": False}}
    client.answer = lambda: reply(
        content=grant({"payments": refused, "documents": {"enabled": True}})
    )
    use(program, FIXED)
    assert granted_cell(window, REFUNDS).text == ""
    send(program)
    cells = {path: granted_cell(window, path) for path in (PAYMENTS, REFUNDS, DOCUMENTS, PAYOUTS)}
    assert [cell.text for cell in cells.values()] == ["true", "false", "true", ""]
    assert [cell.is_marked for cell in cells.values()] == [False, True, False, False]
    assert tabs(window).bar.count_of(1) == "1"
    assert tabs(window).isTabVisible(1)
    assert differences(window) == [
        ["Asked, but not allowed", "", "", "", ""],
        ["Payments › Refund management", "true", "true", "≠ false", "no rule says so"],
    ]
    # No prediction was wrong, so there is nothing to tell those who keep the rules.
    assert child(window, QPushButton, "copyReportButton").isHidden()


def test_marks_of_the_granted_go_and_return_with_the_request(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    client.answer = lambda: reply(content=grant({"payments": {"enabled": False}}))
    use(program, FIXED)
    send(program)
    assert granted_cell(window, PAYMENTS).is_marked
    program.parts.workspace.choose([DOCUMENTS], UNSET, "x")
    settle()
    assert not granted_cell(window, PAYMENTS).is_marked
    assert granted_cell(window, PAYMENTS).text == "false"
    program.parts.workspace.undo_stack.undo()
    settle()
    assert granted_cell(window, PAYMENTS).is_marked


def test_the_mark_is_painted(program: Program, window: MainWindow, client: FakeClient) -> None:
    """The picture of the cell is another one with the mark than without."""
    client.answer = lambda: reply(content=grant({"payments": {"enabled": False}}))
    use(program, FIXED)
    send(program)
    tree = window.tree_panel.tree

    def picture() -> Any:
        tree.clearSelection()
        cell = tree.filter.mapFromSource(window.model.index_of(PAYMENTS, Column.GRANTED))
        return tree.viewport().grab(tree.visualRect(cell)).toImage()

    marked = picture()
    window.model.set_granted(dict(window.model.texts.granted), frozenset())
    assert granted_cell(window, PAYMENTS).text == "false"
    assert picture() != marked


def test_a_wrong_prediction_is_copied_as_a_report(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    workspace = program.parts.workspace
    use(program, {enabled_path("payments"): True})
    own = {"country": "US", "type": "custom", "business_name": "Secret Bakery"}
    facts = replace(known(own | CUSTOM_LIKE), id=ACCOUNT)
    workspace.set_facts(facts)
    feature = workspace.catalog.feature_by_path[REFUNDS]
    predicted = workspace.rulebook.default(
        workspace.catalog, workspace.request, feature, facts
    ).value
    assert predicted is not None
    features = {"refund_management": not predicted}
    client.answer = lambda: reply(
        content=grant({"payments": {"enabled": True, "features": features}})
    )
    send(program)
    assert granted_cell(window, REFUNDS).is_marked
    tabs(window).setCurrentIndex(2)
    click(window, "copyReportButton")
    report = QGuiApplication.clipboard().text()
    assert "components[payments][features][refund_management]: default predicted" in report
    assert SEED in report
    assert "losses.payments: application" in report
    for secret in (ACCOUNT, SENTINEL, "Secret Bakery", "accs_"):
        assert secret not in report


def test_what_was_predicted_does_not_change_with_another_account(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    """The answer was for the account as it was known then."""
    workspace = program.parts.workspace
    use(program, {enabled_path("payouts"): True})
    column = window.model.index_of(INSTANT, Column.DEFAULT)
    workspace.set_facts(known(CUSTOM_LIKE))
    assert column.data() == "false"
    granted = {"enabled": True, "features": {"instant_payouts": False}}
    client.answer = lambda: reply(content=grant({"payouts": granted}))
    send(program)
    assert tabs(window).bar.count_of(1) == "0"
    workspace.set_account("acct_other", "x")
    workspace.set_facts(known(CUSTOM_LIKE | {"controller.losses.payments": "stripe"}))
    settle()
    assert column.data() == "true"
    assert tabs(window).bar.count_of(1) == "0"
    send(program)
    assert tabs(window).bar.count_of(1) == "1"
    click(window, "copyReportButton")
    assert "losses.payments: stripe" in QGuiApplication.clipboard().text()


def test_an_answer_as_expected_says_so(program: Program, window: MainWindow) -> None:
    """With the real sandbox."""
    use(program, FIXED)
    send(program)
    assert differences(window) == []
    assert tabs(window).bar.count_of(1) == "0"
    use(program, MIXED)
    send(program)
    assert tabs(window).bar.count_of(1) == "0"
    assert granted_cell(window, REFUNDS).text == ""


def test_a_held_back_request_is_forgotten_when_it_changes(
    program: Program, window: MainWindow
) -> None:
    commands_of(window).answer.test_request()
    assert program.parts.exchanges.latest is not None
    program.parts.workspace.set_account("acct_1SimCustomUS", "x")
    assert program.parts.exchanges.latest is None


def test_a_form_that_was_not_begun_is_not_scolded(program: Program, window: MainWindow) -> None:
    settle()
    button = window.status.problems_button
    assert button.text() == "Nothing ticked yet"
    program.parts.workspace.choose([("components", "payments")], True, "x")
    settle()
    assert button.text() == "1 problem"


SIGN_IN: dict[WirePath, Leaf] = {
    enabled_path("balances"): True,
    enabled_path("payouts"): True,
    feature_path("balances", DSUA): True,
    feature_path("payouts", DSUA): True,
}


def test_a_row_has_a_button_for_each_fix_and_for_another_account(
    program: Program, window: MainWindow
) -> None:
    workspace = program.parts.workspace
    use(program, SIGN_IN, STORE.newest)
    workspace.set_facts(known({"controller.requirement_collection": "stripe"}))
    settle()
    found = open_problems(window)
    found.setCurrentRow(1)
    names = ("fixProblemButton", "fixProblemButton1")
    keep, choose = (child(window, QPushButton, name) for name in names)
    assert (keep.text(), choose.text()) == ("Keep Stripe's sign-in", "Choose an account…")
    assert found.visualItemRect(found.item(1)).contains(keep.geometry())
    # It goes along in the other component, where one value only would be another error.
    keep.click()
    settle()
    assert {
        workspace.request.get(feature_path(name, DSUA)) for name in ("balances", "payouts")
    } == {False}
    assert not any(one.severity is Severity.ERROR for one in workspace.problems())
    assert workspace.undo_stack.count() == 1


def test_painted_buttons_are_pressed_where_they_are_seen(
    program: Program, window: MainWindow
) -> None:
    use(program, MIXED)
    before = program.parts.workspace.request
    found = open_problems(window)
    found.setCurrentRow(0)
    row = commands_of(window).checks.panel._rows[1]
    found.scrollToItem(found.item(1))
    place = found.itemDelegate().placed(row).buttons[0].center()  # type: ignore[attr-defined]
    place += found.visualItemRect(found.item(1)).topLeft()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    fix = row.problem.fix
    assert fix is not None
    assert program.parts.workspace.request == before.with_values(fix.changes)
    # What comes next stands where the mended one stood, and can be mended at once.
    assert found.currentRow() == 1
    assert not window.tree_panel.tree.hasFocus()


def test_what_was_said_of_a_problem_goes_with_it(program: Program, window: MainWindow) -> None:
    use(program, MIXED)
    problem = program.parts.workspace.problems()[0]
    commands_of(window).checks.show_problem(problem)
    assert window.status.currentMessage() == str(problem.message)
    assert problem.fix is not None
    commands_of(window).checks.findings.fix([(problem, problem.fix)], "Fix")
    settle()
    assert window.status.currentMessage() == ""


def test_nothing_is_counted_before_the_first_edit(program: Program, window: MainWindow) -> None:
    settle()
    assert tab_title(window) == "Problems"
    program.parts.workspace.choose([PAYMENTS], True, "x")
    settle()
    assert tab_title(window) == "Problems (1)"
    assert window.status.problems_button.text() == "1 problem"


def test_where_no_account_is_given_one_can_be_chosen(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[bool] = []
    monkeypatch.setattr(AccountCommands, "pick", lambda _: wanted.append(True))
    use(program, FIXED)
    program.parts.workspace.set_account("", "x")
    commands_of(window).answer.test_request()
    settle()
    for name in ("fixProblemButton", "chooseAccountButton"):
        assert child(window, QPushButton, name).isVisible()
        click(window, name)
    assert wanted == [True, True]
