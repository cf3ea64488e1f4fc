"""The account's properties and the account picker, opened from the window and acting on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QMenu, QPushButton
from tests.support.accounts import FakeStripe, refusal
from tests.support.commands import commands_of
from tests.support.edits import SEED
from tests.support.fakes import LIVE_KEY, SENTINEL, TEST_KEY
from tests.support.qt import child, settle, wait_until
from tests.support.stored_keys import store_key

from session_composer.api.http.client import STRIPE_BASE_URL, Client
from session_composer.app import Program
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import component_path, enabled_path, feature_path
from session_composer.state.sending.targets import MakeClient
from session_composer.state.tree.tree_model import Column
from session_composer.ui.account.dialog import AccountDialog
from session_composer.ui.account.picker import AccountPicker
from session_composer.ui.window.main_window import MainWindow

CUSTOM, STANDARD = "acct_1SimCustomUS", "acct_1SimStandardUS"
INSTANT = feature_path("payouts", "instant_payouts")
CONDITION = "by account"

type Drive[D] = Callable[[D], None]


class Answers:
    """Answers of the user to the question before reading with a live key."""

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []
        self.sent: list[tuple[str, str, str]] = []
        self.yes = False

    def ask_read(self, profile: str, hint: str) -> bool:
        self.read.append((profile, hint))
        return self.yes

    def ask_send(self, account: str, profile: str, hint: str, owner: str) -> bool:
        self.sent.append((account, profile, hint))
        return False


@pytest.fixture
def answers(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()
    monkeypatch.setattr(window.messages, "ask_live_read", made.ask_read)
    monkeypatch.setattr(window.messages, "ask_live", made.ask_send)
    return made


@pytest.fixture
def stripe() -> FakeStripe:
    """Stand for Stripe's accounts; the sandbox is the real one."""
    return FakeStripe(3)


@pytest.fixture
def make_client(stripe: FakeStripe) -> MakeClient:
    return lambda url: stripe if url == STRIPE_BASE_URL else Client(url)


@pytest.fixture
def request_of(program: Program, window: MainWindow) -> Callable[[str], None]:
    """Begin with a request for an account."""

    def begin(account: str) -> None:
        params = {enabled_path("payouts"): True}
        program.parts.workspace.start_over(Request(SEED, account, params))
        settle()

    begin(CUSTOM)
    return begin


@pytest.fixture
def in_dialog(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Drive[AccountDialog]], None]:
    """Open the dialog of the account, do something in it, and close it."""

    def open_and(drive: Drive[AccountDialog]) -> None:
        done: list[AccountDialog] = []

        def run(dialog: AccountDialog) -> int:
            dialog.show()
            drive(dialog)
            dialog.reject()
            done.append(dialog)
            return 0

        monkeypatch.setattr(AccountDialog, "exec", run)
        child(window, QAction, "accountAction").trigger()
        settle()
        assert len(done) == 1

    return open_and


def in_picker(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, drive: Drive[AccountPicker]
) -> None:
    done: list[AccountPicker] = []

    def run(picker: AccountPicker) -> int:
        picker.show()
        drive(picker)
        picker.close()
        done.append(picker)
        return 0

    monkeypatch.setattr(AccountPicker, "exec", run)
    child(window, QAction, "pickAccountAction").trigger()
    settle()
    assert len(done) == 1


def default(window: MainWindow) -> str:
    text: str = window.model.index_of(INSTANT, Column.DEFAULT).data()
    return text


def note(window: MainWindow) -> str:
    return window.header.account_field.explained.splitlines()[-1]


def choose(dialog: AccountDialog, text: str) -> None:
    box = child(dialog, QComboBox, "accountSourceBox")
    row = box.findText(text)
    assert row >= 0
    box.setCurrentIndex(row)
    box.activated.emit(row)
    settle()


def load(dialog: AccountDialog) -> None:
    child(dialog, QPushButton, "loadAccountButton").click()
    wait_until(lambda: not dialog.progress.isVisible())
    settle()


def add_key(program: Program, name: str, key: str) -> None:
    store_key(program.parts.keys, program.parts.jobs, name, key)
    program.parts.target.choose(name)
    assert program.parts.target.name == name


# The dialog


