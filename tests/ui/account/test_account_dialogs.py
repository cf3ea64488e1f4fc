"""The dialogs for accounts, by mouse and keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.support.accounts import NO_ANSWER, TEST_KEY, VERSION, Rig, account, refusal, reply
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import settle, wait_until

from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.account.account_list import AccountList, ListState
from session_composer.state.account.account_watch import AccountWatch
from session_composer.state.account.known_accounts import FactsSource, KnownAccounts
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.ui.account.dialog import AccountDialog
from session_composer.ui.account.picker import AccountPicker
from session_composer.ui.look.theme import Theme

ISSUING = "acct_1SimCustomIssuing"
A = "acct_1First"


@pytest.fixture
def rig(qapp: object, tmp_path: Path, store: CatalogStore, rulebook: Rulebook) -> Iterator[Rig]:
    made = Rig(tmp_path, store, rulebook)
    yield made
    made.close()


@pytest.fixture
def book(rig: Rig, workspace: Workspace) -> KnownAccounts:
    workspace.set_account(ISSUING, "Account")
    return KnownAccounts(
        workspace, rig.keys, rig.target, rig.targets, rig.jobs, lambda: QTime(12, 3)
    )


@pytest.fixture
def dialog(
    book: KnownAccounts, rig: Rig, workspace: Workspace, theme: Theme, qtbot: QtBot
) -> AccountDialog:
    watch = AccountWatch(workspace, rig.target, rig.settings)
    made = AccountDialog(book, watch, workspace, theme)
    watch.setParent(made)
    qtbot.addWidget(made)
    made.show()
    return made


type OpenPicker = Callable[[int], AccountPicker]


@pytest.fixture
def open_picker(rig: Rig, theme: Theme, qtbot: QtBot) -> OpenPicker:
    """Open the picker for a shop with so many accounts."""

    def open_with(count: int) -> AccountPicker:
        rig.stripe.ids = type(rig.stripe)(count).ids
        rig.add_key("shop", TEST_KEY)
        accounts = AccountList(rig.keys, rig.targets, rig.jobs)
        accounts.open("shop", VERSION)
        picker = AccountPicker(accounts, theme)
        accounts.setParent(picker)
        qtbot.addWidget(picker)
        picker.show()
        return picker

    return open_with


def rest(picker: AccountPicker) -> None:
    wait_until(lambda: list_of(picker).state is not ListState.LOADING)
    settle()


def list_of(picker: AccountPicker) -> AccountList:
    model = picker.list.model()
    assert isinstance(model, AccountList)
    return model


def choose(box: QComboBox, text: str) -> None:
    """Choose an entry as a user does."""
    row = box.findText(text)
    assert row >= 0, text
    box.setCurrentIndex(row)
    box.activated.emit(row)


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


# The dialog


def test_loading_shows_what_is_known(
    dialog: AccountDialog, book: KnownAccounts, workspace: Workspace, qtbot: QtBot
) -> None:
    assert dialog.summary.text() == "Copper Kettle Catering · US · custom"
    assert dialog.source.text() == "Sample account of the sandbox, for this account only."
    choose(dialog.source_box, "Not known")
    assert dialog.summary.text() == "Not loaded"
    assert dialog.source.text().startswith("Not known: ")
    assert dialog.load_button.text() == "L&oad from the sandbox"

    QTest.mouseClick(dialog.load_button, Qt.MouseButton.LeftButton)
    assert dialog.load_button.text() == "&Cancel"
    assert dialog.progress.isVisible()
    wait_until(lambda: not book.is_busy)

    assert not dialog.progress.isVisible()
    assert dialog.summary.text() == "Copper Kettle Catering · US · custom"
    assert dialog.source.text() == "Loaded from the sandbox at 12:03, for this account only."
    assert dialog.source_box.currentText() == "The account itself"
    boxes = dialog.form.controller_boxes
    assert {name: box.currentData() for name, box in boxes.items()} == {
        "controller.losses.payments": "application",
        "controller.fees.payer": "application_custom",
        "controller.requirement_collection": "application",
        "controller.stripe_dashboard.type": "none",
    }
    assert dialog.form.known_box.isChecked()
    assert all(box.isChecked() for box in dialog.form.capability_boxes.values())
    assert workspace.facts is not None


def test_button_cancels_the_load(
    dialog: AccountDialog, book: KnownAccounts, rig: Rig, workspace: Workspace, qtbot: QtBot
) -> None:
    rig.add_key("shop", TEST_KEY)
    rig.target.choose("shop")
    assert dialog.load_button.text() == "L&oad from Stripe"
    rig.stripe.gate.clear()
    dialog.load_button.click()
    wait_until(lambda: bool(rig.stripe.calls))
    dialog.load_button.click()

    assert not book.is_busy
    assert not dialog.progress.isVisible()
    assert dialog.load_button.text() == "L&oad from Stripe"
    assert workspace.facts is None


def test_closing_during_a_load(
    dialog: AccountDialog, book: KnownAccounts, rig: Rig, workspace: Workspace, qtbot: QtBot
) -> None:
    rig.add_key("shop", TEST_KEY)
    rig.target.choose("shop")
    rig.stripe.gate.clear()
    dialog.load_button.click()
    wait_until(lambda: bool(rig.stripe.calls))
    press(dialog.load_button, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    rig.stripe.gate.set()
    wait_until(lambda: rig.jobs.is_idle)
    settle()

    assert workspace.facts is None
    assert not book.is_busy


def test_failure_is_told_in_full_and_taken_back(
    dialog: AccountDialog, book: KnownAccounts, rig: Rig
) -> None:
    rig.add_key("shop", TEST_KEY)
    rig.target.choose("shop")
    message = "Having the 'rak_accounts_read' permission would allow this request to continue."
    rig.stripe.answers.append(refusal(403, message))
    dialog.load_button.click()
    wait_until(lambda: not book.is_busy)
    settle()

    assert dialog.problem.isVisible()
    assert dialog.problem.text() == (
        "The key lacks the permission rak_accounts_read, which reading this account needs."
    )
    dialog.load_button.click()
    assert not dialog.problem.isVisible()
    wait_until(lambda: not book.is_busy)


def test_texts_of_many_lines_are_not_cut(
    dialog: AccountDialog, book: KnownAccounts, rig: Rig
) -> None:
    rig.add_key("shop", TEST_KEY)
    rig.target.choose("shop")
    rig.stripe.answers.append(refusal(400, "Many words. " * 100))
    dialog.load_button.click()
    wait_until(lambda: not book.is_busy)
    book.use_preset(book.presets()[0])
    settle()

    for label in (dialog.problem, dialog.source):
        assert label.height() >= label.heightForWidth(label.width())
    assert dialog.problem.height() >= 3 * dialog.fontMetrics().height()
    for box in dialog.form.in_order():
        assert box.height() >= box.sizeHint().height()


def test_without_an_account_there_is_nothing_to_load(
    dialog: AccountDialog, workspace: Workspace
) -> None:
    assert dialog.load_button.isEnabled()
    workspace.set_account("acct_ 1", "Account")
    assert not dialog.load_button.isEnabled()
    shown = [label.text() for label in dialog.findChildren(QLabel, "accountDialogId")]
    assert len(shown) == 1
    assert shown[0].startswith("The account id has white space at character 6")


def test_presets_can_be_tried_and_left(
    dialog: AccountDialog, book: KnownAccounts, workspace: Workspace
) -> None:
    texts = [dialog.source_box.itemText(row) for row in range(dialog.source_box.count())]
    assert texts == [
        "Not known",
        "Custom-like",
        "Express-like",
        "Standard-like",
        "The account itself",
    ]

    choose(dialog.source_box, "Standard-like")
    assert book.source == "preset Standard-like"
    assert (
        dialog.form.controller_boxes["controller.losses.payments"].currentText()
        == "Stripe (stripe)"
    )
    assert dialog.source.text() == (
        "Preset Standard-like, for any account: Stripe bears losses and collects requirements, "
        "full Dashboard."
    )
    assert not dialog.form.known_box.isChecked()
    assert not any(box.isEnabled() for box in dialog.form.capability_boxes.values())

    choose(dialog.source_box, "Not known")
    assert workspace.facts is None


def test_setting_by_hand(dialog: AccountDialog, book: KnownAccounts, workspace: Workspace) -> None:
    choose(dialog.source_box, "Not known")
    choose(dialog.form.controller_boxes["controller.losses.payments"], "Stripe (stripe)")
    assert workspace.facts is not None
    assert dict(workspace.facts.controller) == {"losses.payments": "stripe"}
    assert not workspace.facts.lists_capabilities
    assert book.source_kind is FactsSource.BY_HAND
    assert dialog.source_box.currentText() == "Set by hand"

    dialog.form.known_box.click()
    assert workspace.facts.lists_capabilities
    assert dict(workspace.facts.capabilities) == {}
    dialog.form.capability_boxes["treasury"].click()
    assert dict(workspace.facts.capabilities) == {"treasury": "active"}

    choose(dialog.form.controller_boxes["controller.losses.payments"], "not known")
    assert dict(workspace.facts.controller) == {}
    dialog.form.known_box.click()
    assert dict(workspace.facts.capabilities) == {}
    assert not workspace.facts.lists_capabilities


def test_what_is_derived_says_so_and_from_what(dialog: AccountDialog, workspace: Workspace) -> None:
    name, wire_name = "controller.requirement_collection", "requirement_collection"
    assert dialog.form.origins[name].text() == wire_name
    workspace.set_account("acct_1SimTypeExpress", "Account")
    assert dialog.form.origins[name].text() == f"{wire_name}, derived"
    assert "type express stands for it" in dialog.form.origins[name].toolTip()
    box = dialog.form.controller_boxes[name]
    assert box.accessibleDescription() == "type express stands for it"
    choose(box, "the platform (application)")
    assert dialog.form.origins[name].text() == wire_name


def test_reading_at_once_is_a_setting(dialog: AccountDialog, rig: Rig) -> None:
    assert not dialog.at_once_box.isChecked()
    dialog.at_once_box.click()
    assert rig.settings.flag("read_test_accounts", default=False)
    dialog.at_once_box.click()
    assert not rig.settings.flag("read_test_accounts", default=True)


def test_values_that_nobody_foresaw_are_kept(
    dialog: AccountDialog, book: KnownAccounts, rig: Rig, workspace: Workspace
) -> None:
    data = account(
        ISSUING,
        controller={"losses": {"payments": "shared<b>"}, "fees": {"payer": "account"}},
        capabilities={"card_issuing": "pending", "card_payments": "active"},
    )
    rig.stripe.answers.append(reply(200, data))
    rig.add_key("shop", TEST_KEY)
    rig.target.choose("shop")
    book.load(ISSUING)
    wait_until(lambda: not book.is_busy)

    assert dialog.form.controller_boxes["controller.losses.payments"].currentText() == "shared<b>"
    assert dialog.form.capability_boxes["card_issuing"].text() == "card_issuing (pending)"
    dialog.form.capability_boxes["treasury"].click()
    assert workspace.facts is not None
    given = {"losses.payments": "shared<b>", "fees.payer": "account"}
    assert workspace.facts.controller.items() >= given.items()
    assert dict(workspace.facts.capabilities) == {
        "card_issuing": "pending",
        "card_payments": "active",
        "treasury": "active",
    }


def test_what_was_loaded_can_be_had_back(
    dialog: AccountDialog, book: KnownAccounts, workspace: Workspace
) -> None:
    dialog.load_button.click()
    wait_until(lambda: not book.is_busy)
    known = workspace.facts
    choose(dialog.source_box, "Express-like")
    assert dialog.summary.text().startswith("Copper Kettle Catering")
    choose(dialog.source_box, "The account itself")

    assert workspace.facts == known


def test_choosing_another_account_is_asked_for(dialog: AccountDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.picker_requested):
        dialog.choose_button.click()


def test_tab_leads_from_top_to_bottom(dialog: AccountDialog, qtbot: QtBot) -> None:
    dialog.choose_button.setFocus()
    seen = [dialog.focusWidget()]
    while len(seen) < 5 + len(dialog.form.in_order()):
        QTest.keyClick(dialog, Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())

    *boxes, close = seen
    assert boxes == [
        dialog.choose_button,
        dialog.load_button,
        dialog.source_box,
        *dialog.form.in_order(),
        dialog.at_once_box,
    ]
    assert isinstance(close, QAbstractButton)
    assert close.text() == "Close"


# The picker


def test_enter_picks_the_first_account(open_picker: OpenPicker, qtbot: QtBot) -> None:
    picker = open_picker(150)
    rest(picker)
    with qtbot.waitSignal(picker.picked) as signal:
        press(picker.search_field, Qt.Key.Key_Return)

    assert signal.args == ["acct_1Fake00000"]
    assert not picker.isVisible()
    assert picker.result() == QDialog.DialogCode.Accepted


def test_search_and_arrow_keys(open_picker: OpenPicker, qtbot: QtBot) -> None:
    picker = open_picker(90)
    rest(picker)
    QTest.keyClicks(picker.search_field, "fake0004")
    press(picker.search_field, Qt.Key.Key_Down)
    press(picker.search_field, Qt.Key.Key_Down)
    press(picker.search_field, Qt.Key.Key_Up)

    assert picker.search_field.text() == "fake0004"
    assert picker.state_note.text() == "10 of 90 match"
    with qtbot.waitSignal(picker.picked) as signal:
        press(picker.search_field, Qt.Key.Key_Enter)
    assert signal.args == ["acct_1Fake00041"]


def test_choice_survives_a_search_that_hides_it(open_picker: OpenPicker, qtbot: QtBot) -> None:
    picker = open_picker(90)
    rest(picker)
    picker.list.setCurrentIndex(list_of(picker).index(17))
    picker.search_field.setText("0001")
    assert picker.current_id == "acct_1Fake00017"
    picker.search_field.setText("no such thing")
    assert picker.current_id == ""
    assert not picker.ok_button.isEnabled()
    press(picker.search_field, Qt.Key.Key_Return)
    assert picker.isVisible()


def test_keys_in_the_list(open_picker: OpenPicker, qtbot: QtBot) -> None:
    picker = open_picker(90)
    rest(picker)
    press(picker.list, Qt.Key.Key_End)
    assert picker.current_id == "acct_1Fake00089"
    press(picker.list, Qt.Key.Key_Up)
    assert picker.current_id == "acct_1Fake00088"
    press(picker.list, Qt.Key.Key_Home)
    picks: list[str] = []
    picker.picked.connect(picks.append)
    press(picker.list, Qt.Key.Key_Return)

    assert picks == ["acct_1Fake00000"]
    assert not picker.isVisible()


def test_escape_closes_and_picks_nothing(open_picker: OpenPicker, qtbot: QtBot) -> None:
    picker = open_picker(10)
    rest(picker)
    with qtbot.assertNotEmitted(picker.picked):
        press(picker.search_field, Qt.Key.Key_Escape)

    assert not picker.isVisible()
    assert picker.result() == QDialog.DialogCode.Rejected


def test_double_click_picks(open_picker: OpenPicker, qtbot: QtBot) -> None:
    picker = open_picker(10)
    rest(picker)
    place = picker.list.visualRect(list_of(picker).index(3)).center()
    viewport = picker.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    with qtbot.waitSignal(picker.picked) as signal:
        QTest.mouseDClick(
            viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )

    assert signal.args == ["acct_1Fake00003"]


def test_search_goes_on_through_pages_that_do_not_match(open_picker: OpenPicker) -> None:
    picker = open_picker(350)
    rest(picker)
    assert list_of(picker).loaded_count == 100
    picker.search_field.setText("fake00333")
    wait_until(lambda: list_of(picker).state is ListState.ALL)

    assert picker.current_id == "acct_1Fake00333"
    assert picker.ok_button.isEnabled()


def test_search_goes_on_until_the_view_is_full(open_picker: OpenPicker) -> None:
    picker = open_picker(1000)
    rest(picker)
    picker.search_field.setText("fake0007")
    assert picker.state_note.text() == "10 of 100 match; loading more…"
    wait_until(lambda: list_of(picker).state is ListState.ALL)
    assert list_of(picker).loaded_count == 1000

    picker.search_field.setText("fake000")
    assert list_of(picker).rowCount() == 100


def test_scrolling_down_loads_on_and_no_further(open_picker: OpenPicker) -> None:
    picker = open_picker(350)
    rest(picker)
    bar = picker.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    wait_until(lambda: list_of(picker).loaded_count == 200)
    rest(picker)

    assert list_of(picker).loaded_count == 200
    assert picker.state_note.text() == "200 loaded, there are more"


@pytest.mark.parametrize(
    ("count", "text", "words"),
    [
        (0, "", "This platform has no connected accounts yet."),
        (5, "<b>x</b>\u202e", "No loaded account contains “<b>x</b>\\u202e”."),
    ],
)
def test_empty_states_are_told(open_picker: OpenPicker, count: int, text: str, words: str) -> None:
    picker = open_picker(count)
    rest(picker)
    picker.search_field.setText(text)

    assert picker.empty_note.isVisible()
    assert picker.empty_note.text() == words
    assert not picker.ok_button.isEnabled()
    assert not picker.retry_button.isVisible()


def test_failure_is_told_and_retried(open_picker: OpenPicker, rig: Rig) -> None:
    rig.stripe.answers.append(NO_ANSWER)
    picker = open_picker(5)
    assert picker.empty_note.text() == "Loading…"
    rest(picker)
    assert picker.empty_note.text() == str(NO_ANSWER.message)
    assert picker.retry_button.isVisible()
    picker.retry_button.click()
    rest(picker)

    assert not picker.retry_button.isVisible()
    assert picker.list.isVisible()
    assert picker.state_note.text() == "All loaded: 5"


def test_failure_after_some_pages_is_told_below_them(open_picker: OpenPicker, rig: Rig) -> None:
    picker = open_picker(150)
    rest(picker)
    rig.stripe.answers.append(NO_ANSWER)
    list_of(picker).fetchMore(picker.list.rootIndex())
    rest(picker)

    assert picker.list.isVisible()
    assert picker.state_note.text() == str(NO_ANSWER.message)
    assert picker.retry_button.isVisible()


def test_picker_closed_during_a_load(open_picker: OpenPicker, rig: Rig, qtbot: QtBot) -> None:
    rig.stripe.gate.clear()
    picker = open_picker(500)
    wait_until(lambda: bool(rig.stripe.calls))
    press(picker.search_field, Qt.Key.Key_Escape)
    rig.stripe.gate.set()
    wait_until(lambda: rig.jobs.is_idle)
    settle()

    assert list_of(picker).rowCount() == 0
    assert len(rig.stripe.calls) == 1


def test_picker_deleted_during_a_load(open_picker: OpenPicker, rig: Rig, qtbot: QtBot) -> None:
    rig.stripe.gate.clear()
    picker = open_picker(500)
    wait_until(lambda: bool(rig.stripe.calls))
    picker.close()
    picker.deleteLater()
    with qtbot.waitSignal(picker.destroyed):
        pass
    rig.stripe.gate.set()
    wait_until(lambda: rig.jobs.is_idle)


def test_picker_fits_a_small_window(open_picker: OpenPicker) -> None:
    picker = open_picker(150)
    rest(picker)
    picker.search_field.setText("fake")

    assert (picker.width(), picker.height()) == (640, 420)
    assert picker.list.height() > 200
    for widget in (picker.search_field, picker.list, picker.ok_button, picker.state_note):
        place = widget.mapTo(picker, widget.rect().bottomRight())
        assert picker.rect().contains(place)


def test_sandbox_is_named(rig: Rig, theme: Theme, qtbot: QtBot) -> None:
    accounts = AccountList(rig.keys, rig.targets, rig.jobs)
    accounts.open(SANDBOX_TARGET, VERSION)
    picker = AccountPicker(accounts, theme)
    qtbot.addWidget(picker)
    picker.show()
    rest(picker)
    shown = [label.text() for label in picker.findChildren(QLabel, "accountPickerTarget")]

    assert shown == ["Simulated accounts of the built-in sandbox"]
    assert picker.current_id == "acct_1SimCustomUS"
    picker.close()


def test_event_loop_turns_while_5000_accounts_load(
    open_picker: OpenPicker, heartbeat: Heartbeat
) -> None:
    picker = open_picker(5000)
    rest(picker)
    accounts = list_of(picker)
    worst: list[float] = []
    while accounts.canFetchMore(picker.list.rootIndex()):
        heartbeat.restart()
        accounts.fetchMore(picker.list.rootIndex())
        rest(picker)
        worst.append(heartbeat.worst_turn)

    assert accounts.rowCount() == 5000
    assert len(worst) == 49
    assert max(worst) < UNNOTICED


# Both


def test_everything_can_be_named_and_shows_plain_text(
    dialog: AccountDialog, open_picker: OpenPicker
) -> None:
    picker = open_picker(5)
    rest(picker)
    for window in (dialog, picker):
        for label in window.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        for kind in (QAbstractButton, QComboBox, QLineEdit):
            for widget in window.findChildren(kind):
                if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit):
                    continue
                texts = widget.accessibleName()
                if isinstance(widget, QAbstractButton):
                    texts += widget.text()
                assert texts, widget
        assert picker.list.accessibleName()
