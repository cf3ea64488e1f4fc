"""Reads commands of the Stripe CLI, both ``stripe post`` and ``stripe account_sessions create``."""

import re
from functools import partial

from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.placeholders import is_placeholder
from session_composer.codecs.readers.plain.raw_values import sentence_safe
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import wire_name

from .assignments import is_assignment, take_keys
from .pieces import bounded_search
from .posix_words import LONGEST_START, PROMPT, split
from .words import Script, Word, command_lines

KIND = "stripe-cli"

_COMMAND = re.compile(
    rf"(?m)^[ \t]{{0,80}}(?:{PROMPT})?(?:\w{{1,60}}=[^\s(]{{0,200}}[ \t]{{1,9}}){{0,5}}"
    r"(?:(?!//)(?:[\w.:\\/-]{0,200}[\\/])?stripe(?:\.exe)?"
    r"|docker[ \t][^\n]{0,300}stripe-cli\S{0,40})"
    r"[ \t^`\\]{1,9}[\r\n]{0,2}[ \t]{0,80}(?:-|post\b|get\b|delete\b|[\w-]{1,60}[ \t]{1,9}[a-z-])"
)
_PROGRAM = re.compile(r"(?:.*[\\/])?stripe(?:\.exe)?|stripe/stripe-cli(?::\S*)?", re.DOTALL)
_TELLING = (
    "account_sessions",
    "account-sessions",
    "/v1/",
    " post ",
    " get ",
    " --",
    " -d",
    "\\",
    "`",
    "^",
)
_SESSIONS = ("account_sessions", "account-sessions")
_WORDS = ("true", "false")

_SHORT = {
    "d": "data",
    "e": "expand",
    "v": "stripe-version",
    "i": "idempotency",
    "p": "project-name",
    "l": "limit",
    "b": "starting-after",
    "a": "ending-before",
}
_VALUED = {
    *_SHORT.values(),
    "api-key",
    "stripe-account",
    "stripe-context",
    "config",
    "color",
    "device-name",
    "log-level",
}
_FLAGS = {"live", "show-headers", "confirm", "dry-run", "help", "version", "dark-style"}


def looks_like(text: str) -> int:
    """Say how much a text looks like a command of the Stripe CLI, 0 for not at all."""
    first = bounded_search(_COMMAND, text, "stripe", LONGEST_START)
    if first is None:
        return 0
    command = text[first.start() : first.start() + LONGEST_START].partition("\n")[0]
    if not any(word in command for word in _TELLING):
        # A comment, or prose that begins with the word.
        return 20
    if command.lstrip().startswith("#"):
        # A prompt or a comment: code around it is what was meant.
        return 57
    return 60 if text[: first.start()].strip() else 80


def read(text: str) -> list[Candidate]:
    """List the commands of the Stripe CLI that create account sessions. Raises InputError."""
    script = split(text)
    found = [
        (line, arguments)
        for command, line in zip(script.commands, command_lines(text, script.commands), strict=True)
        if (arguments := _arguments(command)) is not None
    ]
    if not found:
        raise InputError("There is no command of the Stripe CLI in the text.")
    chosen = [one for one in found if _is_for_sessions(one[1])] or found[:1]
    others = len(found) - len(chosen)
    return [Candidate(line, partial(_fill, script, words, others)) for line, words in chosen]


def _fill(script: Script, chosen: list[Word], others: int, found: Collector) -> None:
    for command in script.commands:
        if _arguments(command) is None and not all(map(is_assignment, command)):
            found.ignore(
                Message("The command {text} is left out.", text=sentence_safe(command[0].text, 60))
            )
    if others:
        found.ignore(Message("Another command of the Stripe CLI is left out."))
    found.understand(
        Message("A command of the Stripe CLI, quoted for {value}.", value=script.shell.in_words)
    )
    if script.mended:
        found.note(
            Message("A sign that a line goes on was missing or not at its end; it was put in.")
        )
    take_keys(script.commands, found)
    found.take_pairs(_Reader(found, chosen).pairs())


def _arguments(command: list[Word]) -> list[Word] | None:
    for place, word in enumerate(command):
        if _PROGRAM.fullmatch(word.text):
            return command[place + 1 :]
    return None


def _is_for_sessions(words: list[Word]) -> bool:
    return any(name in word.text for word in words for name in _SESSIONS)


