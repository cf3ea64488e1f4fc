"""What the window does beyond editing: made right after its first frame.

Sending, reading answers, dialogs, menus and checks take longer to load than the tree and the body
take to be there.
"""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from session_composer import __version__
from session_composer.core.rules.problems import Problem, Severity
from session_composer.core.text.message import Message
from session_composer.core.wire.values import UNSET
from session_composer.state.code.code_writing import CodeWriting
from session_composer.state.language.translation import translate
from session_composer.ui.account.commands import AccountCommands
from session_composer.ui.answer.panel import ResponsePanel
from session_composer.ui.code.code_tab import CodeTab
from session_composer.ui.code.commands import CodeCommands
from session_composer.ui.compare.commands import CompareCommands
from session_composer.ui.files.catalog_commands import CatalogCommands
from session_composer.ui.files.commands import FileCommands
from session_composer.ui.help.commands import HelpCommands
from session_composer.ui.importing.commands import ImportCommands
from session_composer.ui.keys.commands import KeyCommands
from session_composer.ui.look.theme import Theme
from session_composer.ui.network.commands import NetworkCommands
from session_composer.ui.palette.commands import PaletteCommands
from session_composer.ui.problems.checking import Findings
from session_composer.ui.problems.problem_panel import ProblemPanel
from session_composer.ui.roles.commands import RolesCommands
from session_composer.ui.shell.clipboard import Clipboard
from session_composer.ui.shell.context import Parts
from session_composer.ui.widgets.coalesced import Coalesced

from .actions import make_actions
from .main_window import Duties, MainWindow
from .menus import fill_menus

_LINK_HOSTS = {"docs.stripe.com", "dashboard.stripe.com", "stripe.com", "github.com"}

# Checking so many parameters takes longer than a frame: it waits until the user pauses.
_LARGE = 500


