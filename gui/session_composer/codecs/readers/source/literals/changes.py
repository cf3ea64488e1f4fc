"""Takes in what code does to a variable between its first value and its use."""

from collections.abc import Iterator

from session_composer.codecs.readers.plain.raw_values import Variable
from session_composer.codecs.readers.source.syntax.enclosing import Dependence, loop_parts
from session_composer.codecs.readers.source.syntax.extents import receiver

from . import loops, one_change
from .found import CODE, Found, ReadsValues, is_code, plain
from .merging import merged
from .operators import constant

_MAX_ROUNDS = 500


def applied(
    reader: ReadsValues,
    name: str,
    found: Found,
    events: list[int],
    around: set[int],
    depth: int,
    spared: int = -1,
) -> Found:
    """Make the changes at some tokens; ``around`` holds what the use depends on, too.

    ``spared``: the use itself, which is given to a function like any other.
    """
    conditions, before = reader.program.conditions, found
    for at in events:
        if at != spared and _may_change(reader, at):
            end = reader.program.tokens.after_group(at - 1)
            reader.notes.may_change(name, one_change.beginning(reader, at), end)
            continue
        begin = one_change.beginning(reader, at)
        headers = [
            one for one in conditions.around(begin, -1, reader.steps) if one.at not in around
        ]
        for header in _rounds(reader, headers, depth):
            holds = _holds(reader, header)
            if holds is not False:
                found = _once(reader, name, found, at, None if holds else header, depth)
    if isinstance(before, Variable) and isinstance(found, dict):
        reader.notes.begin_with(before, name)
    return found


def _holds(reader: ReadsValues, header: Dependence | None) -> bool | None:
    """Whether a condition holds that is a name of the loop around; None when that is not known."""
    if header is None or header.word != "if" or header.stop != header.start + 1:
        return None
    name = reader.program.tokens[header.start].text
    if not reader.bindings.has(name, header.start):
        return None
    return constant(reader.bindings.value(name, header.start))


def _may_change(reader: ReadsValues, at: int) -> bool:
    """Whether something is given to a function that the text does not define, and nothing else."""
    program = reader.program
    tokens = program.tokens
    if not tokens.is_mark(at - 1, "(") or not tokens.is_mark(at + 1, ",", ")"):
        return False
    return (
        tokens[at - 2].text not in program.functions.by_name
        and not tokens.is_name(at - 2, one_change.GIVEN_TO)
        and program.scope.is_call_alone(at)
    )


def _rounds(
    reader: ReadsValues, headers: list[Dependence], depth: int
) -> Iterator[Dependence | None]:
    """Go through the loops around a change; give what it depends on besides them."""
    cycles = [one for one in headers if one.is_loop]
    header = next((one for one in headers if not one.is_loop), None)
    if not cycles:
        yield header
        return
    loop, tokens = cycles[-1], reader.program.tokens
    rest = [one for one in headers if one is not loop]
    parts = loop_parts(tokens, loop)
    elements = None
    if parts is not None:
        names, start, stop = parts
        if start < 0:
            start = receiver(tokens, stop)
        source, _ = reader.value(start, stop, depth + 1)
        elements = loops.listed(source)
        if isinstance(source, dict) and len(names) == 1:
            elements = [*source] if loop.word == "for" else [*source.values()]
    if parts is None or elements is None or len(elements) > _MAX_ROUNDS:
        for _ in _rounds(reader, rest, depth):
            yield loop
            return
        return
    for element in elements:
        reader.steps.spend()
        reader.bindings.push(
            loop.at, reader.program.conditions.end_of(loop), loops.loop_values(names, element)
        )
        try:
            yield from _rounds(reader, rest, depth)
        finally:
            reader.bindings.pop()


def _once(
    reader: ReadsValues, name: str, found: Found, at: int, header: Dependence | None, depth: int
) -> Found:
    """Make one change, under a condition or not."""
    program = reader.program
    begin = program.scope.value_place(at) if program.scope.is_given(at) else 0
    if begin:
        is_new = at not in reader.resolving
        reader.resolving.add(at)
        value, end = reader.value(begin, len(program.tokens), depth + 2, ends_lines=True)
        if is_new:
            reader.resolving.discard(at)
        return _given_anew(reader, name, found, value, (at, end), _modifier(reader, end, header))
    if at in reader.resolving:
        # What is put in there names the variable itself.
        return found
    reader.resolving.add(at)
    change = one_change.change_at(reader, at, depth)
    if change is not None:
        made, end, what = one_change.made(reader, found, change, depth)
    reader.resolving.discard(at)
    if change is None:
        return found
    if end <= change.at:
        return found
    if made is CODE:
        reader.notes.lose_change(name, change.at, end)
        return found
    header = _modifier(reader, end, header)
    if header is not None and end > change.at:
        begin = one_change.beginning(reader, change.at)
        reader.notes.take_change(begin, end, what, header)
    return made


def _modifier(reader: ReadsValues, end: int, header: Dependence | None) -> Dependence | None:
    return reader.program.conditions.modifier(end) or header


def _given_anew(
    reader: ReadsValues,
    name: str,
    found: Found,
    value: Found,
    places: tuple[int, int],
    header: Dependence | None,
) -> Found:
    at, end = places
    if header is None:
        return value
    if not plain(value):
        if value != found and (is_code(value) or value in ({}, [])):
            reader.notes.lose_change(name, at, end)
        return found
    if plain(found) and value != found:
        reader.notes.take_change(at, end, reader.what(value), header)
    elif not plain(found):
        reader.notes.take_conditional(reader.what(value), at, header.start, header.stop)
        return value
    if isinstance(found, dict) and isinstance(value, dict):
        if header.is_else:
            return merged(value, found, reader.steps, deep=True)
        return merged(found, value, reader.steps, deep=True)
    return found if header.is_else else value
