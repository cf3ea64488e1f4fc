"""What every feature of a window is given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from session_composer.api.sandbox.host import SandboxHost
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.wire.paths import WirePath
from session_composer.state.document.document import Document
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.exchanges import Exchanges
from session_composer.state.sending.network import Network
from session_composer.state.sending.sender import Sender
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.state.sending.targets import Targets
from session_composer.state.tree.tree_model import TreeModel
from session_composer.ui.look.theme import Theme

from .clipboard import Clipboard
from .message_boxes import MessageBoxes

if TYPE_CHECKING:
    from session_composer.state.account.known_accounts import KnownAccounts
    from session_composer.state.browser.browser_page import BrowserPage
    from session_composer.state.matrix.matrix_work import MatrixWork


@dataclass
class Kept:
    """What doors make once, and what goes on in another window that takes the place of theirs."""

    known_accounts: "KnownAccounts | None" = None
    browser_page: "BrowserPage | None" = None
    matrix_work: "MatrixWork | None" = None

    def close(self) -> None:
        """End what is under way, as the program ends."""
        for one in (self.known_accounts, self.browser_page, self.matrix_work):
            if one is not None:
                one.close()


@dataclass(frozen=True, eq=False)
class WindowContext:
    """What the window shows and commands. One for each window, made by the composition.

    All but the window and what is of it is there before and after it.
    """

    workspace: Workspace
    document: Document
    keys: KeyService
    target: TargetChoice
    settings: Settings
    help_texts: HelpTexts
    jobs: JobRunner
    theme: Theme
    exchanges: Exchanges
    network: Network
    sandbox: SandboxHost
    targets: Targets
    """Where requests go; for worker threads."""
    sender: Sender
    kept: Kept
    window: QMainWindow
    rows: TreeModel
    messages: MessageBoxes
    clipboard: Clipboard
    say: Callable[[str], None]
    """Says something in the status bar, for as long as it takes to read."""
    show_row: Callable[[WirePath], None]
    """Leads to the place where a parameter is edited."""
