"""Checks the calls in source code that create account sessions."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from session_composer.codecs.readers.plain.candidates import NoRequestError
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.plain.raw_values import TextPlace
from session_composer.codecs.readers.sent_requests import read_sent
from session_composer.core.rules.problems import Problem, Severity
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.positions import LineIndex
from session_composer.core.wire.paths import WirePath

from .check_context import Checks
from .comments import CallFinding, suppress
from .findings import FileReport, Finding, in_order

NOT_READ = "call-not-read"
"""The rule for calls that are there, but cannot be read."""


def check_source_file(file: str, data: bytes, language: str, checks: Checks) -> FileReport:
    """Check every call in the bytes of a source file. What is code there is not known."""
    is_wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        # As old programs are; a character is a byte then, and all that is looked for is ASCII.
        text = data.decode("latin-1")
    lines = LineIndex(text)
    found: dict[tuple[TextPlace, str, WirePath, str], CallFinding] = {}
    for place, call, problem in _problems(text, language, checks):
        # One literal may be the parameters of many calls.
        key = (place, problem.rule, problem.path, str(problem.message))
        finding = Finding(file, lines.span(*place), problem)
        found.setdefault(key, CallFinding(finding, lines.position(call[0])[0]))
    kept, suppressed = suppress(file, text, lines, [*found.values()])
    text = text if kept else ""
    return FileReport(file, in_order(kept), text=text, suppressed=tuple(suppressed))


def _problems(
    text: str, language: str, checks: Checks
) -> Iterator[tuple[TextPlace, TextPlace, Problem]]:
    """List the problems, with their places and those of the calls that have them."""
    try:
        for place, found in read_sent(text, checks.store, checks.api_version, language):
            if isinstance(found, Message):
                yield place, place, _not_read(found)
                continue
            request = found.request._replace(unknown=found.unknown)
            for problem in checks.linted(request).problems:
                yield _place(found, problem.path, place), place, problem
    except NoRequestError:
        return
    except InputError as error:
        # The text is too long, or too deep.
        yield (0, 1), (0, 1), _not_read(error.message)


def _place(found: Imported, path: WirePath, call: TextPlace) -> TextPlace:
    for depth in range(len(path), 0, -1):
        if path[:depth] in found.places:
            return found.places[path[:depth]]
    return call


def _not_read(reason: Message) -> Problem:
    message = Message("The call is not checked: {reason}", reason=reason)
    return Problem(Severity.HINT, NOT_READ, (), message)
