"""What splitting a command line brings: its words, and the shell that it is written for."""

from dataclasses import dataclass
from enum import StrEnum

from session_composer.codecs.readers.plain.line_finder import LineFinder
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value


class Shell(StrEnum):
    """The shells whose quoting is known."""

    POSIX = "POSIX shell"
    POWERSHELL = "PowerShell"
    CMD = "cmd.exe"

    @property
    def in_words(self) -> Value:
        """What it is called in a sentence."""
        return Message("POSIX shell") if self is Shell.POSIX else self.value


@dataclass(frozen=True, slots=True)
class Word:
    """One word, without its quotes. ``expands`` tells that the shell would put something in."""

    text: str
    expands: bool = False


@dataclass(slots=True)
class Script:
    """The commands of a text, and what had to be mended to read them."""

    shell: Shell
    commands: list[list[Word]]
    mended: bool = False
    """Whether a continuation sign was missing, or had white space behind it."""


def unclosed_error(text: str, offset: int, sign: str) -> InputError:
    """Make the error for something that begins and does not end."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return InputError(
        "The {sign} in line {line}, column {column} is never closed.",
        sign=sign,
        line=line,
        column=column,
    )


def command_lines(text: str, commands: list[list[Word]]) -> list[int]:
    """Tell the lines, from 1, in which the commands of a text begin."""
    lines = LineFinder(text)
    return [lines.line(command[0].text) for command in commands]
