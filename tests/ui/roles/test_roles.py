"""Roles in the window: looked at first, applied in one step, copied as a map."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from tests.support.commands import commands_of
from tests.support.qt import child, settle, wait_until

from session_composer.app import Program
from session_composer.codecs.writers.role_map import role_map
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import built_in_roles, with_role
from session_composer.core.wire.paths import enabled_path, feature_path
from session_composer.ui.roles.dialog import RolesDialog
from session_composer.ui.window.main_window import MainWindow

OWNER, FINANCE, SUPPORT, READ_ONLY = range(4)
TITLES = ["Owner", "Finance", "Support", "Read-only"]


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[RolesDialog]:
    made = commands_of(window).doors.roles.make_dialog()
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "roles"
    made.mkdir()
    content = {
        "format": "session-composer/1",
        "api_version": "2025-06-30.basil",
        "components": {
            "payments": {"enabled": True, "features": {"refund_management": True}},
            "crystal_ball": {"enabled": True},
        },
    }
    (made / "cashier.session.json").write_text(json.dumps(content))
    (made / "broken.session.json").write_text("{")
    return made


def titles(dialog: RolesDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_the_first_role_is_chosen_and_its_changes_are_shown(
    program: Program, dialog: RolesDialog
) -> None:
    assert titles(dialog) == TITLES
    assert dialog.list.currentRow() == OWNER
    workspace = program.parts.workspace
    after = with_role(workspace.request, built_in_roles()[OWNER], workspace.catalog)
    assert dialog.changes.count == len(after.params)
    assert workspace.request.params == {}
    assert workspace.undo_stack.count() == 0


def test_a_role_is_applied_as_one_step(program: Program, dialog: RolesDialog) -> None:
    workspace = program.parts.workspace
    workspace.set_account("acct_1", "x")
    workspace.set_expand(("a",), "x")
    workspace.enable_all("payouts", "x")
    before, steps = workspace.request, workspace.undo_stack.count()
    dialog.list.setCurrentRow(SUPPORT)
    child(dialog, QPushButton, "applyRoleButton").click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert workspace.request == with_role(before, built_in_roles()[SUPPORT], workspace.catalog)
    assert workspace.request.account == "acct_1"
    assert workspace.request.expand == ("a",)
    assert workspace.request.get(enabled_path("payouts")) is None
    assert workspace.undo_stack.count() == steps + 1
    assert workspace.undo_stack.undoText() == "Apply the role Support"
    workspace.undo_stack.undo()
    assert workspace.request == before


def test_closing_changes_nothing(program: Program, dialog: RolesDialog) -> None:
    dialog.list.setCurrentRow(FINANCE)
    dialog.reject()
    assert program.parts.workspace.request.params == {}


def test_all_of_it_works_with_the_keyboard(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exec_(dialog: RolesDialog) -> int:
        dialog.show()
        settle()
        focus = dialog.focusWidget()
        assert focus is dialog.list
        QTest.keyClick(focus, Qt.Key.Key_Down)
        QTest.keyClick(focus, Qt.Key.Key_Down)
        assert dialog.chosen is not None
        assert dialog.chosen.name == "support"
        seen = set()
        for _ in range(12):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            seen.add(dialog.focusWidget().objectName())
        assert {"roleList", "roleSummary", "changesList", "applyRoleButton"} <= seen
        assert "copyRoleMapButton" in seen
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", exec_)
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: bool(program.parts.workspace.request.params))
    assert program.parts.workspace.undo_stack.count() == 1


def test_what_is_there_already_need_not_be_applied(program: Program, window: MainWindow) -> None:
    workspace = program.parts.workspace
    workspace.replace(
        with_role(workspace.request, built_in_roles()[READ_ONLY], workspace.catalog), "x"
    )
    dialog = commands_of(window).doors.roles.make_dialog()
    dialog.list.setCurrentRow(READ_ONLY)
    assert dialog.changes.count == 0
    assert not dialog.apply.isEnabled()
    dialog.list.setCurrentRow(OWNER)
    assert dialog.apply.isEnabled()
    dialog.deleteLater()


def test_what_the_version_lacks_is_told(program: Program, window: MainWindow) -> None:
    program.parts.workspace.start_over(Request("2024-10-28.acacia"))
    dialog = commands_of(window).doors.roles.make_dialog()
    dialog.list.setCurrentRow(FINANCE)
    text = dialog.about.toPlainText()
    assert "Left out because 2024-10-28.acacia does not have it: " in text
    assert "Disputes list" in text
    assert "Payments: Smart disputes" in text
    assert "Left to Stripe’s default: " in text
    program.parts.workspace.start_over(Request("2023-08-16"))
    dialog.list.setCurrentRow(READ_ONLY)
    assert "2023-08-16 has nothing that this role sends." in dialog.about.toPlainText()
    assert not dialog.apply.isEnabled()
    dialog.deleteLater()


def test_the_matrix_says_who_gets_what(program: Program, dialog: RolesDialog) -> None:
    matrix, catalog = dialog.matrix, program.parts.workspace.catalog
    names = [component.name for component in catalog.components]
    assert matrix.rowCount() == len(names)
    headers = matrix.model().headerData
    horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [headers(column, horizontal) for column in range(4)] == TITLES
    assert headers(names.index("payments"), vertical) == "Payments"

    def cell(column: int, name: str) -> tuple[str, str, str]:
        index = matrix.model().index(names.index(name), column)
        roles = Qt.ItemDataRole
        text, tip, spoken = map(
            index.data, (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole)
        )
        return text, tip, spoken

    text, tip, spoken = cell(SUPPORT, "payments")
    assert text == "on, 3 of 5"
    assert "On: " in tip
    assert "Off: Capture payments" in tip
    assert spoken.startswith("Support, Payments: Sent as true. On: ")
    assert cell(READ_ONLY, "payments")[0] == "on, 0 of 5"
    assert cell(OWNER, "documents")[0] == "on"
    assert cell(SUPPORT, "documents") == ("–", "Not sent", "Support, Documents: Not sent")


@pytest.mark.parametrize("language", ["node", "python"])
def test_a_map_is_copied(program: Program, dialog: RolesDialog, language: str) -> None:
    child(dialog, QAction, f"copyRoleMap_{language}Action").trigger()
    expected = role_map(built_in_roles(), program.parts.workspace.catalog, language)
    assert QGuiApplication.clipboard().text() == expected
    assert "4 roles" in program.window.status.currentMessage()


# Roles of the user's own


def test_a_chosen_folder_is_read_and_remembered(
    program: Program,
    window: MainWindow,
    dialog: RolesDialog,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    dialog.list.setCurrentRow(FINANCE)
    child(dialog, QPushButton, "roleFolderButton").click()
    wait_until(lambda: dialog.list.count() == 5)
    assert titles(dialog) == [*TITLES, "cashier"]
    assert dialog.list.currentRow() == FINANCE
    assert "broken.session.json" in dialog.notices.toPlainText()
    assert dialog.tabs.tabText(2) == "&Own roles (1 left out)"
    assert str(folder) in dialog.folder_text.text()
    dialog.list.setCurrentRow(4)
    assert "From cashier.session.json." in dialog.about.toPlainText()
    assert "crystal_ball" in dialog.about.toPlainText()
    assert dialog.matrix.columnCount() == 5
    child(dialog, QPushButton, "applyRoleButton").click()
    workspace = program.parts.workspace
    assert dict(workspace.request.params) == {
        enabled_path("payments"): True,
        feature_path("payments", "refund_management"): True,
    }
    again = commands_of(window).doors.roles.make_dialog()
    wait_until(lambda: again.list.count() == 5)
    child(again, QPushButton, "roleFolderDropButton").click()
    assert titles(again) == TITLES
    assert again.notices.toPlainText() == ""
    third = commands_of(window).doors.roles.make_dialog()
    assert not third.drop_folder.isEnabled()
    assert not program.settings.choice("role_folder")
    for one in (again, third):
        one.deleteLater()


def test_a_folder_that_is_gone_is_no_harm(program: Program, window: MainWindow) -> None:
    program.settings.set_choice("role_folder", "/nowhere/at/all")
    dialog = commands_of(window).doors.roles.make_dialog()
    wait_until(lambda: bool(dialog.notices.toPlainText()))
    assert titles(dialog) == TITLES
    assert "/nowhere/at/all cannot be read" in dialog.notices.toPlainText()
    dialog.deleteLater()


def test_giving_up_on_the_choice_of_a_folder(
    dialog: RolesDialog, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    child(dialog, QPushButton, "roleFolderButton").click()
    assert not program.settings.choice("role_folder")


def test_it_fits_a_small_screen(dialog: RolesDialog) -> None:
    hint = dialog.minimumSizeHint()
    assert hint.width() <= 760
    assert hint.height() <= 540
