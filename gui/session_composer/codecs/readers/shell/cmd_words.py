"""Splits commands of cmd.exe into words.

There are two readers one after the other: cmd.exe, with its carets, percent signs and operators,
makes a command line; the program that it starts then takes that apart at white space and quotes.
"""

import re

from session_composer.core.text.errors import InputError

from .words import Word, unclosed_error

_SHELL = re.compile(
    r"""
      (?P<continued>\^(?:\r?\n|\Z))(?P<behind>\r?\n|[\s\S])?+
    | \^(?P<escaped>[\s\S])
    | (?P<quoted>"[^"\n]*+(?P<end>"|(?=\n)|\Z))
    | (?P<redirect>>{1,2}(?:&\d)?|<)[ \t]*+(?:"[^"\n]*+"|[^\s"|&<>]*+)
    | (?P<operator>[|&\n]++)
    | (?P<plain>[^\^"|&<>\n]++|\^)
    """,
    re.VERBOSE,
)
_ARGUMENT = re.compile(
    r"""
      (?P<slashes>\\*+)(?P<quote>"{1,2})
    | (?P<space>[ \t\r]++)
    | (?P<plain>[^"\\ \t\r]++|\\++)
    """,
    re.VERBOSE,
)
_STREAM = re.compile(r"[ \t][0-2]")
_VARIABLE = re.compile(r"%[A-Za-z_][A-Za-z0-9_]{2,60}%")


def split_cmd(text: str) -> list[list[Word]]:
    """Split a text into commands and these into words. Raises InputError."""
    commands = [_words(line) for line in _lines(text)]
    return [command for command in commands if command]


def _lines(text: str) -> list[str]:
    """Do what cmd.exe does: make one command line for each command."""
    lines: list[str] = []
    pieces: list[str] = []
    for match in _SHELL.finditer(text):
        sort = match.lastgroup
        if match["operator"]:
            lines.append("".join(pieces))
            pieces = []
        elif match["quoted"]:
            if match["end"] != '"':
                raise unclosed_error(text, match.start(), '"')
            pieces.append(match["quoted"])
        elif match["redirect"]:
            # A number before it is that of the stream.
            if pieces and _STREAM.fullmatch(pieces[-1][-2:]):
                pieces[-1] = pieces[-1][:-1]
        elif match["continued"]:
            # Whatever the next line begins with has lost its meaning.
            pieces.append((match["behind"] or "").removeprefix("\r"))
        elif sort in ("escaped", "plain"):
            pieces.append(match[sort])
    lines.append("".join(pieces))
    return [line.replace("%%", "%") for line in lines]


def _words(line: str) -> list[Word]:
    """Take a command line apart as the C runtime of Windows does."""
    words: list[Word] = []
    pieces: list[str] | None = None
    inside = False
    offset = 0
    while match := _ARGUMENT.match(line, offset):
        offset = match.end()
        if match["space"] and not inside:
            if pieces is not None:
                words.append(_word(pieces))
            pieces = None
            continue
        pieces = [] if pieces is None else pieces
        if match["quote"] is None:
            pieces.append(match[0])
            continue
        slashes = len(match["slashes"])
        pieces.append("\\" * (slashes // 2))
        if slashes % 2:
            pieces.append('"')
            offset = match.start("quote") + 1
        elif inside and match["quote"] == '""':
            pieces.append('"')
        else:
            inside = not inside
            offset = match.start("quote") + 1
    if inside:
        raise InputError('A " is never closed.')
    if pieces is not None:
        words.append(_word(pieces))
    return words


def _word(pieces: list[str]) -> Word:
    text = "".join(pieces)
    return Word(text, _VARIABLE.search(text) is not None)
