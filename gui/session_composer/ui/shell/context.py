"""What the window is given."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from session_composer.api.sandbox.host import SandboxHost
from session_composer.core.help.help_texts import HelpTexts
from session_composer.state.document.document import Document
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.exchanges import Exchanges
from session_composer.state.sending.network import Network
from session_composer.state.sending.sender import Sender
from session_composer.state.sending.target_choice import TargetChoice

if TYPE_CHECKING:
    from session_composer.state.account.account_list import AccountList
    from session_composer.state.account.known_accounts import AccountBook
    from session_composer.state.sending.key_checks import KeyChecks

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
