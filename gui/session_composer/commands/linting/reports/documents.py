"""Findings as JSON: our own form, and those of GitLab and SARIF."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from session_composer import __version__
from session_composer.commands.linting.checking.findings import FileReport, Finding
from session_composer.core.rules.problems import Severity
from session_composer.core.rules.rule_texts import RuleText, rule_texts
from session_composer.core.text.display_safe import escape_unprintable, printable
from session_composer.core.wire.paths import wire_name

from .lines import shown_message

# The severities of Code Quality, docs.gitlab.com/ci/testing/code_quality.
_CODE_QUALITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_PROJECT = "https://docs.stripe.com/api/account_sessions/create"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def own_json(reports: Sequence[FileReport]) -> str:
    """Write an array of findings."""
    return _written([one.as_json() for report in reports for one in report.findings])


def code_quality(reports: Sequence[FileReport]) -> str:
    """Write a report for GitLab's Code Quality."""
    return _written(
        [
            {
                "description": shown_message(finding),
                "check_name": finding.problem.rule,
                "fingerprint": fingerprint,
                "severity": _CODE_QUALITY[finding.problem.severity],
                "location": {"path": finding.file, "lines": {"begin": finding.span.line}},
            }
            for report in reports
            for finding, fingerprint in zip(
                report.findings, _fingerprints(report.findings), strict=True
            )
        ]
    )


def sarif(reports: Sequence[FileReport]) -> str:
    """Write a log in SARIF 2.1.0, with what GitHub's code scanning asks for besides."""
    found = [finding for report in reports for finding in report.findings]
    found += [finding for report in reports for finding, _ in report.suppressed]
    texts = rule_texts()
    ids = sorted({finding.problem.rule for finding in found})
    rules = [_sarif_rule(texts[name]) for name in ids]
    results: list[dict[str, Any]] = []
    for report in reports:
        told = [*((one, None) for one in report.findings), *report.suppressed]
        prints = _fingerprints([finding for finding, _ in told])
        for (finding, reason), fingerprint in zip(told, prints, strict=True):
            result = {
                "ruleId": finding.problem.rule,
                "ruleIndex": ids.index(finding.problem.rule),
                "level": _SARIF[finding.problem.severity],
                "message": {"text": shown_message(finding)},
                "locations": [_sarif_location(finding)],
                "partialFingerprints": {"sessionComposer/v1": fingerprint},
            }
            if reason is not None:
                suppression = {"kind": "inSource", "justification": printable(reason)}
                result["suppressions"] = [suppression]
            results.append(result)
    driver = {
        "name": "session-composer",
        "semanticVersion": __version__,
        "informationUri": _PROJECT,
        "rules": rules,
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(rule: RuleText) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.text},
        "fullDescription": {"text": rule.text},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": _SARIF[rule.severity]},
    }
    if rule.source:
        found["helpUri"] = rule.source
    return found


def _sarif_location(finding: Finding) -> dict[str, Any]:
    span, name = finding.span, wire_name(finding.problem.path)
    is_below = not finding.file.startswith(("/", "../")) and finding.file[1:2] != ":"
    artifact = {"uri": quote(finding.file, errors="surrogateescape")}
    if is_below:
        artifact["uriBaseId"] = "%SRCROOT%"
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        # SARIF names the column behind the last character.
        "endColumn": span.end_column + 1,
    }
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if name:
        found["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "property"}]
    return found


def _fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Name each finding of a file by what it is about and not by its line: that may move."""
    # Lazy: hashlib loads OpenSSL.
    from hashlib import sha256

    seen: Counter[tuple[str, str, str]] = Counter()
    found: list[str] = []
    for finding in findings:
        key = finding.file, finding.problem.rule, wire_name(finding.problem.path)
        text = json.dumps([*key, seen[key]])
        seen[key] += 1
        found.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return found


def _written(value: object) -> str:
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return escape_unprintable(text) + "\n"
