"""The body of an answer: what is seen of it, what is copied, and how it is tied to the tree."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.growth import seconds
from tests.support.qt import settle

from session_composer.core.wire.paths import component_path, feature_path
from session_composer.ui.answer.answer_text import AnswerText
from session_composer.ui.look.theme import Theme

SECRET = "accs_secret__sentinel"
REFUND = feature_path("payments", "refund_management")
PAYMENTS = component_path("payments")
ANSWER = {
    "object": "account_session",
    "client_secret": "***",
    "components": {
        "documents": {"enabled": True, "features": {}},
        "payments": {
            "enabled": True,
            "features": {"capture_payments": True, "refund_management": False},
        },
        "tax_settings": {"enabled": False, "features": {}},
    },
    "expires_at": 1793283120,
}
MASKED = json.dumps(ANSWER, indent=2)
CLEAR = MASKED.replace("***", SECRET)
ASKED = {"documents", "payments"}


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> AnswerText:
    made = AnswerText(theme)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    made.show_answer(MASKED, MASKED, ASKED, lambda: {("expires_at",): "at noon"}, is_new=True)
    return made


def seen(view: AnswerText) -> list[str]:
    """Lines in sight, without their commas."""
    found, block = [], view.document().firstBlock()
    while block.isValid():
        if block.isVisible():
            found.append(block.text().strip(" ,"))
        block = block.next()
    return found


def number_of(view: AnswerText, text: str) -> int:
    return next(n for n, line in enumerate(view.lines()) if text in line)


def test_what_was_asked_is_folded_and_the_rest_left_out(view: AnswerText) -> None:
    assert seen(view) == [
        "{",
        '"object": "account_session"',
        '"client_secret": "***"',
        '"components": {',
        '"documents": {',
        '"payments": {',
        "}",
        '"expires_at": 1793283120',
        "}",
    ]
    view.set_asked_only(False)
    assert '"tax_settings": {' in seen(view)
    view.set_asked_only(True)
    assert '"tax_settings": {' not in seen(view)
    # What is read and copied is all of it.
    assert json.loads(view.toPlainText()) == ANSWER


def test_a_row_unfolds_its_lines_and_marks_them(view: AnswerText) -> None:
    view.mark(REFUND)
    assert [view.lines()[n].strip() for n in view.marked] == ['"refund_management": false']
    assert '"refund_management": false' in seen(view)
    view.mark(component_path("documents"))
    assert [view.lines()[n].strip() for n in view.marked] == ['"documents": {']
    view.mark(component_path("tax_settings"))
    assert view.marked == []
    view.mark(None)
    assert view.marked == []


def test_a_line_leads_to_its_row(view: AnswerText, qtbot: QtBot) -> None:
    paths: list[object] = []
    view.path_activated.connect(paths.append)
    for text in ("refund_management", '"payments"', "expires_at"):
        view.line_chosen.emit(number_of(view, text))
    assert paths == [REFUND, PAYMENTS]


def test_folding_by_hand_lasts_while_the_secret_is_revealed(view: AnswerText) -> None:
    number = number_of(view, '"payments"')
    view.toggle_fold(number)
    assert '"capture_payments": true' in seen(view)
    view.show_answer(CLEAR, MASKED, ASKED, dict, is_new=False)
    assert '"capture_payments": true' in seen(view)
    assert SECRET in view.toPlainText()
    view.toggle_fold(number)
    assert '"capture_payments": true' not in seen(view)


@pytest.mark.parametrize("is_shown", [True, False])
def test_d3_a_masked_secret_is_gone_from_the_document_seen_or_not(
    view: AnswerText, is_shown: bool
) -> None:
    view.show_answer(CLEAR, MASKED, ASKED, dict, is_new=False)
    view.setVisible(is_shown)
    view.show_answer(MASKED, MASKED, ASKED, dict, is_new=False)
    assert SECRET not in view.document().toPlainText()


def test_d3_the_menu_copies_no_secret(view: AnswerText) -> None:
    view.show_answer(CLEAR, MASKED, ASKED, dict, is_new=False)
    copied: list[str] = []
    asked: list[int] = []
    view.copy_requested.connect(copied.append)
    view.secret_requested.connect(lambda: asked.append(1))

    def choose(line: int, title: str) -> None:
        menu = view.make_menu(line)
        next(one for one in menu.actions() if one.text() == title).trigger()
        menu.deleteLater()

    choose(0, "Copy answer")
    assert json.loads(copied.pop()) == ANSWER
    choose(number_of(view, "client_secret"), "Copy value")
    assert (copied, asked) == ([], [1])
    choose(number_of(view, "refund_management"), "Copy value")
    choose(number_of(view, "refund_management"), "Copy path")
    choose(number_of(view, '"payments"'), "Copy value")
    assert copied[:2] == ["false", "components[payments][features][refund_management]"]
    assert json.loads(copied[2]) == ANSWER["components"]["payments"]  # type: ignore[index]
    choose(0, "Unfold all")
    assert '"capture_payments": true' in seen(view)
    choose(0, "Fold all")
    assert '"capture_payments": true' not in seen(view)


def test_the_parameter_that_an_error_names_is_marked(view: AnswerText) -> None:
    error = {"error": {"message": "No.", "param": "components[payments]"}}
    text = json.dumps(error, indent=2)
    view.mark(REFUND)
    view.show_answer(text, text, None, dict, is_new=True)
    assert [view.lines()[n].strip() for n in view.marked] == ['"param": "components[payments]"']
    assert len(seen(view)) == len(view.lines())


@pytest.mark.parametrize("text", ["", "<html>\nno json", "{", "a\u2029b\n" * 3])
def test_anything_can_be_shown(view: AnswerText, text: str) -> None:
    view.show_answer(text, text, None, dict, is_new=True)
    view.mark(REFUND)
    settle()
    assert view.toPlainText() == text


def test_folding_takes_time_in_proportion(view: AnswerText) -> None:
    """Ten milliseconds at 700 lines: held as a ratio, not as a time."""

    def spent(count: int) -> float:
        parts = {f"c{n}": {"enabled": True, "features": {"x": True}} for n in range(count)}
        text = json.dumps({"components": parts}, indent=2)
        view.show_answer(text, text, set(parts), dict, is_new=True)

        def fold() -> None:
            for _ in range(5):
                view.toggle_fold(2)

        return seconds(fold)

    spent(10)
    assert spent(1000) < 30 * spent(100) + 0.05


def test_the_keyboard_folds(view: AnswerText, qtbot: QtBot) -> None:
    number = number_of(view, '"payments"')
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(number)))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert '"capture_payments": true' in seen(view)
