"""Composition: builds the parts, connects them, and runs the event loop."""

import gc
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from . import __version__
from .api.client import prepare
from .api.keyring_store import default_key_store
from .api.keys import KeyStore
from .api.sandbox_host import SandboxHost
from .core.catalog_store import CatalogStore
from .core.languages import ENGLISH
from .core.process import forbid_core_dumps, forbid_reading_memory, report_crashes
from .core.user_data import user_state_folder
from .core.visible import visible
from .state.document import Document
from .state.exchanges import Exchanges
from .state.jobs import JobRunner
from .state.key_service import KeyService
from .state.network import Network
from .state.recovery import Recovery
from .state.sender import Sender
from .state.settings import Settings, settings_path
from .state.spoken_help import SpokenHelp
from .state.translation import titled, use_language
from .state.workspace import Workspace
from .ui.guard import Guard, quiet_qt
from .ui.main_window import MainWindow
from .ui.parts import Parts
from .ui.theme import Theme, appearance

if TYPE_CHECKING:
    from .core.recovery import Found
    from .core.rules import Rulebook
    from .state.account_book import AccountBook
    from .state.account_list import AccountList
    from .state.key_checks import KeyChecks

WARM_UP_MS = 700
_LOOK_MS = 150


class Program(NamedTuple):
    """Everything that lives as long as the program."""

    window: MainWindow
    parts: Parts
    theme: Theme
    jobs: JobRunner
    sandbox: SandboxHost
    settings: Settings
    recovery: Recovery | None
    """None where unsaved work is not kept, as in a window that is only looked at."""

    def close(self) -> None:
        """End all work under way; nothing is delivered after this."""
        if self.recovery is not None:
            self.recovery.close()
        # The stack announces its own end, to widgets that may be gone by then.
        self.parts.workspace.undo_stack.blockSignals(True)
        self.theme.close()
        self.window.end_work()
        self.parts.sender.close()
        self.jobs.close()
        self.sandbox.close()


def build(
    settings_file: Path,
    key_store: KeyStore,
    store: CatalogStore | None = None,
    recovery_folder: Callable[[], Path] | None = None,
    language: str | None = ENGLISH,
) -> Program:
    """Make the program, window included but not shown. Needs a QApplication.

    Without a ``recovery_folder`` unsaved work is not kept. ``language`` is a code; None stands for
    the one that is set, or the system's.
    """
    store = store or CatalogStore()
    load_rulebook = cache(_load_rulebook)
    jobs = JobRunner()
    settings = Settings(settings_file)
    use_language(settings.choice("language") if language is None else language)
    workspace = Workspace(store, load_rulebook)
    exchanges = Exchanges()
    keys = KeyService(key_store, settings, jobs)
    sandbox = SandboxHost(store, load_rulebook)
    network = Network(settings, jobs)
    sender = Sender(workspace, exchanges, keys, sandbox, jobs, network.make_client)

    def make_accounts() -> "tuple[AccountBook, AccountList]":
        # Lazy: most sittings never ask for an account's properties.
        from .state.account_book import AccountBook
        from .state.account_list import AccountList
        from .state.targets import Targets

        targets = Targets(keys, sandbox, network.make_client)
        return AccountBook(workspace, keys, targets, jobs), AccountList(targets, jobs)

    def make_key_checks() -> "KeyChecks":
        # Lazy: see make_accounts.
        from .state.key_checks import KeyChecks
        from .state.targets import Targets

        return KeyChecks(keys, Targets(keys, sandbox, network.make_client), jobs)

    parts = Parts(
        workspace,
        Document(workspace),
        exchanges,
        keys,
        sender,
        settings,
        SpokenHelp(),
        _sample_accounts,
        make_accounts,
        jobs,
        network,
        make_key_checks,
    )
    theme = Theme()
    theme.use(appearance(settings.choice("appearance")))
    window = MainWindow(parts, theme)
    recovery = None
    if recovery_folder is not None:
        recovery = Recovery(workspace, parts.document, jobs, recovery_folder)
        _connect_recovery(recovery, window, theme)
    return Program(window, parts, theme, jobs, sandbox, settings, recovery)


def _connect_recovery(recovery: Recovery, window: MainWindow, theme: Theme) -> None:
    def offer(works: "list[Found]") -> None:
        # Lazy: most starts find nothing.
        from .ui.recovery_offer import RecoveryOffer

        made = RecoveryOffer(recovery, window.files, window.messages, theme, window)
        window.panels.add_notice(made.bar)
        made.show(works)

    recovery.found.connect(offer)
    recovery.found.connect(window.guidance.hide_welcome)
    recovery.trouble_changed.connect(window.status.showMessage)
    window.leaving.connect(recovery.forget)


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
    forbid_core_dumps()
    report_crashes()
    application = make_application(sys.argv[:1])
    program = build(
        settings_path(), default_key_store(), recovery_folder=_recovery_folder, language=None
    )
    guard = Guard(program.window.messages, program.window.status.showMessage, application)
    guard.install()
    if program.settings.notice:
        notice = program.settings.notice
        QTimer.singleShot(0, lambda: program.window.messages.problem(visible(notice)))
    if file is not None:
        path = Path(file)
        QTimer.singleShot(0, lambda: program.window.files.open_path(path))
    else:
        QTimer.singleShot(0, program.window.guidance.greet)
    program.window.show()
    # Off since the start; see window_command.
    QTimer.singleShot(0, gc.enable)
    _listen(application, guard)
    if program.recovery is not None:
        QTimer.singleShot(_LOOK_MS, program.recovery.look)
    # What the first send needs is loaded once the window is there and at rest.
    QTimer.singleShot(WARM_UP_MS, lambda: program.jobs.run(_warm_up, lambda _: None))
    code = application.exec()
    program.close()
    guard.remove()
    return code


def _recovery_folder() -> Path:
    return user_state_folder() / "recovery"


def _listen(application: QApplication, guard: Guard) -> None:
    """Heed signals of the system and errors of threads."""
    # Lazy: sockets are not needed for the first frame.
    from .ui.signals import SignalWatch
    from .ui.wake import Wake

    wake = Wake(application)
    wake.woken.connect(guard.look)
    guard.wake_by(wake.call)
    watch = SignalWatch(wake, application)
    # Without asking about unsaved changes, which are kept for the next start: whoever sends a
    # signal does not wait for an answer.
    watch.received.connect(application.exit)


def _warm_up() -> None:
    forbid_reading_memory()
    prepare()


def _load_rulebook() -> "Rulebook":
    # Lazy: the first frame needs no rules.
    from .core.rules import Rulebook

    return Rulebook()


def _sample_accounts() -> list[tuple[str, str]]:
    # Lazy: only the sandbox needs its accounts, and only when the menu is opened.
    from .api.sandbox.accounts import sample_accounts

    return [(account.id, titled(account.title)) for account in sample_accounts()]
