"""Preview: the body is the wire, in every tab, whatever was edited."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton
from tests.support.edits import SEED, Edit, a_feature, edits
from tests.support.qt import child, settle, wait_until
from tests.support.sizes import whole

from session_composer.app import Program
from session_composer.codecs.writers.languages import LANGUAGES
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.core.request.form import decode
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import component_path, enabled_path
from session_composer.state.tree.tree_model import PathRole
from session_composer.ui.controls.copy_button import CopyButton
from session_composer.ui.window.main_window import MainWindow

FEATURE = a_feature()
TABS = ["bodyPreview", "pairsPreview", "codePreview"]


def painted(window: MainWindow, name: str) -> str:
    return child(window, QPlainTextEdit, name).document().toPlainText()


def look_at(window: MainWindow, view: int) -> None:
    window.preview.tabs.setCurrentIndex(int(TABS[view] == "codePreview"))
    window.preview.form.choose(int(TABS[view] == "pairsPreview"))


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def check(program: Program) -> None:
    """Everything derived from the request is up to date."""
    workspace, window = program.parts.workspace, program.window
    body = workspace.body()
    view = child(window, QPlainTextEdit, "bodyPreview")
    assert view.toPlainText() == body
    if view.isVisible():
        assert painted(window, "bodyPreview").replace("\n", "") == body
    pairs = child(window, QPlainTextEdit, "pairsPreview")
    assert len(pairs.toPlainText().split("\n")) == max(1, len(workspace.pairs()))
    if pairs.isVisible():
        assert painted(window, "pairsPreview") == pairs.toPlainText()


@pytest.mark.parametrize("tab", range(3), ids=TABS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=max(whole(15, 8), settings().max_examples // 4),
)
@given(steps=st.lists(edits(with_undo=True), max_size=10))
def test_the_body_is_the_wire_after_any_edits(
    program: Program, window: MainWindow, tab: int, steps: list[Edit]
) -> None:
    program.parts.workspace.start_over(Request(SEED))
    look_at(window, tab)
    for step in steps:
        step.apply(program.parts.workspace)
        check(program)
    for other in range(3):
        look_at(window, other)
        check(program)
    view = child(window, QPlainTextEdit, "bodyPreview")
    look_at(window, 0)
    view.selectAll()
    view.copy()
    body = program.parts.workspace.body()
    # While nothing is ticked the start board is seen in its place.
    assert not body or not view.isVisible() or clipboard() == body


def test_an_edit_is_shown_in_the_same_event(program: Program, window: MainWindow) -> None:
    program.parts.workspace.choose([FEATURE], True, "x")
    assert "refund_management" in painted(window, "bodyPreview")


def test_pairs_are_decoded_and_made_visible(program: Program, window: MainWindow) -> None:
    program.parts.workspace.choose([enabled_path("documents")], True, "x")
    program.parts.workspace.set_account("acct_é \u202e&=", "x")
    window.preview.form.choose(1)
    assert painted(window, "pairsPreview").split("\n") == [
        "account=acct_é \\u202e&=",
        "components[documents][enabled]=true",
    ]
    assert decode(program.parts.workspace.body())[0] == ("account", "acct_é \u202e&=")


def test_code_is_written_when_it_is_looked_at(program: Program, window: MainWindow) -> None:
    code = child(window, QPlainTextEdit, "codePreview")
    box = child(window, QComboBox, "codeLanguageBox")
    window.preview.tabs.setCurrentIndex(1)
    settle()
    workspace = program.parts.workspace
    texts = set()
    for number in range(box.count()):
        box.setCurrentIndex(number)
        workspace.set_account(f"acct_{number}", "x")
        workspace.choose([enabled_path("documents")], number % 2 == 0, "x")
        source = CodeSource(workspace.request, workspace.catalog, lambda: workspace.rulebook)
        assert code.toPlainText() == LANGUAGES[number].write(source).text
        texts.add(code.toPlainText())
    assert len(texts) == box.count()
    box.setCurrentIndex(0)
    window.preview.tabs.setCurrentIndex(0)
    program.parts.workspace.set_account("acct_later", "x")
    window.preview.tabs.setCurrentIndex(1)
    assert "acct_later" in code.toPlainText()


# Copying


@pytest.mark.parametrize("how", ["button", "action", "keys"])
def test_copy_payload_puts_the_exact_bytes_on_the_clipboard(
    program: Program, window: MainWindow, how: str
) -> None:
    workspace = program.parts.workspace
    workspace.set_account("acct_é +&=%[]\t", "x")
    workspace.enable_all("payments", "x")
    workspace.set_expand(("a b", "<c>"), "x")
    QGuiApplication.clipboard().setText("before")
    if how == "button":
        child(window, QPushButton, "copyPayloadButton").click()
    elif how == "action":
        child(window, QAction, "copyPayloadAction").trigger()
    else:
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(window, Qt.Key.Key_C, modifiers)
        wait_until(lambda: clipboard() != "before")
    assert clipboard() == workspace.body()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.data("text/plain").data() == workspace.body().encode()
    assert not mime.hasHtml()


def test_the_button_copies_what_is_seen_and_says_so(program: Program, window: MainWindow) -> None:
    program.parts.workspace.set_account("acct_é", "x")
    button = child(window, CopyButton, "copyPayloadButton")
    width = button.width()
    window.preview.form.choose(1)
    assert button.accessibleName() == "Copy pairs"
    button.click()
    assert clipboard() == "account=acct_é"
    assert (button.text(), button.width()) == ("Copied", width)
    # The action copies the payload, whatever is seen.
    child(window, QAction, "copyPayloadAction").trigger()
    assert clipboard() == program.parts.workspace.body()
    assert button._timer is not None
    button._timer.setInterval(0)
    window.preview.form.choose(0)
    assert button.accessibleName() == "Copy payload"
    settle()
    assert button.text() == "Copy"
    settle()
    assert button.width() == width


def test_lines_that_changed_since_the_answer_are_marked(
    program: Program, window: MainWindow
) -> None:
    workspace = program.parts.workspace
    workspace.set_account("acct_1", "x")
    workspace.choose([FEATURE], True, "x")
    preview = window.preview
    assert not preview._is_changed(0)
    preview.set_answered(workspace.body())
    workspace.choose([FEATURE], False, "x")
    changed = [pair.path for n, pair in enumerate(workspace.pairs()) if preview._is_changed(n)]
    assert changed == [FEATURE]
    preview.set_answered(None)
    assert not any(map(preview._is_changed, range(5)))


def test_copy_code_puts_the_code_on_the_clipboard(program: Program, window: MainWindow) -> None:
    program.parts.workspace.set_account("acct_1", "x")
    program.parts.workspace.choose([FEATURE], True, "x")
    child(window, QPushButton, "copyCodeButton").click()
    assert "acct_1" in clipboard()
    window.preview.tabs.setCurrentIndex(1)
    assert clipboard() == child(window, QPlainTextEdit, "codePreview").toPlainText()


# Preview and tree, both ways


def test_a_click_on_a_pair_selects_its_row(program: Program, window: MainWindow) -> None:
    program.parts.workspace.choose([FEATURE, component_path("payouts")], True, "x")
    body = child(window, QPlainTextEdit, "bodyPreview")
    for number, pair in enumerate(program.parts.workspace.pairs()):
        block = body.document().findBlockByNumber(number)
        place = body.cursorRect(QTextCursor(block)).center()
        QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(12, 0))
        expected = pair.path[:2] if pair.path[-1] == "enabled" else pair.path
        assert window.tree_panel.tree.currentIndex().data(PathRole) == expected


def test_selecting_a_row_highlights_its_pairs(program: Program, window: MainWindow) -> None:
    program.parts.workspace.choose([FEATURE, component_path("payouts")], True, "x")
    body = child(window, QPlainTextEdit, "bodyPreview")

    def marked() -> list[str]:
        return [mark.cursor.block().text() for mark in body.extraSelections()]

    window.tree_panel.tree.select_path(FEATURE)
    assert marked() == ["&components[payments][features][refund_management]=true"]
    window.tree_panel.tree.select_path(component_path("payments"))
    assert len(marked()) == 2
    window.tree_panel.tree.select_path(component_path("documents"))
    assert marked() == []
    window.preview.form.choose(1)
    window.tree_panel.tree.select_path(FEATURE)
    pairs = child(window, QPlainTextEdit, "pairsPreview")
    assert len(pairs.extraSelections()) == 1


def test_a_click_leaves_the_focus_where_it_is(program: Program, window: MainWindow) -> None:
    program.parts.workspace.set_account("acct_1", "x")
    program.parts.workspace.choose([enabled_path("payments")], True, "x")
    body = child(window, QPlainTextEdit, "bodyPreview")
    body.setFocus()
    for path in (("account",), enabled_path("payments")):
        window.preview.path_activated.emit(path)
        assert body.hasFocus()
    current = window.tree_panel.tree.currentIndex().data(PathRole)
    assert current == component_path("payments")


def test_a_line_that_has_no_row_says_where_it_is_edited(
    program: Program, window: MainWindow
) -> None:
    program.parts.workspace.set_account("acct_1", "x")
    program.parts.workspace.set_expand(("account",), "x")
    program.parts.workspace.choose([enabled_path("payments")], True, "x")
    window.tree_panel.tree.select_path(component_path("payments"))
    body = child(window, QPlainTextEdit, "bodyPreview")
    window.preview.body.line_chosen.emit(0)
    assert window.status.currentMessage() == "The account is edited in its field at the top."
    window.preview.body.line_chosen.emit(2)
    assert window.status.currentMessage() == "What to expand is edited in Details."
    # The row in focus stays what it was, and so does its mark.
    current = window.tree_panel.tree.currentIndex().data(PathRole)
    assert current == component_path("payments")
    marked = [mark.cursor.block().text() for mark in body.extraSelections()]
    assert marked == ["&components[payments][enabled]=true"]
    window.tree_panel.filter_field.setText("documents")
    window.preview.body.line_chosen.emit(1)
    assert window.status.currentMessage() == "The filter hides the row of this line."
