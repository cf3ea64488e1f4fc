"""The matrix of the window: put together, predicted and sent, all of it in other threads."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from session_composer.api.http.client import CancelToken
from session_composer.api.http.kept_lines import KeptLines
from session_composer.api.matrix.matrix_accounts import all_accounts, known_accounts
from session_composer.api.matrix.matrix_run import MatrixRun, MatrixTarget, Progress
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.matrix.matrix_sources import accounts_of_file, accounts_of_ids
from session_composer.core.matrix.plan import MatrixAccount, NamedRequest, make_plan, own_accounts
from session_composer.core.matrix.predictions import Predictor
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import classify_key
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.jobs import Job, JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.state.sending.targets import NotArmed, ReachedTarget, Targets

from .matrix_choice import MatrixAccounts, MatrixChoice, Prepared

TICK_MS = 100
"""How often a run is looked at: however many answers come, the window is told once."""
_UNFINISHED = (CellOutcome.NOT_SENT, CellOutcome.NO_ANSWER)


class MatrixPhase(Enum):
    """What is under way."""

    IDLE = auto()
    PREPARING = auto()
    SENDING = auto()


type _Outcome = Prepared | NotArmed | Trouble


class MatrixWork(QObject):
    """Has one matrix at a time.

    Signals:
        changed(): another matrix is there, or something else is under way.
        progressed(): more is known: of the accounts that are read, or of the cells.
        arming_needed(profile, hint, for_sending): a live key is to be used, and nothing was done.
    """

    changed = Signal()
    progressed = Signal()
    arming_needed = Signal(str, str, bool)

    def __init__(
        self,
        store: CatalogStore,
        rulebook: Callable[[], Rulebook],
        keys: KeyService,
        targets: Targets,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._rulebook = store, rulebook
        self._keys, self._targets, self._jobs = keys, targets, jobs
        self._job: Job[_Outcome] | Job[Message | NotArmed | Trouble | None] | None = None
        self._cancel = CancelToken()
        self._run: MatrixRun | None = None
        self._last: Progress | None = None
        self._told = -1
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.phase = MatrixPhase.IDLE
        self.prepared: Prepared | None = None
        self.trouble: Message | None = None
        """Why there is no matrix, or why its run ended early."""
        self.accounts_read = 0

    @property
    def progress(self) -> Progress | None:
        """How far the run is, or was at its end; None before there is one."""
        return self._run.progress() if self._run is not None else self._last

    @property
    def is_stopping(self) -> bool:
        """Whether what is under way was told to stop."""
        return self.phase is not MatrixPhase.IDLE and self._cancel.cancelled

    @property
    def count_to_send(self) -> int:
        """Count the cells that have no answer yet; all of them when each has one."""
        if self.prepared is None:
            return 0
        counts = self.prepared.matrix.counts()
        return sum(counts[one] for one in _UNFINISHED) or sum(counts.values())

    def cells_to_send(self) -> range | list[int]:
        """List them; takes time for each cell."""
        if self.prepared is None:
            return range(0)
        matrix = self.prepared.matrix
        cells = range(matrix.plan.size)
        if self.count_to_send == len(cells):
            return cells
        return [cell for cell in cells if matrix.verdict(cell).outcome in _UNFINISHED]

    def prepare(self, choice: MatrixChoice, target: str, *, anew: bool = True) -> None:
        """Put another matrix together, in the place of one that is being put together.

        Unless ``anew``, what is known of the accounts is not asked for again.
        """
        if self.phase is MatrixPhase.SENDING:
            return
        self._end_quietly()
        cancel = self._cancel = CancelToken()
        store, rulebook = self._store, self._rulebook()
        before = self.prepared
        known = before if before is not None and before.target == target and not anew else None
        self.accounts_read = 0

        def work() -> _Outcome:
            try:
                named = [one.read() for one in choice.requests]
                accounts = self._accounts(choice.accounts, named, target, cancel, known)
                if not isinstance(accounts, list):
                    return accounts
                plan = make_plan(named, accounts, choice.versions)
            except InputError as error:
                return Trouble(error.message)
            matrix = Matrix(plan)
            matrix.simulated = target == SANDBOX_TARGET
            matrix.predict(Predictor(plan, store, rulebook), lambda: not cancel.cancelled)
            return Prepared(matrix, choice.titles(matrix), target, choice.accounts)

        self._begin(MatrixPhase.PREPARING)
        self._job = self._jobs.run(work, self._on_prepared, self._on_error)

    def send(self, *, confirmed: bool = False) -> None:
        """Send what has no answer yet. ``confirmed`` tells that a live key may be used for it."""
        if self.phase is not MatrixPhase.IDLE or self.prepared is None:
            return
        matrix, target = self.prepared.matrix, self.prepared.target
        cancel = self._cancel = CancelToken()
        targets, keys = self._targets, self._keys
        store, rulebook = self._store, self._rulebook()

        def work() -> Message | NotArmed | Trouble | None:
            lines = KeptLines()
            reached = targets.reach(target, for_sending=True, exchange=lines)
            if not isinstance(reached, ReachedTarget):
                return reached
            info = classify_key(reached.key)
            # However often the key was used: it is this many sessions that are asked about.
            if info.needs_live_guard and not confirmed and not keys.is_proven_test(target):
                return NotArmed(target, info)
            run = MatrixRun(matrix, MatrixTarget(reached.client, reached.key), store, rulebook)
            self._run = run
            try:
                if not cancel.cancelled:
                    run.start(self.cells_to_send())
                    cancel.subscribe(run.cancel)
                run.wait()
            finally:
                lines.close()
            return run.stopped

        self._begin(MatrixPhase.SENDING)
        self._job = self._jobs.run(work, self._on_sent, self._on_error)

    def cancel(self) -> None:
        """Stop. What is answered stays; accounts that are not read yet are not known."""
        if self.phase is not MatrixPhase.IDLE and not self._cancel.cancelled:
            self._cancel.cancel()
            self.changed.emit()

    def close(self) -> None:
        """Stop without a word."""
        self.blockSignals(True)
        self._end_quietly()
        self.phase = MatrixPhase.IDLE

    def _accounts(
        self,
        source: MatrixAccounts | None,
        requests: list[NamedRequest],
        target: str,
        cancel: CancelToken,
        before: Prepared | None,
    ) -> list[MatrixAccount] | NotArmed | Trouble:
        """Find the accounts, and what is known of them. For a worker thread."""
        if source is None or not requests:
            # There is nothing to ask anybody; what is missing is told by the plan.
            return []
        known = before.matrix.plan.accounts if before is not None else ()
        if before is not None and before.source == source and not source.of_requests:
            return list(known)
        if source.of_requests:
            named = own_accounts(requests)
        elif source.file:
            named = accounts_of_file(source.file)
        else:
            named = list(accounts_of_ids(source.ids, Message("The list of ids")))
        facts = {account.id: account.facts for account in known}
        named = [one._replace(facts=one.facts or facts.get(one.id)) for one in named]
        reached = self._targets.reach(target)
        version = self._store.header(requests[0].request.api_version)
        if not isinstance(reached, ReachedTarget):
            # Rules can say something of accounts that are not known, too.
            return reached if source.is_all else named
        way = MatrixTarget(reached.client, reached.key)
        if source.is_all:
            found = all_accounts(way, version, cancel, self._count)
            return Trouble(found.message) if isinstance(found, AccountTrouble) else found
        accounts = []
        for account in known_accounts(way, named, version, cancel):
            accounts.append(account)
            self._count(len(accounts))
        return accounts

    def _count(self, accounts: int) -> None:
        self.accounts_read = accounts

    def _begin(self, phase: MatrixPhase) -> None:
        self.phase, self.trouble, self._told = phase, None, -1
        self._timer.start()
        self.changed.emit()

    def _end_quietly(self) -> None:
        self._cancel.cancel()
        self._timer.stop()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _end(self, trouble: Message | None) -> None:
        self._timer.stop()
        # The run has the key: it goes with its end.
        self._job, self._last, self._run = None, self.progress, None
        self.phase, self.trouble = MatrixPhase.IDLE, trouble
        self.changed.emit()

    def _on_prepared(self, outcome: _Outcome) -> None:
        self._last = self.prepared = None
        if not isinstance(outcome, Prepared):
            self._on_sent(outcome, for_sending=False)
            return
        self.prepared = outcome
        is_whole = not self._cancel.cancelled
        self._end(None if is_whole else Message("Cancelled: not everything is predicted."))

    def _on_sent(
        self, outcome: Message | NotArmed | Trouble | None, *, for_sending: bool = True
    ) -> None:
        if isinstance(outcome, NotArmed):
            self._keys.note_use(outcome.profile, outcome.info)
            self._end(Message("{profile} is not a test key.", profile=outcome.profile))
            self.arming_needed.emit(outcome.profile, outcome.info.hint, for_sending)
        else:
            self._end(outcome.message if isinstance(outcome, Trouble) else outcome)

    def _on_error(self) -> None:
        self._end(Message("The matrix was interrupted by a program error."))

    def _tick(self) -> None:
        told = self.accounts_read
        if self.phase is MatrixPhase.SENDING and self.prepared is not None:
            told = self.prepared.matrix.answered
        if told != self._told or self._run is not None:
            self._told = told
            self.progressed.emit()
