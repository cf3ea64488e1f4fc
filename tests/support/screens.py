"""Every screen of the program, one after the other, as a user meets it."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid
from tests.support.commands import commands_of
from tests.support.stored_keys import store_key

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.app import Program
from session_composer.core.wire.paths import component_path, feature_path
from session_composer.state.matrix.matrix_choice import MatrixAccounts
from session_composer.state.matrix.matrix_work import MatrixPhase
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.ui.shell.message_boxes import MessageBoxes

from .fakes import TEST_KEY
from .qt import child, delete_later_now, settle, wait_until

type Look = Callable[[str, QWidget], None]

EMPTY = "window without a request"
COMPOSED = "window with an answer"

_DIALOGS = {
    "account": "accountAction",
    "accounts": "pickAccountAction",
    "keys": "keysAction",
    "network": "networkAction",
    "import": "importAction",
    "roles": "rolesAction",
    "compare": "compareAction",
    "matrix": "matrixAction",
    "versions": "compareVersionsAction",
    "command palette": "paletteAction",
    "help": "helpAction",
    "about": "aboutAction",
}
_QUESTIONS: dict[str, Callable[[MessageBoxes], object]] = {
    "question about changes": lambda messages: messages.ask_unsaved("shop.session.json"),
    "question about a live key": lambda messages: messages.ask_live(
        "acct_1032D82eZvKYlo2C", "Main shop", "rk_live_…9dQ3", "Whose key it is was not tested."
    ),
    "problem": lambda messages: messages.problem(
        "shop.session.json cannot be read: it is not JSON.", "The request is as it was."
    ),
}


def compose(program: Program) -> None:
    """Fill the form: all three states, problems, fields to expand; and get an answer."""
    window, workspace = program.window, program.parts.workspace
    workspace.set_account(sample_accounts()[0].id, "Account")
    workspace.choose([component_path("payments")], True, "Payments")
    workspace.choose([feature_path("payments", "refund_management")], False, "Refunds")
    workspace.choose([feature_path("payments", "dispute_management")], True, "Disputes")
    workspace.choose([component_path("documents")], True, "Documents")
    settle()
    child(window, QAction, "testRequestAction").trigger()
    wait_until(lambda: not program.parts.sender.is_busy, 10)
    workspace.choose([component_path("instant_payouts_promotion")], True, "Instant payouts")
    workspace.choose(
        [feature_path("account_onboarding", "disable_stripe_user_authentication")], True, "x"
    )
    workspace.set_expand(("account", "account.settings"), "Expand")
    window.tree_panel.expand_sent()
    window.show_row(feature_path("payments", "refund_management"))
    settle()


def add_key(program: Program) -> None:
    """Store a test key."""
    store_key(program.parts.keys, program.parts.jobs, "Shop", TEST_KEY)
    settle()


def answered_matrix(program: Program) -> QWidget:
    """Open the window of the matrix, with all roles sent for accounts of each kind."""
    program.parts.target.choose(SANDBOX_TARGET)
    program.parts.workspace.set_expand((), "Expand nothing")
    child(program.window, QAction, "matrixAction").trigger()
    matrix = commands_of(program.window).doors.matrix
    choices = matrix.window.choices

    def rest() -> None:
        settle()
        wait_until(lambda: matrix.work.phase is MatrixPhase.IDLE, 30)

    rest()
    for action in choices.requests.menu.actions()[:5]:
        action.setChecked(not action.isChecked())
    ids = [one.id for one in sample_accounts()]
    # Some of each kind, those that answer at once.
    chosen = (*ids[:7], *ids[8:12], *ids[28:30])
    choices.use_accounts(f"{len(chosen)} accounts", MatrixAccounts(chosen))
    rest()
    matrix.window.send.click()
    rest()
    matrix.window.view.setCurrentIndex(matrix.window.table.index(11, 2))
    settle()
    return matrix.window


class Tour:
    """Opens one dialog after the other and lets them be looked at, where no modal one may wait."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._window = program.window

    def dialogs(self, look: Look) -> None:
        """Look at each dialog, as it is opened."""
        for name, action in _DIALOGS.items():
            self._open(name, child(self._window, QAction, action).trigger, look)
        for name, ask in _QUESTIONS.items():
            self._open(name, lambda ask=ask: ask(self._window.messages), look)  # type: ignore[misc]

    def menus(self, look: Look) -> None:
        """Look at each menu of the menu bar."""
        for action in self._window.menuBar().actions():
            menu = action.menu()
            assert isinstance(menu, QMenu)
            # Not popped up: without a display there is no keyboard to grab for it.
            menu.aboutToShow.emit()
            menu.adjustSize()
            look(f"menu {action.text().replace('&', '')}", menu)

    def _open(self, name: str, bring: Callable[[], object], look: Look) -> None:
        seen: list[QWidget] = []

        def show(dialog: QWidget) -> None:
            dialog.show()
            dialog.activateWindow()
            # Some ask the sandbox for what they show, and then for more.
            for _ in range(2):
                settle()
                wait_until(lambda: self._program.jobs.is_idle, 30)
            settle()
            seen.append(dialog)
            look(name, dialog)

        def instead(dialog: QDialog) -> int:
            show(dialog)
            dialog.close()
            return 0

        before = set(_shown(self._window))
        stock, QDialog.exec = QDialog.exec, instead  # type: ignore[method-assign]
        try:
            bring()
            settle()
        finally:
            QDialog.exec = stock  # type: ignore[method-assign]
        if not seen:
            new = [widget for widget in _shown(self._window) if widget not in before]
            assert new, f"{name} did not open"
            show(new[0])
            if isValid(new[0]):
                new[0].close()
        settle()
        delete_later_now()
        self._window.activateWindow()


def _shown(window: QWidget) -> list[QWidget]:
    """Windows, and the palette, which floats within the main one."""
    found = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return found + [w for w in window.findChildren(QWidget, "palette") if w.isVisible()]
