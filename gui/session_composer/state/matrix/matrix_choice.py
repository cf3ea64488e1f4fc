"""What a matrix of the window is made of, and what is made of it."""

from collections.abc import Callable
from typing import NamedTuple

from session_composer.core.matrix.cells import Matrix
from session_composer.core.matrix.plan import NamedRequest


class MatrixAccounts(NamedTuple):
    """Which accounts: with some ids, of a file, those of the requests, or else all there are."""

    ids: tuple[str, ...] = ()
    file: str = ""
    of_requests: bool = False
    key: str = ""
    """By which the choice is remembered; empty for what is chosen once."""

    @property
    def is_all(self) -> bool:
        """Whether the target is asked which there are."""
        return not (self.ids or self.file or self.of_requests)


class MatrixRequest(NamedTuple):
    """A request by its title. ``read`` is for a worker thread; it raises InputError."""

    title: str
    read: Callable[[], NamedRequest]
    key: str = ""
    """By which the choice is remembered."""


class MatrixChoice(NamedTuple):
    """What a matrix is to be made of."""

    requests: tuple[MatrixRequest, ...]
    accounts: MatrixAccounts | None
    versions: tuple[str, ...]
    """Empty: each request in its own."""

    def titles(self, matrix: Matrix) -> tuple[str, ...]:
        """Name each request of the matrix that was made of this: one for each version."""
        count = len(matrix.plan.requests)
        each = count // len(self.requests)
        return tuple(self.requests[number // each].title for number in range(count))


class Prepared(NamedTuple):
    """A matrix with its predictions."""

    matrix: Matrix
    titles: tuple[str, ...]
    """Of the requests, in the language of the window."""
    target: str
    source: MatrixAccounts | None = None
