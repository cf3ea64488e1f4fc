"""Finds the cURL command in a text, and reads it. Nothing is run."""

import re
from functools import partial

from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.envelope import PATH
from session_composer.codecs.readers.plain.raw_values import sentence_safe
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

from .assignments import is_assignment, take_keys
from .curl_options import CurlOption, parse_options
from .curl_request import CurlRequest
from .pieces import bounded_search
from .posix_words import LONGEST_START, PROMPT, split
from .words import Script, Word, command_lines

KIND = "curl"

_COMMAND = re.compile(
    rf"(?m)^[ \t]{{0,80}}(?!//)(?:{PROMPT})?(?:\w{{1,60}}=[^\s(]{{0,200}}[ \t]{{1,9}}){{0,5}}"
    r"(?:[\w.:\\/-]{0,200}[\\/])?curl(?:\.exe)?[ \t^`\\]"
)
_SUBSTITUTED = re.compile(r"(?P<sign>\"\$\(|\$\(|`)\s*+curl(?:\.exe)?\s")
_SUBSTITUTION_ENDS = {'"$(': ')"', "$(": "", "`": "`"}
_OPTIONS_ALONE = re.compile(r"\s*+(?:-d|-u|-H|--data(?:-raw|-urlencode)?|--header|--user)[\s'\"]")
_PROGRAM = re.compile(r"(?:.*[\\/])?curl(?:\.exe)?", re.IGNORECASE | re.DOTALL)
_BEFORE = {"sudo", "time", "env", "command", "exec", "$", ">", "%", "@"}
_SILENT = {"rem", "::", "@echo", "#!/bin/sh", "#!/bin/bash", "set", "export"}


def looks_like(text: str) -> int:
    """Say how much a text looks like a cURL command, 0 for not at all."""
    first = bounded_search(_COMMAND, text, "curl", LONGEST_START)
    if first is None:
        return 55 if _OPTIONS_ALONE.match(text) else 45 if _SUBSTITUTED.search(text) else 0
    return 60 if text[: first.start()].strip() else 80


def read(text: str) -> list[Candidate]:
    """List the cURL commands that create account sessions. Raises InputError."""
    script = split(text)
    if not any(_arguments(command) is not None for command in script.commands):
        inner = _SUBSTITUTED.search(text)
        if inner:
            script = split(_substituted(text, inner))
    if _OPTIONS_ALONE.match(text) and script.commands:
        return [Candidate(1, partial(_fill, script, list(parse_options(script.commands[0])), 0))]
    lines = command_lines(text, script.commands)
    found = [
        (line, list(parse_options(arguments)))
        for command, line in zip(script.commands, lines, strict=True)
        if (arguments := _arguments(command)) is not None
    ]
    if not found:
        raise InputError("There is no cURL command in the text.")
    # A command for another address says so, where there is no other.
    chosen = [one for one in found if _is_for_sessions(one[1])] or found[:1]
    others = len(found) - len(chosen)
    return [Candidate(line, partial(_fill, script, options, others)) for line, options in chosen]


def _fill(script: Script, options: list[CurlOption], others: int, found: Collector) -> None:
    found.understand(Message("A cURL command, quoted for {value}.", value=script.shell.in_words))
    take_keys(script.commands, found)
    if others:
        found.ignore(Message("A cURL command for another address is left out."))
    for command in script.commands:
        name = command[0].text
        is_other = _arguments(command) is None and not all(map(is_assignment, command))
        if is_other and name not in _SILENT and not name.startswith("-"):
            found.ignore(Message("The command {name} is left out.", name=sentence_safe(name, 60)))
    request = CurlRequest(found)
    request.take(options)
    if script.mended:
        found.note(
            Message("A sign that a line goes on was missing or not at its end; it was put in.")
        )
    found.take_pairs(request.pairs())


def _substituted(text: str, start: re.Match[str]) -> str:
    """Return the commands whose output a script takes. A mere parenthesis ends them by itself."""
    sign = start["sign"]
    end = _SUBSTITUTION_ENDS[sign]
    begin = start.end("sign")
    stop = text.find(end, begin) if end else -1
    return text[begin : stop if stop >= 0 else len(text)]


def _arguments(command: list[Word]) -> list[Word] | None:
    """Words behind the name of the program; None when it is another program."""
    for place, word in enumerate(command):
        if _PROGRAM.fullmatch(word.text):
            return command[place + 1 :]
        if word.text not in _BEFORE and not is_assignment(word):
            return None
    return None


def _is_for_sessions(found: list[CurlOption]) -> bool:
    return any(PATH in option.value for option in found if option.name in ("", "url"))
