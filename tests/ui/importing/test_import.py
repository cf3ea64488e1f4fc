"""Import: pasted anywhere, dropped, or from a file; shown as a diff; applied in one undo step."""

import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from tests.support.changes import Change, change_rows
from tests.support.command_line import content
from tests.support.commands import commands_of
from tests.support.fakes import LIVE_KEY, SENTINEL, TEST_KEY
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import child, delete_later_now, settle, wait_until

from session_composer.app import Program
from session_composer.codecs.readers import reading
from session_composer.core.wire.paths import component_path, enabled_path, feature_path
from session_composer.state.document.workspace import Workspace
from session_composer.ui.controls.segments import Segments
from session_composer.ui.importing.dialog import ImportDialog
from session_composer.ui.importing.field import ImportField, is_heavy
from session_composer.ui.keys.dialog import KeysDialog
from session_composer.ui.window.main_window import MainWindow

CURL = (
    f'curl https://api.stripe.com/v1/account_sessions -u "{TEST_KEY}:" -k \\\n'
    "  -d account=acct_1 -d 'components[payments][enabled]=true' \\\n"
    "  -d 'components[hologram][enabled]=true'\n"
)
BODY = "account=acct_2&components[documents][enabled]=true"


@pytest.fixture
def workspace(program: Program) -> Workspace:
    return program.parts.workspace


def the(window: MainWindow) -> ImportDialog:
    """Give the dialog, when it has read what it holds."""
    settle()
    found = commands_of(window).doors.imports.dialog
    assert found is not None
    assert found.isVisible()
    wait_until(lambda: not found._later.isActive() and not found._reading.is_busy)
    settle()
    return found


def open_import(window: MainWindow, text: str = "") -> ImportDialog:
    child(window, QAction, "importAction").trigger()
    settle()
    dialog = the(window)
    if text:
        dialog.use_text(text)
    return the(window)


def rows(dialog: ImportDialog) -> list[Change]:
    return change_rows(dialog.outcome.changes)


def notes_of(dialog: ImportDialog) -> str:
    notes = child(dialog, QListWidget, "importNotes")
    return "\n".join(notes.item(row).text() for row in range(notes.count()))


def text_of(dialog: ImportDialog, name: str) -> str:
    return child(dialog, QLabel, name).text()


def button(dialog: QWidget, name: str) -> QPushButton:
    return child(dialog, QPushButton, name)


