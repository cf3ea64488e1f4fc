"""How shells make the arguments of a program, by their published rules; shares no code with ours.

PowerShell and cmd.exe do not run where the tests do. What these readings do not know they refuse.
"""

import re
from collections.abc import Mapping

_BACKTICK = {"0": "\0", "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_OPERATORS = set("&|<>()")


def windows_arguments(line: str) -> list[str]:
    """Split a command line as programs built with Microsoft's C run-time library do."""
    found: list[str] = []
    position = 0
    while True:
        while position < len(line) and line[position] in " \t":
            position += 1
        if position == len(line):
            return found
        word, quoted = "", False
        while position < len(line) and (quoted or line[position] not in " \t"):
            slashes = 0
            while line[position : position + 1] == "\\":
                slashes += 1
                position += 1
            if line[position : position + 1] != '"':
                word += "\\" * slashes
                if not slashes:
                    word += line[position]
                    position += 1
                continue
            word += "\\" * (slashes // 2)
            position += 1
            if slashes % 2:
                word += '"'
            elif quoted and line[position : position + 1] == '"':
                word += '"'
                position += 1
            else:
                quoted = not quoted
        found.append(word)


def windows_line(arguments: list[str]) -> str:
    """Join arguments so that :func:`windows_arguments` gives them back, as .NET does."""
    words = []
    for argument in arguments:
        if argument and not re.search(r'[ \t"]', argument):
            words.append(argument)
            continue
        text = re.sub(r'(\\*)"', r"\1\1\"", argument)
        text = re.sub(r"(\\+)\Z", r"\1\1", text)
        words.append(f'"{text}"')
    return " ".join(words)


def windows_powershell_line(arguments: list[str]) -> str:
    """Join arguments as PowerShell before 7.3 does: nothing is escaped, empty ones are lost."""
    kept = [argument for argument in arguments if argument]
    return " ".join(f'"{one}"' if re.search(r"\s", one) else one for one in kept)


def powershell_words(script: str, variables: Mapping[str, str]) -> list[list[str]]:
    """Commands of a PowerShell script, as words. Raises ValueError for what is not understood."""
    commands: list[list[str]] = [[]]
    position = 0
    word: str | None = None

    def finish() -> None:
        nonlocal word
        if word is not None:
            commands[-1].append(word)
        word = None

    while position < len(script):
        sign = script[position]
        position += 1
        if sign == "`" and script[position : position + 1] == "\n":
            finish()
            position += 1
        elif sign == "\n":
            finish()
            if commands[-1]:
                commands.append([])
        elif sign in " \t":
            finish()
        elif sign == "'":
            end = script.index("'", position)
            while script[end + 1 : end + 2] == "'":
                end = script.index("'", end + 2)
            word = (word or "") + script[position:end].replace("''", "'")
            position = end + 1
        elif sign == '"':
            text, position = _expandable(script, position, variables)
            word = (word or "") + text
        elif sign.isalnum() or sign in "-_.:/":
            word = (word or "") + sign
        else:
            raise ValueError(f"{sign!r} at {position - 1} of {script!r}")
    finish()
    return [command for command in commands if command]


def _expandable(script: str, position: int, variables: Mapping[str, str]) -> tuple[str, int]:
    text = ""
    while True:
        sign = script[position]
        position += 1
        if sign == '"':
            if script[position : position + 1] != '"':
                return text, position
            text += '"'
            position += 1
        elif sign == "`":
            text += _BACKTICK.get(script[position], script[position])
            position += 1
        elif sign == "$":
            match = re.compile(r"env:(\w+)").match(script, position)
            if match is None:
                raise ValueError(f"$ at {position - 1} of {script!r}")
            text += variables.get(match[1], "")
            position = match.end()
        else:
            text += sign


def cmd_lines(script: str, variables: Mapping[str, str], *, in_file: bool) -> list[str]:
    """Command lines that cmd.exe starts for a script in a batch file, or typed at its prompt.

    Raises ValueError for what is not understood.
    """
    expanded = _in_file(script, variables) if in_file else _at_prompt(script, variables)
    lines, line, quoted, position = [], "", False, 0
    while position < len(expanded):
        sign = expanded[position]
        position += 1
        if sign == "\n":
            lines.append(line)
            line, quoted = "", False
        elif sign == '"':
            quoted = not quoted
            line += sign
        elif quoted:
            line += sign
        elif sign == "^":
            # The sign after the caret is taken as it is; behind a line break, the one after that.
            if expanded[position : position + 1] == "\n":
                position += 1
            line += expanded[position : position + 1]
            position += 1
        elif sign in _OPERATORS:
            raise ValueError(f"{sign!r} stands outside quotes in {expanded!r}")
        else:
            line += sign
    lines.append(line)
    return [line for line in lines if line and not line.startswith("rem ")]


def _in_file(script: str, variables: Mapping[str, str]) -> str:
    text = re.compile(r"%(?:(%)|[0-9*]|([^%:\n]+)%)?")

    def value(match: re.Match[str]) -> str:
        return match[1] or variables.get((match[2] or "").upper(), "")

    return text.sub(value, script)


def _at_prompt(script: str, variables: Mapping[str, str]) -> str:
    text = re.compile(r"%([^%:\n]+)(?=%)")
    result, position = "", 0
    while match := text.search(script, position):
        name = match[1].upper()
        if name in variables:
            result += script[position : match.start()] + variables[name]
            position = match.end() + 1
        else:
            result += script[position : match.start() + 1]
            position = match.start() + 1
    return result + script[position:]
