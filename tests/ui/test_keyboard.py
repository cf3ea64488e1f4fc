"""The whole job by keyboard: the order of Tab, where the focus is, and no need of a mouse. H6."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QKeySequence,
    QPalette,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid
from tests.support.commands import commands_of
from tests.support.fakes import TEST_KEY
from tests.support.pixels import contrast
from tests.support.qt import child, settle, wait_until
from tests.support.screens import Tour, add_key, compose

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.app import Program
from session_composer.ui.controls.focus_frame import _head_of
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.look.theme import Appearance
from session_composer.ui.window.main_window import MainWindow

MOST_STEPS = 60


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


@pytest.mark.parametrize("tab", ["Answer", "History"])
def test_h6_tab_leads_through_the_window_in_the_order_of_reading(
    program: Program, window: MainWindow, tab: str
) -> None:
    compose(program)
    tabs = child(commands_of(window).answer.panel, QTabWidget, "")
    (place,) = [place for place in range(tabs.count()) if tabs.tabText(place) == tab]
    tabs.setCurrentIndex(place)
    steps = chain(window)
    panels = [
        window.header,
        window.tree_panel,
        window.panels.notes,
        window.preview,
        commands_of(window).answer.panel,
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
            # The head of its pane or its edge, not only the cursor or the row within.
            head = _head_of(now)
            shown: QWidget = head.bar if isinstance(head, PaneTabs) else head or now
            if head is not None and _head_of(last) is head:
                # It stays in the pane, and leaves what it was on.
                shown = last
            place = shown.rect().translated(shown.mapTo(top, shown.rect().topLeft()))
            if shown is now:
                place.setHeight(4)
            place = place.adjusted(-4, -4, 4, 4)
        else:
            # A ring is around it.
            place = place.adjusted(-4, -4, 4, 4)
        if before.copy(place) == top.grab(place).toImage():
            unseen.append(f"{type(now).__name__} {now.objectName()}")
    return met, unseen


def test_h6_tab_leads_everywhere_and_the_focus_can_be_seen(
    program: Program, window: MainWindow
) -> None:
    met, unseen = tab_through(window)
    assert unseen == []
    assert {widget.objectName() for widget in met} >= {"componentTree", "startAccount0"}
    compose(program)
    met, unseen = tab_through(window)
    assert unseen == []
    assert "bodyPreview" in {widget.objectName() for widget in met}
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
def test_h6_the_ring_around_the_focus_stands_out(
    program: Program, window: MainWindow, subtests: pytest.Subtests, look: Appearance
) -> None:
    program.theme.use(look)
    for name in ("accountField", "componentTree", "keysButton", "onlySentSwitch"):
        with subtests.test(name):
            widget = child(window, QWidget, name)
            QTest.keyClick(window.header.version_box, Qt.Key.Key_Tab)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            # As Tab would have done.
            QTest.keyClick(widget, Qt.Key.Key_Tab)
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Backtab)
            settle()
            assert QApplication.focusWidget() is widget
            # Around it or on its edge; of the tree, the line below its head.
            left = QRect(widget.mapTo(window, QPoint(-4, widget.height() // 2)), QSize(8, 1))
            if isinstance(widget, QTreeView):
                foot = QPoint(0, widget.header().height() - 1)
                left = QRect(widget.mapTo(window, foot), QSize(8, 1))
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
    press("Space", "Space")
    assert list(workspace.request.params.values()).count(False) == 1
    press("Ctrl+F", "Ctrl+A", "Delete", "Return")
    assert focus_name() == "componentTree"

    # The account, by its mnemonic; then send, and read the answer.
    press("Alt+A")
    assert focus_name() == "accountField"
    type_text(sample_accounts()[0].id)
    press("Ctrl+Return")
    wait_until(lambda: not program.parts.sender.is_busy)
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
