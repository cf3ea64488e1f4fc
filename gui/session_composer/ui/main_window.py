"""The window: panels side by side, actions between them and the state."""

from collections.abc import Callable
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from session_composer import __version__
from session_composer.core.paths import ACCOUNT, EXPAND, WirePath
from session_composer.core.problems import Problem, Severity
from session_composer.core.values import UNSET
from session_composer.state.code_writing import CodeWriting
from session_composer.state.targets import SANDBOX_TARGET
from session_composer.state.translation import said
from session_composer.state.tree_model import TreeModel

from .account_commands import AccountCommands
from .actions import make_actions
from .catalog_commands import CatalogCommands
from .clipboard import Clipboard
from .coalesced import Coalesced
from .code_commands import CodeCommands
from .compare_commands import CompareCommands
from .details import RowDetails
from .file_commands import FileCommands
from .findings import Findings
from .focus_frame import FocusFrame
from .header import Header
from .help_commands import HelpCommands
from .import_commands import ImportCommands
from .key_commands import KeyCommands
from .menus import build_menus
from .messages import Messages
from .network_commands import NetworkCommands
from .palette_commands import PaletteCommands
from .parts import Parts
from .preview import PreviewPanel
from .problem_panel import ProblemPanel
from .response import ResponsePanel
from .roles_commands import RolesCommands
from .status import StatusBar
from .theme import Theme
from .tree_panel import TreePanel
from .window_layout import WindowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent

_AFTER_FIRST_FRAME_MS = 30
# Title bar and borders, which are known only once the window is shown.
_FRAME = QSize(8, 40)
_LINK_HOSTS = {"docs.stripe.com", "dashboard.stripe.com", "stripe.com", "github.com"}


