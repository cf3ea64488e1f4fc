"""The platform's connected accounts as a list: loaded page by page, searched while it is typed.

The search is part of the model: a proxy would ask Python once for each row and each key stroke,
which takes too long for many thousands of rows.
"""

from enum import Enum, IntEnum, auto
from typing import Any, override

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from session_composer.api.stripe.account_pages import AccountPage, list_accounts
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.core.account.facts import known
from session_composer.core.account.identity import account_kind
from session_composer.core.text.display_safe import printable
from session_composer.core.text.message import Message
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.state.sending.errand import Contact, Errand
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.state.sending.targets import Targets

from .account_rows import AccountRows

MAX_ACCOUNTS = 20_000
DEADLINE_S = 30.0


_ROOT = QModelIndex()


class AccountRole(IntEnum):
    """What an index answers besides the usual roles."""

    ID = Qt.ItemDataRole.UserRole
    NAME = Qt.ItemDataRole.UserRole + 1
    COUNTRY = Qt.ItemDataRole.UserRole + 2
    TRAITS = Qt.ItemDataRole.UserRole + 3
    """Kind and country, such as ``Express · US``."""


class ListState(Enum):
    """How far the list is."""

    IDLE = auto()
    """Nothing was asked for yet, or loading was given up."""
    LOADING = auto()
    MORE = auto()
    """There are more accounts to load."""
    ALL = auto()
    FULL = auto()
    """There are more, but no more are kept."""
    NOT_ARMED = auto()
    """A live key was not confirmed yet; nothing was sent."""
    FAILED = auto()


class AccountList(QAbstractListModel):
    """Shows the loaded accounts that contain every word of the search.

    Signals:
        state_changed(): another state, or another number of accounts.
        arming_needed(profile, hint): a live key was not confirmed yet; nothing was sent.
    """

    state_changed = Signal()
    arming_needed = Signal(str, str)

    def __init__(
        self, keys: KeyService, targets: Targets, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._errand = Errand(
            keys,
            targets,
            jobs,
            Message("Loading the accounts was interrupted by a program error."),
            parent=self,
        )
        self._errand.arming_needed.connect(self._on_not_armed)
        self._target = SANDBOX_TARGET
        self._version = ""
        self._rows = AccountRows()
        self._last_id = ""
        self._state = ListState.IDLE
        self._trouble = ""

    @property
    def state(self) -> ListState:
        """How far the list is."""
        return self._state

    @property
    def target(self) -> str:
        """Where the accounts are listed."""
        return self._target

    @property
    def loaded_count(self) -> int:
        """How many accounts are loaded, shown or not."""
        return self._rows.loaded_count

    @property
    def is_filtered(self) -> bool:
        """Whether loaded accounts may be hidden."""
        return bool(self._rows.words)

    @property
    def state_text(self) -> str:
        """How far the list is, in words."""
        count = self.loaded_count
        match self._state:
            case ListState.IDLE:
                return self.tr("Stopped after {count} accounts").format(count=count)
            case ListState.LOADING:
                if count == 0:
                    return self.tr("Loading…")
                return self.tr("{count} loaded, loading more…").format(count=count)
            case ListState.MORE:
                return self.tr("{count} loaded, there are more").format(count=count)
            case ListState.ALL:
                if count == 0:
                    return self.tr("This platform has no connected accounts yet.")
                return self.tr("All loaded: {count}").format(count=count)
            case ListState.FULL:
                return self.tr("The newest {count} are loaded; no more are kept.").format(
                    count=count
                )
            case ListState.NOT_ARMED | ListState.FAILED:
                return self._trouble

    def open(self, target: str, api_version: str) -> None:
        """Start over with the first page of a target's accounts."""
        self._errand.cancel()
        self.beginResetModel()
        self._target = target
        self._version = api_version
        self._rows.clear()
        self._last_id = ""
        self.endResetModel()
        self._fetch()

    def retry(self) -> None:
        """Go on after a failure, a refusal or a stop, where the list ends now."""
        if self._version and self._state in {
            ListState.IDLE,
            ListState.FAILED,
            ListState.NOT_ARMED,
        }:
            self._fetch()

    def close(self) -> None:
        """Stop loading; what is there stays."""
        if self._errand.is_busy:
            self._errand.cancel()
            self._set_state(ListState.IDLE)

    def set_search(self, text: str) -> None:
        """Show only accounts that contain every word of a text, in any order and any case."""
        words = tuple(text.casefold().split())
        if words == self._rows.words:
            return
        self.beginResetModel()
        self._rows.search(words)
        self.endResetModel()

    def row_of(self, account_id: str) -> int:
        """Row of an account; -1 when it is not shown."""
        return self._rows.row_of(account_id)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not index.isValid() or not 0 <= row < len(self._rows):
            return None
        account = self._rows[row]
        match role:
            case Qt.ItemDataRole.DisplayRole | AccountRole.ID:
                return account.id
            case AccountRole.NAME:
                return printable(account.name)
            case AccountRole.COUNTRY:
                return printable(account.country)
            case AccountRole.TRAITS:
                kind = account_kind(known({"type": account.type}))
                return " · ".join(filter(None, (kind, printable(account.country))))
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (account.name or self.tr("no name"), account.id, account.country)
                return ", ".join(printable(part) for part in parts if part)
            case _:
                return None

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._state is ListState.MORE

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._fetch()

    def _fetch(self) -> None:
        if self._errand.is_busy:
            return
        version, after = self._version, self._last_id

        def work(contact: Contact) -> AccountPage | AccountTrouble:
            return list_accounts(
                contact.client,
                contact.key,
                version,
                starting_after=after,
                deadline=contact.deadline,
                cancel=contact.cancel,
            )

        self._errand.start(self._target, DEADLINE_S, work, self._on_outcome)
        self._set_state(ListState.LOADING)

    def _on_outcome(self, outcome: AccountPage | AccountTrouble | Trouble) -> None:
        if isinstance(outcome, AccountPage):
            self._add(outcome)
        else:
            self._trouble = translate(outcome.message)
            self._set_state(ListState.FAILED)

    def _on_not_armed(self, profile: str, hint: str) -> None:
        self._trouble = self.tr(
            "{profile} is not a test key, and its use was not confirmed yet."
        ).format(profile=printable(profile))
        self._set_state(ListState.NOT_ARMED)
        self.arming_needed.emit(profile, hint)

    def _add(self, page: AccountPage) -> None:
        room = MAX_ACCOUNTS - self.loaded_count
        fresh = self._rows.unseen(page.accounts)[:room]
        if page.accounts:
            self._last_id = page.accounts[-1].id
        matching = self._rows.load(fresh)
        if matching:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(matching) - 1)
            self._rows.show(matching)
            self.endInsertRows()
        if not page.has_more:
            self._set_state(ListState.ALL)
        elif self.loaded_count >= MAX_ACCOUNTS:
            self._set_state(ListState.FULL)
        elif not fresh:
            self._trouble = self.tr("The list repeats itself after {count} accounts.").format(
                count=self.loaded_count
            )
            self._set_state(ListState.FAILED)
        else:
            self._set_state(ListState.MORE)

    def _set_state(self, state: ListState) -> None:
        self._state = state
        self.state_changed.emit()
