"""Variables that a command is given in front of it, which may hold the key."""

import re
from collections.abc import Iterable

from session_composer.codecs import budget
from session_composer.codecs.readers.plain.collector import Collector
from session_composer.core.text.message import Message

from .words import Word

_ASSIGNMENT = re.compile(r"(?:\$env:)?(\w+)=(.*)", re.DOTALL)
_NAMED = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_UNFIT = re.compile(r"[\s$`]|(?:sk|rk|rkcs)_|\A\Z")
_SETTERS = ("export", "set", "env", "declare", "local", "sudo", "$", "%", ">")
_KEY = re.compile(r"(?:sk|rk|rkcs)_")


def is_assignment(word: Word) -> bool:
    """Whether a word sets a variable."""
    return _ASSIGNMENT.fullmatch(word.text) is not None


def put_in(commands: list[list[Word]]) -> list[list[Word]]:
    """Put the values of variables where they are named, as far as the text gives them one.

    Not those with spaces, which a shell may split, nor keys.
    """
    values: dict[str, str] = {}
    characters = budget.character_budget()

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1] or match[2], match[0])
        characters.spend(len(found))
        return found

    made = []
    for command in commands:
        words = [
            Word(text := _NAMED.sub(value, word.text), "$" in text or "`" in text)
            if word.expands and values
            else word
            for word in command
        ]
        set_by = words[1:] if words[0].text in _SETTERS else words
        if all(map(is_assignment, set_by)):
            pairs = (word.text.partition("=")[::2] for word in set_by)
            values |= {name: text for name, text in pairs if not _UNFIT.search(text)}
        made.append(words)
    return made


def take_keys(commands: Iterable[list[Word]], found: Collector) -> None:
    """Take a key that is assigned before a command, or by a command of its own."""
    for command in commands:
        for word in command:
            match = _ASSIGNMENT.fullmatch(word.text)
            if match and _KEY.match(match[2]):
                found.take_key(match[2], Message("the variable {match}", match=match[1][:40]))
            elif not match and word.text not in _SETTERS:
                break
