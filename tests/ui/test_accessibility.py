"""What assistive technology is told. H5."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAction,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QTabWidget,
    QTreeView,
    QWidget,
)
from tests.support.language import speaking
from tests.support.qt import child, settle
from tests.support.screens import Tour, add_key, compose
from tests.support.tree import walk

from session_composer.app import Program
from session_composer.core.help.available_languages import ENGLISH, languages
from session_composer.core.wire.paths import component_path, feature_path
from session_composer.state.tree.tree_model import PathRole
from session_composer.state.tree.tree_roles import GroupRole
from session_composer.ui.widgets.announce import announce
from session_composer.ui.window.main_window import MainWindow

Name, Value = QAccessible.Text.Name, QAccessible.Text.Value
NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


def focusable(root: QWidget) -> list[QWidget]:
    """List what can get the focus by itself."""
    found = [root, *root.findChildren(QWidget)]
    return [
        widget
        for widget in found
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.window() is root.window()
        and widget.focusProxy() is None
        and not isinstance(widget, QTabWidget)
        # Parts of a widget that speaks for them.
        and not isinstance(widget.parent(), QComboBox)
        and not widget.objectName().startswith("qt_")
        and type(widget) is not QWidget
    ]


def complaints(root: QWidget) -> list[str]:
    """List the widgets that do not say what they are."""
    found = []
    for widget in focusable(root):
        told = f"{type(widget).__name__} {widget.objectName()!r}"
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or interface.role() in NO_ROLES:
            found.append(f"{told} has no role")
            continue
        name = interface.text(Name)
        if isinstance(widget, QComboBox):
            # On Linux the name is what is chosen; a label or the accessible name says for what.
            labels = [label for label in root.findChildren(QLabel) if label.buddy() is widget]
            name = widget.accessibleName() or (labels[0].text() if labels else "")
        if not name.strip():
            found.append(f"{told} has no name")
        if name.strip("&") != name.strip() and "&" in name:
            found.append(f"{told} is named {name!r}")
    return found


def cells(view: QAbstractItemView) -> Iterator[QAccessibleInterface]:
    """Every cell and header of a view, as assistive technology meets them."""
    interface = QAccessible.queryAccessibleInterface(view)
    for position in range(interface.childCount()):
        part = interface.child(position)
        if part is not None:
            yield part


# Names, roles, states


def test_h5_every_widget_of_the_window_has_a_name_and_a_role(window: MainWindow) -> None:
    assert complaints(window) == []


def test_h5_also_with_an_answer_and_problems(program: Program, window: MainWindow) -> None:
    compose(program)
    assert complaints(window) == []
    window.panels.show_problems()
    settle()
    assert complaints(window) == []


def test_h5_every_widget_of_every_dialog_has_a_name_and_a_role(
    program: Program, window: MainWindow
) -> None:
    compose(program)
    add_key(program)
    found: dict[str, list[str]] = {}
    seen = []

    def look(name: str, dialog: QWidget) -> None:
        seen.append(name)
        wrong = complaints(dialog)
        if not dialog.windowTitle() and not dialog.accessibleName():
            wrong.append("the dialog has no title")
        for view in dialog.findChildren(QAbstractItemView):
            if isinstance(view, QHeaderView):
                continue
            wrong += [
                f"{view.objectName()}: {part.text(Name)!r} has no role"
                for part in cells(view)
                if part.role() in NO_ROLES and part.text(Name)
            ]
        if wrong:
            found[name] = wrong

    Tour(program).dialogs(look)
    assert len(seen) >= 14
    assert found == {}


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Speak a language; to be asked for before the program."""
    code = request.param
    with nullcontext() if code == ENGLISH else speaking(qapp, code):
        yield code


@pytest.mark.parametrize("language", languages(), indirect=True)
def test_every_menu_entry_has_a_name_and_each_of_a_menu_its_own_letter(
    language: str, program: Program, window: MainWindow
) -> None:
    found = []

    def look(name: str, menu: QWidget) -> None:
        letters: dict[str, str] = {}
        for action in menu.actions():
            if action.isSeparator():
                continue
            text = action.text()
            assert text.strip("& "), f"{name} has an entry without a text"
            place = text.replace("&&", "").find("&")
            if place >= 0:
                letter = text.replace("&&", "")[place + 1].lower()
                if letter in letters:
                    found.append(f"{name}: {letters[letter]} and {text}")
                letters[letter] = text

    Tour(program).menus(look)
    assert found == []


