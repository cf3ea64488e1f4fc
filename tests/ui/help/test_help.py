"""The help window: pages, links, search, keys; and that the pages name what is there."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from tests.support.commands import commands_of
from tests.support.qt import child, settle

from session_composer.app import Program
from session_composer.core.help.help_pages import HelpPages, plain_text
from session_composer.core.wire.paths import feature_path
from session_composer.state.tree.tree_model import PathRole
from session_composer.ui.help.commands import topic
from session_composer.ui.help.help_window import HelpWindow
from session_composer.ui.help.page_sources import make_pages, place_keys, shortcuts_page
from session_composer.ui.look.contrast import contrast
from session_composer.ui.look.theme import Appearance
from session_composer.ui.palette.entries import menu_paths
from session_composer.ui.shortcuts.action_keys import keys_of
from session_composer.ui.window.main_window import MainWindow

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def help_window(window: MainWindow) -> HelpWindow:
    commands_of(window).doors.help.show()
    settle()
    found = commands_of(window).doors.help.help
    assert found is not None
    assert found.isVisible()
    return found


@pytest.fixture
def pages(window: MainWindow, program: Program) -> HelpPages:
    return make_pages(program.parts.workspace.store, window)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
    settle()


def listed(help_window: HelpWindow) -> list[str]:
    contents = help_window.contents
    return [contents.item(row).text() for row in range(contents.count())]


# Opening


def test_the_help_key_on_a_row_of_the_tree_leads_to_what_is_said_about_features(
    window: MainWindow,
) -> None:
    press(window.tree, Qt.Key.Key_F1)
    found = commands_of(window).doors.help.help
    assert found is not None
    assert found.topic == "tree#features"
    assert found.page.textCursor().block().text() == "Features"
    assert found.page.verticalScrollBar().value() > 0
    assert found.page.hasFocus()


def test_without_a_part_it_begins_at_the_beginning(window: MainWindow) -> None:
    assert topic(None, {}) == ""
    assert topic(window, {"x": "tree"}) == ""


def test_the_keys_have_a_page(window: MainWindow) -> None:
    press(window.tree, Qt.Key.Key_F1, CTRL)
    shown = commands_of(window).doors.help.help
    assert shown is not None
    assert shown.topic == "shortcuts"


def test_one_window_serves_all_questions(window: MainWindow, help_window: HelpWindow) -> None:
    commands_of(window).doors.help.show_topic("shortcuts")
    assert commands_of(window).doors.help.help is help_window
    assert help_window.topic == "shortcuts"
    assert "Keyboard shortcuts" in help_window.windowTitle()


def test_escape_closes_it_and_so_does_the_end(window: MainWindow, help_window: HelpWindow) -> None:
    press(help_window.page, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
    commands_of(window).doors.help.show()
    assert help_window.isVisible()
    window.end_work()
    assert not help_window.isVisible()


# Reading


def test_every_page_is_shown(help_window: HelpWindow, pages: HelpPages) -> None:
    for row, name in enumerate(pages.names):
        help_window.contents.setCurrentRow(row)
        assert help_window.topic == name
        shown = help_window.page.toPlainText()
        assert shown.startswith(pages.page(name).title)
        assert "**" not in shown
        assert "](" not in shown
        assert help_window.page.accessibleName() == pages.page(name).title


def test_links_lead_on_and_back(help_window: HelpWindow) -> None:
    help_window.show_topic("quick-start")
    help_window.page.anchorClicked.emit(QUrl("tree.md#columns"))
    assert help_window.topic == "tree#columns"
    help_window.page.anchorClicked.emit(QUrl("roles.md"))
    press(help_window.page, Qt.Key.Key_Left, ALT)
    assert help_window.topic == "tree#columns"
    press(help_window.page, Qt.Key.Key_Left, ALT)
    assert help_window.topic == "quick-start"
    press(help_window.page, Qt.Key.Key_Right, ALT)
    assert help_window.topic == "tree#columns"
    help_window.page.anchorClicked.emit(QUrl("#features"))
    assert help_window.topic == "tree#features"
    assert not help_window.forward.isEnabled()


def test_links_can_be_followed_with_the_keyboard(help_window: HelpWindow) -> None:
    help_window.show_topic("quick-start")
    help_window.page.moveCursor(QTextCursor.MoveOperation.Start)
    press(help_window.page, Qt.Key.Key_Tab)
    press(help_window.page, Qt.Key.Key_Return)
    assert help_window.topic == "keys"


def test_d1_only_known_pages_of_the_web_are_opened(
    help_window: HelpWindow, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    before = help_window.topic
    for link, is_opened in (
        ("https://docs.stripe.com/api", True),
        ("https://example.com/", False),
        ("http://docs.stripe.com/", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://user@docs.stripe.com/", False),
    ):
        with subtests.test(link):
            opened.clear()
            help_window.page.anchorClicked.emit(QUrl(link))
            assert opened == ([link] if is_opened else [])
            assert help_window.topic == before


def test_nothing_is_read_for_a_page(help_window: HelpWindow) -> None:
    kinds = (1, 2, 3)
    assert all(
        help_window.page.loadResource(kind, QUrl("file:///etc/passwd")) is None for kind in kinds
    )


# Search


def test_search_lists_pages_and_marks_words(help_window: HelpWindow) -> None:
    every = listed(help_window)
    press(help_window.page, Qt.Key.Key_F, CTRL)
    search = child(help_window, QLineEdit, "helpSearch")
    assert search.hasFocus()
    QTest.keyClicks(search, "idempotency pause")
    assert listed(help_window) == ["Test requests and the sandbox"]
    press(search, Qt.Key.Key_Return)
    assert help_window.topic == "sandbox"
    assert help_window.page.hasFocus()
    assert help_window.page.textCursor().block().text().find("idempotency") > 0
    marked = {mark.cursor.selectedText().casefold() for mark in help_window.page.extraSelections()}
    assert marked == {"idempotency", "pause"}
    search.clear()
    assert listed(help_window) == every
    assert help_window.page.extraSelections() == []


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK, Appearance.HIGH_CONTRAST])
def test_a_word_that_is_found_in_a_link_can_be_read(
    help_window: HelpWindow, program: Program, look: Appearance
) -> None:
    program.theme.use(look)
    help_window.show_topic("quick-start")
    child(help_window, QLineEdit, "helpSearch").setText("keys")
    settle()
    marks = help_window.page.extraSelections()
    assert any(mark.cursor.charFormat().isAnchor() for mark in marks)
    for mark in marks:
        assert mark.format.foreground().style() is Qt.BrushStyle.SolidPattern
        shades = mark.format.foreground().color(), mark.format.background().color()
        assert contrast(*shades) >= 4.5


def test_a_search_without_a_match_says_so(help_window: HelpWindow) -> None:
    help_window.search.setText("xyzzy")
    none = child(help_window, QLabel, "helpNone")
    assert none.isVisible()
    assert "xyzzy" in none.text()
    assert help_window.contents.isHidden()
    press(help_window.search, Qt.Key.Key_Return)
    help_window.search.clear()
    assert none.isHidden()
    assert not help_window.contents.isHidden()


def test_colours_of_the_other_scheme_keep_the_place(
    program: Program, help_window: HelpWindow
) -> None:
    help_window.show_topic("tree#features")
    program.theme.changed.emit()
    assert help_window.topic == "tree#features"
    assert help_window.page.textCursor().block().text() == "Features"


# What the pages say


def test_every_button_on_a_page_exists(window: MainWindow, pages: HelpPages) -> None:
    """Those in the main window; dialogs are made at their first use."""
    assert window.header.test_button.text().replace("&", "") == "Test request"
    assert "**Test request**" in pages.page("problems").text


# Shortcuts


def test_the_page_about_shortcuts_has_each_of_them(window: MainWindow) -> None:
    text = shortcuts_page(window.menuBar())
    for path, action in menu_paths(window.menuBar()).items():
        for sequence in action.shortcuts():
            assert f"`{sequence.toString(QKeySequence.SequenceFormat.NativeText)}`" in text, path
    for title, lines in place_keys():
        section = text.split(f"## {title}\n")[1].split("## ")[0]
        for keys, what in lines:
            assert what in section
            assert all(f"`{key}`" in section for key in keys.split(", "))


def shortcuts() -> list[tuple[str, str]]:
    # The table itself; undo and redo are made by the stack and tried by their own tests.
    from session_composer.ui.window.actions import ACTIONS

    return [
        (spec.name, keys.toString())
        for spec in ACTIONS
        # The tree's own keys are tried by its tests.
        if not spec.in_tree
        for keys in keys_of(spec.name)
    ]


def test_each_shortcut_triggers_its_action(window: MainWindow, subtests: pytest.Subtests) -> None:
    triggered: list[str] = []
    # None does anything but tell its name: those that come later meet the same window.
    for name in {name for name, _ in shortcuts()}:
        action = commands_of(window).actions_by_name[name]
        action.triggered.disconnect()
        action.setEnabled(True)
        action.triggered.connect(lambda _=False, name=name: triggered.append(name))
    for name, keys in shortcuts():
        with subtests.test(name, keys=keys):
            triggered.clear()
            window.tree.setFocus()
            QTest.keySequence(window.tree, QKeySequence(keys))
            settle()
            assert triggered == [name]


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    seen: dict[str, str] = {}
    for path, action in menu_paths(window.menuBar()).items():
        for sequence in action.shortcuts():
            assert seen.setdefault(sequence.toString(), path) == path


def test_the_keys_of_the_tree_do_what_the_page_says(program: Program, window: MainWindow) -> None:
    tree, workspace = window.tree_panel.tree, program.parts.workspace
    path = feature_path("payments", "refund_management")
    assert tree.select_path(path)
    tree.setFocus()
    states = []
    for _ in range(3):
        press(tree, Qt.Key.Key_Space)
        states.append(workspace.request.get(path))
    assert states == [True, False, None]
    press(tree, Qt.Key.Key_Space)
    press(tree, Qt.Key.Key_Delete)
    assert workspace.request.get(path) is None
    tree.select_path(path[:2])
    tree.collapseAll()
    press(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(tree.currentIndex())
    press(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(tree.currentIndex())


def test_the_key_of_the_filter_does_what_the_page_says(window: MainWindow) -> None:
    press(window.tree, Qt.Key.Key_F, CTRL)
    field = window.tree_panel.filter_field
    assert field.hasFocus()
    QTest.keyClicks(field, "payouts")
    press(field, Qt.Key.Key_Down)
    assert window.tree.hasFocus()
    assert window.tree_panel.tree.currentIndex().data(PathRole) is not None


def test_titles_read_well(pages: HelpPages) -> None:
    for name in pages.names:
        assert plain_text(pages.page(name).title) == pages.page(name).title


# Empty places


@pytest.mark.parametrize(
    ("only_sent", "lens", "advice"),
    [
        (False, False, "Turn on “All versions”"),
        (False, True, "Try fewer letters"),
        (True, False, "Turn off “Only what is sent”"),
    ],
)
def test_a_filter_without_a_match_says_what_to_try(
    window: MainWindow, only_sent: bool, lens: bool, advice: str
) -> None:
    panel = window.tree_panel
    panel.only_sent.setChecked(only_sent)
    panel.show_all_versions(lens)
    panel.filter_field.setText("xyzzy")
    assert advice in panel._empty.text()
    assert "xyzzy" in panel._empty.text()
    assert panel._empty.isVisible()


def test_nothing_sent_says_what_to_do(window: MainWindow) -> None:
    window.tree_panel.only_sent.setChecked(True)
    assert "Turn off “Only what is sent”" in window.tree_panel._empty.text()
    assert "Tick a component" in window.preview.body.placeholderText()
    assert "sandbox" in child(window, QLabel, "responseEmpty").text()
    assert "sample" in child(window, QLabel, "accountProblem").text()
