"""Variables that a command is given in front of it, which may hold the key."""

import re
from collections.abc import Iterable

from session_composer.codecs.readers.plain.collector import Collector
from session_composer.core.text.message import Message

from .words import Word

_ASSIGNMENT = re.compile(r"(?:\$env:)?(\w+)=(.*)", re.DOTALL)
_SETTERS = ("export", "set", "env", "declare", "local", "sudo", "$", "%", ">")
_KEY = re.compile(r"(?:sk|rk|rkcs)_")


def is_assignment(word: Word) -> bool:
    """Whether a word sets a variable."""
    return _ASSIGNMENT.fullmatch(word.text) is not None


def take_keys(commands: Iterable[list[Word]], found: Collector) -> None:
    """Take a key that is assigned before a command, or by a command of its own."""
    for command in commands:
        for word in command:
            match = _ASSIGNMENT.fullmatch(word.text)
            if match and _KEY.match(match[2]):
                found.take_key(match[2], Message("the variable {match}", match=match[1][:40]))
            elif not match and word.text not in _SETTERS:
                break
