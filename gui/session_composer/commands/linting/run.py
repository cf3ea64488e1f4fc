"""Has all files checked, by all processors."""

import gc
import pickle
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from session_composer.core.platforms.processes import processors

from .checking.findings import FileReport
from .inputs import STANDARD_INPUT, Input, InputKind
from .needles import with_needles
from .workers import spread

if TYPE_CHECKING:
    from .file_checker import FileChecker

_WORTH_A_PROCESS = 3
"""Files with something to check that take as long as it takes to begin a process."""


def check_all(
    found: Sequence[Input], make_checker: "Callable[[], FileChecker]"
) -> list[FileReport]:
    """Check files, and report on them in their order.

    Source code that has to do with no account session is only looked through. ``make_checker``
    loads what checks the rest.
    """
    # Looking for garbage takes a tenth of loading what checks, and there is none yet.
    gc.disable()
    code = [number for number, one in enumerate(found) if one.kind is InputKind.CODE]
    # What checks is loaded while others read, in the hope that there is something to check.
    hits = with_needles([found[number].path for number in code], lambda: make_checker().warm_up())
    numbers = {code[hit] for hit in hits}
    numbers |= {number for number, one in enumerate(found) if one.kind is not InputKind.CODE}
    todo = sorted(numbers)
    reports = [FileReport(one.shown) for one in found]
    if todo:
        checker = make_checker()
        for number, report in zip(
            todo, _checked([found[number] for number in todo], checker), strict=True
        ):
            reports[number] = report
    return reports


def _checked(todo: Sequence[Input], checker: "FileChecker") -> list[FileReport]:
    gc.enable()
    # Only this process may read standard input.
    is_shared = all(one.path != STANDARD_INPUT for one in todo)
    count = min(processors(), len(todo) // _WORTH_A_PROCESS) if is_shared else 1
    if count < 2:
        return [checker.check(one) for one in todo]

    def share(number: int) -> bytes:
        return pickle.dumps([checker.check(one) for one in todo[number::count]])

    own: list[FileReport] = []
    given = spread(
        [partial(share, number) for number in range(1, count)],
        lambda: own.extend(checker.check(one) for one in todo[::count]),
    )
    reports: list[FileReport] = [FileReport("")] * len(todo)
    reports[::count] = own
    for number, data in enumerate(given, 1):
        # Of a copy of this process, and of nobody else.
        reports[number::count] = pickle.loads(data)  # noqa: S301
    return reports
