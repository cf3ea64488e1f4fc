"""lint: what is wrong with session files and with the calls in source code."""

from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from session_composer.core.account.account_object import account_in
from session_composer.core.files.read_write import atomic_write
from session_composer.core.rules.problems import Severity
from session_composer.core.rules.rule_texts import rule_texts
from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, print_problem, write_result
from .linting.checking.check_context import Checks
from .linting.checking.findings import FileReport
from .linting.inputs import inputs
from .linting.reports.report_formats import FULL, written
from .linting.run import check_all
from .sources import read_object, read_standard_input

_FAILING = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "never": (),
}
FAIL_ON = tuple(_FAILING)


def lint_command(options: Namespace) -> int:
    """Check files, print what is wrong with them, and say so by the exit code."""
    ignored = _known_rules(options.ignore)
    store = CatalogStore()
    if options.api_version:
        store.catalog(options.api_version)
    facts = None
    if options.account is not None:
        facts = partial(account_in, read_object(options.account))
    checks = Checks(store, facts, options.api_version)
    found = inputs(options.paths or ["."])
    reports = [
        _without(report, ignored) for report in check_all(found, checks, read_standard_input)
    ]
    if not reports:
        print_problem("There is no file to check: no session file and no source code.")
    _tell(reports, options.form, options.output)
    if any(report.failure is not None for report in reports):
        return ExitCode.BAD_INPUT
    failing = _FAILING[options.fail_on]
    severities = {one.problem.severity for report in reports for one in report.findings}
    return ExitCode.API_ERROR if severities.intersection(failing) else ExitCode.FINE


def _known_rules(names: Sequence[str]) -> frozenset[str]:
    found = frozenset(name.strip() for listed in names for name in listed.split(","))
    unknown = sorted(found - rule_texts().keys()) if found else []
    if unknown:
        raise InputError("There is no rule named {name}.", name=unknown[0][:60])
    return found


def _without(report: FileReport, ignored: frozenset[str]) -> FileReport:
    """Leave some rules out; not that a file cannot be checked."""
    if report.failure is not None or not ignored:
        return report
    kept = tuple(one for one in report.findings if one.problem.rule not in ignored)
    return report._replace(findings=kept)


def _tell(reports: Sequence[FileReport], form: str, output: str | None) -> None:
    failures = [report.failure for report in reports if report.failure is not None]
    if form == FULL:
        # As every command tells it.
        for failure in failures:
            print_problem(failure)
    elif failures:
        count = len(failures)
        print_problem(f"{count} file{'' if count == 1 else 's'} cannot be checked.")
    text = written(form, reports)
    if output is None:
        write_result(text)
        return
    try:
        atomic_write(output, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(
            "{output} cannot be written: {reason}.", output=output, reason=system_reason(error)
        ) from error
