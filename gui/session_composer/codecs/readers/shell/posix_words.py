"""Splits shell commands into words, for POSIX shells, PowerShell and cmd.exe.

Nothing is expanded or run: variables and substitutions stay as they are spelled, and are marked.
All patterns are possessive, so that the time taken grows with the length of the text and no faster.
"""

import re
from collections.abc import Callable

from session_composer.core.text.errors import InputError

from .assignments import put_in
from .cmd_words import split_cmd
from .words import Script, Shell, Word, unclosed_error


def split(text: str) -> Script:
    """Split a text into commands and these into words. Raises InputError with the place."""
    text = text.strip("\ufeff")
    if prompt := _PROMPT.match(text):
        text = text[prompt.end() :]
    shell = shell_of(text)
    if shell is Shell.CMD:
        return Script(shell, split_cmd(text))
    script = _Splitter(text, shell).script
    if shell is Shell.POSIX:
        script.commands = put_in(script.commands)
    return script


def shell_of(text: str) -> Shell:
    """Tell the shell for which a command is written, by how its lines go on."""
    ends = {"\\": 0, "`": 0, "^": 0}
    for line in text.rstrip().split("\n")[:-1]:
        end = line.rstrip(" \t\r")[-1:]
        if end in ends:
            ends[end] += 1
    sign = max(ends, key=lambda end: ends[end])
    if ends[sign]:
        return {"\\": Shell.POSIX, "`": Shell.POWERSHELL, "^": Shell.CMD}[sign]
    if "$env:" in text or (".exe" in text and "'" in text):
        return Shell.POWERSHELL
    if '^"' in text or "^%" in text or ("'" not in text and _PERCENT_VARIABLE.search(text)):
        return Shell.CMD
    return Shell.POSIX


PROMPT = (
    r"(?:[$%>][ \t]|\#[ \t](?=curl|stripe)|PS(?: [^>\n\"']{0,200})?>"
    r"|[A-Za-z]:\\[^>\n\"']{0,200}>)[ \t]*+"
)
"""What a terminal shows before a command."""
LONGEST_START = 4 * 1024
"""No beginning of a command is longer, prompt, variables and path included."""

HERE = "<<<"
"""What stands before a text that is handed to a command; a word of its own."""

_PROMPT = re.compile(r"\s*+" + PROMPT)
_PERCENT_VARIABLE = re.compile(r"%[A-Z_][A-Z0-9_]{2,60}%")

