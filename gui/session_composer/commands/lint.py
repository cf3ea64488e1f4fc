"""lint: what is wrong with session files and with the calls in source code."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from session_composer.core.account.account_object import account_in
from session_composer.core.files.read_write import atomic_write
from session_composer.core.rules.lint import UNUSED_IGNORE, unused_ignore
from session_composer.core.rules.problems import Severity
from session_composer.core.rules.rule_texts import rule_texts
from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, print_problem, write_result
from .linting.checking.check_context import Checks
from .linting.checking.findings import FileReport, Finding
from .linting.config import LintConfig, find_config
from .linting.inputs import inputs, shown_path
from .linting.reports.report_formats import FULL, written
from .linting.run import check_all
from .sources import read_object, read_standard_input

_FAILING = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "never": (),
}


def lint_command(options: Namespace) -> int:
    """Check files, print what is wrong with them, and say so by the exit code."""
    config = find_config()
    _refuse_unknown(config.ignore, config.file)
    ignored = [name.strip() for listed in options.ignore for name in listed.split(",")]
    _refuse_unknown(ignored, "")
    checks = _checks(options, config)
    found = inputs(options.paths or config.paths or ["."])
    used: set[str] = set()
    reports = list(
        _without(check_all(found, checks, read_standard_input), {*ignored, *config.ignore}, used)
    )
    if not options.paths and UNUSED_IGNORE not in ignored:
        # Of some of the files nobody knows what is ignored in the others.
        reports += _unused(config, used)
    if not reports:
        print_problem("There is no file to check: no session file and no source code.")
    _tell(reports, options.form, options.output)
    if any(report.failure is not None for report in reports):
        return ExitCode.BAD_INPUT
    severities = {one.problem.severity for report in reports for one in report.findings}
    failing = severities.intersection(_FAILING[options.fail_on])
    return ExitCode.API_ERROR if failing else ExitCode.FINE


def _checks(options: Namespace, config: LintConfig) -> Checks:
    store = CatalogStore()
    api_version = options.api_version or config.api_version
    if api_version:
        store.catalog(api_version)
    account = config.account or None if options.account is None else options.account
    facts = None if account is None else partial(account_in, read_object(account))
    return Checks(store, facts, api_version)


def _refuse_unknown(names: Iterable[str], file: str) -> None:
    """Raise InputError for the first that is no rule; ``file`` is the one that names them."""
    unknown = [name for name in names if name not in rule_texts()]
    if unknown:
        where = f"{file}: there" if file else "There"
        raise InputError("{where} is no rule named {name}.", where=where, name=unknown[0][:60])


def _without(
    reports: Iterable[FileReport], ignored: set[str], used: set[str]
) -> Iterator[FileReport]:
    """Leave some rules out, and gather those that there were; a file that fails is always told."""
    for report in reports:
        if report.failure is None and ignored:
            used.update(one.problem.rule for one in report.findings)
            kept = tuple(one for one in report.findings if one.problem.rule not in ignored)
            report = report._replace(findings=kept)
        yield report


def _unused(config: LintConfig, used: set[str]) -> Iterator[FileReport]:
    rules = [rule for rule in dict.fromkeys(config.ignore) if rule not in used]
    file = shown_path(config.file)
    findings = [Finding(file, config.place(rule), unused_ignore(rule)) for rule in rules]
    if findings:
        yield FileReport(file, tuple(findings), text=config.text)


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
