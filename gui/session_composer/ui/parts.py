"""What the window is given."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from session_composer.api.sandbox_host import SandboxHost
from session_composer.core.help import HelpTexts
from session_composer.state.document import Document
from session_composer.state.exchanges import Exchanges
from session_composer.state.jobs import JobRunner
from session_composer.state.key_service import KeyService
from session_composer.state.network import Network
from session_composer.state.sender import Sender
from session_composer.state.settings import Settings
from session_composer.state.target import TargetChoice
from session_composer.state.workspace import Workspace

if TYPE_CHECKING:
    from session_composer.state.account_book import AccountBook
    from session_composer.state.account_list import AccountList
    from session_composer.state.key_checks import KeyChecks

type MakeAccounts = Callable[[], tuple[AccountBook, AccountList]]
type MakeKeyChecks = Callable[[], KeyChecks]


class Parts(NamedTuple):
    """What the window shows and commands; made by the composition root."""

    workspace: Workspace
    document: Document
    exchanges: Exchanges
    keys: KeyService
    target: TargetChoice
    sender: Sender
    settings: Settings
    help_texts: HelpTexts
    sample_accounts: Callable[[], list[tuple[str, str]]]
    """Ids and titles of the sandbox's accounts; loaded when asked for."""
    make_accounts: MakeAccounts
    jobs: JobRunner
    network: Network
    make_key_checks: MakeKeyChecks
    sandbox: SandboxHost
