"""What is known of the connected account: read from Stripe, a preset, or set by hand.

Facts that were read belong to one account, one target and one key. They are kept in memory for the
run, apply only while all three are the current ones, and come back when these do. A preset and
facts set by hand describe a kind of account rather than one account: they apply to whatever
account is named, until something else is chosen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, QTime, Signal

from session_composer.api.stripe.accounts import AccountTrouble, get_account
from session_composer.core.account.account_id import account_problem
from session_composer.core.account.facts import AccountFacts
from session_composer.core.account.presets import AccountPreset, account_presets
from session_composer.core.request.request import Request
from session_composer.core.text.message import Message
from session_composer.state.document.workspace import Workspace
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate, translate_name
from session_composer.state.sending.errand import Contact, Errand
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.target_choice import SANDBOX_TARGET, TargetChoice
from session_composer.state.sending.targets import Targets

from .facts_memory import FactsMemory, FactsPlace, LoadedFacts
from .key_fingerprints import KeyFingerprints

DEADLINE_S = 30.0


class FactsSource(Enum):
    """Where the facts in force come from."""

    NOTHING = auto()
    LOADED = auto()
    PRESET = auto()
    BY_HAND = auto()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a worker thread brings: the facts and the mark of the key that they were read with."""

    facts: AccountFacts
    key_print: str


