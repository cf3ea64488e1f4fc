"""What is wrong, or surprising, about a request."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from session_composer.core.request.request import Request
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import WirePath, wire_name
from session_composer.core.wire.values import Leaf, Unset


class Severity(StrEnum):
    """How bad a problem is. Declared worst first."""

    ERROR = "error"
    """Stripe rejects the request."""
    WARNING = "warning"
    """It has an effect that people do not expect."""
    HINT = "hint"


_COUNTS = (
    Message("both"),
    Message("all three"),
    Message("all four"),
    Message("all five"),
    Message("all six"),
    Message("all seven"),
    Message("all eight"),
    Message("all nine"),
)

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Fix(NamedTuple):
    """A change of the request that removes a problem.

    ``safe`` fixes change nothing that the request already asks for. ``api_version`` is the one to
    use instead, empty for that of the request.
    """

    text: Message
    changes: Mapping[WirePath, Leaf | Unset]
    safe: bool = False
    api_version: str = ""

    def applied(self, request: Request) -> Request:
        """Return the request as the fix makes it."""
        changed = request.with_values(self.changes) if self.changes else request
        return changed._replace(api_version=self.api_version) if self.api_version else changed


class Problem(NamedTuple):
    """One finding. ``path`` is the row it belongs to; empty for the request as a whole.

    ``source`` is the address of the page that says so, ``source_name`` its name. ``also`` are the
    other rows that have a part in it. ``alternatives`` are fixes besides the first; whether one of
    them brings another error is told by :class:`~session_composer.core.rules.fix_trials.Fixes`.
    ``by_account`` tells that it may not be a problem for another account.
    """

    severity: Severity
    rule: str
    path: WirePath
    message: Message
    source: str = ""
    fix: Fix | None = None
    source_name: Message | None = None
    also: tuple[WirePath, ...] = ()
    alternatives: tuple[Fix, ...] = ()
    by_account: bool = False

    @property
    def candidates(self) -> tuple[Fix, ...]:
        """All that may be done about it, the best first."""
        return self.alternatives if self.fix is None else (self.fix, *self.alternatives)

    @property
    def rows(self) -> frozenset[WirePath]:
        """All rows that have a part in it."""
        return frozenset((self.path, *self.also))

    def as_json(self) -> dict[str, str | None]:
        """Return the form that ``lint --json`` prints."""
        return {
            "severity": str(self.severity),
            "rule": self.rule,
            "path": wire_name(self.path),
            "message": str(self.message),
            "source": self.source,
            "fix": str(self.fix.text) if self.fix else None,
        }


def worst_first(problems: list[Problem]) -> list[Problem]:
    """Sort by severity; the order within a severity is kept."""
    return sorted(problems, key=lambda problem: _RANK[problem.severity])


def safe_changes(problems: list[Problem]) -> dict[WirePath, Leaf | Unset]:
    """Merge the changes of all safe fixes; where two disagree the worse problem's wins."""
    changes: dict[WirePath, Leaf | Unset] = {}
    for problem in worst_first(problems):
        if problem.fix and problem.fix.safe:
            for path, value in problem.fix.changes.items():
                changes.setdefault(path, value)
    return changes


def in_all(value: bool, count: int) -> Message:
    """Name the fix that makes some components agree."""
    word = "true" if value else "false"
    if count < len(_COUNTS) + 2:
        return Message("Send {value} in {count}", value=word, count=_COUNTS[count - 2])
    return Message("Send {value} in all {count}", value=word, count=count)
