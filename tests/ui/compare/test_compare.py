"""The Compare window: requests side by side, and API versions."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton
from tests.support.changes import change_rows
from tests.support.command_line import content
from tests.support.commands import commands_of
from tests.support.edits import a_feature
from tests.support.qt import child, delete_later_now, settle, wait_until

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.app import Program
from session_composer.core.versions.compare import version_changes
from session_composer.core.wire.paths import component_path
from session_composer.ui.compare.dialog import CompareDialog
from session_composer.ui.window.main_window import MainWindow

SEED = "2025-06-30.basil"
OLDEST = "2023-08-16"
ADDS = "2025-08-27.basil"
SHRUNK = "2025-09-30.clover"


def open_compare(window: MainWindow, action: str = "compareAction") -> CompareDialog:
    child(window, QAction, action).trigger()
    settle()
    dialog = commands_of(window).doors.comparing.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def session(path: Path, *enabled: str, **members: object) -> Path:
    path.write_text(json.dumps(content(*enabled, **members)))
    return path


def test_without_a_file_it_begins_with_what_there_is(program: Program, window: MainWindow) -> None:
    page = open_compare(window).requests
    assert (page.before.currentText(), page.after.currentText()) == (
        "Role Owner",
        "Current request",
    )
    texts = [page.before.itemText(row) for row in range(page.before.count())]
    assert texts[0] == "Current request"
    assert texts[-2:] == ["Clipboard", "Choose a file…"]
    QApplication.clipboard().setText("components[documents][enabled]=true")
    page.before.activated.emit(page.before.findText("Clipboard"))
    assert change_rows(page.changes) == [("Documents", "removed", "true", "not sent")]


def test_what_was_sent_last_is_compared_with_the_form(program: Program, window: MainWindow) -> None:
    workspace = program.parts.workspace
    workspace.set_account(sample_accounts()[0].id, "x")
    workspace.choose([component_path("payments")], True, "x")
    commands_of(window).actions_by_name["testRequestAction"].trigger()
    wait_until(lambda: program.parts.exchanges.latest is not None)
    workspace.choose([component_path("documents")], True, "x")
    page = open_compare(window).requests
    assert page.before.currentText().startswith("Sent at ")
    assert change_rows(page.changes) == [("Documents", "added", "not sent", "true")]


def test_the_file_at_hand_is_compared_with_the_form_as_it_is_edited(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    path = session(tmp_path / "a.session.json", "payments")
    program.parts.document.open(path)
    dialog = open_compare(window)
    page = dialog.requests
    assert (page.before.currentText(), page.after.currentText()) == (
        f"Last saved: {path.name}",
        "Current request",
    )
    assert change_rows(page.changes) == []
    program.parts.workspace.choose([component_path("documents")], True, "x")
    settle()
    assert change_rows(page.changes) == [("Documents", "added", "not sent", "true")]
    child(page, QPushButton, "compareSwapButton").click()
    assert change_rows(page.changes) == [("Documents", "removed", "true", "not sent")]
    program.parts.workspace.undo_stack.undo()
    settle()
    assert change_rows(page.changes) == []


def test_two_files_are_chosen(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [
        str(session(tmp_path / "a.session.json", "payments")),
        str(session(tmp_path / "b.session.json", "payments", "documents", api_version=ADDS)),
        "",
    ]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (names.pop(0), ""))
    page = open_compare(window).requests
    for box in (page.before, page.after, page.after):
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.count() - 1)
    assert names == []
    assert (page.before.currentText(), page.after.currentText()) == (
        "a.session.json",
        "b.session.json",
    )
    assert change_rows(page.changes) == [
        ("API version", "changed", SEED, ADDS),
        ("Documents", "added", "not sent", "true"),
    ]
    # Each box offers what was chosen in the other.
    page.after.activated.emit(page.after.findText("a.session.json"))
    assert change_rows(page.changes) == []


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_said(
    window: MainWindow, tmp_path: Path, data: bytes | None
) -> None:
    path = tmp_path / "<b>bad.json"
    if data is not None:
        path.write_bytes(data)
    page = open_compare(window).requests
    page.use_file(page.before, path)
    said = child(page, QLabel, "changesEmpty").text()
    assert "<b>bad.json" in said
    assert said.endswith(".")


def test_it_opens_once_and_goes_with_its_window(program: Program, window: MainWindow) -> None:
    dialog = open_compare(window)
    assert open_compare(window, "compareVersionsAction") is dialog
    assert dialog.tabs.currentWidget() is dialog.versions
    dialog.reject()
    delete_later_now()
    assert commands_of(window).doors.comparing.dialog is None
    program.parts.workspace.choose([a_feature()], True, "x")
    settle()
    again = open_compare(window)
    assert again is not dialog
    program.parts.workspace.undo_stack.setClean()
    window.close()
    assert commands_of(window).doors.comparing.dialog is None


@pytest.mark.parametrize(
    ("version", "older"),
    [
        ("2026-10-28.endive", "2026-09-30.endive"),
        (ADDS, "2025-07-30.basil"),
        (OLDEST, OLDEST),
        ("2026-09-30.preview", "2026-09-30.endive"),
    ],
)
def test_two_versions_are_compared(
    program: Program, window: MainWindow, version: str, older: str
) -> None:
    program.parts.workspace.set_api_version(version, "x")
    dialog = open_compare(window, "compareVersionsAction")
    before = child(dialog, QComboBox, "beforeVersionBox")
    after = child(dialog, QComboBox, "afterVersionBox")
    assert (before.currentText(), after.currentText()) == (older, version)
    before.setCurrentText(ADDS)
    after.setCurrentText(SHRUNK)
    lost = ("Balance report", "removed", "available", "not available")
    assert lost in change_rows(dialog.versions.changes)
    after.setCurrentText(ADDS)
    assert "accept the same" in child(dialog.versions, QLabel, "changesEmpty").text()
    assert program.parts.workspace.request.api_version == version


def test_every_version_can_be_compared(program: Program, window: MainWindow) -> None:
    store = program.parts.workspace.store
    dialog = open_compare(window, "compareVersionsAction")
    dialog.versions.before.setCurrentText(SEED)
    names = [info.api_version for info in store.all_versions]
    box = dialog.versions.after
    assert [box.itemText(row) for row in range(box.count())] == names
    for name in names:
        box.setCurrentText(name)
        found = version_changes(store.catalog(SEED), store.catalog(name))
        expected = [line for line in found if not line.endswith(("[enabled]", "[features]"))]
        assert dialog.versions.changes.count == len(expected)


def test_what_the_request_means_under_another_version(program: Program, window: MainWindow) -> None:
    workspace = program.parts.workspace
    workspace.set_api_version(ADDS, "x")
    workspace.choose([component_path("balance_report"), component_path("documents")], True, "x")
    dialog = open_compare(window, "compareVersionsAction")
    page = dialog.versions
    page.before.setCurrentText(ADDS)
    page.after.setCurrentText(SHRUNK)
    child(page, QComboBox, "versionQuestionBox").setCurrentIndex(1)
    lost = ("Balance report", "removed", "true", "not available")
    assert change_rows(page.changes) == [lost]
    workspace.undo_stack.undo()
    settle()
    assert change_rows(page.changes) == []
    assert "means the same" in child(page, QLabel, "changesEmpty").text()
