"""The request as a command of the Stripe CLI, in the form that every version of it understands."""

from session_composer.core.request.form import Pair, pairs
from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import ACCOUNT

from .sdk_code import ACCOUNT_NOTE
from .shell_quote import shell_quoted
from .snippet import KEY_VARIABLE, Code, CodeLine, CodeSource, make_code

_PATH = "/v1/account_sessions"


def stripe_cli(source: CodeSource) -> Code:
    """Write a command for bash and zsh.

    Raises InputError for what no command line can hold.
    """
    request, catalog = source.request, source.catalog
    # From the environment: what is an argument can be seen in the list of processes.
    lines = [
        CodeLine(f'STRIPE_API_KEY="${KEY_VARIABLE}" stripe post {_PATH}'),
        CodeLine(f"  --stripe-version {shell_quoted(catalog.header)}"),
        *(CodeLine(f"  -d {_data(pair)}", pair.path) for pair in pairs(request, catalog)),
    ]
    command = [CodeLine(f"{line.text} \\", line.path) for line in lines[:-1]]
    notes = [] if request.account else [CodeLine(f"# {ACCOUNT_NOTE}", ACCOUNT)]
    return make_code([*notes, *command, lines[-1]])


def _data(pair: Pair) -> str:
    if "=" in pair.name:
        raise InputError(
            "The Stripe CLI cannot send {name}: it ends a name at the first '='.",
            name=repr(pair.name[:80]),
        )
    if "\0" in pair.name + pair.value:
        raise InputError(
            "{name} holds a NUL character, which no command line can.", name=repr(pair.name[:80])
        )
    return shell_quoted(f"{pair.name}={pair.value}")
