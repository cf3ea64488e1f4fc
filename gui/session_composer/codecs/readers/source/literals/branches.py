"""Reads conditions that give a value: ``if`` and ``case`` in Ruby, ``match`` and ``when``."""

from session_composer.codecs.readers.source.syntax.dialects import NODE, PYTHON, RUBY

from .found import CODE, Found, ReadsValues
from .operators import alternatives

_RUBY = ("if", "unless", "case")
_ARMED = ("match", "when", "switch")
_KEYWORDS = ("else", "elsif", "when", "then", "in")
_OPENING = ("if", "unless", "case", "do", "def", "begin", "while", "until")
_MAX_BRANCHES = 40


def read(reader: ReadsValues, at: int, depth: int) -> tuple[Found, int] | None:
    """Read what the word at a token begins; None when that gives no value."""
    tokens, dialect = reader.program.tokens, reader.program.dialect
    if dialect is RUBY:
        return _until_end(reader, at, depth) if tokens.is_name(at, _RUBY) else None
    if dialect in (NODE, PYTHON) or not tokens.is_name(at, _ARMED):
        return None
    brace = tokens.after_group(at + 1) if tokens.is_mark(at + 1, "(") else at + 2
    if not tokens.is_mark(brace, "{"):
        return None
    return _arms(reader, at, brace, depth), tokens.after_group(brace)


def _arms(reader: ReadsValues, at: int, brace: int, depth: int) -> Found:
    """Read what stands behind the arrows between braces."""
    tokens = reader.program.tokens
    stop = tokens.closing[brace]
    found: list[tuple[Found, int]] = []
    place = brace + 1
    while place < stop and len(found) < _MAX_BRANCHES:
        reader.steps.spend()
        if tokens.is_mark(place, "=>", "->"):
            value, end = reader.value(place + 1, stop, depth + 1, ends_lines=True)
            found.append((value, place + 1))
            place = max(end, place + 1)
        else:
            place = tokens.after_group(place)
    return _all(reader, found, (at + 1, brace))


def _until_end(reader: ReadsValues, at: int, depth: int) -> tuple[Found, int]:
    tokens = reader.program.tokens
    found: list[tuple[Found, int]] = []
    place, is_head, opened = at + 1, True, 0
    test = (at + 1, at + 2)
    while place < len(tokens) and len(found) < _MAX_BRANCHES:
        reader.steps.spend()
        if tokens.is_name(place, ("end",)) and not opened:
            return _all(reader, found, test), place + 1
        if tokens.is_name(place, ("end",)):
            opened -= 1
        elif tokens.is_name(place, _KEYWORDS) and not opened:
            is_head = not tokens.is_name(place, ("else", "then"))
            if not is_head:
                place += 1
                found.append(_branch(reader, place, depth))
                continue
        elif is_head and tokens.begins_line(place):
            test = (test[0], max(test[1], place)) if not found else test
            is_head = False
            found.append(_branch(reader, place, depth))
            continue
        elif tokens.begins_line(place) and tokens.is_name(place, _OPENING):
            opened += 1
        place = tokens.after_group(place)
    return CODE, place


def _branch(reader: ReadsValues, at: int, depth: int) -> tuple[Found, int]:
    tokens = reader.program.tokens
    return reader.value(at, len(tokens), depth + 1, ends_lines=True)[0], at


def _all(reader: ReadsValues, found: list[tuple[Found, int]], test: tuple[int, int]) -> Found:
    """Take what is written out in any branch."""
    if not found:
        return CODE
    made, first = found[0]
    for value, at in found[1:]:
        made = alternatives(reader, made, value, (first, at), test)
    return made