def test_presets_resolve_defaults(
    window: MainWindow,
    request_of: Callable[[str], None],
    in_dialog: Callable[[Drive[AccountDialog]], None],
) -> None:
    assert default(window) == "false"
    seen: list[str] = []

    def drive(dialog: AccountDialog) -> None:
        for title in ("Custom-like", "Standard-like", "Express-like", "Not known", "Standard-like"):
            choose(dialog, title)
            seen.append(default(window))

    in_dialog(drive)
    assert seen == ["false", "true", "false", CONDITION, "true"]
    assert note(window) == "Properties: preset Standard-like"
    # A preset is for any account.
    request_of("acct_another")
    assert default(window) == "true"


def test_loading_from_the_sandbox_resolves_defaults(
    window: MainWindow,
    request_of: Callable[[str], None],
    in_dialog: Callable[[Drive[AccountDialog]], None],
) -> None:
    request_of("acct_1SimRateLimited")
    assert default(window) == CONDITION
    assert note(window) == "Properties: not known"
    request_of(CUSTOM)
    in_dialog(load)
    assert default(window) == "false"
    assert note(window).startswith("Properties: loaded from the sandbox at ")
    # What was read is about one account.
    request_of(STANDARD)
    assert default(window) == "true"
    assert note(window) == "Properties: sample account of the sandbox"
    request_of(CUSTOM)
    assert note(window).startswith("Properties: loaded from the sandbox at ")


def test_problems_follow_what_is_known(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    in_dialog: Callable[[Drive[AccountDialog]], None],
) -> None:
    """What Stripe refuses for some accounts only is an error once the account is known."""
    dsua = feature_path("payouts", "disable_stripe_user_authentication")
    add_key(program, "shop", TEST_KEY)
    request_of(STANDARD)
    program.parts.workspace.set_leaf(dsua, True, "x")
    settle()
    unknown = [problem.severity for problem in program.parts.workspace.problems()]
    assert "error" not in unknown
    program.parts.target.choose("")
    settle()
    known = [problem.severity for problem in program.parts.workspace.problems()]
    assert "error" in known
    assert window.model.texts.severities[dsua] == "error"


@pytest.mark.parametrize("way", ["typed", "opened", "undone", "of the target"])
def test_a_sample_is_known_at_once_however_it_came_there(
    program: Program, window: MainWindow, request_of: Callable[[str], None], way: str
) -> None:
    workspace = program.parts.workspace
    match way:
        case "typed":
            field = child(window, QLineEdit, "accountField")
            field.clear()
            QTest.keyClicks(field, STANDARD)
        case "opened":
            request_of(STANDARD)
        case "undone":
            request_of(STANDARD)
            workspace.set_account("acct_1", "x")
            assert workspace.facts is None
            workspace.undo_stack.undo()
        case _:
            add_key(program, "shop", TEST_KEY)
            request_of(STANDARD)
            assert workspace.facts is None
            program.parts.target.choose("")
    assert workspace.facts is not None
    assert workspace.facts.id == STANDARD
    assert default(window) == "true"


def test_the_line_of_the_account_says_how_much_is_derived(
    window: MainWindow, request_of: Callable[[str], None]
) -> None:
    request_of("acct_1SimTypeExpress")
    assert note(window) == "Properties: sample account of the sandbox, 4 derived"


def test_a_test_account_is_read_with_one_click(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    stripe: FakeStripe,
) -> None:
    action = child(window, QAction, "readAccountAction")
    assert not action.isVisible()
    add_key(program, "shop", TEST_KEY)
    request_of("acct_1Fake00001")
    assert (action.isVisible(), stripe.calls) == (True, [])
    action.trigger()
    wait_until(lambda: program.parts.workspace.facts is not None)
    assert note(window).startswith("Properties: loaded from Stripe at ")
    assert not action.isVisible()
    assert len(stripe.calls) == 1


def test_what_cannot_be_read_with_one_click_is_said(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    stripe: FakeStripe,
) -> None:
    add_key(program, "shop", TEST_KEY)
    request_of("acct_1Fake00001")
    stripe.answers.append(refusal(404, "No such account", code="resource_missing"))
    child(window, QAction, "readAccountAction").trigger()
    wait_until(lambda: "acct_1Fake00001" in window.statusBar().currentMessage())
    assert program.parts.workspace.facts is None


