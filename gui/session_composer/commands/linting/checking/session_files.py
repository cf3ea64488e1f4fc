"""Checks session files."""

from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.session.session_file import parse
from session_composer.core.text.errors import InputError, MemberError
from session_composer.core.text.message import Message
from session_composer.core.text.positions import Span
from session_composer.core.wire.json_places import JsonPlaces
from session_composer.core.wire.json_text import PlacedError, RepeatedKeyError

from .check_context import Checks
from .findings import FileReport, Finding, Suppressed, failed, in_order


def check_session_file(file: str, data: bytes, checks: Checks) -> FileReport:
    """Check the bytes of a session file; what cannot be read is a finding."""
    try:
        request = parse(data, checks.store)
        refuse_secrets(request)
        problems, ignored = checks.linted(request)
    except InputError as error:
        return failed(file, error.message, cannot_be_used(file, error.message), _span(error, data))
    if not problems and not ignored:
        return FileReport(file)
    text = data.decode("utf-8-sig")
    places = JsonPlaces(text)
    findings = [Finding(file, places.span(problem.path), problem) for problem in problems]
    suppressed = [
        Suppressed(Finding(file, places.span(problem.path), problem), reason)
        for problem, reason in ignored
    ]
    return FileReport(file, in_order(findings), text=text, suppressed=tuple(suppressed))


def _span(error: InputError, data: bytes) -> Span | None:
    """Find the place of what cannot be read."""
    if isinstance(error, PlacedError):
        return Span(*error.place, *error.place)
    if isinstance(error, MemberError | RepeatedKeyError):
        places = JsonPlaces(data.decode("utf-8-sig"))
        return places.span(error.path) if isinstance(error, MemberError) else places.repeated
    return None


def cannot_be_used(file: str, reason: Message) -> Message:
    """Say that a file, or standard input, cannot be used."""
    if file == "-":
        return Message("Standard input cannot be used: {reason}", reason=reason)
    return Message("{file} cannot be opened: {reason}", file=file, reason=reason)
