"""Composition of what the first frame does without: sending, keys, accounts, exchanges."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .api.sandbox_host import SandboxHost
from .core.catalog_store import CatalogStore
from .core.help import HelpTexts
from .core.rules import Rulebook
from .state.document import Document
from .state.exchanges import Exchanges
from .state.jobs import JobRunner
from .state.key_service import KeyService
from .state.network import Network
from .state.sender import Sender
from .state.settings import Settings
from .state.target import TargetChoice
from .state.targets import Targets
from .state.workspace import Workspace
from .ui.parts import Parts

if TYPE_CHECKING:
    from .state.account_book import AccountBook
    from .state.account_list import AccountList
    from .state.key_checks import KeyChecks


def make_parts(
    store: CatalogStore,
    load_rulebook: Callable[[], Rulebook],
    workspace: Workspace,
    document: Document,
    keys: KeyService,
    target: TargetChoice,
    settings: Settings,
    help_texts: HelpTexts,
    jobs: JobRunner,
    sample_accounts: Callable[[], list[tuple[str, str]]],
) -> Parts:
    """Add all else that the window shows and commands to what is there already."""
    exchanges = Exchanges()
    sandbox = SandboxHost(store, load_rulebook)
    network = Network(settings, jobs)

    def make_accounts() -> "tuple[AccountBook, AccountList]":
        # Lazy: most sittings never ask for an account's properties.
        from .state.account_book import AccountBook
        from .state.account_list import AccountList

        targets = Targets(keys, sandbox, network.make_client)
        return AccountBook(workspace, keys, target, targets, jobs), AccountList(keys, targets, jobs)

    def make_key_checks() -> "KeyChecks":
        # Lazy: see make_accounts.
        from .state.key_checks import KeyChecks

        return KeyChecks(keys, Targets(keys, sandbox, network.make_client), jobs)

    sender = Sender(workspace, exchanges, keys, sandbox, jobs, network.make_client)
    document.begun_anew.connect(sender.disown)
    return Parts(
        workspace,
        document,
        exchanges,
        keys,
        target,
        sender,
        settings,
        help_texts,
        sample_accounts,
        make_accounts,
        jobs,
        network,
        make_key_checks,
        sandbox,
    )
