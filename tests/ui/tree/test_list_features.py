"""Features that take lists, which only preview versions have: edited in the tree, sent as bytes."""

import json

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView
from tests.support.commands import tree_menu_of
from tests.support.fakes import FakeClient, reply
from tests.support.qt import child, settle, wait_until
from tests.support.requests import sdk_body

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.app import Program
from session_composer.core.wire.paths import component_path, enabled_path, feature_path
from session_composer.core.wire.values import Leaf
from session_composer.state.tree.tree_model import Column, KnownRole
from session_composer.ui.tree.tree_view import TreeView
from session_composer.ui.window.main_window import MainWindow

ACCOUNT = "acct_1SimCustomUS"
PUBLIC, PRIVATE = "2026-09-30.preview", "2026-10-14.preview; embedded_connect_beta=v2"
APP = component_path("app_install")
APPS = feature_path("app_install", "allowed_apps")
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def tree(program: Program, window: MainWindow) -> TreeView:
    """Give the tree of a preview version, its components open."""
    choose_version(window, PUBLIC)
    program.parts.workspace.set_account(ACCOUNT, "x")
    found = child(window, TreeView, "componentTree")
    found.expandAll()
    found.setFocus()
    settle()
    return found


def choose_version(window: MainWindow, version: str) -> None:
    box = child(window, QComboBox, "apiVersionBox")
    row = box.findData(version)
    assert row >= 0
    box.setCurrentIndex(row)
    box.activated.emit(row)
    settle()


def cell(tree: TreeView, column: Column = Column.SENT) -> QModelIndex:
    source = tree.filter.sourceModel()
    found: QModelIndex = tree.filter.mapFromSource(
        source.index_of(APPS, column)  # type: ignore[attr-defined]
    )
    assert found.isValid()
    return found