def test_h5_every_cell_of_the_tree_tells_name_role_and_state(
    program: Program, window: MainWindow
) -> None:
    compose(program)
    tree = child(window, QTreeView, "componentTree")
    tree.expandAll()
    settle()
    parts = list(cells(tree))
    columns = tree.model().columnCount()
    for header in parts[:columns]:
        assert header.role() == QAccessible.Role.ColumnHeader
        assert header.text(Name)
    rows = {}
    for row, index in enumerate(walk(tree.model()), start=1):
        name, sent, default, granted = parts[row * columns : (row + 1) * columns]
        for cell in (name, sent, default, granted):
            assert cell.role() == QAccessible.Role.TreeItem
        rows[index.data(PathRole)] = name
        assert name.text(Name).startswith(f"{index.data()}, {sent.text(Name)}")
        if index.data(GroupRole) is None:
            assert sent.text(Name) in {"true", "false", "not sent"}
        assert default.text(Name)
    assert len(rows) > 60
    payments = ("components", "payments")
    assert rows[payments].state().expanded
    disputes = rows[(*payments, "features", "dispute_management")]
    refunds = rows[(*payments, "features", "refund_management")]
    assert disputes.text(Name).endswith(", true")
    assert disputes.state().checkable
    assert disputes.state().checked
    assert refunds.text(Name).endswith(", false")
    assert not refunds.state().checked


def test_the_state_of_a_cell_follows_the_request(program: Program, window: MainWindow) -> None:
    path = feature_path("payments", "refund_management")
    workspace = program.parts.workspace
    tree = child(window, QTreeView, "componentTree")
    tree.expandAll()

    def told() -> str:
        columns = tree.model().columnCount()
        row = [index.data(PathRole) for index in walk(tree.model())].index(path) + 1
        return str(list(cells(tree))[row * columns].text(Name))

    assert told() == "Refund management, not sent"
    workspace.choose([path], True, "x")
    assert told() == "Refund management, true"
    workspace.undo_stack.undo()
    assert told() == "Refund management, not sent"


# Announcements


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> list[str]:
    """Collect what is read aloud, as with a screen reader running."""
    heard: list[str] = []

    class Listening:
        @staticmethod
        def isActive() -> bool:  # noqa: N802
            return True

        @staticmethod
        def updateAccessibility(  # noqa: N802
            event: QAccessibleAnnouncementEvent,
        ) -> None:
            assert isinstance(event, QAccessibleAnnouncementEvent)
            heard.append(event.message())

    monkeypatch.setattr(QtGui, "QAccessible", Listening)
    return heard


def test_h5_other_problems_are_announced(
    program: Program, window: MainWindow, announced: list[str]
) -> None:
    workspace = program.parts.workspace
    settle()
    announced.clear()
    workspace.set_account("acct_1032D82eZvKYlo2C", "Account")
    settle()
    assert announced == ["1 problem"]
    announced.clear()
    workspace.choose([component_path("documents")], True, "x")
    settle()
    assert len(announced) == 1
    assert announced[0].startswith("No problems found")
    announced.clear()
    # What changes no problem is not worth a word.
    workspace.choose([component_path("payments")], True, "x")
    settle()
    assert announced == []


def test_h5_an_answer_is_announced(
    program: Program, window: MainWindow, announced: list[str]
) -> None:
    compose(program)
    answers = [text for text in announced if "200 OK" in text]
    assert len(answers) == 1


def test_nothing_is_announced_without_a_screen_reader(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(QtGui, "QAccessibleAnnouncementEvent", refuse)
    announce(window, "text")


def test_the_actions_of_the_window_say_what_they_do(window: MainWindow) -> None:
    for action in window.findChildren(QAction):
        if action.objectName().endswith("Action"):
            assert action.text().strip("& "), action.objectName()
