"""Composition of what the first frame does without: sending, keys, accounts, exchanges."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .api.sandbox.host import SandboxHost
from .core.help.help_texts import HelpTexts
from .core.rules.rulebook import Rulebook
from .core.versions.catalog_store import CatalogStore
from .state.document.document import Document
from .state.document.settings import Settings
from .state.document.workspace import Workspace
from .state.jobs import JobRunner
from .state.keys.key_service import KeyService
from .state.sending.exchanges import Exchanges
from .state.sending.network import Network
from .state.sending.sender import Sender
from .state.sending.target_choice import TargetChoice
from .state.sending.targets import MakeClient, Targets
from .ui.shell.context import Parts

if TYPE_CHECKING:
    from .state.account.account_list import AccountList
    from .state.account.known_accounts import AccountBook
    from .state.sending.key_checks import KeyChecks


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
    make_client: MakeClient | None = None,
) -> Parts:
    """Add all else that the window shows and commands to what is there already."""
    exchanges = Exchanges()
    sandbox = SandboxHost(store, load_rulebook)
    network = Network(settings, jobs)
    make = make_client or network.make_client

    def make_accounts() -> "tuple[AccountBook, AccountList]":
        # Lazy: most sittings never ask for an account's properties.
        from .state.account.account_list import AccountList
        from .state.account.known_accounts import AccountBook

        targets = Targets(keys, sandbox, make)
        return AccountBook(workspace, keys, target, targets, jobs), AccountList(keys, targets, jobs)

    def make_key_checks() -> "KeyChecks":
        # Lazy: see make_accounts.
        from .state.sending.key_checks import KeyChecks

        return KeyChecks(keys, Targets(keys, sandbox, make), jobs)

    sender = Sender(workspace, exchanges, keys, sandbox, jobs, make)
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
