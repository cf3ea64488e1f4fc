"""Code: in every language, exact when copied, in colours, and linked with the tree."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QImage,
    QPainter,
    QPalette,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QStyleOptionViewItem
from tests.benchmarks.big_catalog import write_big_catalog
from tests.support.commands import commands_of
from tests.support.edits import a_feature
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import child, settle, wait_until
from tests.support.sizes import whole

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build
from session_composer.codecs.writers.languages import LANGUAGES, CodeLanguage
from session_composer.codecs.writers.snippet import Code, CodeSource
from session_composer.core.files.assets import RESOURCES
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path, enabled_path
from session_composer.state.code.code_writing import MANY_PARAMETERS
from session_composer.state.tree.tree_model import PathRole
from session_composer.ui.code.code_colors import CodeColors
from session_composer.ui.code.code_view import CodeView
from session_composer.ui.code.language_box import FIRST_OF_GROUP, LanguageBox
from session_composer.ui.code.lines_view import LinesView
from session_composer.ui.look.schemes import Schemes
from session_composer.ui.look.theme import Theme
from session_composer.ui.window.main_window import MainWindow

FEATURE = a_feature()
CONTRAST = 4.5
NAMES = [entry.name for entry in LANGUAGES]


@pytest.fixture
def code(program: Program, window: MainWindow) -> CodeView:
    """Give the code of a small request, shown in the first language."""
    workspace = program.parts.workspace
    workspace.set_account("acct_1", "x")
    workspace.choose([FEATURE, component_path("payouts")], True, "x")
    window.preview.tabs.setCurrentIndex(1)
    settle()
    return child(window, CodeView, "codePreview")


@pytest.fixture
def view(theme: Theme) -> Iterator[CodeView]:
    made = CodeView(theme)
    made.resize(500, 200)
    made.show()
    yield made
    made.deleteLater()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def choose(window: MainWindow, name: str) -> None:
    box = child(window, QComboBox, "codeLanguageBox")
    box.setCurrentIndex(box.findData(name))


def written(program: Program, entry: CodeLanguage) -> Code:
    workspace = program.parts.workspace
    return entry.write(
        CodeSource(
            workspace.request, workspace.catalog, lambda: workspace.rulebook, workspace.facts
        )
    )


def refusing(language: CodeLanguage) -> CodeLanguage:
    def write(_: CodeSource) -> Code:
        raise InputError("Nobody can tell this in that language.")

    return CodeLanguage(language.name, language.title, language.lexer, lambda _: write)


def colours(view: CodeView, number: int) -> list[tuple[str, str]]:
    """Text and colour of each coloured part of a line."""
    block = view.document().findBlockByNumber(number)
    text = block.text().encode("utf-16-le")
    return [
        (
            text[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le"),
            part.format.foreground().color().name(),
        )
        for part in block.layout().formats()
    ]


def is_coloured(view: CodeView) -> bool:
    """Whether all colours are known."""
    colors = view.findChild(CodeColors)
    return colors is not None and colors.is_done


# Languages


def test_each_language_is_shown_and_copied_to_the_letter(
    program: Program, window: MainWindow, code: CodeView, subtests: pytest.Subtests
) -> None:
    for entry in LANGUAGES:
        with subtests.test(entry.name):
            expected = written(program, entry).text
            choose(window, entry.name)
            assert code.toPlainText() == expected
            notes = child(window, QLabel, "codeNotes")
            assert notes.isVisible() == bool(notes.text()) == bool(written(program, entry).notes)
            wait_until(lambda: is_coloured(code))
            assert code.toPlainText() == expected
            child(window, QPushButton, "copyCodeButton").click()
            assert clipboard() == expected
            assert not QGuiApplication.clipboard().mimeData().hasHtml()
            code.selectAll()
            code.copy()
            assert clipboard() == expected
            QGuiApplication.clipboard().setText("before")
            child(window, QAction, f"copyAs_{entry.name}Action").trigger()
            assert clipboard() == expected
            assert str(entry.title) in window.status.currentMessage()
            assert any(colours(code, number) for number in range(12))


def test_the_box_lists_all_languages_in_groups(window: MainWindow) -> None:
    box = child(window, QComboBox, "codeLanguageBox")
    assert [box.itemData(number) for number in range(box.count())] == NAMES
    assert set(NAMES) >= FIRST_OF_GROUP
    menu = commands_of(window).code.menu.actions()
    assert [action.text() for action in menu if not action.isSeparator()] == [
        str(entry.title) for entry in LANGUAGES
    ]
    assert sum(action.isSeparator() for action in menu) == len(FIRST_OF_GROUP)


def test_a_line_parts_the_groups(window: MainWindow) -> None:
    box = child(window, LanguageBox, "codeLanguageBox")
    box.prepare()
    first = next(number for number, name in enumerate(NAMES) if name in FIRST_OF_GROUP)

    def has_line(number: int) -> bool:
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        option.palette = box.palette()
        painter = QPainter(image)
        box.itemDelegate().paint(painter, option, box.model().index(number, 0))
        painter.end()
        line = option.palette.color(QPalette.ColorRole.Mid).name()
        return any(image.pixelColor(100, y).name() == line for y in range(10))

    assert [has_line(number) for number in (first - 1, first, first + 1)] == [False, True, False]
    view = box.view()
    assert view.sizeHintForRow(first) > view.sizeHintForRow(first + 1)


def test_the_last_language_is_remembered(
    qapp: object, store: CatalogStore, tmp_path: Path, program: Program, window: MainWindow
) -> None:
    choose(window, "json")
    program.settings.sync()
    again = build(tmp_path / "settings.ini", MemoryKeyStore(), store)
    assert child(again.window, QComboBox, "codeLanguageBox").currentData() == "json"
    again.settings.set_choice("code_language", "cobol")
    again.settings.sync()
    again.close()
    again.window.deleteLater()
    third = build(tmp_path / "settings.ini", MemoryKeyStore(), store)
    assert child(third.window, QComboBox, "codeLanguageBox").currentData() == NAMES[0]
    third.close()
    third.window.deleteLater()


def test_a_language_that_cannot_tell_the_request_says_so(
    program: Program, window: MainWindow, code: CodeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "Nobody can tell this in that language."
    copy = child(window, QPushButton, "copyCodeButton")
    told: list[str] = []
    monkeypatch.setattr(window.messages, "problem", lambda text, more="": told.append(text))
    with monkeypatch.context() as patched:
        patched.setattr(
            "session_composer.ui.code.language_box.language", lambda _: refusing(LANGUAGES[0])
        )
        program.parts.workspace.set_account("acct_2", "x")
        assert code.toPlainText() == sentence
        assert not copy.isEnabled()
        QGuiApplication.clipboard().setText("before")
        commands_of(window).code.copy(refusing(LANGUAGES[0]))
        assert told == [sentence]
        assert clipboard() == "before"
        QTest.mouseClick(code.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    program.parts.workspace.set_account("acct_3", "x")
    assert "acct_3" in code.toPlainText()
    assert copy.isEnabled()


def test_what_no_writer_should_raise_does_not_end_the_writing(
    program: Program, window: MainWindow, code: CodeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: CodeSource) -> Code:
        raise RuntimeError("wrong")

    broken = CodeLanguage("x", "X", "bash", lambda _: fail)
    with monkeypatch.context() as patched:
        patched.setattr("session_composer.ui.code.language_box.language", lambda _: broken)
        with pytest.raises(RuntimeError):
            commands_of(window).code.tab.refresh()
    program.parts.workspace.set_account("acct_3", "x")
    assert "acct_3" in code.toPlainText()


# Both ways between code and tree


def line_of(code: CodeView, text: str) -> int:
    return next(n for n, line in enumerate(code.toPlainText().split("\n")) if text in line)


def click(code: CodeView, number: int) -> None:
    block = code.document().findBlockByNumber(number)
    place = code.cursorRect(QTextCursor(block)).center() + QPoint(30, 0)
    QTest.mouseClick(code.viewport(), Qt.MouseButton.LeftButton, pos=place)


def current(window: MainWindow) -> object:
    return window.tree_panel.tree.currentIndex().data(PathRole)


@pytest.mark.parametrize("name", ["curl", "python", "node", "go"])
def test_a_click_on_a_line_selects_its_row(window: MainWindow, code: CodeView, name: str) -> None:
    choose(window, name)
    code.verticalScrollBar().setValue(0)
    code.setFocus()
    words = "RefundManagement" if name == "go" else FEATURE[-1]
    number = line_of(code, words)
    code.setTextCursor(QTextCursor(code.document().findBlockByNumber(number)))
    click(code, number)
    assert current(window) == FEATURE
    assert code.hasFocus()
    marked = [mark.cursor.blockNumber() for mark in code.extraSelections()]
    assert marked == [number]


def test_dragging_selects_text_and_no_row(window: MainWindow, code: CodeView) -> None:
    window.tree_panel.tree.select_path(component_path("payouts"))
    cursor = QTextCursor(code.document().findBlockByNumber(line_of(code, FEATURE[-1])))
    start = code.cursorRect(cursor).center() + QPoint(20, 0)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(code.viewport(), left, pos=start)
    QTest.mouseMove(code.viewport(), start + QPoint(80, 0))
    QTest.mouseRelease(code.viewport(), left, pos=start + QPoint(80, 0))
    assert code.textCursor().hasSelection()
    assert current(window) == component_path("payouts")
    # Looking at another row leaves alone what was selected for copying.
    selected = code.textCursor().selectedText()
    window.tree_panel.tree.setFocus()
    window.tree_panel.tree.select_path(FEATURE)
    assert code.textCursor().selectedText() == selected


@pytest.mark.parametrize("name", ["bodyPreview", "pairsPreview", "codePreview"])
def test_the_keyboard_leads_from_line_to_row(window: MainWindow, code: CodeView, name: str) -> None:
    window.preview.tabs.setCurrentIndex(int(name == "codePreview"))
    window.preview.form.choose(int(name == "pairsPreview"))
    view = child(window, LinesView, name)
    view.setFocus()
    lines = view.document().toPlainText().split("\n")
    number = next(n for n, line in enumerate(lines) if FEATURE[-1] in line)
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(number - 1)))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert current(window) == FEATURE
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert current(window) == FEATURE


def test_a_component_has_all_its_lines_highlighted(
    program: Program, window: MainWindow, code: CodeView
) -> None:
    choose(window, "curl")
    window.tree_panel.tree.select_path(component_path("payments"))
    texts = [mark.cursor.block().text() for mark in code.extraSelections()]
    assert len(texts) == 2
    assert all("[payments]" in text for text in texts)
    window.preview.tabs.setCurrentIndex(0)
    window.tree_panel.tree.select_path(component_path("payouts"))
    window.preview.tabs.setCurrentIndex(1)
    assert "[payouts]" in code.extraSelections()[0].cursor.block().text()
    # An edit keeps the highlight where it belongs.
    program.parts.workspace.set_account("", "x")
    assert "[payouts]" in code.extraSelections()[0].cursor.block().text()


def test_the_highlight_is_scrolled_to(program: Program, window: MainWindow, code: CodeView) -> None:
    workspace = program.parts.workspace
    for name in workspace.catalog.component_by_name:
        workspace.enable_all(name, "x")
    choose(window, "python")
    assert len(workspace.pairs()) > 60
    window.tree_panel.tree.setFocus()
    for path in (component_path("account_management"), ("components", "terminal_hardware_shop")):
        window.tree_panel.tree.select_path(path)
        marks = code.extraSelections()
        for mark in (marks[0], marks[-1]):
            rect = code.cursorRect(mark.cursor)
            assert code.viewport().rect().contains(rect.center())


# Colours


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("kind", ["keyword", "string", "number", "comment", "key"])
def test_colours_of_code_can_be_read(qapp: object, name: str, kind: str) -> None:
    scheme = Schemes(RESOURCES / "themes")[name]
    color = getattr(scheme.colors, f"code_{kind}")
    for ground in (scheme.palette.color(QPalette.ColorRole.Base), scheme.colors.link_mark):
        light, dark = sorted((luminance(color), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= CONTRAST


def test_colours_follow_the_tokens(view: CodeView, theme: Theme) -> None:
    lines = ["# é🙂 first", 'def f(x): return "🙂a"', "", "y = None"]
    view.show_code(lines, "python")
    assert view.toPlainText() == "\n".join(lines)
    wait_until(lambda: is_coloured(view))
    colors = theme.colors
    assert colours(view, 0) == [("# é🙂 first", colors.code_comment.name())]
    assert ("def", colors.code_keyword.name()) in colours(view, 1)
    assert ("f", colors.code_key.name()) in colours(view, 1)
    assert ("🙂a", colors.code_string.name()) in colours(view, 1) or (
        '"🙂a"',
        colors.code_string.name(),
    ) in colours(view, 1)
    assert ("None", colors.code_number.name()) in colours(view, 3)


def test_an_edit_keeps_its_colours_in_the_same_event(view: CodeView) -> None:
    view.show_code(["x = 1"], "python")
    wait_until(lambda: is_coloured(view))
    view.show_code(["x = 1", "y = 'a'"], "python")
    assert colours(view, 0)
    assert colours(view, 1)


def test_a_sentence_has_no_colours(view: CodeView) -> None:
    view.show_code(["x = 1"], "python")
    wait_until(lambda: is_coloured(view))
    view.show_sentence("x = 1")
    assert colours(view, 0) == []
    assert view.toPlainText() == "x = 1"


ODD = [
    "a\u2029b",
    "\r x",
    "\u202eabc",
    "\ufdd0\ufdd1",
    "tab\tbed",
    "\u00a0nbsp",
    "🙂\U000e0001z",
    "\x00",
    "é" * 3,
]


def test_what_qt_would_change_is_copied_as_it_is(view: CodeView) -> None:
    view.show_code(ODD, "text")
    assert view.document().blockCount() == len(ODD)
    assert view.toPlainText() == "\n".join(ODD)
    view.selectAll()
    view.copy()
    assert clipboard() == "\n".join(ODD)
    painted = [view.document().findBlockByNumber(number).text() for number in range(len(ODD))]
    assert painted[2] == "\ufffdabc"
    assert painted[4] == "tab\tbed"
    cursor = QTextCursor(view.document().findBlockByNumber(6))
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected_text() == "\U000e0001z"


# Long code


@pytest.fixture
def big(qapp: object, tmp_path: Path) -> Iterator[Program]:
    """Give a window with a request of ten thousand features."""
    folder = tmp_path / "catalogs"
    folder.mkdir()
    made = build(
        tmp_path / "settings.ini", MemoryKeyStore(), write_big_catalog(folder, whole(400, 120))
    )
    made.window.resize(1280, 800)
    made.window.show()
    workspace = made.parts.workspace
    params = dict.fromkeys(workspace.catalog.leaf_order, True)
    assert len(params) > whole(10_000, 3_000) > MANY_PARAMETERS
    workspace.replace(Request(workspace.request.api_version, "acct_1", params), "x")
    wait_until(lambda: not made.window.windowIcon().isNull())
    settle()
    yield made
    made.close()
    made.window.hide()
    made.window.deleteLater()


@pytest.mark.parametrize("name", ["curl", "node", "dotnet"])
def test_long_code_does_not_stall_the_window(big: Program, heartbeat: Heartbeat, name: str) -> None:
    code = child(big.window, CodeView, "codePreview")
    choose(big.window, name)
    turns: list[float] = []
    # A stall of ours comes every time; a collection of garbage does not.
    for _ in range(3):
        big.window.preview.tabs.setCurrentIndex(0)
        big.parts.workspace.set_account(f"acct_{len(turns)}", "Another account")
        settle()
        heartbeat.restart()
        big.window.preview.tabs.setCurrentIndex(1)
        wait_until(lambda: f"acct_{len(turns)}" in code.toPlainText())
        wait_until(lambda: any(colours(code, number) for number in range(40)))
        wait_until(lambda: is_coloured(code), 40)
        code.verticalScrollBar().setValue(code.verticalScrollBar().maximum() // 2)
        settle()
        middle = code.document().blockCount() // 2
        assert any(colours(code, number) for number in range(middle, middle + 10))
        turns.append(heartbeat.worst_turn)
        if turns[-1] < UNNOTICED:
            break
    assert min(turns) < UNNOTICED


def test_long_code_is_that_of_the_last_edit(big: Program) -> None:
    code = child(big.window, CodeView, "codePreview")
    workspace = big.parts.workspace
    big.window.preview.tabs.setCurrentIndex(1)
    for account in ("acct_2", "acct_3"):
        workspace.set_account(account, "x")
    commands_of(big.window).code.copy(LANGUAGES[0])
    wait_until(lambda: "acct_3" in code.toPlainText())
    wait_until(lambda: "acct_3" in clipboard())
    workspace.choose([enabled_path("component_000")], False, "x")
    wait_until(lambda: "[enabled]=false" in code.toPlainText())
    assert code.toPlainText() == written(big, LANGUAGES[0]).text


def test_lines_get_their_colours_when_they_are_looked_at(view: CodeView) -> None:
    view.show_code([f"x{number} = {number}" for number in range(3000)], "python")
    wait_until(lambda: is_coloured(view))
    assert not colours(view, 1502)
    view.verticalScrollBar().setValue(1500)
    assert colours(view, 1502)
