"""convert: a session file from whatever holds a request."""

from argparse import Namespace
from pathlib import Path

from session_composer.codecs.readers.plain import session
from session_composer.codecs.readers.reading import MAX_BYTES, kinds, read
from session_composer.core.files.read_write import read_bounded
from session_composer.core.session.session_file import dump
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, json_for_terminal, print_line, print_problem, write_result
from .sources import STANDARD_INPUT, read_standard_input

LIST = "list"


def convert_command(options: Namespace) -> int:
    """Print the session file of a request, or the names of the kinds of text.

    What was left out or needs attention goes to standard error, a line each.
    """
    if options.kind == LIST:
        for kind in kinds():
            print_line(f"{kind.name}\t{kind.title}")
        return ExitCode.FINE
    store = CatalogStore()
    found = read(_text(options.file), store, store.newest, options.kind, options.pick)
    request = found.request
    data = dump(request, store.catalog(request.api_version))
    if not found.names_version:
        print_problem(
            f"The input names no API version; the newest known one, {store.newest}, is taken."
        )
    if found.key:
        print_problem("The input holds an API key; it was left out.")
    for sentence in (*found.ignored, *found.notes):
        print_problem(sentence)
    if found.kind != session.KIND:
        titles = {kind.name: kind.title for kind in kinds()}
        title = found.title or titles.get(found.kind)
        print_problem(Message("Read as: {title}.", title=title or found.kind))
    write_result(json_for_terminal(data.decode()))
    return ExitCode.FINE


def _text(name: str) -> str:
    if name == STANDARD_INPUT:
        shown = "Standard input"
        data = read_standard_input(MAX_BYTES)
    else:
        path = Path(name)
        shown = path.name
        data = read_bounded(path, MAX_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "{shown} is not UTF-8 text (byte {start}).", shown=shown, start=error.start + 1
        ) from None
