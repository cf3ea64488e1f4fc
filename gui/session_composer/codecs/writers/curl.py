"""The request as a cURL command, for three kinds of shell.

What is quoted is either an encoded pair or the API version. Those hold no quote, no backslash and
no ``@`` at their beginning: ``-d`` never takes one for the name of a file.
"""

from collections.abc import Callable, Iterator

from session_composer.core.request.form import CONTENT_TYPE, pairs

from .snippet import KEY_VARIABLE, SESSIONS_URL, Code, CodeLine, CodeSource, make_code

CMD_LIMIT = 8191
"""Characters that cmd.exe takes as one command."""
_MAX_KEY = 300

_PERCENT_NOTE = (
    "rem This is for a batch file. At the prompt, write every doubled percent sign only once."
)
_LENGTH_NOTE = f"rem This is longer than the {CMD_LIMIT} characters that cmd.exe takes."

# PowerShell before 7.3 does not pass an empty argument on, so that -d '' cannot be used there.
_NO_BODY = ("-X POST", f"-H 'Content-Type: {CONTENT_TYPE}'", "-H 'Content-Length: 0'")


def posix(source: CodeSource) -> Code:
    """Write a command for bash, zsh and other POSIX shells."""
    lines = _command("curl", f"${KEY_VARIABLE}", source, _single, ("-d ''",))
    return make_code(_continued(lines, "\\"))


def powershell(source: CodeSource) -> Code:
    """Write a command for Windows PowerShell 5 and PowerShell 7."""
    # In Windows PowerShell, curl without .exe is an alias of something else.
    lines = _command("curl.exe", f"$env:{KEY_VARIABLE}", source, _single, _NO_BODY)
    return make_code(_continued(lines, "`"))


def cmd(source: CodeSource) -> Code:
    """Write a command for a batch file of cmd.exe.

    Its prompt takes it, too, unless there is a ``%`` to send: only a batch file undoubles it.
    """
    lines = _command("curl", f"%{KEY_VARIABLE}%", source, _double, ('-d ""',))
    command = list(_continued(lines, "^"))
    notes = []
    if any("%%" in line.text for line in command):
        notes.append(CodeLine(_PERCENT_NOTE))
    if sum(len(line.text) for line in command) + _MAX_KEY > CMD_LIMIT:
        notes.append(CodeLine(_LENGTH_NOTE))
    return make_code(notes + command)


def _command(
    program: str,
    key: str,
    source: CodeSource,
    quote: Callable[[str], str],
    no_body: tuple[str, ...],
) -> list[CodeLine]:
    """Lines of a command, without what joins them. ``no_body`` are the options for nothing."""
    found = pairs(source.request, source.catalog)
    data = [CodeLine(f"  -d {quote(pair.encoded)}", pair.path) for pair in found]
    return [
        CodeLine(f"{program} {SESSIONS_URL}"),
        CodeLine(f'  -H "Authorization: Bearer {key}"'),
        CodeLine(f"  -H {quote(f'Stripe-Version: {source.catalog.header}')}"),
        *(data or [CodeLine(f"  {option}") for option in no_body]),
    ]


def _continued(lines: list[CodeLine], sign: str) -> Iterator[CodeLine]:
    for line in lines[:-1]:
        yield CodeLine(f"{line.text} {sign}", line.path)
    yield lines[-1]


def _single(text: str) -> str:
    return f"'{text}'"


def _double(text: str) -> str:
    return '"' + text.replace("%", "%%") + '"'
