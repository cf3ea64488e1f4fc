"""print: code that makes the request of a session file."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from session_composer.codecs.writers.languages import LANGUAGES, TOOL_NAMES, language
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.core.files.read_write import atomic_write
from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, print_line, print_problem, write_result
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
    if options.out:
        _write_files(chosen.name, source, Path(options.out))
        return ExitCode.FINE
    code = chosen.write(source)
    write_result(code.text)
    for note in code.notes:
        print_problem(note)
    return ExitCode.FINE


def _write_files(name: str, source: CodeSource, folder: Path) -> None:
    """Write the files of a tool into a folder, and print their paths."""
    if name not in TOOL_NAMES:
        raise InputError(
            "{language} is one text; --out is for {names}.",
            language=name,
            names=", ".join(sorted(TOOL_NAMES)),
        )
    # Lazy: only the files of tools need it.
    from session_composer.codecs.writers.tool_files import tool_files

    for file in tool_files(name, source):
        path = folder / file.name
        try:
            if file.keep and os.path.lexists(path):
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, file.text.encode())
        except OSError as error:
            raise InputError(
                "{path} cannot be written: {reason}.", path=str(path), reason=system_reason(error)
            ) from error
        print_line(str(path))


def _rulebook() -> "Rulebook":
    # Lazy: most code says nothing about defaults.
    from session_composer.core.rules.rulebook import Rulebook

    return Rulebook()
