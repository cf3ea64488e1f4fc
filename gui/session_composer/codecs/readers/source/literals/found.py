"""What reading source code works with: a text's tokens and what is in them, and values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from session_composer.codecs.budget import Budget
from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.codecs.readers.source.syntax.dialects import Dialect
from session_composer.codecs.readers.source.syntax.enclosing import Conditions
from session_composer.codecs.readers.source.syntax.extents import Extents
from session_composer.codecs.readers.source.syntax.functions import Functions
from session_composer.codecs.readers.source.syntax.scope import Scope
from session_composer.codecs.readers.source.syntax.tokens import Tokens
from session_composer.core.wire.values import Unset

from .diagnostics import CodeNotes

MAX_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Text(Variable):
    """A text that is put together, with code in it."""

    pieces: tuple[str | Variable, ...] = ()


type Found = RawValue | Unset
"""A value in the text, or the word for one that is not sent."""

CODE = Variable("")
"""Stands for code until it is known where it ends."""


@dataclass(slots=True)
class Entries:
    """What stands between brackets: values in their order, and those with a key."""

    values: list[Found] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The token where each of ``values`` begins."""
    pairs: dict[str, RawValue] = field(default_factory=dict)
    has_keys: bool = False


@dataclass(frozen=True, slots=True)
class SourceCode:
    """Source code, split into tokens and looked through once; it is read as often as needed."""

    tokens: Tokens
    dialect: Dialect
    functions: Functions
    scope: Scope
    conditions: Conditions


def program(tokens: Tokens, dialect: Dialect) -> SourceCode:
    """Look through source code."""
    functions = Functions(tokens, dialect)
    scope = Scope(tokens, dialect, functions)
    return SourceCode(tokens, dialect, functions, scope, Conditions(tokens, dialect))


class Bindings:
    """Values of parameters and loop variables, each for a part of the text."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, int, Mapping[str, Found]]] = []

    def push(self, start: int, stop: int, values: Mapping[str, Found]) -> None:
        """Bind names between two tokens."""
        self._parts.append((start, stop, values))

    def pop(self) -> None:
        """Forget what was bound last."""
        self._parts.pop()

    def value(self, name: str, at: int) -> Found:
        """Return the value of a name at a token; UNSET's type is no binding, so None means none."""
        for start, stop, values in reversed(self._parts):
            if start <= at < stop and name in values:
                return values[name]
        return None

    def start(self, name: str, at: int) -> int:
        """Return the token from which on a name is bound at another; -1 when it is not."""
        parts = (part for part in reversed(self._parts) if part[0] <= at < part[1])
        return next((start for start, _, values in parts if name in values), -1)

    def has(self, name: str, at: int) -> bool:
        """Whether a name is bound at a token."""
        return self.start(name, at) >= 0

    def hold_at(self, at: int) -> bool:
        """Whether anything is bound at a token, so that what is read there is not always so."""
        return any(start <= at < stop for start, stop, _ in self._parts)


class ReadsValues(Protocol):
    """What reads values; it is handed on, not kept, so that nothing refers to itself."""

    program: SourceCode
    notes: CodeNotes
    steps: Budget
    extents: Extents
    bindings: Bindings
    touched: set[int]
    """The names of the form that were read, by their tokens."""
    spent: int
    path: list[str]

    def spend(self, amount: int = 1) -> None:
        """Count values."""

    def value(
        self, at: int, stop: int, depth: int = 0, *, ends_lines: bool = False
    ) -> tuple[Found, int]:
        """Read the value that begins at a token, and tell the token behind it."""

    def entries(self, start: int, stop: int, separators: frozenset[str], depth: int = 0) -> Entries:
        """Read what stands between two tokens."""

    def what(self, found: Found) -> str:
        """Name what a value is about, by its components."""

    def resolved(self, at: int, depth: int) -> Found:
        """Follow the variable at a token."""

    def named(self, name: str, at: int, depth: int) -> Found:
        """Follow a variable of a name that is used at a token."""

    def changed(
        self, name: str, found: Found, events: list[int], around: set[int], depth: int
    ) -> Found:
        """Take in the changes of a variable at some tokens."""

    def literal(self, at: int, depth: int) -> Found:
        """Read what a bracket opens, an object or a list."""

    resolving: set[int]
    """The variables whose values are being read, by where they are given."""
    entered: set[int]
    """The functions that are being read."""


def given(found: Found) -> RawValue:
    """Return a value as readers hand it over."""
    return None if isinstance(found, Unset) else found


def is_code(found: Found) -> bool:
    """Whether something is no value."""
    return isinstance(found, Variable)


def truth(found: Found) -> bool | None:
    """Whether a constant counts as true in a condition; None for code."""
    match found:
        case Variable():
            return None
        case None | Unset() | False | "":
            return False
        case _:
            return True


def plain(found: Found) -> bool:
    """Whether something is a value that says something."""
    return not isinstance(found, Variable | Unset | None) and found not in ({}, [])
