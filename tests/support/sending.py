"""A sender among fakes, for tests of sending."""

from pathlib import Path

from session_composer.api.http.client import Client
from session_composer.api.sandbox.host import SandboxHost
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.wire.paths import component_path
from session_composer.state.document.settings import Profile, Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.exchanges import Exchanges
from session_composer.state.sending.sender import Sender
from session_composer.state.sending.targets import Targets

from .fakes import FakeClient, FakeKeyStore
from .qt import wait_until

SAMPLE = sample_accounts()[0].id


class Bench:
    """A sender among fakes; ``outcome`` waits for what came of it."""

    def __init__(self, workspace: Workspace, rulebook: Rulebook, folder: Path) -> None:
        self.workspace = workspace
        self.jobs = JobRunner()
        self.settings = Settings(folder / "settings.ini")
        self.store = FakeKeyStore()
        self.keys = KeyService(self.store, self.settings, self.jobs)
        self.exchanges = Exchanges()
        self.sandbox = SandboxHost(workspace.store, lambda: rulebook)
        self.client = FakeClient()
        self.sender = self.make(self.client)
        self.asked: list[tuple[str, str]] = []
        self.busy: list[bool] = []
        workspace.set_account(SAMPLE, "x")
        workspace.choose([component_path("payments")], True, "x")

    def make(self, client: FakeClient | None) -> Sender:
        make = client.make if client is not None else Client
        targets = Targets(self.keys, self.sandbox, make)
        sender = Sender(self.workspace, self.exchanges, self.keys, targets, self.jobs)
        sender.arming_needed.connect(lambda name, hint: self.asked.append((name, hint)))
        sender.busy_changed.connect(lambda: self.busy.append(sender.is_busy))
        return sender

    def send(self, target: str) -> object:
        """Send and wait; gives the outcome, or None when nothing was sent."""
        self.sender.start(target)
        return self.outcome()

    def outcome(self) -> object:
        wait_until(lambda: not self.sender.is_busy)
        latest = self.exchanges.latest
        return latest.outcome if latest is not None else None

    def has_key(self, name: str, key: str, mode: str) -> None:
        self.store.keys[name] = key
        context = "acct_1" if key.startswith("sk_org") else ""
        profile = Profile(name, "secret", mode, "sk_…", context)
        self.settings.set_profiles([*self.settings.profiles(), profile])

    def close(self) -> None:
        self.sender.close()
        self.jobs.close()
        self.sandbox.close()
