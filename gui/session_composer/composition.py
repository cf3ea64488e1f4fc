"""Composition of what the first frame does without: sending, features, and keeping work."""

from collections.abc import Callable
from pathlib import Path

from .api.sandbox.host import SandboxHost
from .core.rules.rulebook import Rulebook
from .state.document.recovery import Recovery
from .state.sending.exchanges import Exchanges
from .state.sending.network import Network
from .state.sending.sender import Sender
from .state.sending.targets import MakeClient, Targets
from .ui.shell.clipboard import Clipboard
from .ui.shell.context import WindowContext
from .ui.window.commands import Commands
from .ui.window.main_window import Essentials, MainWindow


def complete(
    essentials: Essentials,
    window: MainWindow,
    load_rulebook: Callable[[], Rulebook],
    make_client: MakeClient | None,
) -> Commands:
    """Add all else that can be done to a window with its first frame."""
    workspace, document, keys = essentials.workspace, essentials.document, essentials.keys
    exchanges = Exchanges()
    network = Network(essentials.settings, essentials.jobs)
    sandbox = SandboxHost(workspace.store, load_rulebook)
    targets = Targets(keys, sandbox, make_client or network.make_client)
    sender = Sender(workspace, exchanges, keys, targets, essentials.jobs)
    document.restarted.connect(sender.retire_answer)
    context = WindowContext(
        *essentials,
        exchanges=exchanges,
        network=network,
        sandbox=sandbox,
        targets=targets,
        sender=sender,
        window=window,
        rows=window.model,
        messages=window.messages,
        clipboard=Clipboard(window),
        say=window.say,
        show_row=window.show_row,
    )
    commands = Commands(context, window)
    window.set_duties(commands.duties)
    essentials.settings.trouble_changed.connect(window.status.showMessage)
    return commands


def keep_work(commands: Commands, window: MainWindow, find_folder: Callable[[], Path]) -> Recovery:
    """Keep unsaved work from now on, and offer what is there of earlier runs."""
    context = commands.context
    recovery = Recovery(context.workspace, context.document, context.jobs, find_folder)
    recovery.found.connect(lambda works: commands.doors.offer_work(recovery, works))
    recovery.trouble_changed.connect(window.status.showMessage)
    window.leaving.connect(recovery.forget)
    return recovery