def editor(tree: TreeView) -> QLineEdit:
    """Find the line that is being edited in the tree."""
    found = [one for one in tree.viewport().findChildren(QLineEdit) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def is_editing(tree: TreeView) -> bool:
    return any(one.isVisible() for one in tree.viewport().findChildren(QLineEdit))


def begin(tree: TreeView, how: str) -> QLineEdit:
    """Open the editor of the list as a user does."""
    tree.scrollTo(cell(tree))
    if how == "space":
        tree.setCurrentIndex(cell(tree, Column.NAME))
        QTest.keyClick(tree, Qt.Key.Key_Space)
    elif how == "menu":
        tree.setCurrentIndex(cell(tree, Column.NAME))
        menu = tree_menu_of(tree)
        next(one for one in menu.actions() if "list…" in one.text()).trigger()
        menu.deleteLater()
    else:
        column = Column.SENT if how == "double click" else Column.NAME
        place = tree.visualRect(cell(tree, column)).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    return editor(tree)


def enter(tree: TreeView, text: str, how: str = "space") -> None:
    line = begin(tree, how)
    line.selectAll()
    if text.isascii() and text:
        QTest.keyClicks(line, text)
    elif text:
        line.insert(text)
    else:
        QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert not is_editing(tree)


def menu_action(tree: TreeView, words: str) -> None:
    tree.setCurrentIndex(cell(tree, Column.NAME))
    menu = tree_menu_of(tree)
    found = [one for one in menu.actions() if words in one.text().replace("&", "")]
    assert len(found) == 1
    found[0].trigger()
    menu.deleteLater()
    settle()


def value(program: Program) -> Leaf:
    return program.parts.workspace.request.get(APPS)


def official(apps: list[str] | str | None) -> str:
    """Body that the official SDK makes."""
    part: dict[str, object] = {"enabled": True}
    if apps is not None:
        part["features"] = {"allowed_apps": apps}
    return sdk_body({"account": ACCOUNT, "components": {"app_install": part}})


def finish(program: Program) -> None:
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()


# Editing


@pytest.mark.parametrize("how", ["space", "double click", "double click on the name", "menu"])
def test_a_list_is_edited_in_the_tree(program: Program, tree: TreeView, how: str) -> None:
    workspace = program.parts.workspace
    count = workspace.undo_stack.count()
    enter(tree, "com.one, com.two", how)
    assert value(program) == ("com.one", "com.two")
    assert workspace.request.get(enabled_path("app_install")) is True
    assert cell(tree).data() == "com.one, com.two"
    assert workspace.undo_stack.count() == count + 1
    workspace.undo_stack.undo()
    settle()
    assert value(program) is None
    assert cell(tree).data() == "not sent"


def test_a_list_has_no_box_and_takes_no_true(program: Program, tree: TreeView) -> None:
    assert cell(tree, Column.NAME).data(CHECK) is None
    tree.setCurrentIndex(cell(tree, Column.NAME))
    tree.choose_selected(True)
    assert value(program) is None
    before = program.parts.workspace.request
    program.parts.workspace.enable_all("app_install", "x")
    assert value(program) is None
    assert program.parts.workspace.request != before


def test_escape_leaves_the_list_as_it_was(program: Program, tree: TreeView) -> None:
    enter(tree, "com.one")
    before, count = program.parts.workspace.request, program.parts.workspace.undo_stack.count()
    line = begin(tree, "space")
    assert line.text() == "com.one"
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    settle()
    assert not is_editing(tree)
    begin(tree, "space")
    QTest.keyClick(editor(tree), Qt.Key.Key_Return)
    settle()
    assert program.parts.workspace.request == before
    assert program.parts.workspace.undo_stack.count() == count


def test_commas_part_the_entries(
    program: Program, tree: TreeView, subtests: pytest.Subtests
) -> None:
    program.parts.workspace.choose([APP], True, "x")
    cases: list[tuple[str, tuple[str, ...] | None]] = [
        ("com.one", ("com.one",)),
        (" com.one ,com.two,", ("com.one", "com.two")),
        ("a,,b", ("a", "b")),
        ("b,a,b", ("b", "a", "b")),
        ("a b&=+%[x]é, c", ("a b&=+%[x]é", "c")),
        ("true", ("true",)),
        (" , ,", None),
        ("", None),
    ]
    for typed, entries in cases:
        with subtests.test(typed):
            enter(tree, "before")
            assert value(program) == ("before",)
            enter(tree, typed)
            assert value(program) == entries
            body = program.parts.workspace.body()
            assert body == official(None if entries is None else list(entries))


def test_an_empty_list_can_be_sent_and_not_sent(program: Program, tree: TreeView) -> None:
    enter(tree, "com.one")
    menu_action(tree, "empty list")
    assert value(program) == ""
    assert cell(tree).data() == "empty"
    assert program.parts.workspace.body() == official("")
    menu_action(tree, "Don’t send")
    assert value(program) is None
    assert program.parts.workspace.body() == official(None)
    program.parts.workspace.undo_stack.undo()
    assert value(program) == ""
    tree.setCurrentIndex(cell(tree, Column.NAME))
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert value(program) is None


def test_an_empty_list_is_opened_and_left(program: Program, tree: TreeView) -> None:
    """To look at a value is not to change it."""
    menu_action(tree, "empty list")
    before = program.parts.workspace.request
    line = begin(tree, "space")
    assert line.text() == ""
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert program.parts.workspace.request == before


def test_entries_that_hold_commas_stay_when_they_are_only_looked_at(
    program: Program, tree: TreeView
) -> None:
    """Such entries can come from a file."""
    program.parts.workspace.set_leaf(APPS, ("a,b", " c "), "x")
    settle()
    before = program.parts.workspace.request
    line = begin(tree, "space")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert program.parts.workspace.request == before


def test_an_empty_list_of_a_file_says_that_it_is_not_sent(program: Program, tree: TreeView) -> None:
    program.parts.workspace.set_leaf(APPS, (), "x")
    settle()
    assert cell(tree).data() == "empty list, not sent"
    assert program.parts.workspace.body() == official([])


def test_only_a_list_that_may_be_empty_offers_it(program: Program, tree: TreeView) -> None:
    tree.setCurrentIndex(cell(tree, Column.NAME).parent())
    menu = tree_menu_of(tree)
    assert not [one for one in menu.actions() if "list" in one.text()]
    menu.deleteLater()


def test_a_list_that_the_version_does_not_know_stays(program: Program, tree: TreeView) -> None:
    enter(tree, "com.one, com.two")
    before = program.parts.workspace.request
    choose_version(program.window, "2026-10-28.endive")
    index = cell(tree, Column.NAME)
    assert not index.data(KnownRole)
    assert json.loads(cell(tree).data()) == ["com.one", "com.two"]
    choose_version(program.window, PUBLIC)
    assert program.parts.workspace.request == before
    assert cell(tree).data() == "com.one, com.two"


# Sending


@pytest.mark.parametrize(
    ("version", "header", "badge"),
    [
        (PUBLIC, PUBLIC, "PUBLIC PREVIEW"),
        (PRIVATE, PRIVATE, "PRIVATE PREVIEW"),
    ],
)
def test_the_header_of_a_preview_is_sent_and_written(
    program: Program,
    tree: TreeView,
    stand_in: FakeClient,
    version: str,
    header: str,
    badge: str,
) -> None:
    window = program.window
    choose_version(window, version)
    assert window.header.preview_badge.text() == badge
    stand_in.answer = lambda: reply(400, {})
    enter(tree, "com.one")
    child(window, QPushButton, "testRequestButton").click()
    finish(program)
    assert [call.api_version for _, call, _ in stand_in.sent] == [header]
    assert stand_in.sent[0][1].body == official(["com.one"])


@pytest.mark.parametrize(
    ("version", "header"),
    [(PUBLIC, PUBLIC), (PRIVATE, PRIVATE)],
)
def test_the_sandbox_knows_the_header_and_grants_the_list(
    program: Program, tree: TreeView, version: str, header: str
) -> None:
    window = program.window
    choose_version(window, version)
    enter(tree, "com.one, com.two")
    child(window, QPushButton, "testRequestButton").click()
    finish(program)
    latest = program.parts.exchanges.latest
    assert latest is not None
    assert isinstance(latest.outcome, SessionAnswer)
    headers = {name.lower(): text for name, text in latest.outcome.headers}
    assert headers["stripe-version"] == header
    assert json.loads(cell(tree, Column.GRANTED).data()) == ["com.one", "com.two"]
    assert child(window, QTableView, "differencesView").model().rowCount() == 0
