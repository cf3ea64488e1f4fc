"""Findings as JUnit test cases: a suite for each file, a passing case for a clean one."""

import re
from collections.abc import Iterator, Sequence

from session_composer.commands.linting.checking.findings import UNREADABLE, FileReport, Finding
from session_composer.core.rules.problems import Severity
from session_composer.core.text.presentable import presentable

from .lines import concise, shown_message

_CLEAN = "no findings"


def junit(reports: Sequence[FileReport]) -> str:
    """Write a report; hints are output of cases that pass."""
    lines = [line for report in reports for line in _suite(report)]
    body = "".join(f"{line}\n" for line in lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{body}</testsuites>\n'


def _suite(report: FileReport) -> Iterator[str]:
    failures = sum(map(_is_failure, report.findings))
    errors = sum(finding.problem.rule == UNREADABLE for finding in report.findings)
    count = max(len(report.findings), 1)
    name = _quoted(presentable(report.file))
    yield (
        f'  <testsuite name={name} tests="{count}" failures="{failures}" '
        f'errors="{errors}" skipped="0">'
    )
    if not report.findings:
        yield f"    <testcase name={_quoted(_CLEAN)} classname={name}/>"
    for finding in report.findings:
        yield from _case(finding, name)
    yield "  </testsuite>"


def _case(finding: Finding, name: str) -> Iterator[str]:
    span, rule = finding.span, _quoted(finding.problem.rule)
    yield (
        f"    <testcase name={rule} classname={name} file={name} "
        f'line="{span.line}" column="{span.column}">'
    )
    line = _escaped(concise([FileReport(finding.file, (finding,))]).rstrip("\n"))
    if finding.problem.rule == UNREADABLE or _is_failure(finding):
        tag = "error" if finding.problem.rule == UNREADABLE else "failure"
        told = _quoted(shown_message(finding))
        yield f'      <{tag} type="{finding.problem.severity}" message={told}>{line}</{tag}>'
    else:
        yield f"      <system-out>{line}</system-out>"
    yield "    </testcase>"


def _is_failure(finding: Finding) -> bool:
    problem = finding.problem
    return problem.severity is not Severity.HINT and problem.rule != UNREADABLE


def _quoted(text: str) -> str:
    return f'"{_escaped(text).replace('"', "&quot;")}"'


def _escaped(text: str) -> str:
    """Escape a text; what XML cannot hold in any way becomes a replacement character."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub("[\ufffe\uffff]", "\ufffd", text)
