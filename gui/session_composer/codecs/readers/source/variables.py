"""Follows variables to the values that the text gives them."""

from collections.abc import Callable

from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.core.wire.values import Unset

from .diagnostics import CodeNotes
from .dialects import Dialect
from .scope import Scope
from .tokens import Tokens

type FoundValue = RawValue | Unset
"""A value in the text, or the word for one that is not sent."""

type ReadValue = Callable[[int, int, int, bool], tuple[FoundValue, int]]
"""Reads the value at a token, given the last token, the depth, and whether lines end it."""


class Variables:
    """The variables of one text.

    What reads values is handed in each time: kept here, it would make a ring, and all tokens would
    be freed late.
    """

    def __init__(self, tokens: Tokens, dialect: Dialect, notes: CodeNotes) -> None:
        self._tokens = tokens
        self._notes = notes
        self._scope = Scope(tokens, dialect)
        self._resolving: set[int] = set()
        self._known: dict[int, FoundValue] = {}
        """What is the same wherever it is used, by the token where it begins."""

    def place_of(self, name: str) -> int:
        """Return the token where the last value of a variable begins; -1 without one."""
        return self._scope.value_of(name, len(self._tokens))

    def resolved(self, at: int, depth: int, read: ReadValue) -> FoundValue:
        """Follow the variable at a token to where the text gives it a value."""
        place = self._scope.value_of(self._tokens[at].text, at)
        if place < 0 or place in self._resolving:
            return self._notes.variable(at, at + 1)
        if place in self._known:
            return self._told(self._known[place], at)
        self._resolving.add(place)
        try:
            found, _ = read(place, len(self._tokens), depth + 1, True)
            if isinstance(found, dict):
                self._change(found, at, place, depth, read)
        finally:
            self._resolving.discard(place)
        if not isinstance(found, dict | list):
            self._known[place] = found
        return self._told(found, at)

    def _told(self, found: FoundValue, at: int) -> FoundValue:
        return self._notes.variable(at, at + 1) if isinstance(found, Variable) else found

    def _change(
        self, found: dict[str, RawValue], at: int, place: int, depth: int, read: ReadValue
    ) -> None:
        """Take in what is set in an object between its making and its use."""
        name = self._tokens[at].text
        for keys, start in self._scope.changes(name, place, at):
            target: RawValue = found
            for key in keys[:-1]:
                if isinstance(target, dict):
                    target = target.setdefault(key, {})
            value, _ = read(start, len(self._tokens), depth + 1, True)
            if isinstance(target, dict):
                target[keys[-1]] = None if isinstance(value, Unset) else value
                self._notes.take_change(name, start)
