"""Header: target, version, account, fields to expand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from tests.support.edits import OLDEST, SEED
from tests.support.fakes import TEST_KEY
from tests.support.qt import child, delete_later_now, settle
from tests.support.stored_keys import store_key

from session_composer.app import Program
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import API_VERSION, component_path
from session_composer.core.wire.values import UNSET
from session_composer.ui.window.main_window import MainWindow


def account_note(window: MainWindow) -> str:
    return child(window, QLabel, "accountProblem").text()


# Version


def test_versions_are_newest_first_and_the_newest_is_chosen(
    program: Program, window: MainWindow
) -> None:
    box = child(window, QComboBox, "apiVersionBox")
    shown = [box.itemText(number) for number in range(box.count())]
    released = [info.api_version for info in program.parts.workspace.store.versions]
    known = [text for text in shown if text in released]
    assert len([text for text in known if ".preview" not in text]) >= 30
    assert known == sorted(known, reverse=True)
    assert box.currentText() == program.parts.workspace.store.newest
    assert SEED in known
    assert OLDEST in known


def test_choosing_a_version_is_an_edit_and_follows_undo(
    program: Program, window: MainWindow
) -> None:
    box = child(window, QComboBox, "apiVersionBox")
    workspace = program.parts.workspace
    newest = box.currentText()
    box.setFocus()
    box.setCurrentIndex(box.findText(SEED))
    box.activated.emit(box.currentIndex())
    assert workspace.request.api_version == SEED
    assert window.model.rowCount() == 17
    workspace.undo_stack.undo()
    assert box.currentText() == newest
    workspace.undo_stack.redo()
    assert box.currentText() == SEED


def test_a_version_that_is_not_known_is_shown_as_it_is_sent(
    program: Program, window: MainWindow
) -> None:
    box = child(window, QComboBox, "apiVersionBox")
    workspace, listed = program.parts.workspace, box.count()
    for header in ("2027-05-26.fern", "2026-10-14.preview; embedded_connect_beta=v2;"):
        workspace.replace(Request(header), "open")
        assert box.currentText() == box.currentData() == header
        assert box.count() == listed + 2
    assert window.header.preview_badge.text() == "PRIVATE PREVIEW"
    workspace.replace(Request("2027-05-26.fern"), "open")
    assert window.header.preview_badge.text() == "NOT KNOWN"
    window.show_row(API_VERSION)
    assert box.hasFocus()
    box.setCurrentIndex(box.findText(SEED))
    box.activated.emit(box.currentIndex())
    assert workspace.request.api_version == SEED


def test_the_open_list_says_what_each_version_would_do_to_the_request(
    program: Program, window: MainWindow
) -> None:
    box = window.header.version_box
    workspace = program.parts.workspace
    heads = [box.itemText(n) for n in range(box.count()) if box.itemData(n) is None]
    assert heads[:3] == ["endive", "dahlia", "clover"]
    assert heads[-2:] == ["Earlier", "Previews"]
    newest = box.currentText()
    workspace.choose(
        [component_path("reporting_chart"), component_path("account_onboarding")], True, "x"
    )

    def words() -> dict[str, str]:
        box.prepare()
        index = box.model().index
        chips = {
            box.itemData(n): chip
            for n in range(box.count())
            if (chip := box.chip_at(index(n, 0))) is not None
        }
        return {version: chip.word for version, chip in chips.items()}

    found = words()
    assert newest not in found
    assert found["2023-08-16"] == "1 unknown"
    assert found["2026-10-14.preview; embedded_connect_beta=v2"].startswith("+")
    at = box.findData("2023-08-16")
    assert "Does not know 1 of what is sent." in box.itemData(at, Qt.ItemDataRole.ToolTipRole)
    workspace.choose([component_path("reporting_chart")], UNSET, "x")
    assert words()["2023-08-16"].startswith("−")
    # A head is stepped over.
    box.setCurrentIndex(box.findData("2026-09-30.endive"))
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == "2026-08-26.dahlia"


# Account


def test_typing_an_account_says_what_is_wrong_until_nothing_is(
    program: Program, window: MainWindow
) -> None:
    field = child(window, QLineEdit, "accountField")
    said = []
    for letter in "acct_1":
        QTest.keyClicks(field, letter)
        said.append(account_note(window))
    assert said[-1] == "Properties: not known"
    assert said[-1] not in said[:-1]
    assert program.parts.workspace.body() == "account=acct_1"
    assert program.parts.workspace.undo_stack.count() == 1
    QTest.keyClicks(field, "-x")
    assert "character 7" in account_note(window)
    assert field.accessibleDescription() == account_note(window)
    program.parts.workspace.undo_stack.undo()
    assert field.text() == ""


def test_white_space_around_a_pasted_account_goes_away(
    program: Program, window: MainWindow
) -> None:
    field = child(window, QLineEdit, "accountField")
    QApplication.clipboard().setText("  acct_1SimExpressUS \n")
    field.paste()
    field.textEdited.emit(field.text())
    assert field.text() == "acct_1SimExpressUS"
    assert program.parts.workspace.request.account == "acct_1SimExpressUS"


def test_a_key_in_the_account_field_is_recognised(window: MainWindow) -> None:
    field = child(window, QLineEdit, "accountField")
    QTest.keyClicks(field, "sk_live_51Habcdefghijklmnop")
    assert "secret key" in account_note(window)


def test_i1_a_key_in_the_account_field_gets_no_further(
    program: Program, window: MainWindow
) -> None:
    field = child(window, QLineEdit, "accountField")
    workspace = program.parts.workspace
    key = "sk_live_51HqLyjWDarjtT1zdp7dcAbC"
    field.setFocus()
    QTest.keyClicks(field, key)
    assert field.text() == key
    assert "secret key" in account_note(window)
    assert workspace.request.account == ""
    for step in range(workspace.undo_stack.count()):
        assert "HqLyjW" not in workspace.undo_stack.text(step)
    told = [window.windowTitle(), field.toolTip(), field.accessibleDescription()]
    told += [window.header.test_button.toolTip(), workspace.body()]
    assert "HqLyjW" not in "".join(told)
    # Another edit meanwhile takes nothing away: what is typed next would look like an account.
    workspace.choose([component_path("documents")], True, "x")
    assert field.text() == key
    field.editingFinished.emit()
    assert field.text() == ""
    assert "secret key" in account_note(window)
    workspace.undo_stack.undo()
    workspace.undo_stack.redo()
    assert field.text() == ""
    QTest.keyClicks(field, "acct_1")
    assert workspace.request.account == "acct_1"
    assert "secret key" not in account_note(window)


def test_the_cursor_stays_where_one_types(program: Program, window: MainWindow) -> None:
    field = child(window, QLineEdit, "accountField")
    QTest.keyClicks(field, "acct_13")
    field.setCursorPosition(6)
    QTest.keyClicks(field, "2")
    assert field.text() == "acct_123"
    assert field.cursorPosition() == 7


def test_undo_in_the_field_and_of_the_window_agree(program: Program, window: MainWindow) -> None:
    """There is one history: the field must not keep one of its own beside it."""
    field = child(window, QLineEdit, "accountField")
    field.setFocus()
    program.parts.workspace.choose([component_path("documents")], True, "x")
    QTest.keyClicks(field, "acct_1")
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert program.parts.workspace.request.account == field.text()


def test_h2_a_very_long_account_is_not_cut_in_silence(window: MainWindow) -> None:
    field = child(window, QLineEdit, "accountField")
    assert field.maxLength() >= 255


def test_an_account_from_a_file_is_shown_in_full(program: Program, window: MainWindow) -> None:
    """Else the next keystroke would send something else than the file said."""
    long = "acct_" + "x" * 400
    program.parts.workspace.start_over(Request(SEED, long))
    field = child(window, QLineEdit, "accountField")
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "y")
    account = program.parts.workspace.request.account
    assert account.startswith(long), "the end of the account was lost without a word"


# Fields to expand


def chips(window: MainWindow) -> list[QPushButton]:
    delete_later_now()
    editor = child(window, QLineEdit, "expandField").parentWidget()
    assert isinstance(editor, QWidget)
    return editor.findChildren(QPushButton)


def expand_field(window: MainWindow) -> QLineEdit:
    """Ask for the field, as by the menu of the tree."""
    child(window, QAction, "expandFieldAction").trigger()
    settle()
    field = child(window, QLineEdit, "expandField")
    assert field.hasFocus()
    return field


def test_fields_to_expand_are_added_removed_and_undone(
    program: Program, window: MainWindow
) -> None:
    workspace = program.parts.workspace
    field = expand_field(window)
    for name in ("account", "data.owner"):
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == ""
    assert list(workspace.request.expand) == ["account", "data.owner"]
    assert workspace.body() == "expand[0]=account&expand[1]=data.owner"
    assert [chip.text() for chip in chips(window)] == ["account", "data.owner"]
    assert all(chip.accessibleName() for chip in chips(window))
    chips(window)[0].click()
    assert list(workspace.request.expand) == ["data.owner"]
    assert [chip.text() for chip in chips(window)] == ["data.owner"]
    workspace.undo_stack.undo()
    assert [chip.text() for chip in chips(window)] == ["account", "data.owner"]
    while workspace.undo_stack.canUndo():
        workspace.undo_stack.undo()
    assert chips(window) == []


@pytest.mark.parametrize("text", ["a b", "a[b]", "<b>", "Ä", "a..b"])
def test_what_is_no_field_is_said_and_not_added(
    program: Program, window: MainWindow, text: str
) -> None:
    field = expand_field(window)
    QTest.keyClicks(field, text)
    problem = child(window, QLabel, "expandProblem")
    assert problem.isVisible()
    assert text[0] in problem.text()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert program.parts.workspace.request.expand == ()
    assert field.text() == text


def test_a_field_twice_is_said_and_not_added(program: Program, window: MainWindow) -> None:
    field = expand_field(window)
    for _ in range(2):
        QTest.keyClicks(field, "account")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert program.parts.workspace.request.expand == ("account",)
    assert child(window, QLabel, "expandProblem").isVisible()


def test_what_is_expanded_is_seen_and_the_field_for_more_goes_when_it_is_left(
    window: MainWindow,
) -> None:
    editor = window.details_page.expand_editor
    assert not editor.isVisible()
    field = expand_field(window)
    QTest.keyClicks(field, "a b")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    field = expand_field(window)
    QTest.keyClicks(field, "account")
    QTest.keyClick(field, Qt.Key.Key_Return)
    window.tree.setFocus()
    assert not field.isVisible()
    (chip,) = chips(window)
    assert chip.isVisible()
    chip.click()
    settle()
    assert not editor.isVisible()


def test_fields_from_a_file_are_shown_as_text(program: Program, window: MainWindow) -> None:
    odd = ("<b>&amp;</b>", "a\u202eb", "x" * 300)
    program.parts.workspace.start_over(Request(SEED, expand=odd))
    texts = [chip.text() for chip in chips(window)]
    assert texts[0] == "<b>&&amp;</b>"
    assert "\u202e" not in texts[1]
    assert len(texts[2]) < 60
    chips(window)[2].click()
    assert program.parts.workspace.request.expand == odd[:2]


def test_where_it_is_narrow_the_fields_get_the_room(window: MainWindow) -> None:
    header = window.header
    window.resize(800, 600)
    settle()
    # Its list leads to the keys as well.
    assert not header.keys_button.isVisible()
    assert header.target_box.itemText(header.target_box.count() - 1) == "Keys…"
    account = "acct_1032D82eZvKYlo2C"
    icons = 2 * (header.account_field.height() + 2)
    room = header.account_field.width() - icons
    assert header.account_field.fontMetrics().horizontalAdvance(account) < room
    window.resize(1280, 800)
    settle()
    assert header.keys_button.isVisible()
    assert header.keys_button.toolTip()


def test_the_box_follows_the_target(program: Program, window: MainWindow) -> None:
    box = window.header.target_box
    store_key(program.parts.keys, program.parts.jobs, "shop", TEST_KEY)
    box.setCurrentIndex(box.findData("shop"))
    box.activated.emit(box.currentIndex())
    assert program.parts.target.name == "shop"
    assert window.header.badge.text() == "TEST"
    program.parts.keys.drop("shop")
    assert box.currentText() == "Built-in sandbox"
    assert window.header.badge.text() == "SIMULATED"
    assert window.status.currentMessage() == (
        "shop is gone: requests go to the built-in sandbox now."
    )


def test_adding_a_key_is_no_choice_of_a_target(program: Program, window: MainWindow) -> None:
    box = window.header.target_box
    store_key(program.parts.keys, program.parts.jobs, "shop", TEST_KEY)
    program.parts.target.choose("shop")
    shown: list[int] = []
    program.window.header.keys_requested.disconnect()
    program.window.header.keys_requested.connect(lambda: shown.append(1))
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    assert shown == [1]
    assert program.parts.target.name == box.currentData() == "shop"
