"""Findings as commands of GitHub's workflows, which show them at their lines."""

from collections.abc import Sequence

from session_composer.commands.linting.checking.findings import FileReport, Finding
from session_composer.core.rules.problems import Severity
from session_composer.core.text.presentable import presentable

from .lines import shown_message

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_ESCAPES_OF_PROPERTIES = (*_ESCAPES, (":", "%3A"), (",", "%2C"))


def annotations(reports: Sequence[FileReport]) -> str:
    """Write a command for each finding."""
    return "".join(f"{_command(one)}\n" for report in reports for one in report.findings)


def _command(finding: Finding) -> str:
    span = finding.span
    properties = {
        "title": f"session-composer ({finding.problem.rule})",
        "file": presentable(finding.file),
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    told = ",".join(
        f"{name}={_escaped(str(value), _ESCAPES_OF_PROPERTIES)}"
        for name, value in properties.items()
    )
    level = _LEVELS[finding.problem.severity]
    return f"::{level} {told}::{_escaped(shown_message(finding), _ESCAPES)}"


def _escaped(text: str, escapes: Sequence[tuple[str, str]]) -> str:
    for sign, escape in escapes:
        text = text.replace(sign, escape)
    return text