_POSIX = re.compile(
    r"""
      (?P<continued>\\[ \t]*+\r?+\n|(?<=\s)\\[ \t]*+\Z|(?<=[ \t])\\[ \t]++(?=-|https?://))
    | \\(?P<escaped>[\s\S])
    | '(?P<single>[^']*+)'
    | \$'(?P<ansi>(?:[^'\\]++|\\[\s\S])*+)'
    | \$?"(?P<double>(?:[^"\\]++|\\[\s\S])*+)"
    | (?P<variable>\$\([^()]*+\)|`[^`]*+`|\$\{[^{}\n]*+\}|\$[A-Za-z_0-9@*?]\w*+)
    | (?P<space>\s++)
    | (?P<redirect>&?>>?&?|<<?<?&?)
    | (?P<operator>[|&;()]++)
    | (?P<comment>\#)
    | (?P<plain>[^\s\\'"$`|&;<>()\#]++|\$)
    """,
    re.VERBOSE,
)
_POWERSHELL = re.compile(
    r"""
      (?P<continued>`[ \t]*+\r?+\n|(?<=\s)`[ \t]*+\Z)
    | `(?P<escaped>[\s\S])
    | (?P<here>@['"][ \t]*+\r?\n)
    | '(?P<single>[^']*+(?:''[^']*+)*+)'
    | "(?P<double>(?:[^"`]++|`[\s\S]|"")*+)"
    | (?P<variable>\$\([^()]*+\)|\$\{[^{}\n]*+\}|\$[A-Za-z_?][\w:]*+)
    | (?P<space>\s++)
    | (?P<redirect>[*]?>>?(?:&\d)?)
    | (?P<operator>[|&;()]++)
    | (?P<comment>\#)
    | (?P<plain>[^\s`'"$|&;>()\#*@]++|[$*@])
    """,
    re.VERBOSE,
)
_LINE_END = re.compile(r"\n|\Z")
_EXPANSION = re.compile(r"\$[\w({?@*]|`")
_DOUBLE_ESCAPE = re.compile(r"\\([$`\"\\\n])")
_BACKTICK_ESCAPE = re.compile(r"`(\r?\n|[\s\S])|\"\"")
_BACKTICK = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "f": "\f"}
_ANSI_ESCAPE = re.compile(
    r"\\(?:x(?P<hex>[0-9A-Fa-f]{1,2})|u(?P<short>[0-9A-Fa-f]{1,4})|U(?P<long>[0-9A-Fa-f]{1,8})"
    r"|(?P<octal>[0-7]{1,3})|c(?P<control>[\s\S])|(?P<other>[\s\S]))"
)
_ANSI = {
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "E": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


class _Splitter:
    def __init__(self, text: str, shell: Shell) -> None:
        self.script = Script(shell, [])
        self._text = text
        self._powershell = shell is Shell.POWERSHELL
        self._command: list[Word] = []
        self._pieces: list[str] | None = None
        self._expands = False
        self._redirected = False
        pattern = _POWERSHELL if self._powershell else _POSIX
        offset = 0
        while offset < len(text):
            match = pattern.match(text, offset)
            if match is None:
                sign = text[offset]
                raise unclosed_error(text, offset, sign)
            offset = self._take(match)
        self._end_command()

    def _take(self, match: re.Match[str]) -> int:
        sort = match.lastgroup
        found = match[sort] if sort else ""
        match sort:
            case "continued":
                self.script.mended |= found.strip("\r\n") not in ("\\", "`")
                if self._powershell:
                    self._end_word()
            case "space":
                self._end_word()
                if "\n" in found and not self._goes_on(match.end()):
                    self._end_command()
            case "operator":
                self._end_command()
            case "redirect":
                if self._pieces and "".join(self._pieces).isdigit():
                    self._pieces = None
                self._end_word()
                self._redirected = not found.endswith("1") and found != HERE
                if found == HERE:
                    self._command.append(Word(HERE))
            case "comment" if self._pieces is None:
                end = _LINE_END.search(self._text, match.end())
                return end.start() if end else len(self._text)
            case "here":
                return self._take_here_string(match)
            case _:
                self._add(sort or "", found)
        return match.end()

    def _take_here_string(self, match: re.Match[str]) -> int:
        """Take a text over several lines, as it is quoted in PowerShell."""
        quote = match[0][1]
        end = self._text.find(f"\n{quote}@", match.end() - 1)
        if end < 0:
            raise unclosed_error(self._text, match.start(), match[0][:2])
        found = self._text[match.end() : end].removesuffix("\r")
        self._add("here" if quote == "'" else "here_double", found)
        return end + 3

    def _add(self, sort: str, found: str) -> None:
        if self._pieces is None:
            self._pieces = []
        self._expands |= sort == "variable" or (
            sort in ("double", "here_double") and _EXPANSION.search(found) is not None
        )
        self._pieces.append(_READ.get((self._powershell, sort), str)(found))

    def _end_word(self) -> None:
        if self._pieces is not None and not self._redirected:
            text = "".join(self._pieces)
            # Windows PowerShell hands \" on for programs to read as a quote.
            self._command.append(
                Word(text.replace('\\"', '"') if self._powershell else text, self._expands)
            )
        if self._pieces is not None:
            self._redirected = False
        self._pieces = None
        self._expands = False

    def _end_command(self) -> None:
        self._end_word()
        self._redirected = False
        if self._command:
            self.script.commands.append(self._command)
        self._command = []

    def _goes_on(self, offset: int) -> bool:
        """Whether a line that begins with an option goes on with the command before it."""
        if not self._command or self._text[offset : offset + 1] != "-":
            return False
        self.script.mended = True
        return True


def _ansi(text: str) -> str:
    return (
        _ANSI_ESCAPE.sub(_ansi_escape, text)
        .encode("utf-8", "surrogateescape")
        .decode("utf-8", "replace")
    )


def _ansi_escape(match: re.Match[str]) -> str:
    if byte := match["hex"]:
        return _byte(int(byte, 16))
    if byte := match["octal"]:
        return _byte(int(byte, 8) & 0xFF)
    if code := match["short"] or match["long"]:
        number = int(code, 16)
        if number > 0x10FFFF or 0xD800 <= number < 0xE000:
            raise InputError("{match} does not stand for a character.", match=match[0])
        return chr(number)
    if control := match["control"]:
        return chr(ord(control.upper()) & 0x1F)
    other = match["other"]
    return _ANSI.get(other) or (other if other in "\\'\"?" else match[0])


def _byte(number: int) -> str:
    """Stand in for a byte, until all bytes of a character are there."""
    return chr(number) if number < 0x80 else chr(0xDC00 + number)


def _unescape_double(text: str) -> str:
    return _DOUBLE_ESCAPE.sub(lambda match: "" if match[1] == "\n" else match[1], text)


def _unescape_backticks(text: str) -> str:
    return _BACKTICK_ESCAPE.sub(
        lambda match: '"' if match[1] is None else _backtick(match[1]), text
    )


def _backtick(escaped: str) -> str:
    return "" if "\n" in escaped else _BACKTICK.get(escaped, escaped)


_READ: dict[tuple[bool, str], Callable[[str], str]] = {
    (False, "ansi"): _ansi,
    (False, "double"): _unescape_double,
    (True, "single"): lambda text: text.replace("''", "'"),
    (True, "double"): _unescape_backticks,
    (True, "here_double"): _unescape_backticks,
    (True, "escaped"): _backtick,
}