class _Reader:
    def __init__(self, found: Collector, words: list[Word]) -> None:
        self._found = found
        self._words = words
        self._at = 0
        self._pairs: list[tuple[str, str]] = []
        self._expand: list[tuple[str, str]] = []
        self._positions: list[str] = []

    def pairs(self) -> list[tuple[str, str]]:
        """List the names and values that the command sends. Raises InputError."""
        while word := self._next():
            if word.text.startswith("--") and len(word.text) > 2:
                self._long(word)
            elif word.text.startswith("-") and len(word.text) > 1:
                self._short(word)
            elif word.text:
                self._positions.append(word.text)
        self._check_positions()
        return self._pairs + self._expand

    def _next(self) -> Word | None:
        if self._at == len(self._words):
            return None
        self._at += 1
        return self._words[self._at - 1]

    def _value(self, spelled: str) -> Word:
        word = self._next()
        if word is None:
            raise InputError(
                "The option {spelled} has no value.", spelled=sentence_safe(spelled, 40)
            )
        return word

    def _check_positions(self) -> None:
        positions = self._positions
        if positions[:1] == ["post"] and len(positions) == 2:
            place = positions[1].strip("/").removeprefix("v1/")
            if place == "account_sessions":
                return
            raise InputError(
                "The command calls {positions}, not /v1/account_sessions.",
                positions=sentence_safe(positions[1], 80),
            )
        if positions[:1] and positions[0] in _SESSIONS and positions[1:] == ["create"]:
            return
        shown = sentence_safe(" ".join(["stripe", *positions]), 80)
        raise InputError("The command {shown} creates no account session.", shown=shown)

    def _long(self, word: Word) -> None:
        name, equals, value = word.text[2:].partition("=")
        if name in _FLAGS:
            self._found.ignore(Message("The option --{name} is left out.", name=name))
        elif name in _VALUED:
            given = Word(value, word.expands) if equals else self._value(f"--{name}")
            self._take(name, given)
        elif equals:
            self._parameter(name, Word(value, word.expands))
        else:
            self._parameter(name, self._value_of(name))

    def _value_of(self, name: str) -> Word:
        """Value of a parameter that has no "=": true, unless a word that can only be it follows."""
        following = self._words[self._at : self._at + 1]
        if name != "account" and (not following or following[0].text.startswith("-")):
            return Word("true")
        value = self._value(f"--{name}")
        if value.text in _WORDS:
            flag = f"--{sentence_safe(name, 80)}"
            self._found.note(
                Message(
                    "{flag} {text} is taken as {flag2}={text2}; written with a space, the "
                    "CLI sends true.",
                    flag=flag,
                    text=value.text,
                    flag2=flag,
                    text2=value.text,
                )
            )
        return value

    def _short(self, word: Word) -> None:
        for place, letter in enumerate(word.text[1:], 2):
            name = _SHORT.get(letter)
            if name is None:
                self._found.ignore(
                    Message("The option -{letter} is left out.", letter=sentence_safe(letter, 10))
                )
                continue
            glued = word.text[place:].removeprefix("=")
            self._take(name, Word(glued, word.expands) if glued else self._value(f"-{letter}"))
            return

    def _take(self, name: str, value: Word) -> None:
        match name:
            case "data":
                self._data(value)
            case "expand":
                self._expand.append(("expand[]", value.text))
            case "stripe-version":
                self._found.take_version(value.text, Message("the option --stripe-version"))
            case "api-key" if value.expands:
                self._found.ignore(
                    Message("The key in the option --api-key is a variable; it is left out.")
                )
            case "api-key":
                self._found.take_key(value.text, Message("the option --api-key"))
            case "stripe-account" | "stripe-context":
                self._found.note(
                    Message(
                        "The option --{name} ({text}) is left out: it makes the request on "
                        "behalf of that account, while the session's own account is a "
                        "parameter.",
                        name=name,
                        text=sentence_safe(value.text, 60),
                    )
                )
            case _:
                self._found.ignore(Message("The option --{name} is left out.", name=name))

    def _data(self, value: Word) -> None:
        # The CLI encodes what stands there: nothing in it is percent-encoded yet.
        name, equals, text = value.text.partition("=")
        if not equals:
            raise InputError(
                "The parameter {name} after -d has no =.", name=sentence_safe(name, 80)
            )
        self._note_variable(name, value)
        self._pairs.append((name, text))

    def _parameter(self, flag: str, value: Word) -> None:
        path = tuple(key.replace("-", "_") for key in flag.split("."))
        self._note_variable(wire_name(path), value)
        self._pairs.append((wire_name(path), value.text))

    def _note_variable(self, name: str, value: Word) -> None:
        if value.expands and not is_placeholder(value.text.rpartition("=")[2]):
            self._found.note(
                Message(
                    "{name} holds something that the shell would replace; it is kept as text.",
                    name=sentence_safe(name, 100),
                )
            )
