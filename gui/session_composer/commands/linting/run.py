"""Reads what there is to lint, and has it checked."""

from collections.abc import Callable, Iterable, Iterator

from session_composer.core.files.read_write import read_bounded
from session_composer.core.request.limits import MAX_BYTES
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

from .checking.check_context import Checks
from .checking.comments import NEEDLE
from .checking.findings import FileReport, failed
from .checking.session_files import check_session_file
from .inputs import STANDARD_INPUT, Input, InputKind

NEEDLES = (b"ccountSession", b"ccount_session", NEEDLE)
"""One is in all code that creates account sessions, however its SDK spells that, or ignores any."""


def check_all(
    found: Iterable[Input], checks: Checks, standard_input: Callable[[int], bytes]
) -> Iterator[FileReport]:
    """Check one file after the other; ``standard_input`` reads at most so many bytes of it."""
    for one in found:
        yield _check(one, checks, standard_input)


def _check(one: Input, checks: Checks, standard_input: Callable[[int], bytes]) -> FileReport:
    if one.kind is InputKind.MISSING:
        reason = Message("it cannot be read: {trouble}.", trouble=one.trouble)
        told = Message("{file} cannot be read: {trouble}.", file=one.shown, trouble=one.trouble)
        return failed(one.shown, reason, told)
    try:
        is_input = one.path == STANDARD_INPUT
        data = standard_input(MAX_BYTES) if is_input else read_bounded(one.path, MAX_BYTES)
    except InputError as error:
        return failed(one.shown, error.message, error.message)
    if one.kind is InputKind.CODE:
        if not any(needle in data for needle in NEEDLES):
            return FileReport(one.shown)
        # Lazy: most trees have few files that get here, and none but code needs the readers.
        from .checking.source_files import check_source_file

        return check_source_file(one.shown, data, one.reader, checks)
    return check_session_file(one.shown, data, checks)