class MainWindow(QMainWindow):
    """Lays the panels out and connects them.

    Signals:
        leaving(): the user closed the window; what is not saved now is not wanted.
    """

    leaving = Signal()

    def __init__(self, parts: Parts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._theme = theme
        workspace = parts.workspace
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.messages = Messages(self)
        self.clipboard = Clipboard(self)
        self.actions_by_name = make_actions(self)
        self.model = TreeModel(workspace, parts.help_texts, self)
        self.header = Header(workspace, parts.keys, parts.sender, theme)
        self.tree_panel = TreePanel(workspace, self.model, theme)
        self.details = RowDetails(workspace, self.model, parts.help_texts, theme)
        writing = CodeWriting(workspace, parts.jobs)
        self.preview = PreviewPanel(workspace, writing, parts.settings, theme)
        self.response = ResponsePanel(workspace, parts.exchanges, parts.sender, theme)
        self.status = StatusBar(workspace, parts.keys, theme)
        self.code = CodeCommands(writing, self.clipboard, self.messages, self._say, self)
        self.files = FileCommands(parts.document, parts.settings, self.messages, self)
        self.problems = ProblemPanel(theme)
        self.findings = Findings(workspace, parts.exchanges, self.model, self)
        self.catalogs = CatalogCommands(workspace, self.messages, self)
        self.accounts = AccountCommands(
            workspace, parts.keys, parts.make_accounts, self.header, self.messages, theme, self
        )
        self.keys = KeyCommands(parts, self.messages, theme, self)
        self.comparing = CompareCommands(workspace, parts.document, self.messages, theme, self)
        self.imports = ImportCommands(parts, self.files, self.messages, self.keys.show, theme, self)
        self.network = NetworkCommands(parts.network, theme, self)
        self.roles = RolesCommands(parts, self.clipboard, self._say, theme, self)
        self.finder = PaletteCommands(
            parts, self.model, self.show_row, self.accounts.load_sample, theme, self
        )
        self.guidance = HelpCommands(
            parts,
            self.header,
            self.response,
            self.accounts.load_sample,
            self.test_request,
            self.show_row,
            self._open_link,
            theme,
            self,
        )
        self._focus_frame = FocusFrame(theme, self)
        self._later = Coalesced(self.findings.refresh, self)
        self.panels = WindowLayout(
            self.header,
            self.tree_panel,
            self.details,
            self.problems,
            self.preview,
            self.response,
        )
        self.setCentralWidget(self.panels)
        self.setStatusBar(self.status)
        build_menus(
            self,
            self.actions_by_name,
            workspace.undo_stack,
            parts.settings,
            self.files,
            theme,
            self.code.menu,
        )
        self._connect()
        self._restore()
        self._show_title()
        self._show_busy()
        self.tree_panel.tree.setFocus()

    @property
    def tree(self) -> QWidget:
        """The tree view."""
        return self.tree_panel.tree

    def show_row(self, path: WirePath) -> None:
        """Lead the user to the place where a parameter is edited."""
        if path[:1] == ACCOUNT:
            self.header.account_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.header.account_field.selectAll()
            return
        if path[:1] == EXPAND:
            self.tree_panel.expand_editor.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        tree = self.tree_panel.tree
        if not tree.select_path(path):
            self.tree_panel.clear_filter()
            tree.select_path(path)
        tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def test_request(self) -> None:
        """Send the request to the chosen target, unless there are errors to decide about."""
        sender = self._parts.sender
        if sender.is_busy:
            return
        errors = [p for p in self._parts.workspace.problems() if p.severity is Severity.ERROR]
        if errors:
            more = self.tr(" And {count} more.").format(count=len(errors) - 1)
            message = self.tr("Stripe would refuse this request: {problem}").format(
                problem=said(errors[0].message)
            )
            sender.hold_back(self.header.target, message + (more if len(errors) > 1 else ""))
            self.panels.show_problems()
        else:
            sender.start(self.header.target)

    def _send_anyway(self) -> None:
        self._parts.sender.start(self.header.target)

    def end_work(self) -> None:
        """Take secrets back from the clipboard and end what the dialogs began."""
        self.clipboard.clear_secret()
        self.catalogs.close()
        self.accounts.close()
        self.keys.close()
        self.imports.close()
        self.comparing.close()
        self.guidance.close()

    # Connections

    def _connect(self) -> None:
        parts = self._parts
        tree = self.tree_panel.tree
        slots: dict[str, Callable[[], object]] = {
            "newAction": self.files.new,
            "openAction": self.files.open,
            "saveAction": self.files.save,
            "saveAsAction": self.files.save_as,
            "clearRecentAction": parts.settings.clear_recent_files,
            "quitAction": self.close,
            "importCatalogAction": self.catalogs.choose_and_import,
            "importAction": self.imports.show,
            "pasteAction": self.imports.paste,
            "compareAction": self.comparing.compare,
            "compareVersionsAction": self.comparing.compare_versions,
            "accountAction": self.accounts.show_account,
            "pickAccountAction": self.accounts.pick,
            "copyPayloadAction": self._copy_payload,
            "findAction": self.tree_panel.focus_filter,
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
            "aboutAction": lambda: self.messages.about(__version__),
        }
        for name, slot in slots.items():
            # Each slot is called without the action's checked state.
            self.actions_by_name[name].triggered.connect(lambda _=False, slot=slot: slot())
        self.header.set_test_action(
            self.actions_by_name["testRequestAction"], self.actions_by_name["cancelAction"]
        )
        self.catalogs.versions_changed.connect(self.header.refill_versions)
        self.header.about_requested.connect(self.accounts.show_account)
        self.header.list_requested.connect(self.accounts.pick)
        self.header.keys_requested.connect(self.keys.show)
        self.response.retry.use(self.actions_by_name["retryAction"], lambda: self.header.target)
        self.header.target_changed.connect(self.response.retry.refresh)
        self.header.samples_requested.connect(self._fill_samples)
        self.header.target_changed.connect(
            lambda: parts.settings.set_choice("target", self.header.target)
        )
        self.preview.copy_payload.clicked.connect(self._copy_payload)
        self.preview.copy_code_requested.connect(self.code.copy)
        # Without moving the focus: who clicks into the preview may want to copy from it.
        self.preview.path_activated.connect(tree.select_path)
        self.preview.size_changed.connect(self.status.show_size)
        self.status.show_size(len(parts.workspace.body()))
        tree.current_path_changed.connect(self.details.show_path)
        tree.current_path_changed.connect(self.preview.mark)
        self.details.link_requested.connect(self._open_link)
        self.response.link_requested.connect(self._open_link)
        self.response.row_requested.connect(self.show_row)
        self.response.copy_requested.connect(self._copy)
        self.response.secret_copy_requested.connect(self._copy_secret)
        self.status.problem_activated.connect(self._show_problem)
        parts.sender.busy_changed.connect(self._show_busy)
        parts.sender.retry.changed.connect(self._show_busy)
        parts.exchanges.changed.connect(self.findings.refresh)
        self.findings.problems_changed.connect(self._on_problems)
        self.findings.differences_changed.connect(self.response.show_differences)
        self.problems.problem_activated.connect(self._show_problem)
        self.problems.fix_requested.connect(self._fix)
        self.problems.link_requested.connect(self._open_link)
        self.response.send_anyway_requested.connect(self._send_anyway)
        self.response.compare_requested.connect(self.comparing.compare_exchange)
        self.response.restore_requested.connect(self.comparing.restore)
        self.imports.applied.connect(tree.expand_sent)
        parts.document.path_changed.connect(self._show_title)
        parts.document.opened.connect(tree.expand_sent)
        parts.workspace.undo_stack.cleanChanged.connect(self._show_title)
        parts.workspace.changed.connect(self._later.call)
        parts.workspace.changed.connect(self.response.retry.refresh)
        parts.workspace.facts_changed.connect(self._later.call)
        parts.workspace.catalog_reloaded.connect(self._later.call)

    # Slots

    def _after_first_frame(self) -> None:
        self.setWindowIcon(self._theme.app_icon)
        self.findings.refresh()

    def _say(self, text: str) -> None:
        self.status.showMessage(text, 3000)

    def _copy(self, text: str) -> None:
        self.clipboard.copy(text)
        self._say(self.tr("Copied."))

    def _copy_payload(self) -> None:
        body = self._parts.workspace.body()
        self.clipboard.copy(body)
        self.status.showMessage(
            self.tr("Payload copied: {size} bytes.").format(size=len(body)), 3000
        )

    def _copy_secret(self, secret: str) -> None:
        self.clipboard.copy_secret(secret)
        self.status.showMessage(
            self.tr("Client secret copied; the clipboard is cleared in 30 seconds."), 5000
        )

    def _on_problems(self, problems: list[Problem]) -> None:
        self.status.refresh()
        self.details.show_problems(problems)
        self.problems.show_problems(problems)
        self.panels.show_problem_count(len(problems))

    def _fix(self, problems: list[Problem]) -> None:
        first = problems[0].fix if problems else None
        if first is not None:
            text = said(first.text) if len(problems) == 1 else self.tr("Fix all safe problems")
            self.findings.fix(problems, text)

    def _show_problem(self, problem: Problem) -> None:
        if problem.path:
            self.show_row(problem.path)
        else:
            self.tree_panel.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.status.showMessage(said(problem.message), 8000)

    def _show_busy(self) -> None:
        is_busy = self._parts.sender.is_busy
        self.actions_by_name["testRequestAction"].setEnabled(not is_busy)
        is_waiting = self._parts.sender.retry.is_waiting
        self.actions_by_name["cancelAction"].setEnabled(is_busy or is_waiting)

    def _fill_samples(self, menu: QMenu) -> None:
        for account, title in self._parts.sample_accounts():
            menu.addAction(
                f"{title}  ({account})",
                lambda account=account: self.accounts.load_sample(account),  # type: ignore[misc]
            )

    def _open_link(self, url: QUrl) -> None:
        if url.scheme() == "https" and url.host() in _LINK_HOSTS and not url.userInfo():
            QDesktopServices.openUrl(url)

    def _show_title(self) -> None:
        path = self._parts.document.path
        name = path.name if path is not None else self.tr("Untitled")
        self.setWindowTitle(self.tr("{name}[*] – Session Composer").format(name=name))
        self.setWindowModified(self._parts.document.is_modified)

    # Window

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        QTimer.singleShot(_AFTER_FIRST_FRAME_MS, self, self._after_first_frame)

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        settings = self._parts.settings
        settings.set_layout("window", self.saveGeometry())
        self.panels.save(settings)
        settings.sync()
        self.end_work()
        self.leaving.emit()
        event.accept()

    @override
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if self.imports.takes(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: "QDropEvent") -> None:
        event.acceptProposedAction()
        self.imports.drop(event.mimeData())

    @override
    def sizeHint(self) -> QSize:
        return QSize(1280, 800)

    def _restore(self) -> None:
        settings = self._parts.settings
        if not self.restoreGeometry(settings.layout("window")):
            available = self.screen().availableSize() - _FRAME
            self.resize(self.sizeHint().boundedTo(available))
        self.panels.restore(settings)
        self.header.choose_target(settings.choice("target") or SANDBOX_TARGET)
