"""print: code that makes the request of a session file."""

from argparse import Namespace
from typing import TYPE_CHECKING

from session_composer.codecs.writers.languages import LANGUAGES, language
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, print_line, write_result
from .sources import read_session

if TYPE_CHECKING:
    from session_composer.core.rules.rulebook import Rulebook


def print_command(options: Namespace) -> int:
    """Print code for a request, or the names of the languages."""
    if options.language == "list":
        for entry in LANGUAGES:
            print_line(f"{entry.name}\t{entry.title}")
        return ExitCode.FINE
    chosen = language(options.language)
    if chosen is None:
        names = ", ".join(entry.name for entry in LANGUAGES)
        raise InputError(
            "There is no code for {language}; there is {names}.",
            language=repr(options.language),
            names=names,
        )
    store = CatalogStore()
    request = read_session(options.file, store)
    source = CodeSource(request, store.catalog(request.api_version), _rulebook)
    write_result(chosen.write(source).text)
    return ExitCode.FINE


def _rulebook() -> "Rulebook":
    # Lazy: most code says nothing about defaults.
    from session_composer.core.rules.rulebook import Rulebook

    return Rulebook()
