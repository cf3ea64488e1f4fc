"""Composition of what the first frame does without: sending, features, and keeping work."""

from collections.abc import Callable

from .api.sandbox.host import SandboxHost
from .core.rules.rulebook import Rulebook
from .state.document.recovery import Recovery
from .state.sending.exchanges import Exchanges
from .state.sending.network import Network
from .state.sending.sender import Sender
from .state.sending.targets import MakeClient, Targets
from .ui.shell.clipboard import Clipboard
from .ui.shell.context import Kept, WindowContext
from .ui.window.commands import Commands
from .ui.window.main_window import Essentials, MainWindow


class Services:
    """What goes on when another window takes the place of one; see Program.speak."""

    def __init__(
        self,
        essentials: Essentials,
        load_rulebook: Callable[[], Rulebook],
        make_client: MakeClient | None,
    ) -> None:
        workspace, keys, jobs = essentials.workspace, essentials.keys, essentials.jobs
        self.exchanges = Exchanges()
        self.network = Network(essentials.settings, jobs)
        self.sandbox = SandboxHost(workspace.store, load_rulebook)
        self.targets = Targets(keys, self.sandbox, make_client or self.network.make_client)
        self.sender = Sender(workspace, self.exchanges, keys, self.targets, jobs)
        self.clipboard = Clipboard()
        self.kept = Kept()
        essentials.document.restarted.connect(self.sender.retire_answer)

    def close(self) -> None:
        """End what is under way without a word."""
        self.sender.close()
        self.kept.close()
        self.sandbox.close()


def furnish(
    essentials: Essentials, services: Services, window: MainWindow, recovery: Recovery | None
) -> Commands:
    """Add all else that can be done to a window with its first frame."""
    context = WindowContext(
        *essentials,
        exchanges=services.exchanges,
        network=services.network,
        sandbox=services.sandbox,
        targets=services.targets,
        sender=services.sender,
        kept=services.kept,
        window=window,
        rows=window.model,
        messages=window.messages,
        clipboard=services.clipboard,
        say=window.say,
        show_row=window.show_row,
    )
    commands = Commands(context, window)
    window.set_duties(commands.duties)
    essentials.settings.trouble_changed.connect(window.status.showMessage)
    if recovery is not None:
        commands.offer_work_of(recovery)
        recovery.trouble_changed.connect(window.status.showMessage)
        window.leaving.connect(recovery.forget)
    return commands
