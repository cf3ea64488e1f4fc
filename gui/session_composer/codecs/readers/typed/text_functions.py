"""Where a text defines functions, and what they take."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from session_composer.codecs.readers.plain.known_words import words
from session_composer.codecs.readers.source.syntax.dialects import Dialect
from session_composer.codecs.readers.source.syntax.tokens import TokenKind, Tokens
from session_composer.codecs.readers.source.syntax.type_annotations import after_type_arguments

from .name_scope import NameScope
from .typed_dialects import GO, KOTLIN

_NO_FUNCTIONS = words("no_functions")
_NO_TYPES = frozenset(("new", "return", "await", "case", "else", "throw", "in", "is", "yield"))
_MAX_HEAD = 40


@dataclass(slots=True, eq=False)
class TextFunction:
    """A function of the text. ``parameters`` are their tokens and those of defaults, or -1."""

    name: str
    at: int
    parameters: list[tuple[int, int]]
    start: int
    stop: int
    """Where the body ends; -1 for one that is an expression."""
    scope: NameScope = field(default_factory=NameScope)
    calls: int = 0
    is_running: bool = False


def functions(tokens: Tokens, dialect: Dialect) -> dict[int, TextFunction]:
    """Find the functions by the token of their name."""
    found: dict[int, TextFunction] = {}
    for at, opening in _heads(tokens, dialect):
        if not tokens.is_mark(opening, "(") or tokens.closing[opening] >= len(tokens):
            continue
        body = _body(tokens, dialect, tokens.closing[opening] + 1)
        if body >= 0:
            found[at] = TextFunction(
                tokens[at].text,
                at,
                _parameters(tokens, dialect, opening),
                body + 1,
                tokens.closing[body] if tokens.is_mark(body, "{") else -1,
            )
    return found


def called(tokens: Tokens, found: dict[int, TextFunction]) -> set[str]:
    """Names that are called somewhere."""
    return {
        tokens[at].text
        for at in tokens.of_kind(TokenKind.NAME)
        if at not in found and tokens.is_mark(at + 1, "(")
    }


def _heads(tokens: Tokens, dialect: Dialect) -> Iterator[tuple[int, int]]:
    """Find what may be names of functions, and where their parameters begin."""
    for at in tokens.of_kind(TokenKind.NAME):
        if dialect not in (GO, KOTLIN):
            is_typed = tokens.is_kind(at - 1, TokenKind.NAME) and not tokens.is_name(
                at - 1, _NO_TYPES
            )
            is_typed |= tokens.is_mark(at - 1, ">", "]", "?")
            if is_typed and tokens[at].text not in _NO_FUNCTIONS:
                yield at, _after_type_parameters(tokens, at + 1)
        elif tokens[at].text in ("func", "fun"):
            name = _after_type_parameters(tokens, at + 1)
            if tokens.is_mark(name, "("):
                name = tokens.after_group(name)
            for _ in range(_MAX_HEAD):
                if not tokens.is_mark(name + 1, "."):
                    break
                name += 2
            if tokens.is_kind(name, TokenKind.NAME):
                yield name, _after_type_parameters(tokens, name + 1)


def _after_type_parameters(tokens: Tokens, at: int) -> int:
    if tokens.is_mark(at, "["):
        return tokens.after_group(at)
    return after_type_arguments(tokens, at) if tokens.is_mark(at, "<") else at


def _body(tokens: Tokens, dialect: Dialect, at: int) -> int:
    """Return the token that begins the body of a function; -1 without one."""
    begins = ("{", "=") if dialect is KOTLIN else ("{", "=>")
    for _ in range(_MAX_HEAD):
        if tokens.is_mark(at, *begins):
            return at
        if tokens.stops(at) and not tokens.is_mark(at, ","):
            return -1
        if dialect is GO and tokens.begins_line(at):
            return -1
        at = tokens.after_group(at)
    return -1


def _parameters(tokens: Tokens, dialect: Dialect, opening: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at, closing = opening + 1, tokens.closing[opening]
    while at < closing:
        name, default = -1, -1
        while at < closing and not tokens.is_mark(at, ","):
            if tokens.is_mark(at, "="):
                default = at + 1
            if tokens[at].kind is TokenKind.NAME and default < 0:
                is_first = name < 0 or (dialect is KOTLIN and tokens.is_mark(at + 1, ":"))
                name = at if is_first or dialect not in (GO, KOTLIN) else name
            behind = after_type_arguments(tokens, at) if tokens.is_mark(at, "<") else at
            at = behind if behind > at else tokens.after_group(at)
        if name >= 0:
            found.append((name, default))
        at += 1
    return found
