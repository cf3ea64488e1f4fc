"""Findings as lines to read: one each, or with the text that they are about."""

from collections.abc import Iterator, Sequence

from session_composer.commands.linting.checking.findings import FileReport, Finding
from session_composer.core.rules.problems import Severity
from session_composer.core.text.display_safe import printable
from session_composer.core.text.message import plural
from session_composer.core.text.presentable import presentable

_MAX_EXCERPT = 160


def concise(reports: Sequence[FileReport]) -> str:
    """Write a line for each finding."""
    return "".join(f"{_line(finding)}\n" for report in reports for finding in report.findings)


def full(reports: Sequence[FileReport]) -> str:
    """Write each finding with what it is about, its fix and its source.

    Files that cannot be checked are told elsewhere.
    """
    checked = [report for report in reports if report.failure is None]
    blocks = ["\n".join(_block(one, report)) for report in checked for one in report.findings]
    return "".join(f"{block}\n\n" for block in blocks) + (_summary(checked) if blocks else "")


def shown_message(finding: Finding) -> str:
    """Return the sentence of a finding on one line, with nothing in it that steers a terminal."""
    return printable(str(finding.problem.message))


def _line(finding: Finding) -> str:
    span, problem = finding.span, finding.problem
    place = f"{presentable(finding.file)}:{span.line}:{span.column}"
    return f"{place}: {problem.severity}[{problem.rule}] {shown_message(finding)}"


def _block(finding: Finding, report: FileReport) -> Iterator[str]:
    yield _line(finding)
    span, problem = finding.span, finding.problem
    yield from _excerpt(finding, report.text)
    margin = " " * len(str(span.line))
    if problem.fix is not None:
        yield f" {margin} = fix: {printable(str(problem.fix.text))}"
    if problem.source:
        yield f" {margin} = see: {problem.source}"


def _excerpt(finding: Finding, text: str) -> Iterator[str]:
    span = finding.span
    lines = text.split("\n", span.line)
    line = lines[span.line - 1].rstrip("\r") if len(lines) >= span.line else ""
    shown = presentable(line.replace("\t", " "))
    margin = " " * len(str(span.line))
    # With something spelled out or masked in it, columns are others.
    if not line.strip() or len(shown) != len(line) or len(line) > _MAX_EXCERPT:
        return
    last = span.end_column if span.end_line == span.line else len(line)
    yield f" {margin} |"
    yield f" {span.line} | {shown}"
    yield f" {margin} | {' ' * (span.column - 1)}{'^' * max(last - span.column + 1, 1)}"


def _summary(reports: Sequence[FileReport]) -> str:
    findings = [finding for report in reports for finding in report.findings]
    counts = [
        (sum(one.problem.severity is severity for one in findings), severity)
        for severity in Severity
    ]
    told = ", ".join(f"{count} {name}{plural(count)}" for count, name in counts if count)
    touched = sum(bool(report.findings) for report in reports)
    return f"{told} in {touched} of {len(reports)} file{plural(len(reports))}.\n"
