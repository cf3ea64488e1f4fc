"""encode, lint, print, diff: what can be said about a session file without sending it."""

import sys
from argparse import Namespace

from session_composer.codecs.code import LANGUAGES, language
from session_composer.core.account import parse_account
from session_composer.core.catalog_store import CatalogStore
from session_composer.core.errors import InputError
from session_composer.core.form import encode, pairs
from session_composer.core.lint import lint
from session_composer.core.paths import wire_name
from session_composer.core.problems import Severity
from session_composer.core.rules import Rulebook
from session_composer.core.visible import visible

from .common import ExitCode, as_json, put, read_object, read_session, say


def encode_command(options: Namespace) -> int:
    """Print the exact body, or its decoded pairs."""
    store = CatalogStore()
    request = read_session(options.file, store)
    catalog = store.catalog(request.api_version)
    if options.decoded:
        for pair in pairs(request, catalog):
            say(f"{visible(pair.name)}={visible(pair.value)}")
    else:
        # A newline would become part of the body wherever the output is piped to.
        put(encode(request, catalog) + ("\n" if sys.stdout and sys.stdout.isatty() else ""))
    return ExitCode.FINE


def lint_command(options: Namespace) -> int:
    """Print what is wrong with a request."""
    store = CatalogStore()
    request = read_session(options.file, store)
    facts = parse_account(read_object(options.account)) if options.account is not None else None
    problems = lint(request, store.catalog(request.api_version), store, Rulebook(), facts)
    if options.json:
        say(as_json([problem.as_json() for problem in problems]))
    else:
        for problem in problems:
            place = wire_name(problem.path) or "request"
            message = visible(problem.message)
            say(f"{problem.severity}: {visible(place)}: {message} [{problem.rule}]")
    found_error = any(problem.severity is Severity.ERROR for problem in problems)
    return ExitCode.API_ERROR if found_error else ExitCode.FINE


def print_command(options: Namespace) -> int:
    """Print code for a request, or the names of the languages."""
    if options.language == "list":
        for entry in LANGUAGES:
            say(f"{entry.name}\t{entry.title}")
        return ExitCode.FINE
    chosen = language(options.language)
    if chosen is None:
        names = ", ".join(entry.name for entry in LANGUAGES)
        raise InputError(f"There is no code for {options.language!r}; there is {names}.")
    store = CatalogStore()
    request = read_session(options.file, store)
    put(chosen.write(request, store.catalog(request.api_version)))
    return ExitCode.FINE
