"""What a matrix sends: each request, in each API version, for each account."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from session_composer.core.account.account_id import account_problem
from session_composer.core.account.facts import AccountFacts
from session_composer.core.account.identity import Identity, identity
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, plural

MAX_CELLS = 200_000
MAX_ACCOUNTS = 10_000


class NamedRequest(NamedTuple):
    """A request, and what people call it: the name of its file, or of its role."""

    name: str
    request: Request


class MatrixAccount(NamedTuple):
    """An account, and what is known of it; None where that could not be read."""

    id: str
    facts: AccountFacts | None = None

    @property
    def identity(self) -> Identity:
        """Who it is, for people. Raises DataError when the file of the kinds is damaged."""
        return identity(self.facts)


class MatrixPlan(NamedTuple):
    """Cells are numbered account by account: all requests of the first one come first."""

    requests: tuple[NamedRequest, ...]
    """One for each request and version; no two have the same name and version."""
    accounts: tuple[MatrixAccount, ...]

    @property
    def size(self) -> int:
        """Number of cells, each of them one session."""
        return len(self.requests) * len(self.accounts)

    @property
    def has_versions(self) -> bool:
        """Whether the requests differ in their versions, so that a name alone does not tell."""
        return len({one.request.api_version for one in self.requests}) > 1

    def cell(self, account: int, request: int) -> int:
        """Return the number of a cell."""
        return account * len(self.requests) + request

    def place(self, cell: int) -> tuple[int, int]:
        """Numbers of the account and of the request of a cell."""
        return divmod(cell, len(self.requests))

    def request(self, cell: int) -> Request:
        """Request that a cell sends."""
        account, request = self.place(cell)
        return self.requests[request].request._replace(account=self.accounts[account].id)


def make_plan(
    requests: Sequence[NamedRequest], accounts: Iterable[MatrixAccount], versions: Sequence[str]
) -> MatrixPlan:
    """Put a matrix together; without versions each request keeps its own.

    An account that is named twice counts once. Raises InputError when there is nothing to send, or
    more than is bearable.
    """
    columns = tuple(_in_versions(requests, versions))
    rows = {account.id: account for account in accounts}
    if not columns:
        raise InputError("There is no request to send.")
    if not rows:
        raise InputError("There is no account to send for.")
    for id_ in rows:
        problem = account_problem(id_)
        if problem:
            raise InputError("{problem}", problem=problem)
    plan = MatrixPlan(columns, tuple(rows.values()))
    if len(rows) > MAX_ACCOUNTS or plan.size > MAX_CELLS:
        raise InputError(
            "{requests} requests for {accounts} accounts are too many: up to {max_accounts} "
            "accounts and {max_cells} sessions go into one matrix.",
            requests=len(columns),
            accounts=len(rows),
            max_accounts=MAX_ACCOUNTS,
            max_cells=MAX_CELLS,
        )
    return plan


def own_accounts(requests: Sequence[NamedRequest]) -> list[MatrixAccount]:
    """List the accounts that the requests name, each once. Raises InputError if one names none."""
    for name, request in requests:
        if not request.account:
            raise InputError(
                "{name} names no account; choose the accounts (--accounts).", name=name
            )
    return [MatrixAccount(id_) for id_ in dict.fromkeys(one.request.account for one in requests)]


def live_warning(plan: MatrixPlan, cells: Collection[int] | None = None) -> Message:
    """Say how much a run does, of all cells or of some, for those who have to allow it."""
    chosen = range(plan.size) if cells is None else cells
    accounts = len({plan.place(cell)[0] for cell in chosen})
    return Message(
        "This makes {size} account session{plural} for {accounts} account{plural2}.",
        size=len(chosen),
        accounts=accounts,
        plural=plural(len(chosen)),
        plural2=plural(accounts),
    )


def _in_versions(
    requests: Sequence[NamedRequest], versions: Sequence[str]
) -> Iterator[NamedRequest]:
    taken: set[tuple[str, str]] = set()
    for name, request in requests:
        for version in dict.fromkeys(versions) or (request.api_version,):
            unique, number = name, 1
            while (unique, version) in taken:
                number += 1
                unique = f"{name} ({number})"
            taken.add((unique, version))
            yield NamedRequest(unique, request._replace(api_version=version))