@pytest.mark.parametrize("key", [TEST_KEY, LIVE_KEY])
def test_by_a_setting_test_accounts_are_read_at_once_and_live_ones_never(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    stripe: FakeStripe,
    answers: Answers,
    key: str,
) -> None:
    watch = program.commands.watch
    watch.set_reads_test_accounts(True)
    add_key(program, "shop", key)
    for account in ("acct_1", "acct_1Fake0000", "acct_1Fake00002"):
        program.parts.workspace.set_account(account, "x")
    assert stripe.calls == []
    # As when nothing was typed for a while.
    watch._soon.setInterval(0)
    watch.look()
    settle()
    if key == TEST_KEY:
        wait_until(lambda: program.parts.workspace.facts is not None)
        assert [call.path for call, _ in stripe.calls] == ["/v1/accounts/acct_1Fake00002"]
        watch.look()
        settle()
        assert len(stripe.calls) == 1
    else:
        assert (stripe.calls, answers.read) == ([], [])


def test_facts_of_a_target_are_not_those_of_another(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    in_dialog: Callable[[Drive[AccountDialog]], None],
    stripe: FakeStripe,
) -> None:
    in_dialog(load)
    assert default(window) == "false"
    add_key(program, "shop", TEST_KEY)
    assert default(window) == CONDITION
    program.parts.target.choose("")
    assert default(window) == "false"
    assert stripe.calls == []


# The picker


