"""Reads commands of HTTPie and of wget. Nothing is run, and no file is read."""

import re
from collections.abc import Callable, Iterator, Sequence

from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.envelope import Envelope, EnvelopeRow, candidates
from session_composer.codecs.readers.plain.raw_values import RawValue
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.json_text import parse_json

from .pieces import bounded_search
from .posix_words import HERE, LONGEST_START, PROMPT, split
from .words import Word, command_lines

HTTPIE = "httpie"
WGET = "wget"

_BEFORE = rf"(?m)^[ \t]{{0,80}}(?!//)(?:{PROMPT})?(?:(?:echo|printf)[^\n]{{1,9999}}\|[ \t]*)?"
_HTTPIE_COMMAND = re.compile(
    _BEFORE
    + r"(?:https?|xhs?)[ \t^`\\]+(?:-|GET\b|POST\b|PUT\b|https?://|:|[\w.:/-]*account_sessions)"
)
_WGET_COMMAND = re.compile(_BEFORE + r"wget(?:\.exe)?[ \t^`\\]")
_HTTPIE_PROGRAM = re.compile(r"https?|xhs?")
_WGET_PROGRAM = re.compile(r"wget(?:\.exe)?")
_METHOD = re.compile(r"[A-Z]{3,7}")
# The earliest separator of an item counts, and of those that begin there the longest.
_ITEM = re.compile(r"(?P<name>(?:\\.|[^\\:=@;])*)(?P<sign>:=@|==@|=@|:@|:=|==|=|:|;|@)")
_ESCAPED = re.compile(r"\\([:;=@])")
_HTTPIE_OPTIONS = """
    -a --auth -A --auth-type -o --output -p --print -s --style --session --session-read-only
    --timeout --verify --cert --cert-key --proxy --pretty --max-redirects --boundary --raw
    --format-options --ssl --ciphers --default-scheme --response-charset
    """
_HTTPIE_VALUED = frozenset(_HTTPIE_OPTIONS.split())
_WGET_OPTIONS = """
    -O -o -a -e -t -T -U --output-document --header --post-data --post-file --body-data
    --body-file --method --user --password --http-user --timeout --tries --user-agent
    """
_WGET_VALUED = frozenset(_WGET_OPTIONS.split())

type _Options = list[tuple[str, str]]
type _Make = Callable[[_Options, str, int], Envelope]


def looks_like_httpie(text: str) -> int:
    """Say how much a text looks like a command of HTTPie, 0 for not at all."""
    return _likeness(_HTTPIE_COMMAND, text, "http")


def looks_like_wget(text: str) -> int:
    """Say how much a text looks like a command of wget, 0 for not at all."""
    return _likeness(_WGET_COMMAND, text, "wget")


def read_httpie(text: str) -> Sequence[Candidate]:
    """Read commands of HTTPie. Raises InputError when none creates an account session."""
    return _read(text, _HTTPIE_PROGRAM, _HTTPIE_VALUED, _httpie)


def read_wget(text: str) -> Sequence[Candidate]:
    """Read commands of wget. Raises InputError when none creates an account session."""
    return _read(text, _WGET_PROGRAM, _WGET_VALUED, _wget)


def _likeness(command: re.Pattern[str], text: str, needle: str) -> int:
    first = bounded_search(command, text, needle, LONGEST_START)
    if first is None or "account_sessions" not in text:
        return 0
    return 61 if text[: first.start()].strip() else 82


def _read(
    text: str, program: re.Pattern[str], valued: frozenset[str], make: _Make
) -> Sequence[Candidate]:
    found = []
    piped = ""
    script = split(text)
    lines = command_lines(text, script.commands)
    for command, line in zip(script.commands, lines, strict=True):
        # Of a path its last part.
        names = [word.text.replace("\\", "/").rpartition("/")[2] for word in command]
        place = next((at for at, name in enumerate(names) if program.fullmatch(name)), -1)
        if place >= 0:
            found.append(make(list(_options(command[place + 1 :], valued)), piped, line))
        piped = command[-1].text if command[0].text in ("echo", "printf") else ""
    return candidates(found)


def _options(words: list[Word], valued: frozenset[str]) -> Iterator[tuple[str, str]]:
    """List options with their values, and arguments under the name of nothing."""
    rest = iter(words)
    for word in rest:
        text = word.text
        name, equals, value = text.partition("=")
        if text == HERE or text in valued:
            yield text, next(rest, Word("")).text
        elif text.startswith("--") and equals:
            yield name, value
        elif text[:2] in valued and len(text) > 2 and not text.startswith("--"):
            yield text[:2], text[2:]
        elif text.startswith("-") and len(text) > 1:
            yield text, ""
        else:
            yield "", text


def _httpie(options: _Options, piped: str, line: int) -> Envelope:
    arguments = [value for name, value in options if not name]
    method = arguments.pop(0) if arguments and _METHOD.fullmatch(arguments[0]) else ""
    url = arguments.pop(0) if arguments else ""
    given = dict(options)
    headers: list[tuple[str, str]] = []
    rows: list[EnvelopeRow] = []
    reads_file = False
    for item in arguments:
        match = _ITEM.match(item)
        if match is None:
            continue
        name = re.sub(r"\\(.)", r"\1", match["name"])
        value = _ESCAPED.sub(r"\1", item[match.end() :])
        match match["sign"]:
            case ":" | ";":
                headers.append((name, value))
            case "=" | "==":
                rows.append(EnvelopeRow(name, value))
            case ":=":
                rows.append(EnvelopeRow(name, _typed(value, given)))
            case _:
                reads_file = True
    login = (given.get("-a") or given.get("--auth") or "").partition(":")[0]
    return Envelope(
        Message("HTTPie command"),
        url,
        method,
        headers,
        rows,
        body=given.get("--raw") or given.get(HERE) or ("" if rows else piped),
        login=login,
        line=line,
        reads_file=reads_file,
    )


def _typed(value: str, given: dict[str, str]) -> RawValue:
    """Read the JSON behind ``:=``; in a form HTTPie sends what Python calls it."""
    if given.keys() & {"-f", "--form"} and value in ("true", "false"):
        return value.capitalize()
    try:
        return parse_json(value.encode())
    except InputError:
        return value


def _wget(options: _Options, _piped: str, line: int) -> Envelope:
    given = dict(options)
    headers = []
    for name, value in options:
        if name == "--header":
            header, _, content = value.partition(":")
            headers.append((header, content))
    body = given.get("--post-data") or given.get("--body-data") or ""
    file = given.get("--post-file") or given.get("--body-file") or ""
    return Envelope(
        Message("wget command"),
        next((value for name, value in options if not name and "/" in value), ""),
        given.get("--method", "POST" if body or file else "GET"),
        headers,
        body=body,
        login=given.get("--user") or given.get("--http-user") or "",
        line=line,
        reads_file=bool(file),
    )
