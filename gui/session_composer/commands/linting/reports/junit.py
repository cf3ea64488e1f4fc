"""Findings as JUnit test cases: a suite for each file, a passing case for a clean one."""

from collections.abc import Iterator, Sequence

from session_composer.commands.linting.checking.findings import UNREADABLE, FileReport, Finding
from session_composer.core.rules.problems import Severity
from session_composer.core.text.presentable import presentable
from session_composer.core.text.xml_text import xml_attribute, xml_text

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
    name = xml_attribute(presentable(report.file))
    yield (
        f'  <testsuite name={name} tests="{count}" failures="{failures}" '
        f'errors="{errors}" skipped="0">'
    )
    if not report.findings:
        yield f"    <testcase name={xml_attribute(_CLEAN)} classname={name}/>"
    for finding in report.findings:
        yield from _case(finding, name)
    yield "  </testsuite>"


def _case(finding: Finding, name: str) -> Iterator[str]:
    span, rule = finding.span, xml_attribute(finding.problem.rule)
    yield (
        f"    <testcase name={rule} classname={name} file={name} "
        f'line="{span.line}" column="{span.column}">'
    )
    line = xml_text(concise([FileReport(finding.file, (finding,))]).rstrip("\n"))
    if finding.problem.rule == UNREADABLE or _is_failure(finding):
        tag = "error" if finding.problem.rule == UNREADABLE else "failure"
        told = xml_attribute(shown_message(finding))
        yield f'      <{tag} type="{finding.problem.severity}" message={told}>{line}</{tag}>'
    else:
        yield f"      <system-out>{line}</system-out>"
    yield "    </testcase>"


def _is_failure(finding: Finding) -> bool:
    problem = finding.problem
    return problem.severity is not Severity.HINT and problem.rule != UNREADABLE