def test_the_picker_names_the_account(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = program.parts.workspace
    count = workspace.undo_stack.count()

    def drive(picker: AccountPicker) -> None:
        wait_until(lambda: picker.list.model().rowCount() > 0)
        picker.search_field.setText(STANDARD)
        wait_until(lambda: picker.current_id == STANDARD)
        QTest.keyClick(picker.search_field, Qt.Key.Key_Return)

    in_picker(window, monkeypatch, drive)
    assert workspace.request.account == STANDARD
    assert child(window, QLineEdit, "accountField").text() == STANDARD
    assert window.focusWidget() is window.header.account_field
    assert workspace.undo_stack.count() == count + 1
    # The sandbox is asked for the properties of its own accounts without being told to.
    wait_until(lambda: workspace.facts is not None)
    assert note(window).startswith("Properties: ")
    assert "not known" not in note(window)
    workspace.undo_stack.undo()
    assert workspace.request.account == CUSTOM


def test_a_closed_picker_changes_nothing(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_picker(window, monkeypatch, lambda picker: None)
    assert program.parts.workspace.request.account == CUSTOM
    assert program.parts.workspace.undo_stack.count() == 0


def test_the_dialog_leads_to_the_picker(
    window: MainWindow,
    request_of: Callable[[str], None],
    in_dialog: Callable[[Drive[AccountDialog]], None],
    monkeypatch: pytest.MonkeyPatch,
    program: Program,
) -> None:
    def choose_first(picker: AccountPicker) -> int:
        picker.show()
        wait_until(lambda: picker.ok_button.isEnabled())
        picker.ok_button.click()
        return 0

    monkeypatch.setattr(AccountPicker, "exec", choose_first)
    program.parts.workspace.set_account("acct_other", "x")

    def drive(dialog: AccountDialog) -> None:
        child(dialog, QPushButton, "chooseAccountButton").click()
        settle()
        assert child(dialog, QLabel, "accountDialogId").text() == CUSTOM

    in_dialog(drive)
    assert program.parts.workspace.request.account == CUSTOM


# Live keys


def test_reading_with_a_live_key_has_its_own_question_and_does_not_arm_sending(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    in_dialog: Callable[[Drive[AccountDialog]], None],
    stripe: FakeStripe,
    answers: Answers,
) -> None:
    add_key(program, "shop", LIVE_KEY)

    def load_and_wait(dialog: AccountDialog) -> None:
        asked = len(answers.read)
        child(dialog, QPushButton, "loadAccountButton").click()
        wait_until(
            lambda: len(answers.read) > asked and not dialog.progress.isVisible(),
            10,
        )
        settle()

    in_dialog(load_and_wait)
    assert stripe.calls == []
    [(profile, hint)] = answers.read
    assert profile == "shop"
    assert SENTINEL not in hint
    assert answers.sent == []

    answers.yes = True
    in_dialog(load_and_wait)
    assert [(call.method, key) for call, key in stripe.calls] == [("GET", LIVE_KEY)]
    # Confirmed for the run.
    in_dialog(load)
    assert len(stripe.calls) == 2
    assert len(answers.read) == 2

    child(window, QPushButton, "testRequestButton").click()
    wait_until(lambda: bool(answers.sent))
    settle()
    assert len(stripe.calls) == 2
    assert [(account, name) for account, name, _ in answers.sent] == [
        (f"{CUSTOM} (Owner of 0815)", "shop")
    ]


def test_listing_with_a_live_key_asks_before_anything_leaves(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    stripe: FakeStripe,
    answers: Answers,
) -> None:
    add_key(program, "shop", LIVE_KEY)

    def refused(picker: AccountPicker) -> None:
        wait_until(lambda: bool(answers.read))
        settle()
        assert picker.list.model().rowCount() == 0

    in_picker(window, monkeypatch, refused)
    assert stripe.calls == []

    answers.yes = True
    in_picker(
        window,
        monkeypatch,
        lambda picker: wait_until(lambda: picker.list.model().rowCount() == 3, 10),
    )
    assert {call.method for call, _ in stripe.calls} == {"GET"}
    assert len(answers.read) == 2


def test_a_test_key_asks_nothing(
    program: Program,
    window: MainWindow,
    request_of: Callable[[str], None],
    in_dialog: Callable[[Drive[AccountDialog]], None],
    stripe: FakeStripe,
    answers: Answers,
) -> None:
    add_key(program, "shop", TEST_KEY)
    in_dialog(load)
    assert len(stripe.calls) == 1
    assert answers.read == []
    assert note(window).startswith("Properties: loaded from Stripe at ")


# The field


def test_the_field_lists_what_matches_and_what_was_meant(
    program: Program, window: MainWindow
) -> None:
    field = window.header.account_field
    field.setFocus()
    QTest.keyClicks(field, "germany")
    offers = child(window, QListView, "accountOffers")
    assert offers.isVisible()
    assert "Fahrradladen Nordlicht · Custom · DE" in offers.model().index(0, 0).data()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not offers.isVisible()
    field.clear()
    QTest.keyClicks(field, "acct_1SimExpresUS")
    assert offers.model().index(0, 0).data() == "Did you mean acct_1SimExpressUS?"
    # It is said in the field as well, whose outline is red, and heads the list that one opens.
    assert note(window) == "Did you mean acct_1SimExpressUS?"
    assert field.is_wrong
    edge = field.grab().toImage().pixelColor(1, field.height() // 2)
    assert edge == window._theme.colors.error
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert offers.model().index(0, 0).data() == "Did you mean acct_1SimExpressUS?"
    assert offers.model().rowCount() > 3
    menu = QMenu(window)
    commands_of(window).doors.accounts.fill_samples(menu)
    assert menu.actions()[0].text().startswith("Did you mean Two Rivers Tutoring · Express · US?")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert program.parts.workspace.request.account == "acct_1SimExpressUS"
    assert not offers.isVisible()
    assert not field.is_wrong


def test_undo_works_in_the_field_as_anywhere(program: Program, window: MainWindow) -> None:
    workspace = program.parts.workspace
    field = window.header.account_field
    field.setFocus()
    workspace.choose([component_path("payments")], True, "x")
    QTest.keyClicks(field, "acct_9")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (workspace.request.account, field.text()) == ("", "")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not workspace.request.params
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert workspace.request.params


def test_the_menu_has_recent_ones_samples_and_failures(
    program: Program, window: MainWindow
) -> None:
    program.parts.settings.add_recent_account("", "acct_1Own", "Corner Shop", "Standard · GB")
    menu = QMenu(window)
    commands_of(window).doors.accounts.fill_samples(menu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:4] == [
        "Recent",
        "Corner Shop · Standard · GB\tacct_1Own",
        "Samples",
        "Juniper Street Ceramics · Custom · US\tacct_1SimCustomUS",
    ]
    assert texts[-1] == "Failures"
    menu.deleteLater()
