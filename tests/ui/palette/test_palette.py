"""The command palette with the keyboard alone, as a user meets it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMenu, QWidget
from tests.support.commands import commands_of
from tests.support.qt import child, settle, wait_until

from session_composer.app import Program
from session_composer.codecs.writers.languages import LANGUAGES
from session_composer.core.wire.paths import component_path, enabled_path, feature_path
from session_composer.state.palette.palette_model import PaletteRole
from session_composer.state.tree.tree_model import PathRole
from session_composer.ui.palette.entries import action_text, menu_entries, menu_paths
from session_composer.ui.palette.popup import Palette
from session_composer.ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
    settle()


@pytest.fixture
def palette(window: MainWindow) -> Palette:
    press(window.tree, Qt.Key.Key_K, CTRL)
    found = child(window, Palette, "palette")
    assert found.isVisible()
    return found


def titles(palette: Palette) -> list[str]:
    model = palette.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def find(palette: Palette, text: str) -> None:
    QTest.keyClicks(palette.field, text)
    settle()


def test_it_opens_with_the_keyboard_in_its_field(palette: Palette) -> None:
    assert palette.field.hasFocus()
    assert titles(palette)[0] == "New"
    assert palette.list.currentIndex().row() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_K])
def test_it_closes_and_the_focus_returns(window: MainWindow, palette: Palette, key: Qt.Key) -> None:
    press(palette.field, key, CTRL if key == Qt.Key.Key_K else None)
    assert not palette.isVisible()
    assert window.tree.hasFocus()


def test_escape_in_it_does_not_cancel_a_request(
    program: Program, window: MainWindow, palette: Palette
) -> None:
    cancelled = []
    cancel = commands_of(window).actions_by_name["cancelAction"]
    cancel.setEnabled(True)
    cancel.triggered.connect(lambda: cancelled.append(1))
    press(palette.field, Qt.Key.Key_Escape)
    assert not cancelled
    press(window.tree, Qt.Key.Key_Escape)
    assert cancelled


def test_a_click_elsewhere_closes_it_and_takes_the_focus(
    window: MainWindow, palette: Palette
) -> None:
    window.header.account_field.setFocus()
    settle()
    assert not palette.isVisible()
    assert window.header.account_field.hasFocus()


def test_the_arrows_go_round(palette: Palette) -> None:
    count = palette.list.model().rowCount()
    press(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == count - 1
    press(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    press(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() > 3
    press(palette.field, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()


def test_an_action_is_done(window: MainWindow, palette: Palette) -> None:
    done = []
    commands_of(window).actions_by_name["expandAllAction"].triggered.connect(lambda: done.append(1))
    find(palette, "open all")
    assert titles(palette)[0] == "Open all"
    press(palette.field, Qt.Key.Key_Return)
    wait_until(lambda: bool(done))
    assert not palette.isVisible()


def test_a_feature_is_gone_to(window: MainWindow, palette: Palette) -> None:
    window.tree_panel.filter_field.setText("xyzzy")
    find(palette, "refund payments")
    press(palette.field, Qt.Key.Key_Enter)
    path = feature_path("payments", "refund_management")
    assert window.tree_panel.tree.currentIndex().data(PathRole) == path
    assert window.tree.hasFocus()


def test_ctrl_enter_sends_true_false_and_nothing(
    program: Program, window: MainWindow, palette: Palette
) -> None:
    workspace = program.parts.workspace
    path = feature_path("payments", "refund_management")
    find(palette, "refund payments")
    states = []
    for _ in range(3):
        press(palette.field, Qt.Key.Key_Return, CTRL)
        states.append(
            (workspace.request.get(path), palette.list.currentIndex().data(PaletteRole.STATE))
        )
    assert states == [(True, "true"), (False, "false"), (None, "not sent")]
    assert palette.isVisible()
    assert workspace.undo_stack.undoText() == "Payments: Refund management: not sent"
    assert not program.parts.sender.is_busy
    workspace.undo_stack.undo()
    assert workspace.request.get(path) is False


def test_ctrl_enter_on_an_action_does_nothing(program: Program, palette: Palette) -> None:
    find(palette, "test request")
    press(palette.field, Qt.Key.Key_Return, CTRL)
    assert palette.isVisible()
    assert not program.parts.sender.is_busy
    assert program.parts.workspace.undo_stack.count() == 0


def test_a_version_is_switched_to(program: Program, palette: Palette) -> None:
    find(palette, "2024-06")
    assert titles(palette) == ["Switch to API version 2024-06-20"]
    press(palette.field, Qt.Key.Key_Return)
    wait_until(lambda: program.parts.workspace.request.api_version == "2024-06-20")


def test_a_sample_account_is_taken(program: Program, palette: Palette) -> None:
    find(palette, "sample express france")
    press(palette.field, Qt.Key.Key_Return)
    wait_until(lambda: program.parts.workspace.request.account == "acct_1SimExpressFR")


def test_each_language_can_be_copied_from_it(window: MainWindow) -> None:
    offered = {entry.title for entry in menu_entries(window.menuBar(), frozenset())}
    assert {f"Copy as: {language.title}" for language in LANGUAGES} <= offered


def test_only_what_can_be_done_now_is_offered(window: MainWindow, palette: Palette) -> None:
    offered = titles(palette)
    assert "Undo" not in offered
    assert "Cancel" not in offered
    assert "Command palette…" not in offered
    assert "Save" in offered


def test_each_action_of_the_table_is_in_a_menu(window: MainWindow) -> None:
    """What is in no menu would be in no palette, either."""
    in_menus = set(menu_paths(window.menuBar()).values())
    lost = [
        name for name, one in commands_of(window).actions_by_name.items() if one not in in_menus
    ]
    assert not lost


def test_no_match_says_what_to_try(window: MainWindow, palette: Palette) -> None:
    find(palette, "xyzzy")
    empty = child(palette, QLabel, "paletteEmpty")
    assert empty.isVisible()
    assert "xyzzy" in empty.text()
    press(palette.field, Qt.Key.Key_Return)
    press(palette.field, Qt.Key.Key_Return, CTRL)
    assert palette.isVisible()
    palette.field.clear()
    assert palette.list.isVisible()


def test_it_begins_anew_each_time(window: MainWindow, palette: Palette) -> None:
    find(palette, "xyzzy")
    press(palette.field, Qt.Key.Key_Escape)
    press(window.tree, Qt.Key.Key_K, CTRL)
    assert palette.field.text() == ""
    assert titles(palette)[0] == "New"


@pytest.mark.parametrize("size", [(800, 600), (1280, 800), (730, 520)])
def test_it_fits_the_window(window: MainWindow, palette: Palette, size: tuple[int, int]) -> None:
    window.resize(*size)
    settle()
    assert window.rect().contains(palette.geometry())
    assert palette.list.height() > 3 * palette.fontMetrics().height()


def test_h5_it_tells_who_listens(palette: Palette) -> None:
    find(palette, "refund payments")
    assert palette.field.accessibleDescription().startswith("Refund management, Payments, not sent")
    for widget, role in (
        (child(palette, QLineEdit, "paletteField"), QAccessible.Role.EditableText),
        (child(palette, QListView, "paletteList"), QAccessible.Role.List),
    ):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.role() == role
        assert interface.text(QAccessible.Text.Name)
    row = QAccessible.queryAccessibleInterface(palette.list).child(0)
    assert row.text(QAccessible.Text.Name).startswith("Refund management, Payments")


def test_names_from_a_file_are_shown_as_they_are(qapp: object) -> None:
    menu = QMenu()
    action = QAction("a &&b && &c", menu)
    assert action_text(action) == "a &b & c"
    menu.deleteLater()


def test_a_component_is_sent_without_leaving(program: Program, palette: Palette) -> None:
    find(palette, "payouts")
    index = palette.list.currentIndex()
    assert index.data(PaletteRole.ENTRY).target == component_path("payouts")
    press(palette.field, Qt.Key.Key_Return, CTRL)
    assert program.parts.workspace.request.get(enabled_path("payouts")) is True
