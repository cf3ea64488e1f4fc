"""lint: what is wrong with a session file."""

from argparse import Namespace

from session_composer.core.account.account_object import account_in
from session_composer.core.rules.lint import lint
from session_composer.core.rules.problems import Severity
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.display_safe import printable
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import wire_name

from .common import ExitCode, as_json, print_line
from .sources import read_object, read_session


def lint_command(options: Namespace) -> int:
    """Print what is wrong with a request."""
    store = CatalogStore()
    request = read_session(options.file, store)
    facts = None
    if options.account is not None:
        facts = account_in(read_object(options.account), request.account)
    problems = lint(request, store.catalog(request.api_version), store, Rulebook(), facts)
    if options.json:
        print_line(as_json([problem.as_json() for problem in problems]))
    else:
        for problem in problems:
            place = wire_name(problem.path) or "request"
            message = printable(str(problem.message))
            print_line(f"{problem.severity}: {printable(place)}: {message} [{problem.rule}]")
    found_error = any(problem.severity is Severity.ERROR for problem in problems)
    return ExitCode.API_ERROR if found_error else ExitCode.FINE
