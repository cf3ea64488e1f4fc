"""Reads what functions of the same text give."""

from collections.abc import Sequence

from session_composer.codecs.readers.plain.raw_values import RawValue
from session_composer.codecs.readers.source.syntax.dialects import NODE, PYTHON
from session_composer.codecs.readers.source.syntax.enclosing import Dependence
from session_composer.core.wire.values import UNSET

from .found import CODE, Found, ReadsValues, is_code
from .operators import alternatives

_MAX_RETURNS = 20


def invoked(reader: ReadsValues, number: int, bracket: int, depth: int) -> Found:
    """Read what a function of the text gives for the arguments of a call."""
    program = reader.program
    stop = program.tokens.closing[bracket]
    inner = reader.entries(bracket + 1, stop, program.dialect.argument_separators, depth + 1)
    return applied(reader, number, inner.values, inner.pairs, depth)


def applied(
    reader: ReadsValues,
    number: int,
    values: Sequence[Found],
    named: dict[str, RawValue],
    depth: int,
) -> Found:
    """Read what a function of the text gives for some values."""
    functions = reader.program.functions
    head, stop = functions.heads[number], functions.stops[number]
    names = functions.parameters(number)
    bound: dict[str, Found] = {}
    following = iter(values)
    for name, default in names.items():
        if reader.program.dialect is PYTHON and name in ("self", "cls"):
            continue
        plain_name = name.removeprefix("$")
        if plain_name in named:
            bound[name] = named[plain_name]
            continue
        value = next(following, None)
        if value is None and default >= 0:
            value, _ = reader.value(default, functions.starts[number], depth + 1)
        # What is not given is not there in JavaScript, and an error elsewhere.
        missing: Found = UNSET if reader.program.dialect is NODE else CODE
        bound[name] = missing if value is None else value
    if number in reader.entered:
        return CODE
    reader.entered.add(number)
    reader.bindings.push(head, stop, bound)
    try:
        return _returned(reader, number, depth + 1)
    finally:
        reader.bindings.pop()
        reader.entered.discard(number)


def _returned(reader: ReadsValues, number: int, depth: int) -> Found:
    """Read what a function returns; of several returns what is written out in all of them."""
    program = reader.program
    functions, tokens = program.functions, program.tokens
    start, stop = functions.starts[number], functions.stops[number]
    if functions.expressions[number]:
        return reader.value(start, stop, depth + 1, ends_lines=True)[0]
    found: Found = CODE
    told: tuple[Dependence, int] | None = None
    places = [at for at in functions.returns(start, stop) if functions.owner(at) == number]
    if program.dialect.name == "ruby" and (last := _last_line(reader, start, stop)) not in places:
        places.append(last)
    for at in places[:_MAX_RETURNS]:
        begin = at + 1 if tokens.is_name(at, ("return",)) else at
        if begin < 0 or begin >= stop:
            continue
        value, end = reader.value(begin, stop, depth + 1, ends_lines=True)
        headers = program.conditions.around(at, functions.heads[number], reader.steps)
        modifier = program.conditions.modifier(end)
        header = modifier or next((one for one in headers if not one.is_else), None)
        if told is not None:
            test = (told[0].start, told[0].stop)
            found = alternatives(reader, found, value, (told[1], begin), test)
        elif not is_code(value):
            found = value
            if header is not None and at == places[-1]:
                reader.notes.take_conditional(reader.what(value), begin, header.start, header.stop)
        if header is None and not headers:
            break
        told = (header, begin) if header is not None else told
    return found


def _last_line(reader: ReadsValues, start: int, stop: int) -> int:
    """Return the token where the last statement of a body in Ruby begins; -1 without one."""
    tokens = reader.program.tokens
    column, last, at = -1, -1, start
    while at < stop:
        reader.steps.spend()
        if tokens.begins_line(at) or at == start:
            here = tokens.column(at)
            if column < 0:
                column = here
            if here <= column and not tokens.is_name(at, ("end",)) and not tokens.is_mark(at, "."):
                last = at
        at = tokens.after_group(at)
    return last
