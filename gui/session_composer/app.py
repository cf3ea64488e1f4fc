"""Composition: builds the parts, connects them, and runs the event loop."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from . import __version__
from .api.keys.late_store import LateKeyStore
from .core.files.user_data import user_state_folder
from .core.help.available_languages import ENGLISH
from .core.platforms.processes import forbid_core_dumps, forbid_reading_memory
from .core.process import report_crashes
from .core.text.display_safe import printable
from .core.versions.catalog_store import CatalogStore
from .state.document.document import Document
from .state.document.settings import Settings, settings_path
from .state.document.workspace import Workspace
from .state.jobs import JobRunner
from .state.keys.key_service import KeyService
from .state.language.translated_help import TranslatedHelp
from .state.language.translation import (
    current_language,
    drop_translators,
    use_language,
    wanted_language,
)
from .state.sending.target_choice import TargetChoice
from .ui.look.theme import Theme, appearance
from .ui.program.desktop_application import DesktopApplication
from .ui.program.uncaught import UncaughtErrors, quiet_qt
from .ui.window.main_window import Essentials, MainWindow

if TYPE_CHECKING:
    from .api.keys.store import KeyStore
    from .composition import Services
    from .core.rules.rulebook import Rulebook
    from .state.document.recovery import Recovery
    from .state.sending.targets import MakeClient
    from .ui.shell.context import WindowContext
    from .ui.window.commands import Commands

WARM_UP_MS = 700
_LANGUAGE = "language"
_LOOK_MS = 150


class Program:
    """Everything that lives as long as the program.

    Made in two steps: the first makes the window as it is seen in its first frame, ``complete``
    adds what can be done with it. Needs a QApplication.

    Without a ``recovery_folder`` unsaved work is not kept. ``language`` is a code; None stands for
    the one that is set, or the system's. Without ``make_client`` requests go out as the network
    settings say. ``is_empty`` tells that no file is about to be opened.
    """

    def __init__(
        self,
        settings_file: Path,
        key_store: "KeyStore",
        store: CatalogStore | None = None,
        recovery_folder: Callable[[], Path] | None = None,
        language: str | None = ENGLISH,
        make_client: "MakeClient | None" = None,
        *,
        is_empty: bool = True,
    ) -> None:
        self.settings = Settings(settings_file)
        chosen = self.settings.choice(_LANGUAGE) if language is None else language
        self._translators = use_language(chosen)
        self.jobs = JobRunner()
        self.theme = Theme()
        self.theme.use(appearance(self.settings.choice("appearance")))
        self._load_rulebook = cache(_load_rulebook)
        workspace = Workspace(store or CatalogStore(), self._load_rulebook)
        keys = KeyService(key_store, self.settings, self.jobs)
        self._help_texts = TranslatedHelp()
        self._essentials = Essentials(
            workspace,
            Document(workspace),
            keys,
            TargetChoice(keys, self.settings),
            self.settings,
            self._help_texts,
            self.jobs,
            self.theme,
        )
        self._recovery_folder = recovery_folder
        self._make_client = make_client
        self._services: Services | None = None
        self._commands: Commands | None = None
        self.recovery: Recovery | None = None
        self.window = MainWindow(self._essentials, is_empty=is_empty)
        self.theme.dress()

    @property
    def parts(self) -> "WindowContext":
        """What the window shows and commands; there once the program is complete."""
        return self.commands.context

    @property
    def commands(self) -> "Commands":
        """What can be done; there once the program is complete."""
        if self._commands is None:
            raise RuntimeError("The program is not complete yet.")
        return self._commands

    def complete(self) -> None:
        """Add what the first frame does not show. Does nothing the second time."""
        if self._commands is not None:
            return
        # Lazy: loaded with all that the first frame does not need.
        from .composition import Services
        from .state.document.recovery import Recovery

        one = self._essentials
        self._services = Services(one, self._load_rulebook, self._make_client)
        if self._recovery_folder is not None:
            self.recovery = Recovery(one.workspace, one.document, one.jobs, self._recovery_folder)
        self._commands = self._furnish(self._services)

    def _furnish(self, services: "Services") -> "Commands":
        # Lazy: it takes longer to load than the window takes to be there.
        from .composition import furnish

        # The menu that asks for it goes with its window.
        self.window.language_wanted.connect(lambda: QTimer.singleShot(0, self._speak))
        return furnish(self._essentials, services, self.window, self.recovery)

    def _speak(self) -> None:
        """Use the language that is set now, in a window that takes the place of this one.

        All work goes on in it. Waits for what is under way, and for dialogs.
        """
        before, old, services = self.window, self._commands, self._services
        choice = self.settings.choice(_LANGUAGE)
        if old is None or services is None or wanted_language(choice) == current_language():
            return
        if not self.jobs.is_idle or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_LOOK_MS, before, self._speak)
            return
        # Lazy: few change it.
        from .ui.window.succession import hand_on

        before.save_layout()
        drop_translators(self._translators)
        self._translators = use_language(choice)
        self._help_texts.speak_anew()
        self.window = MainWindow(self._essentials, is_empty=False)
        self._commands = self._furnish(services)
        hand_on(before, old, self.window, self._commands, self.recovery)
        old.doors.close()
        self.window.show()
        before.hide()
        before.deleteLater()

    def close(self) -> None:
        """End all work under way; nothing is delivered after this."""
        if self.recovery is not None:
            self.recovery.close()
        # The stack announces its own end, to widgets that may be gone by then.
        self._essentials.workspace.undo_stack.blockSignals(True)
        self.theme.close()
        self.window.end_work()
        if self._services is not None:
            self._services.close()
        self.jobs.close()
        self.settings.sync()


def build(
    settings_file: Path,
    key_store: "KeyStore",
    store: CatalogStore | None = None,
    recovery_folder: Callable[[], Path] | None = None,
    language: str | None = ENGLISH,
    make_client: "MakeClient | None" = None,
) -> Program:
    """Make a program that is complete, its window included but not shown. See Program."""
    program = Program(settings_file, key_store, store, recovery_folder, language, make_client)
    program.complete()
    return program


def make_application(arguments: list[str]) -> DesktopApplication:
    """Create the QApplication with the program's names."""
    quiet_qt()
    application = DesktopApplication(arguments)
    application.setApplicationName("session-composer")
    application.setApplicationDisplayName("Session Composer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("session-composer")
    return application


def run(file: str | None, store: CatalogStore | None = None) -> int:
    """Open the window and return the exit code when it is closed."""
    forbid_core_dumps()
    report_crashes()
    application = make_application(sys.argv[:1])
    program = Program(
        settings_path(),
        LateKeyStore(_default_key_store),
        store,
        recovery_folder=_recovery_folder,
        language=None,
        is_empty=file is None,
    )
    guard = UncaughtErrors(
        lambda: program.window.messages,
        lambda text: program.window.status.showMessage(text),
        application,
    )
    guard.install()
    # First of all: Python's own handler of SIGINT would raise within whatever Qt calls.
    _listen(application, guard)
    program.window.painted.connect(lambda: _go_on(program, application, file))
    program.window.show()
    code = application.exec()
    program.close()
    guard.remove()
    # Lazy: it is for the end.
    from .ui.shell.clipboard import hand_to_clipboard_manager

    hand_to_clipboard_manager(application, code)
    return code


def _go_on(program: Program, application: DesktopApplication, file: str | None) -> None:
    """Do what can wait for the first frame."""
    program.complete()
    window = program.window
    if program.settings.notice:
        QTimer.singleShot(0, lambda: window.messages.problem(printable(program.settings.notice)))
    if file is not None:
        QTimer.singleShot(0, lambda: program.commands.doors.files.open_path(Path(file)))
    else:
        program.commands.greet_once()
    application.files.take_with(lambda path: program.commands.doors.files.open_handed(Path(path)))
    if program.recovery is not None:
        QTimer.singleShot(_LOOK_MS, program.recovery.look)
    # What the first send needs is loaded once the window is there and at rest.
    QTimer.singleShot(WARM_UP_MS, lambda: _warm_up_soon(program.jobs))
    # Lazy: collecting is off since the start, see __main__, and nothing is worth it before.
    from .ui.program.garbage import GarbageCollection

    GarbageCollection(program.jobs)


def _default_key_store() -> "KeyStore":
    # Lazy: no key is read before the first frame.
    from .api.keys.keyring_store import default_key_store

    return default_key_store()


def _recovery_folder() -> Path:
    return user_state_folder() / "recovery"


def _listen(application: QApplication, guard: UncaughtErrors) -> None:
    """Heed signals of the system and errors of threads."""
    # Lazy: only the program needs it, no window that is only looked at.
    from .ui.program.signals import SignalWatch
    from .ui.program.wake import WakePipe

    wake = WakePipe(application)
    wake.woken.connect(guard.look)
    guard.wake_with(wake.call)
    watch = SignalWatch(wake, application)
    # Without asking about unsaved changes, which are kept for the next start: whoever sends a
    # signal does not wait for an answer.
    watch.received.connect(application.exit)


def _warm_up_soon(jobs: JobRunner) -> None:
    # Nobody waits for it: what it did not load is loaded when it is needed.
    jobs.run(_warm_up, lambda _: None, lambda: None)


def _warm_up() -> None:
    # Lazy: the first frame sends nothing.
    from .api.http.client import prepare

    forbid_reading_memory()
    prepare()


def _load_rulebook() -> "Rulebook":
    # Lazy: the first frame needs no rules.
    from .core.rules.rulebook import Rulebook

    return Rulebook()
