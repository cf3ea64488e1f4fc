"""Composition: builds the parts, connects them, and runs the event loop."""

import gc
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from . import __version__
from .api.client import prepare
from .api.keyring_store import default_key_store
from .api.keys import KeyStore
from .api.sandbox_host import SandboxHost
from .core.catalog_store import CatalogStore
from .core.help import HelpTexts
from .core.visible import visible
from .state.document import Document
from .state.exchanges import Exchanges
from .state.jobs import JobRunner
from .state.key_service import KeyService
from .state.sender import Sender
from .state.settings import Settings, settings_path
from .state.workspace import Workspace
from .ui.guard import Guard, quiet_qt
from .ui.main_window import MainWindow, Parts
from .ui.theme import Theme, appearance

if TYPE_CHECKING:
    from .core.rules import Rulebook
    from .state.account_book import AccountBook
    from .state.account_list import AccountList

WARM_UP_MS = 700


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that lives as long as the program."""

    window: MainWindow
    parts: Parts
    theme: Theme
    jobs: JobRunner
    sandbox: SandboxHost
    settings: Settings

    def close(self) -> None:
        """End all work under way; nothing is delivered after this."""
        # The stack announces its own end, to widgets that may be gone by then.
        self.parts.workspace.undo_stack.blockSignals(True)
        self.window.end_work()
        self.parts.sender.close()
        self.jobs.close()
        self.sandbox.close()


def build(settings_file: Path, key_store: KeyStore, store: CatalogStore | None = None) -> Program:
    """Make the program, window included but not shown. Needs a QApplication."""
    store = store or CatalogStore()
    load_rulebook = cache(_load_rulebook)
    jobs = JobRunner()
    settings = Settings(settings_file)
    workspace = Workspace(store, load_rulebook)
    exchanges = Exchanges()
    keys = KeyService(key_store, settings, jobs)
    sandbox = SandboxHost(store, load_rulebook)
    sender = Sender(workspace, exchanges, keys, sandbox, jobs)

    def make_accounts() -> "tuple[AccountBook, AccountList]":
        # Lazy: most sittings never ask for an account's properties.
        from .state.account_book import AccountBook
        from .state.account_list import AccountList
        from .state.targets import Targets

        targets = Targets(keys, sandbox)
        return AccountBook(workspace, keys, targets, jobs), AccountList(targets, jobs)

    parts = Parts(
        workspace,
        Document(workspace),
        exchanges,
        keys,
        sender,
        settings,
        HelpTexts(),
        _sample_accounts,
        make_accounts,
    )
    theme = Theme()
    theme.use(appearance(settings.choice("appearance")))
    window = MainWindow(parts, theme)
    return Program(window, parts, theme, jobs, sandbox, settings)


def make_application(arguments: list[str]) -> QApplication:
    """Create the QApplication with the program's names."""
    quiet_qt()
    application = QApplication(arguments)
    application.setApplicationName("session-composer")
    application.setApplicationDisplayName("Session Composer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("session-composer")
    return application


def run(file: str | None) -> int:
    """Open the window and return the exit code when it is closed."""
    application = make_application(sys.argv[:1])
    program = build(settings_path(), default_key_store())
    guard = Guard(program.window.messages, application)
    guard.install()
    if program.settings.notice:
        notice = program.settings.notice
        QTimer.singleShot(0, lambda: program.window.messages.problem(visible(notice)))
    if file is not None:
        path = Path(file)
        QTimer.singleShot(0, lambda: program.window.files.open_path(path))
    program.window.show()
    # Off since the start; see window_command.
    QTimer.singleShot(0, gc.enable)
    _quit_on_signals(application)
    # What the first send needs is loaded once the window is there and at rest.
    QTimer.singleShot(WARM_UP_MS, lambda: program.jobs.run(prepare, lambda _: None))
    code = application.exec()
    program.close()
    return code


def _quit_on_signals(application: QApplication) -> None:
    # Lazy: sockets are not needed for the first frame.
    from .ui.signals import SignalWatch

    watch = SignalWatch(application)
    # Without asking about unsaved changes: whoever sends a signal does not wait for an answer.
    watch.received.connect(application.exit)


def _load_rulebook() -> "Rulebook":
    # Lazy: the first frame needs no rules.
    from .core.rules import Rulebook

    return Rulebook()


def _sample_accounts() -> list[tuple[str, str]]:
    # Lazy: only the sandbox needs its accounts, and only when the menu is opened.
    from .api.sandbox.accounts import sample_accounts

    return [(account.id, account.title) for account in sample_accounts()]
