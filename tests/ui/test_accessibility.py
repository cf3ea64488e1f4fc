"""What assistive technology is told, and the whole job by keyboard. H5, H6."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAction,
    QKeySequence,
    QPalette,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid
from tests.support.fakes import TEST_KEY
from tests.support.pixels import contrast
from tests.support.qt import child, settle, wait_until
from tests.support.screens import Tour, add_key, compose
from tests.support.tree import walk

from session_composer.api.sandbox.accounts import sample_accounts
from session_composer.app import Program
from session_composer.core.paths import component_path, feature_path
from session_composer.state.tree_model import PathRole
from session_composer.ui.announce import announce
from session_composer.ui.main_window import MainWindow
from session_composer.ui.theme import Appearance

Name, Value = QAccessible.Text.Name, QAccessible.Text.Value
MOST_STEPS = 60
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


def test_every_menu_entry_has_a_name_and_each_of_a_menu_its_own_letter(
    program: Program, window: MainWindow
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


# Keyboard


def chain(root: QWidget) -> list[QWidget]:
    """List what Tab leads to, in its order."""
    found = []
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.window() is root.window()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
            and not isinstance(widget.parent(), QComboBox)
        ):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def disorder(widgets: list[QWidget], root: QWidget) -> list[str]:
    """List the steps of Tab that lead up, or to the left within a row."""
    found = []
    for one, other in pairwise(widgets):
        first = one.rect().translated(one.mapTo(root, one.rect().topLeft()))
        second = other.rect().translated(other.mapTo(root, other.rect().topLeft()))
        shares_row = first.top() < second.bottom() and second.top() < first.bottom()
        goes_up = second.bottom() <= first.top() and second.left() < first.right()
        goes_left = shares_row and second.right() <= first.left()
        if goes_up or goes_left:
            found.append(f"{one.objectName()} → {other.objectName()}")
    return found


def test_h6_tab_leads_through_the_window_in_the_order_of_reading(
    program: Program, window: MainWindow
) -> None:
    compose(program)
    steps = chain(window)
    panels = [
        window.header,
        window.tree_panel,
        window.panels.notes,
        window.preview,
        window.response,
        window.status,
    ]
    order = []
    for panel in panels:
        within = [widget for widget in steps if panel.isAncestorOf(widget)]
        assert within, panel
        assert disorder(within, panel) == []
        order += within
    first = steps.index(order[0])
    assert steps[first:] + steps[:first] == order


def test_h6_tab_leads_through_every_dialog_in_the_order_of_reading(
    program: Program, window: MainWindow
) -> None:
    compose(program)
    add_key(program)
    found = {}

    def look(name: str, dialog: QWidget) -> None:
        wrong = disorder(chain(dialog), dialog) if dialog.isWindow() else []
        if wrong:
            found[name] = wrong

    Tour(program).dialogs(look)
    assert found == {}


def tab_through(top: QWidget) -> tuple[list[QWidget], list[str]]:
    """Press Tab until it has been everywhere: the widgets, and those that do not show the focus."""
    QTest.keyClick(top.focusWidget() or top, Qt.Key.Key_Tab)
    met: list[QWidget] = []
    unseen = []
    for _ in range(MOST_STEPS):
        settle()
        before, last = top.grab().toImage(), QApplication.focusWidget()
        assert last is not None
        QTest.keyClick(last, Qt.Key.Key_Tab)
        settle()
        now = QApplication.focusWidget()
        assert now is not None
        if now is last:
            # A page goes through its links before it lets go.
            assert isinstance(now, QTextBrowser), f"Tab does not leave {now.objectName()}"
            continue
        if now in met:
            break
        met.append(now)
        place = now.rect().translated(now.mapTo(top, now.rect().topLeft()))
        if isinstance(now, QAbstractScrollArea):
            # Its edge, not only the cursor or the row within.
            place.setHeight(3)
        if before.copy(place) == top.grab(place).toImage():
            unseen.append(f"{type(now).__name__} {now.objectName()}")
    return met, unseen


def test_h6_tab_leads_everywhere_and_the_focus_can_be_seen(
    program: Program, window: MainWindow
) -> None:
    met, unseen = tab_through(window)
    assert unseen == []
    assert {widget.objectName() for widget in met} >= {"componentTree", "bodyPreview"}
    compose(program)
    met, unseen = tab_through(window)
    assert unseen == []
    assert set(met) == set(chain(window))


def test_h6_tab_leads_everywhere_in_every_dialog(program: Program, window: MainWindow) -> None:
    compose(program)
    add_key(program)
    found = {}

    def look(name: str, dialog: QWidget) -> None:
        # The palette keeps the keyboard in its field: all else there is steered from it.
        if not dialog.isWindow() or len(chain(dialog)) < 2:
            return
        met, unseen = tab_through(dialog)
        missed = [widget.objectName() for widget in chain(dialog) if widget not in met]
        if unseen or missed:
            found[name] = (unseen, missed)

    Tour(program).dialogs(look)
    assert found == {}


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK, Appearance.HIGH_CONTRAST])
@pytest.mark.parametrize("name", ["accountField", "componentTree", "keysButton", "onlySentSwitch"])
def test_h6_the_ring_around_the_focus_stands_out(
    program: Program, window: MainWindow, look: Appearance, name: str
) -> None:
    program.theme.use(look)
    widget = child(window, QWidget, name)
    QTest.keyClick(window.header.version_box, Qt.Key.Key_Tab)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    # As Tab would have done.
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Backtab)
    settle()
    assert QApplication.focusWidget() is widget
    left = QRect(widget.mapTo(window, QPoint(-3, widget.height() // 2)), QSize(8, 1))
    image = window.grab(left).toImage()
    ground = window.palette().color(QPalette.ColorRole.Window).rgb()
    ring = program.theme.colors.accent.rgb()
    assert ring in {image.pixel(x, 0) for x in range(image.width())}
    assert contrast(ring, ground) >= 3
    program.theme.use(Appearance.LIGHT)


def test_h6_esc_closes_every_dialog(program: Program, window: MainWindow) -> None:
    compose(program)
    found = []

    def look(name: str, dialog: QWidget) -> None:
        target = QApplication.focusWidget() or dialog
        assert dialog is target or dialog.isAncestorOf(target), f"{name}: the focus is elsewhere"
        QTest.keyClick(target, Qt.Key.Key_Escape)
        settle()
        if isValid(dialog) and dialog.isVisible():
            found.append(name)

    Tour(program).dialogs(look)
    assert found == []


def test_the_actions_of_the_window_say_what_they_do(window: MainWindow) -> None:
    for action in window.findChildren(QAction):
        if action.objectName().endswith("Action"):
            assert action.text().strip("& "), action.objectName()


def press(*keys: str) -> None:
    """Press keys where the focus is, such as ``Ctrl+Return`` or ``a``."""
    for name in keys:
        combination = QKeySequence(name)[0]  # type: ignore[index]
        target = QApplication.focusWidget()
        assert target is not None, name
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        settle()


def type_text(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    settle()


def focus_name() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_h6_the_whole_job_without_a_mouse(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Compose, check, fix, test, read, copy, import, apply a role, store a key, save."""
    workspace = program.parts.workspace
    asked: list[str] = []

    def drive(dialog: QDialog) -> int:
        """Do with a dialog what its user would, by keys alone."""
        asked.append(dialog.objectName())
        dialog.show()
        dialog.activateWindow()
        settle()
        if dialog.objectName() == "keysDialog":
            child(dialog, QLineEdit, "keyNameField").setFocus()
            type_text("Shop")
            press("Tab")
            type_text(TEST_KEY)
            press("Tab")
            while focus_name() != "saveKeyButton":
                press("Tab")
            press("Space")
            wait_until(lambda: bool(program.parts.keys.profiles()))
        if dialog.objectName() == "rolesDialog":
            press("Down", "Up")
            # Enter is for the button that stands out.
            press("Return")
        else:
            press("Escape")
        assert not dialog.isVisible()
        window.activateWindow()
        settle()
        return int(dialog.result())

    monkeypatch.setattr(QDialog, "exec", drive)

    # Find, tick, and read about it.
    press("Ctrl+F")
    assert focus_name() == "filterField"
    type_text("refund")
    press("Return")
    assert focus_name() == "componentTree"
    press("Down", "Space", "Space")
    assert list(workspace.request.params.values()).count(False) == 1
    press("Ctrl+F", "Ctrl+A", "Delete", "Return")
    assert focus_name() == "componentTree"

    # The account, by its mnemonic; then send, and read the answer.
    press("Alt+A")
    assert focus_name() == "accountField"
    type_text(sample_accounts()[0].id)
    press("Ctrl+Return")
    wait_until(lambda: not program.parts.sender.is_busy, 10)
    settle()
    while focus_name() != "responseBody":
        press("Tab")
    press("Ctrl+A", "Ctrl+C")
    assert '"account_session"' in QApplication.clipboard().text()
    press("Ctrl+Shift+C")
    assert QApplication.clipboard().text() == workspace.body()

    # Undo and redo work from everywhere.
    before = workspace.request
    press("Ctrl+Z")
    assert workspace.request != before
    press("Ctrl+Shift+Z")
    assert workspace.request == before

    # Import from the clipboard.
    QApplication.clipboard().setText("account=acct_1abc&components[documents][enabled]=true")
    press("Ctrl+Shift+V")
    dialog = QApplication.activeWindow()
    assert dialog is not None
    assert dialog.objectName() == "importDialog"
    apply = child(dialog, QPushButton, "importApplyButton")
    wait_until(apply.isEnabled)
    while QApplication.focusWidget() is not apply:
        press("Tab")
    press("Space")
    assert workspace.request.account == "acct_1abc"
    window.activateWindow()
    settle()

    # A role, a key, and the file.
    press("Ctrl+R")
    assert len(workspace.request.params) > 5
    press("Alt+K")
    wait_until(lambda: bool(program.parts.keys.profiles()))
    assert [profile.name for profile in program.parts.keys.profiles()] == ["Shop"]
    assert asked == ["rolesDialog", "keysDialog"]
    path = tmp_path / "by keys.session.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    press("Ctrl+S")
    assert path.exists()
    assert not window.isWindowModified()