def mime(text: str = "", *paths: Path) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drop as a desktop does: enter first, and drop only when that was accepted."""
    place = QPointF(target.rect().center())
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(place, copy, data, left, none))
    settle()
    return True


# What is shown, and what applying does


def test_a_command_is_shown_as_a_diff_before_anything_happens(
    window: MainWindow, workspace: Workspace
) -> None:
    before = workspace.request
    dialog = open_import(window, CURL)
    assert child(dialog, QComboBox, "importKindBox").currentText() == "Detected: cURL command"
    assert text_of(dialog, "importEffect") == "3 rows change, nothing is removed"
    assert rows(dialog) == [
        ("Account", "added", "not sent", "acct_1"),
        ("Payments", "added", "not sent", "true"),
        ("hologram", "added", "not sent", "true"),
    ]
    told = notes_of(dialog)
    for word in ("hologram", "-k", before.api_version):
        assert word in told
    assert SENTINEL not in told
    assert workspace.request is before


def test_e16_one_of_several_requests_is_chosen(window: MainWindow) -> None:
    text = (
        f"POST /v1/account_sessions\n\n{BODY}\n\n###\nPOST /v1/account_sessions\n\naccount=acct_3\n"
    )
    dialog = open_import(window, text)
    box = child(dialog, QComboBox, "importRequestBox")
    assert box.isVisible()
    assert [box.itemText(row) for row in range(box.count())] == [
        "Line 1: documents",
        "Line 6: no component",
    ]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert rows(the(window)) == [("Account", "added", "not sent", "acct_3")]
    assert box.currentIndex() == 1
    dialog.use_text(BODY)
    assert not child(the(window), QComboBox, "importRequestBox").isVisible()


def test_what_the_text_does_not_mention_can_stay(window: MainWindow, workspace: Workspace) -> None:
    """The account stays where the text has a placeholder, whichever way it is taken."""
    workspace.set_account("acct_9", "x")
    workspace.set_leaf(enabled_path("payments"), True, "x")
    dialog = open_import(window, "account={{id}}&components[documents][enabled]=true")
    assert ("Account", "removed", "acct_9", "not sent") not in rows(dialog)
    child(dialog, Segments, "importMode").choose(1)
    assert button(dialog, "importApplyButton").text() == "Add 1 row"
    button(dialog, "importApplyButton").click()
    settle()
    assert workspace.request.account == "acct_9"
    assert workspace.request.get(enabled_path("payments")) is True
    assert workspace.request.get(enabled_path("documents")) is True


def test_a_text_that_says_less_is_taken_for_an_addition(
    window: MainWindow, workspace: Workspace
) -> None:
    paths = [component_path("payments"), component_path("payouts")]
    workspace.choose(paths, True, "x")
    dialog = open_import(window, BODY)
    mode, apply = child(dialog, Segments, "importMode"), button(dialog, "importApplyButton")
    assert (mode.value, apply.text()) == (1, "Add 2 rows")
    assert text_of(dialog, "importEffect") == "2 rows change, nothing is removed"
    mode.choose(0)
    assert apply.text() == "Replace 4 rows"
    assert "2 of them are removed" in text_of(dialog, "importEffect")
    dialog.use_text("components[payments][enabled]=false")
    # What the user chose stays chosen.
    assert mode.value == 0
    dialog.reject()


def test_what_stays_is_told_apart_from_what_changes(
    window: MainWindow, workspace: Workspace
) -> None:
    workspace.choose([enabled_path("documents"), enabled_path("payments")], True, "x")
    dialog = open_import(window, BODY)
    view = dialog.outcome.changes
    assert change_rows(view, same=True) == [("Documents", "same", "true", "true")]
    assert [one[0] for one in rows(dialog)] == ["Account"]
    last = view.model.index(view.model.rowCount() - 1)
    assert last.data() == "1 more row that the text does not mention"
    view.list.setCurrentIndex(last)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert [one[0] for one in change_rows(view, same=True)] == ["Documents", "Payments"]
    child(dialog, Segments, "importMode").choose(0)
    assert ("Payments", "removed", "true", "not sent") in rows(dialog)
    dialog.reject()


def test_a_placeholder_leaves_the_account_and_says_so_once(
    window: MainWindow, workspace: Workspace
) -> None:
    workspace.set_account("acct_9", "x")
    text = "account={{CONNECTEDACCOUNT_ID}}&components[documents][enabled]=true"
    dialog = open_import(window, text)
    told = [line for line in notes_of(dialog).splitlines() if "account is" in line]
    assert told == [
        "The account is the placeholder {{CONNECTEDACCOUNT_ID}} in the text; that of the current "
        "request stays."
    ]
    dialog.reject()


def test_applying_is_one_undo_step(window: MainWindow, workspace: Workspace) -> None:
    workspace.set_account("acct_9", "x")
    before, count = workspace.request, workspace.undo_stack.count()
    dialog = open_import(window, CURL)
    button(dialog, "importApplyButton").click()
    settle()
    assert commands_of(window).doors.imports.dialog is None
    assert workspace.request.account == "acct_1"
    assert workspace.request.get(enabled_path("payments")) is True
    assert workspace.request.get(enabled_path("hologram")) is True
    assert workspace.request.api_version == before.api_version
    assert workspace.undo_stack.count() == count + 1
    workspace.undo_stack.undo()
    assert workspace.request == before


@pytest.mark.parametrize("how", ["button", "escape"])
def test_cancelling_changes_nothing(window: MainWindow, workspace: Workspace, how: str) -> None:
    before, count = workspace.request, workspace.undo_stack.count()
    dialog = open_import(window, CURL)
    if how == "button":
        next(one for one in dialog.findChildren(QPushButton) if "Cancel" in one.text()).click()
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert commands_of(window).doors.imports.dialog is None
    assert workspace.request is before
    assert workspace.undo_stack.count() == count


def test_the_version_that_the_text_names_is_taken(window: MainWindow, workspace: Workspace) -> None:
    named = json.dumps(content("payments", api_version="2025-06-30.basil"))
    dialog = open_import(window, named)
    assert rows(dialog)[0][0] == "API version"
    assert "names no API version" not in notes_of(dialog)
    button(dialog, "importApplyButton").click()
    assert workspace.request.api_version == "2025-06-30.basil"


@pytest.mark.parametrize("text", ["hello", "{", "\ud800", "<b>x</b> \u202e"])
def test_text_of_no_kind_is_said_in_a_sentence(window: MainWindow, text: str) -> None:
    dialog = open_import(window, text)
    said = text_of(dialog, "importProblem")
    assert said.endswith(".")
    assert "\u202e" not in said
    assert text_of(dialog, "importEffect") == "Nothing to apply"
    assert not button(dialog, "importApplyButton").isEnabled()
    dialog.use_text(BODY)
    assert rows(the(window))
    assert not child(dialog, QLabel, "importProblem").isVisible()


def test_what_equals_the_form_needs_no_applying(window: MainWindow, workspace: Workspace) -> None:
    workspace.set_account("acct_2", "x")
    workspace.choose([enabled_path("documents")], True, "x")
    dialog = open_import(window, BODY)
    assert text_of(dialog, "importEffect") == "Nothing changes"
    assert not button(dialog, "importApplyButton").isEnabled()


def test_the_kind_can_be_chosen(window: MainWindow) -> None:
    dialog = open_import(window, BODY)
    box = child(dialog, QComboBox, "importKindBox")
    names = [box.itemData(row) for row in range(box.count())]
    assert names == ["", *(kind.name for kind in reading.kinds())]
    box.setCurrentIndex(names.index("curl"))
    assert text_of(the(window), "importProblem")
    box.setCurrentIndex(0)
    assert len(rows(the(window))) == 2


def test_what_is_shown_cannot_be_applied_once_the_text_is_another(window: MainWindow) -> None:
    dialog = open_import(window, BODY)
    assert button(dialog, "importApplyButton").isEnabled()
    QTest.keyClicks(dialog.field, "&x=1")
    assert not button(dialog, "importApplyButton").isEnabled()
    assert ("x", "added", "not sent", '"1"') in rows(the(window))
    assert button(dialog, "importApplyButton").isEnabled()
    button(dialog, "importClearButton").click()
    assert text_of(the(window), "importEffect") == "No text yet"
    assert not button(dialog, "importApplyButton").isEnabled()


# Keys


def test_e4_a_key_is_offered_once_and_kept_nowhere(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def look(dialog: KeysDialog) -> int:
        offered.append(dialog.form.key_field.text())
        dialog.done(0)
        return 0

    monkeypatch.setattr(KeysDialog, "exec", look)
    dialog = open_import(window, CURL)
    note = text_of(dialog, "importKeyNote")
    assert "TEST" in note
    assert SENTINEL not in note
    assert child(dialog, QLabel, "importKeyNote").isVisible()
    assert offered == []
    button(dialog, "importKeyButton").click()
    assert offered == [TEST_KEY]
    assert not button(dialog, "importKeyButton").isVisible()
    dialog.reject()
    del dialog
    delete_later_now()
    settle()
    assert program.parts.keys.profiles() == []
    program.settings.sync()
    gc.collect()
    held = [one for one in gc.get_objects() if _holds(one, TEST_KEY)]
    assert held == []


def _holds(thing: object, key: str) -> bool:
    """Whether an object of ours has the key in an attribute."""
    if not type(thing).__module__.startswith("session_composer"):
        return False
    values = list(vars(thing).values()) if hasattr(thing, "__dict__") else []
    return any(isinstance(value, str) and key in value for value in values)


def test_e4_a_live_key_says_so(window: MainWindow) -> None:
    dialog = open_import(window, CURL.replace(TEST_KEY, LIVE_KEY))
    assert "LIVE" in text_of(dialog, "importKeyNote")
    dialog.use_text(BODY)
    assert not child(the(window), QLabel, "importKeyNote").isVisible()


def test_nothing_of_the_text_outlives_the_dialog(window: MainWindow) -> None:
    dialog = open_import(window, CURL)
    field, notes = dialog.field, dialog.outcome.notes
    dialog.reject()
    assert (field.text(), field.toPlainText(), notes.count()) == ("", "", 0)
    assert not field.document().isUndoAvailable()
    assert dialog._reading.result is None


# Where text comes from


@pytest.mark.parametrize("shift", [False, True])
def test_ctrl_v_where_nothing_is_typed_imports(
    window: MainWindow, subtests: pytest.Subtests, shift: bool
) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    for name in ("componentTree", "apiVersionBox", "bodyPreview", "responseBody"):
        with subtests.test(name):
            QGuiApplication.clipboard().setText(BODY)
            target = child(window, QWidget, name)
            target.setFocus()
            QTest.keyClick(target, Qt.Key.Key_V, modifiers)
            settle()
            dialog = the(window)
            assert dialog.field.text() == BODY
            assert len(rows(dialog)) == 2
            dialog.reject()
            assert commands_of(window).doors.imports.dialog is None
            # No window manager does it here.
            window.activateWindow()
            wait_until(window.isActiveWindow)


@pytest.mark.parametrize("name", ["accountField", "filterField"])
def test_ctrl_v_in_a_text_field_pastes_there(window: MainWindow, name: str) -> None:
    QGuiApplication.clipboard().setText("acct_77")
    field = child(window, QLineEdit, name)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert commands_of(window).doors.imports.dialog is None
    assert field.text() == "acct_77"


def test_pasting_nothing_opens_an_empty_dialog(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    child(window, QAction, "pasteAction").trigger()
    assert text_of(the(window), "importEffect") == "No text yet"


def test_pasting_a_copied_file_reads_it(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "request.txt"
    path.write_text(BODY)
    QGuiApplication.clipboard().setMimeData(mime("", path))
    child(window, QAction, "pasteAction").trigger()
    assert the(window).field.text() == BODY


def test_dropped_text_is_imported(window: MainWindow, workspace: Workspace) -> None:
    before = workspace.request
    assert drop(window, mime(BODY))
    dialog = the(window)
    assert dialog.field.text() == BODY
    assert drop(dialog, mime("account=acct_3"))
    assert the(window).field.text() == "account=acct_3"
    assert workspace.request is before


def test_e14_a_dropped_session_file_is_opened_any_other_imported(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    session = tmp_path / "a.session.json"
    session.write_text(json.dumps(content("payments")))
    assert drop(window, mime("", session))
    assert commands_of(window).doors.imports.dialog is None
    assert program.parts.document.path == session
    script = tmp_path / "call.sh"
    script.write_bytes("\ufeff".encode() + CURL.replace("\n", "\r\n").encode())
    assert drop(window, mime("", script))
    assert ("hologram", "added", "not sent", "true") in rows(the(window))
    assert program.parts.document.path == session


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b"\x89PNG\0\0"),
        lambda path: path.write_bytes(b"a" * (reading.MAX_BYTES + 1)),
        lambda path: path.mkdir(),
        lambda path: None,
    ],
)
def test_a_file_that_cannot_be_read_is_said(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], object],
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window.messages, "problem", lambda text, more="": told.append(text))
    path = tmp_path / "odd.bin"
    make(path)
    drop(window, mime("", path))
    [sentence] = told
    assert "odd.bin" in sentence
    assert sentence.endswith(".")
    assert commands_of(window).doors.imports.dialog is None
    dialog = open_import(window, BODY)
    drop(dialog, mime("", path))
    assert "odd.bin" in text_of(dialog, "importProblem")
    assert dialog.field.text() == BODY
    assert len(told) == 1


def test_a_file_is_chosen(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "request.txt"
    path.write_text(BODY, "utf-16")
    answers = ["", str(path)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (answers.pop(0), ""))
    dialog = open_import(window)
    for _ in range(2):
        button(dialog, "importFileButton").click()
    assert the(window).field.text() == BODY


def test_closing_the_window_closes_the_dialog(program: Program, window: MainWindow) -> None:
    open_import(window, CURL)
    window.close()
    assert commands_of(window).doors.imports.dialog is None


# Size


def big_body(size: int) -> str:
    parts = ["account=acct_1"]
    while sum(map(len, parts[-1:])) and len(parts) * 52 < size:
        number = len(parts)
        parts.append(f"components[part_{number % 60:03}][features][feature_{number:05}]=true")
    return "&".join(parts)[:size].rpartition("&")[0]


@pytest.mark.parametrize("kind", ["body", "json", "curl"])
def test_e5_a_big_paste_never_stalls_the_window(
    window: MainWindow, workspace: Workspace, heartbeat: Heartbeat, kind: str
) -> None:
    body = big_body(256 * 1024)
    assert len(body) > 250_000
    text = body
    if kind == "curl":
        pairs = " \\\n".join(f"-d '{pair}'" for pair in body.split("&"))
        text = f"curl https://api.stripe.com/v1/account_sessions {pairs}"[: 256 * 1024]
        text = text.rpartition(" \\\n")[0]
    if kind == "json":
        features = {f"feature_{number:05}": True for number in range(9_000)}
        text = json.dumps({"components": {"payments": {"enabled": True, "features": features}}})
    # What is loaded once is loaded.
    open_import(window, BODY).reject()
    settle()
    QGuiApplication.clipboard().setText(text)
    turns = []
    # A stall of ours comes every time; a collection of garbage does not.
    for _ in range(4):
        heartbeat.restart()
        child(window, QAction, "pasteAction").trigger()
        dialog = the(window)
        assert dialog.outcome.changes.count > 2_000
        child(dialog, QComboBox, "importKindBox").setCurrentIndex(1)
        child(the(window), QComboBox, "importKindBox").setCurrentIndex(0)
        the(window).reject()
        settle()
        turns.append(heartbeat.worst_turn)
        if turns[-1] < UNNOTICED:
            break
    assert min(turns) < UNNOTICED
    assert workspace.request.account == ""


def test_a_long_line_is_kept_whole_and_shown_in_part(window: MainWindow) -> None:
    text = big_body(50_000)
    dialog = open_import(window, text)
    field = dialog.field
    assert field.text() == text
    assert field.isReadOnly()
    assert "more characters" in field.toPlainText()
    assert len(field.toPlainText()) < 10_000
    QGuiApplication.clipboard().setText(BODY)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert the(window).field.text() == BODY
    assert not field.isReadOnly()


@pytest.mark.parametrize(
    ("text", "heavy"),
    [("", False), ("a\n" * 5000, False), ("a" * 2001, True), ("a\n" * 10_001, True)],
)
def test_what_is_heavy(text: str, heavy: bool) -> None:
    assert is_heavy(text) is heavy


def test_the_field_takes_text_as_it_is_until_it_is_edited(qtbot: object) -> None:
    field = ImportField()
    field.insertFromMimeData(mime("a\u00a0b\r\n"))
    assert field.text() == "a\u00a0b\r\n"
    field.insertFromMimeData(mime("c"))
    assert field.text() == "a b\nc"
    field.selectAll()
    field.insertFromMimeData(mime("d" * 3000))
    assert field.text() == "d" * 3000
    field.deleteLater()


def test_a_big_paste_into_text_goes_where_the_cursor_is(qtbot: object) -> None:
    field = ImportField()
    field.insertFromMimeData(mime("🙂x&y"))
    cursor = field.textCursor()
    cursor.setPosition(3)
    field.setTextCursor(cursor)
    field.insertFromMimeData(mime("z" * 3000))
    assert field.text() == "🙂x" + "z" * 3000 + "&y"
    field.deleteLater()


def test_features_of_an_import_are_found_in_the_tree(
    window: MainWindow, workspace: Workspace
) -> None:
    path = feature_path("payments", "refund_management")
    dialog = open_import(window, "components[payments][features][refund_management]=true")
    button(dialog, "importApplyButton").click()
    settle()
    tree = window.tree_panel.tree
    index = tree.filter.mapFromSource(window.model.index_of(path))
    assert tree.isExpanded(index.parent())