class KnownAccounts(QObject):
    """Loads, chooses and remembers facts, and tells the workspace which are in force.

    Signals:
        changed(): other facts are in force, they have another source, or others could be chosen.
        busy_changed(): loading began or ended.
        failed(sentence): loading did not work; the facts in force stay.
        arming_needed(profile, hint): a live key was not confirmed yet; nothing was sent.
    """

    changed = Signal()
    busy_changed = Signal()
    failed = Signal(str)
    arming_needed = Signal(str, str)

    def __init__(
        self,
        workspace: Workspace,
        keys: KeyService,
        target: TargetChoice,
        targets: Targets,
        jobs: JobRunner,
        now: Callable[[], QTime] = QTime.currentTime,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._errand = Errand(
            keys,
            targets,
            jobs,
            Message("Reading the account was interrupted by a program error."),
            parent=self,
        )
        self._errand.busy_changed.connect(self.busy_changed)
        self._errand.arming_needed.connect(self.arming_needed)
        self._now = now
        self._prints = KeyFingerprints(keys, jobs, self)
        self._target = target
        self._chosen: AccountPreset | AccountFacts | None = None
        self._memory = FactsMemory()
        self._presets: tuple[AccountPreset, ...] = ()
        workspace.changed.connect(self._on_request_changed)
        target.changed.connect(self._on_target_changed)
        self._prints.changed.connect(self._apply)
        self._apply()

    @property
    def is_busy(self) -> bool:
        """Whether an account is being read."""
        return self._errand.is_busy

    @property
    def target(self) -> str:
        """Where accounts are read from."""
        return self._target.name

    @property
    def source_kind(self) -> FactsSource:
        """Where the facts in force come from."""
        match self._chosen:
            case AccountPreset():
                return FactsSource.PRESET
            case AccountFacts():
                return FactsSource.BY_HAND
            case None:
                return FactsSource.NOTHING if self.loaded is None else FactsSource.LOADED

    @property
    def source(self) -> str:
        """The same in words."""
        if isinstance(self._chosen, AccountPreset):
            return self.tr("preset {title}").format(title=short_title(self._chosen))
        if self._chosen is not None:
            return self.tr("set by hand")
        loaded = self.loaded
        if loaded is None:
            return self.tr("not known")
        if not loaded.time:
            return self.tr("sample account of the sandbox")
        if loaded.target == SANDBOX_TARGET:
            return self.tr("loaded from the sandbox at {time}").format(time=loaded.time)
        return self.tr("loaded from Stripe at {time}").format(time=loaded.time)

    @property
    def source_with_derived(self) -> str:
        """The same, and how many of the facts in force were not given but follow from others."""
        facts = self._workspace.facts
        count = sum(bool(facts.derived(name)) for name in facts.values) if facts else 0
        if not count:
            return self.source
        return self.tr("{source}, {count} derived").format(source=self.source, count=count)

    @property
    def preset(self) -> AccountPreset | None:
        """The preset in force, if any."""
        return self._chosen if isinstance(self._chosen, AccountPreset) else None

    @property
    def loaded(self) -> LoadedFacts | None:
        """What was read of the current account with the current key, in force or not."""
        return self._memory.find(self._place())

    def presets(self) -> tuple[AccountPreset, ...]:
        """List the usual kinds of account. Raises DataError when the program's data is damaged."""
        if not self._presets:
            self._presets = account_presets()
        return self._presets

    def load(self, account: str) -> None:
        """Read an account from the chosen target.

        Does nothing while another one is read. What is read replaces a preset and what was set by
        hand, unless the user has turned to another account, target or choice meanwhile: then the
        answer is dropped.
        """
        if self.is_busy:
            return
        target = self._target.name
        problem = account_problem(account)
        if problem:
            self.failed.emit(problem)
            return
        version = self._workspace.store.header(self._workspace.request.api_version)
        revision = self._prints.revision
        prints = self._prints

        def work(contact: Contact) -> _Reading | AccountTrouble:
            facts = get_account(
                contact.client,
                contact.key,
                account,
                version,
                deadline=contact.deadline,
                cancel=contact.cancel,
            )
            if isinstance(facts, AccountTrouble):
                return facts
            return _Reading(facts, prints.of(target, contact.key))

        self._errand.start(
            target,
            DEADLINE_S,
            work,
            lambda outcome: self._on_outcome(outcome, account, target, revision),
        )

    def cancel(self) -> None:
        """Give up reading, at once."""
        self._errand.cancel()

    def close(self) -> None:
        """Cancel without a word, as the program ends."""
        self.blockSignals(True)
        self._errand.close()

    def use_loaded(self) -> None:
        """Use what was read of the current account, if anything was."""
        self._choose(None)

    def use_preset(self, preset: AccountPreset) -> None:
        """Use a usual kind of account, for this and other accounts."""
        self._choose(preset)

    def use_manual(self, facts: AccountFacts) -> None:
        """Use the controller and the capabilities as given, for this and other accounts.

        What tells one account from another (id, name, country, type) is left out.
        """
        self._choose(facts.of_any_account())

    def clear(self) -> None:
        """Know nothing, and forget what was read of the current account."""
        self._memory.forget(self._place())
        self._choose(None)

    def _on_outcome(
        self,
        outcome: _Reading | AccountTrouble | Trouble,
        account: str,
        target: str,
        revision: int,
    ) -> None:
        match outcome:
            case AccountTrouble() | Trouble():
                self.failed.emit(translate(outcome.message))
            case _Reading():
                time = self._now().toString("HH:mm")
                place = FactsPlace(account, target, outcome.key_print)
                self._memory.keep(place, outcome.facts, time)
                self._prints.note(target, outcome.key_print, revision)
                if account == self._workspace.request.account:
                    self._chosen = None
                self._apply()

    def _place(self) -> FactsPlace | None:
        """Where facts of the current account, target and key belong."""
        target = self._target.name
        key_print = self._prints.current(target)
        if key_print is None:
            return None
        return FactsPlace(self._workspace.request.account, target, key_print)

    def _choose(self, choice: AccountPreset | AccountFacts | None) -> None:
        self._errand.cancel()
        self._chosen = choice
        self._apply()

    def _apply(self) -> None:
        loaded = self.loaded
        match self._chosen:
            case AccountPreset(facts=facts):
                self._workspace.set_facts(facts)
            case AccountFacts() as facts:
                self._workspace.set_facts(facts)
            case None:
                self._workspace.set_facts(loaded.facts if loaded is not None else None)
        self.changed.emit()

    def _on_request_changed(self, before: Request, after: Request) -> None:
        if before.account != after.account:
            self._errand.cancel()
            self._apply()

    def _on_target_changed(self) -> None:
        # What was read from the target before does not apply any more.
        self._errand.cancel()
        self._apply()


def short_title(preset: AccountPreset) -> str:
    """Name of a preset without its explanation."""
    return translate_name(preset.title).partition(":")[0]
