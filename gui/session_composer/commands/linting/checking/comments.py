"""Comments in source code that suppress findings: ``session-composer: ignore[rule] reason``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from session_composer.core.rules.lint import UNUSED_IGNORE, unused_ignore
from session_composer.core.text.positions import LineIndex

from .findings import Finding, Suppressed

_MARK = r"(?:#|//|/\*|(?<![^\s])\*|--|<!--)"
_COMMENT = rf"{_MARK}[ \t]*+(session-composer:[ \t]*+ignore\[([^\]\n]{{0,500}}+)\])[ \t]*+([^\n]*+)"
_MAX_COMMENTS = 1000


class CallFinding(NamedTuple):
    """A finding, and the line of the call that it is about."""

    finding: Finding
    call_line: int


class _Comment(NamedTuple):
    rule: str
    reason: str
    line: int
    """The line that it is about."""
    start: int
    stop: int


def suppress(
    file: str, text: str, lines: LineIndex, found: list[CallFinding]
) -> tuple[list[Finding], list[Suppressed]]:
    """Take out what comments ignore, and add a finding for each that ignores nothing.

    A comment is about its own line or, if it stands alone, about the next one; at the line of a
    call about all of the call.
    """
    comments = list(_comments(text, lines))
    used: set[_Comment] = set()
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    about: dict[tuple[str, int], _Comment] = {}
    for comment in comments:
        about.setdefault((comment.rule, comment.line), comment)
    for finding, call_line in found:
        rule = finding.problem.rule
        covering = about.get((rule, finding.span.line)) or about.get((rule, call_line))
        if covering is None:
            kept.append(finding)
        else:
            used.add(covering)
            suppressed.append(Suppressed(finding, covering.reason))
    for comment in comments:
        if comment not in used and comment.rule != UNUSED_IGNORE:
            span = lines.span(comment.start, comment.stop)
            kept.append(Finding(file, span, unused_ignore(comment.rule)))
    return kept, suppressed


def _comments(text: str, lines: LineIndex) -> Iterator[_Comment]:
    for number, match in enumerate(re.finditer(_COMMENT, text)):
        if number >= _MAX_COMMENTS:
            break
        begin = text.rfind("\n", 0, match.start()) + 1
        line, _ = lines.position(match.start())
        if not text[begin : match.start()].strip():
            line = _next_line(text, match.end(), line)
        reason = match[3].removesuffix("\r").strip().removesuffix("*/").removesuffix("-->").strip()
        for rule in match[2].split(","):
            yield _Comment(rule.strip(), reason, line, *match.span(1))


def _next_line(text: str, place: int, line: int) -> int:
    """Return the next line that is neither empty nor a comment."""
    place = text.find("\n", place)
    while place >= 0:
        line += 1
        after = text.find("\n", place + 1)
        content = text[place + 1 : after if after >= 0 else len(text)].strip()
        if content and not re.match(_MARK, content):
            break
        place = after
    return line
