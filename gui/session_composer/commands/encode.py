"""encode: the body of a session file."""

import sys

from session_composer.core.request.form import encode, pairs
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, print_line, write_result
from .sources import read_session


def encode_command(file: str, *, decoded: bool) -> int:
    """Print the exact body, or its decoded pairs."""
    store = CatalogStore()
    request = read_session(file, store)
    catalog = store.catalog(request.api_version)
    if decoded:
        # Lazy: compiling what it looks for takes its time.
        from session_composer.core.text.display_safe import printable

        for pair in pairs(request, catalog):
            print_line(f"{printable(pair.name)}={printable(pair.value)}")
    else:
        # A newline would become part of the body wherever the output is piped to.
        write_result(
            encode(request, catalog) + ("\n" if sys.stdout and sys.stdout.isatty() else "")
        )
    return ExitCode.FINE
