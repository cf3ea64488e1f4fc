"""What checking a file gives."""

from typing import NamedTuple

from session_composer.core.rules.problems import Problem, Severity
from session_composer.core.text.message import Message
from session_composer.core.text.positions import Span

UNREADABLE = "unreadable"
"""The rule that a file breaks which cannot be checked."""


class Finding(NamedTuple):
    """A problem, and where it is."""

    file: str
    span: Span
    problem: Problem

    def as_json(self) -> dict[str, str | int | None]:
        """Return the form that ``lint --json`` prints."""
        return {**self.problem.as_json(), "file": self.file, **self.span._asdict()}


class Suppressed(NamedTuple):
    """A finding that the file itself ignores, and why."""

    finding: Finding
    reason: str


class FileReport(NamedTuple):
    """All that is said of a file, in the order of its lines.

    ``file`` is its path below the working folder, with ``/``. ``failure`` is the sentence for a
    file that cannot be checked, which is a finding, too. ``text`` is what the places are in; it is
    kept for files with findings only. ``suppressed`` are the findings that the file ignores,
    ``diff`` tells the fixes that were made.
    """

    file: str
    findings: tuple[Finding, ...] = ()
    failure: Message | None = None
    text: str = ""
    suppressed: tuple[Suppressed, ...] = ()
    diff: str = ""


def failed(file: str, reason: Message, failure: Message, span: Span | None = None) -> FileReport:
    """Report a file that cannot be checked."""
    message = Message("The file cannot be checked: {reason}", reason=reason)
    problem = Problem(Severity.ERROR, UNREADABLE, (), message)
    return FileReport(file, (Finding(file, span or Span(), problem),), failure)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Sort the findings of a file by their places; the order at one place is kept."""
    return tuple(sorted(findings, key=lambda finding: finding.span))
