"""Passes over the types in TypeScript, which say nothing about values."""

from bisect import bisect_right
from collections.abc import Iterator

from .tokens import TokenKind, Tokens

_WORDS = ("as", "satisfies")
_MAX_ARGUMENTS = 64


def is_in_type(tokens: Tokens, at: int) -> bool:
    """Whether a token is part of the declaration of a type in TypeScript."""
    return bisect_right(tokens.all_found(_declarations), at) % 2 == 1


def _declarations(tokens: Tokens) -> Iterator[int]:
    """Tell where declarations of types begin and end, in turn."""
    last = 0
    for at in tokens.of_kind(TokenKind.NAME):
        if at < last or not tokens.is_kind(at + 1, TokenKind.NAME):
            continue
        place = at + 2
        if tokens.is_name(at, ("interface",)):
            while not tokens.is_mark(place, "{") and not tokens.stops(place):
                place += 1
            last = tokens.after_group(place)
        elif tokens.is_name(at, ("type",)):
            if tokens.is_mark(place, "<"):
                place = after_type_arguments(tokens, place)
            if not tokens.is_mark(place, "="):
                continue
            last = _after_type(tokens, place + 1, len(tokens), True)
        else:
            continue
        yield at
        yield last


def after_casts(tokens: Tokens, at: int, stop: int, *, ends_lines: bool) -> int:
    """Pass over what may stand behind a value: ``as Type``, ``satisfies Type``, ``!``."""
    while at < stop:
        if tokens.is_mark(at, "!"):
            at += 1
        elif tokens.is_name(at, _WORDS):
            at = _after_type(tokens, at + 1, stop, ends_lines)
        else:
            break
    return at


def after_type_arguments(tokens: Tokens, at: int) -> int:
    """Pass over angle brackets and what is in them; return ``at`` when they do not end soon."""
    depth, place = 0, at
    while place < min(len(tokens), at + _MAX_ARGUMENTS):
        if tokens.is_mark(place, "<"):
            depth += 1
        elif tokens.is_mark(place, ">"):
            depth -= 1
            if not depth:
                return place + 1
        elif tokens.is_mark(place, ";"):
            return at
        place = tokens.after_group(place)
    return at


def _after_type(tokens: Tokens, begin: int, stop: int, ends_lines: bool) -> int:
    at = begin
    while at < stop and not tokens.stops(at) and not tokens.is_mark(at, "="):
        if at > begin:
            ends_here = ends_lines and tokens.begins_line(at) and not tokens.is_mark(at, "|", "&")
            if ends_here or tokens.is_name(at, _WORDS):
                break
        after = after_type_arguments(tokens, at) if tokens.is_mark(at, "<") else at
        at = after if after > at else tokens.after_group(at)
    return at
