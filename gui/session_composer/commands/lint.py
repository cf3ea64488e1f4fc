"""lint: what is wrong with session files and with the calls in source code."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from session_composer.core.files.read_write import atomic_write
from session_composer.core.rules.problems import Severity
from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.versions.version_header import parse_header

from .common import ExitCode, print_problem, write_result
from .linting.checking.findings import FileReport, Finding
from .linting.config import LintConfig, find_config
from .linting.inputs import STANDARD_INPUT, inputs, shown_path
from .linting.reports.report_formats import FOR_READERS, FULL, written
from .linting.run import check_all

if TYPE_CHECKING:
    from .linting.file_checker import FileChecker

_FAILING = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "never": (),
}


def lint_command(options: Namespace) -> int:
    """Check files, print what is wrong with them, and say so by the exit code."""
    config = find_config()
    ignored = [name.strip() for listed in options.ignore for name in listed.split(",")]
    _refuse_unknown(config.ignore, config.file)
    _refuse_unknown(ignored, "")
    if options.diff and not options.fix:
        raise InputError("--diff tells what --fix changes: give both.")
    if options.fix and STANDARD_INPUT in options.paths:
        raise InputError("What comes from standard input cannot be fixed where it is.")
    found = list(inputs(options.paths or config.paths or ["."]))
    reports = check_all(found, _checker(options, config))
    used = {one.problem.rule for report in reports for one in report.findings}
    reports = [_without(report, {*ignored, *config.ignore}) for report in reports]
    if not options.paths:
        # Of some of the files nobody knows what is ignored in the others.
        reports += [_without(report, {*ignored}) for report in _unused(config, used)]
    if not reports:
        print_problem("There is no file to check: no session file and no source code.")
    _tell(reports, options)
    if any(report.failure is not None for report in reports):
        return ExitCode.BAD_INPUT
    severities = {one.problem.severity for report in reports for one in report.findings}
    failing = severities.intersection(_FAILING[options.fail_on])
    return ExitCode.API_ERROR if failing else ExitCode.FINE


def _checker(options: Namespace, config: LintConfig) -> "Callable[[], FileChecker]":
    """Return what loads the checks, once; what is wrong with their settings is told at once."""
    account = options.account if options.account is not None else config.account or None
    api_version = options.api_version or config.api_version
    if api_version and parse_header(api_version) is None:
        where = "" if options.api_version else f"{config.file}: "
        raise InputError(
            "{where}{version} is not an API version.", where=where, version=api_version[:60]
        )

    @cache
    def make() -> "FileChecker":
        # Lazy: a tree in which nothing creates account sessions needs no rules.
        from .linting.file_checker import FileChecker
        from .sources import read_object, read_standard_input

        content = () if account is None else (read_object(account),)
        return FileChecker(read_standard_input, content, api_version, fixes=options.fix)

    if account is not None:
        make()
    return make


def _refuse_unknown(names: Sequence[str], file: str) -> None:
    """Raise InputError for the first that is no rule; ``file`` is the one that names them."""
    if not names:
        return
    # Lazy: most runs ignore no rule by its name.
    from session_composer.core.rules.rule_texts import rule_texts

    unknown = [name for name in names if name not in rule_texts()]
    if unknown:
        where = f"{file}: there" if file else "There"
        raise InputError("{where} is no rule named {name}.", where=where, name=unknown[0][:60])


def _without(report: FileReport, ignored: set[str]) -> FileReport:
    """Leave some rules out; a file that cannot be checked is told all the same."""
    if report.failure is not None or not ignored:
        return report
    kept = tuple(one for one in report.findings if one.problem.rule not in ignored)
    return report._replace(findings=kept)


def _unused(config: LintConfig, used: set[str]) -> Iterable[FileReport]:
    rules = [rule for rule in dict.fromkeys(config.ignore) if rule not in used]
    if not rules:
        return
    # Lazy: settings that ignore for nothing are rare.
    from session_composer.core.rules.lint import unused_ignore

    file = shown_path(config.file)
    findings = [Finding(file, config.place(rule), unused_ignore(rule)) for rule in rules]
    yield FileReport(file, tuple(findings), text=config.text)


def _tell(reports: Sequence[FileReport], options: Namespace) -> None:
    failures = [report.failure for report in reports if report.failure is not None]
    if options.form == FULL:
        # As every command tells it.
        for failure in failures:
            print_problem(failure)
    elif failures:
        count = len(failures)
        print_problem(f"{count} file{'' if count == 1 else 's'} cannot be checked.")
    if options.diff:
        _tell_diffs(reports, is_alone=options.form in FOR_READERS or options.output is not None)
    text = written(options.form, reports)
    if options.output is None:
        write_result(text)
        return
    try:
        atomic_write(options.output, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(
            "{output} cannot be written: {reason}.",
            output=options.output,
            reason=system_reason(error),
        ) from error


def _tell_diffs(reports: Sequence[FileReport], *, is_alone: bool) -> None:
    """Print the fixes that were made, beside a report that is for programs."""
    for report in reports:
        if not report.diff:
            continue
        # Lazy: most runs fix nothing.
        from session_composer.core.text.presentable import presentable

        for line in report.diff.splitlines():
            if is_alone:
                write_result(f"{presentable(line)}\n")
            else:
                print_problem(line)