class Commands(QObject):
    """Fills the window's empty places, and connects actions, panels and state."""

    def __init__(self, parts: Parts, theme: Theme, window: MainWindow) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        workspace, messages = parts.workspace, window.messages
        self.actions_by_name = make_actions(window)
        self.clipboard = Clipboard(window)
        writing = CodeWriting(workspace, parts.jobs)
        self.code_tab = CodeTab(writing, parts.settings, theme)
        self.response = ResponsePanel(workspace, parts.exchanges, parts.sender, parts.target, theme)
        self.problems = ProblemPanel(theme)
        self.findings = Findings(workspace, parts.exchanges, window.model, self)
        self.code = CodeCommands(writing, self.clipboard, messages, window.say, window)
        self.files = FileCommands(parts.document, parts.settings, messages, window)
        self.catalogs = CatalogCommands(workspace, messages, window)
        self.accounts = AccountCommands(parts, window.header, messages, theme, window)
        self.keys = KeyCommands(parts, messages, theme, window)
        self.comparing = CompareCommands(workspace, parts.document, messages, theme, window)
        self.imports = ImportCommands(parts, self.files, messages, self.keys.show, theme, window)
        self.network = NetworkCommands(parts.network, theme, window)
        self.roles = RolesCommands(parts, self.clipboard, window.say, theme, window)
        self.finder = PaletteCommands(
            parts, window.model, window.show_row, self.accounts.load_sample, theme, window
        )
        self.guidance = HelpCommands(
            parts,
            self.response,
            self.accounts.load_sample,
            self.test_request,
            window.show_row,
            self._open_link,
            theme,
            window,
        )
        self._check_soon = Coalesced(self.findings.refresh, self, self._is_large)
        self._fill_places()
        self.code_tab.mark(window.preview.marked)
        fill_menus(
            window,
            window.menus,
            self.actions_by_name,
            workspace.undo_stack,
            parts.settings,
            self.files,
            theme,
            self.code.menu,
        )
        self._connect_actions()
        self._connect_edits()
        self._connect_sending()
        self._connect_problems()
        self._show_busy()
        if window.is_painted:
            QTimer.singleShot(0, self, self.findings.refresh)
        else:
            window.painted.connect(self.findings.refresh)

    @property
    def duties(self) -> Duties:
        """What the window leaves to the commands."""
        imports = self.imports
        return Duties(self.files.may_leave, imports.takes, imports.drop, self.end_work)

    def test_request(self) -> None:
        """Send the request to the chosen target, unless there are errors to decide about."""
        sender, window = self._parts.sender, self._window
        if sender.is_busy:
            return
        errors = [p for p in self._parts.workspace.problems() if p.severity is Severity.ERROR]
        if errors:
            problem = errors[0].message
            message = Message("Stripe would refuse this request: {problem}", problem=problem)
            if len(errors) > 1:
                message += Message("And {count} more.", count=len(errors) - 1)
            sender.hold_back(self._parts.target.name, message)
            window.panels.show_problems()
        else:
            sender.start(self._parts.target.name)

    def end_work(self) -> None:
        """Take secrets back from the clipboard and end what the dialogs began."""
        self.clipboard.clear_secret()
        self.catalogs.close()
        self.accounts.close()
        self.keys.close()
        self.imports.close()
        self.comparing.close()
        self.guidance.close()

    def _fill_places(self) -> None:
        """Put what is made now where its place was kept, and let Tab lead as one reads."""
        window, preview = self._window, self._window.preview
        window.panels.add_problems(self.problems)
        # What comes into a window is last for Tab, so what is to come behind it is moved there.
        QWidget.setTabOrder(preview.tabs.tabBar(), preview.copy_payload)
        behind = (preview.tabs, preview.copy_payload, preview.body, preview.pairs)
        for before, after in pairwise((self.problems.fix_all, *behind)):
            QWidget.setTabOrder(before, after)
        preview.add_code(self.code_tab)
        window.panels.add_answer(self.response)
        QWidget.setTabOrder(self.response.differences.copy, window.status.problems_button)

    # Connections

    def _connect_actions(self) -> None:
        parts, tree = self._parts, self._window.tree_panel.tree
        slots: dict[str, Callable[[], object]] = {
            "newAction": self.files.new,
            "openAction": self.files.open,
            "saveAction": self.files.save,
            "saveAsAction": self.files.save_as,
            "clearRecentAction": parts.settings.clear_recent_files,
            "quitAction": self._window.close,
            "importCatalogAction": self.catalogs.choose_and_import,
            "importAction": self.imports.show,
            "pasteAction": self.imports.paste,
            "compareAction": self.comparing.compare,
            "compareVersionsAction": self.comparing.compare_versions,
            "accountAction": self.accounts.show_account,
            "pickAccountAction": self.accounts.pick,
            "copyPayloadAction": self._copy_payload,
            "findAction": self._window.tree_panel.focus_filter,
            "sendTrueAction": lambda: tree.choose_selected(True),
            "sendFalseAction": lambda: tree.choose_selected(False),
            "dontSendAction": lambda: tree.choose_selected(UNSET),
            "dropUnknownAction": lambda: parts.workspace.drop_unknown(
                self.tr("Drop what the version does not know")
            ),
            "rolesAction": self.roles.show,
            "testRequestAction": self.test_request,
            "cancelAction": parts.sender.cancel,
            "keysAction": self.keys.show,
            "networkAction": self.network.show,
            "expandAllAction": tree.expandAll,
            "collapseAllAction": tree.collapseAll,
            "paletteAction": self.finder.toggle,
            "helpAction": self.guidance.show,
            "shortcutsAction": self.guidance.show_shortcuts,
            "welcomeAction": self.guidance.show_welcome,
            "aboutAction": lambda: self._window.messages.about(__version__),
        }
        for name, slot in slots.items():
            # Each slot is called without the action's checked state.
            self.actions_by_name[name].triggered.connect(lambda _=False, slot=slot: slot())

    def _connect_edits(self) -> None:
        parts, window = self._parts, self._window
        tree = window.tree_panel.tree
        self.catalogs.versions_changed.connect(window.header.refill_versions)
        window.header.about_requested.connect(self.accounts.show_account)
        window.header.list_requested.connect(self.accounts.pick)
        window.header.keys_requested.connect(self.keys.show)
        window.header.samples_requested.connect(self._fill_samples)
        window.preview.copy_payload.clicked.connect(self._copy_payload)
        window.preview.path_marked.connect(self.code_tab.mark)
        window.details.link_requested.connect(self._open_link)
        self.code_tab.path_activated.connect(window.point_to)
        self.code_tab.copy_requested.connect(self.code.copy)
        self.imports.applied.connect(tree.expand_sent)
        parts.document.opened.connect(tree.expand_sent)
        parts.workspace.refused.connect(window.messages.refused)
        for changed in (
            parts.workspace.changed,
            parts.workspace.facts_changed,
            parts.workspace.catalog_reloaded,
        ):
            changed.connect(self.code_tab.refresh)
            changed.connect(self._check_soon.call)

    def _connect_sending(self) -> None:
        parts, header, response = self._parts, self._window.header, self.response
        header.set_test_action(
            self.actions_by_name["testRequestAction"], self.actions_by_name["cancelAction"]
        )
        response.retry.use(self.actions_by_name["retryAction"])
        response.link_requested.connect(self._open_link)
        response.row_requested.connect(self._window.show_row)
        response.copy_requested.connect(self._copy)
        response.secret_copy_requested.connect(self._copy_secret)
        response.secret.revealed.connect(lambda: self.clipboard.watch(response.secret.in_clear))
        response.send_anyway_requested.connect(lambda: parts.sender.start(parts.target.name))
        response.compare_requested.connect(self.comparing.compare_exchange)
        response.restore_requested.connect(self.comparing.restore)
        parts.sender.busy_changed.connect(self._show_busy)
        parts.sender.retry.changed.connect(self._show_busy)
        parts.exchanges.changed.connect(self.findings.refresh)
        parts.document.begun_anew.connect(response.show_latest)
        parts.workspace.changed.connect(response.retry.refresh)

    def _connect_problems(self) -> None:
        self.findings.problems_changed.connect(self._on_problems)
        self.findings.differences_changed.connect(self.response.show_differences)
        self.problems.problem_activated.connect(self._show_problem)
        self.problems.fix_requested.connect(self._fix)
        self.problems.link_requested.connect(self._open_link)
        self._window.status.problem_activated.connect(self._show_problem)

    # Slots

    def _show_busy(self) -> None:
        is_busy = self._parts.sender.is_busy
        self._window.header.show_busy(is_busy)
        self.actions_by_name["testRequestAction"].setEnabled(not is_busy)
        is_waiting = self._parts.sender.retry.is_waiting
        self.actions_by_name["cancelAction"].setEnabled(is_busy or is_waiting)

    def _is_large(self) -> bool:
        return len(self._parts.workspace.request.params) > _LARGE

    def _copy(self, text: str) -> None:
        self.clipboard.copy(text)
        self._window.say(self.tr("Copied."))

    def _copy_payload(self) -> None:
        self.code.copy_body(self._parts.workspace)

    def _copy_secret(self, secret: str) -> None:
        self.clipboard.copy_secret(secret)
        self._window.status.showMessage(
            self.tr("Client secret copied; the clipboard is cleared in 30 seconds."), 5000
        )

    def _on_problems(self, problems: list[Problem]) -> None:
        self._window.status.refresh()
        self._window.details.show_problems(problems)
        self.problems.show_problems(problems)
        self._window.panels.show_problem_count(len(problems))

    def _fix(self, problems: list[Problem]) -> None:
        first = problems[0].fix if problems else None
        if first is not None:
            text = translate(first.text) if len(problems) == 1 else self.tr("Fix all safe problems")
            self.findings.fix(problems, text)

    def _show_problem(self, problem: Problem) -> None:
        self._window.show_row(problem.path)
        self._window.status.showMessage(translate(problem.message), 8000)

    def _fill_samples(self, menu: QMenu) -> None:
        for account, title in self._parts.sample_accounts():
            menu.addAction(
                f"{title}  ({account})",
                lambda account=account: self.accounts.load_sample(account),  # type: ignore[misc]
            )

    def _open_link(self, url: QUrl) -> None:
        if url.scheme() == "https" and url.host() in _LINK_HOSTS and not url.userInfo():
            QDesktopServices.openUrl(url)
