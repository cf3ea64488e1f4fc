"""Reads objects that are built: by loops over lists, of other objects, of pairs."""

from session_composer.codecs.readers.plain.raw_values import RawValue
from session_composer.codecs.readers.source.syntax.dialects import PYTHON
from session_composer.codecs.readers.source.syntax.tokens import TokenKind

from . import helpers
from .found import CODE, Found, ReadsValues, given, is_code
from .keywords import BUILDING
from .merging import merged, paired, put

_MAX_ELEMENTS = 200
_DEEP = ("merge", "Merge", "recursive", "defu")


def looped(reader: ReadsValues, method: str, found: Found, bracket: int, depth: int) -> Found:
    """Read what a function makes of each element of a list: ``names.map(...)``."""
    elements = listed(found)
    if elements is None or len(elements) > _MAX_ELEMENTS:
        return CODE
    made: list[RawValue] = []
    if method in ("filter", "select"):
        stop = reader.program.tokens.closing[bracket]
        reader.notes.take_conditional(reader.what(elements), bracket, bracket + 1, stop)
        return found
    if method == "reduce":
        return _reduced(reader, elements, bracket, depth)
    for element in elements:
        value = _one(reader, element, bracket, depth)
        if is_code(value):
            return CODE
        made.append(given(value))
    if method == "mapWithKeys":
        together: RawValue = {}
        for value in made:
            together = merged(together, value, reader.steps)
        return together
    if method in ("to_h", "index_with", "associate", "associateWith"):
        if method != "to_h":
            made = [[element, value] for element, value in zip(elements, made, strict=True)]
        return from_entries(made)
    return made


def _one(reader: ReadsValues, element: RawValue, bracket: int, depth: int) -> Found:
    program = reader.program
    tokens, functions = program.tokens, program.functions
    if tokens.is_mark(bracket, "{"):
        bar = bracket + 2
        while bar < tokens.closing[bracket] and not tokens.is_mark(bar, "|"):
            bar += 1
        names = [tokens[at].text for at in range(bracket + 2, bar) if _is_name(reader, at)]
        stop = tokens.closing[bracket]
        return bound(reader, names, element, (bar + 1, stop), bar + 1, depth)
    number = functions.by_head.get(bracket + 1)
    if number is None and tokens.is_name(bracket + 1, ("function", "fn", "async")):
        number = functions.by_head.get(bracket + 2)
    if number is None:
        return CODE
    is_apart = isinstance(element, list) and tokens.is_mark(functions.heads[number] + 1, "[")
    values = element if isinstance(element, list) and is_apart else [element]
    return helpers.applied(reader, number, values, {}, depth + 1)


def _is_name(reader: ReadsValues, at: int) -> bool:
    return reader.program.tokens.is_kind(at, TokenKind.NAME)


def _reduced(reader: ReadsValues, elements: list[RawValue], bracket: int, depth: int) -> Found:
    tokens, functions = reader.program.tokens, reader.program.functions
    number = functions.by_head.get(bracket + 1)
    if number is None:
        return CODE
    stop = functions.stops[number]
    if not functions.expressions[number]:
        stop += 1
    made: Found = {}
    if tokens.is_mark(stop, ","):
        made, _ = reader.value(stop + 1, tokens.closing[bracket], depth + 1)
    for element in elements:
        made = helpers.applied(reader, number, [made, element], {}, depth + 1)
    return made


def bound(
    reader: ReadsValues,
    names: list[str],
    element: RawValue,
    part: tuple[int, int],
    at: int,
    depth: int,
) -> Found:
    """Read the value at a token with the names of a loop bound in a part of the text."""
    reader.bindings.push(*part, loop_values(names, element))
    try:
        return reader.value(at, part[1], depth + 1)[0]
    finally:
        reader.bindings.pop()


def loop_values(names: list[str], element: RawValue) -> dict[str, Found]:
    """Return what the names of a loop stand for at one element."""
    if len(names) > 1 and isinstance(element, list):
        return dict(zip(names, element, strict=False))
    return {name: CODE if number else element for number, name in enumerate(names)}


def listed(found: Found) -> list[RawValue] | None:
    """Return what a loop goes over: elements of a list, pairs of an object; None for code."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        return [[key, value] for key, value in found.items()]
    return None


def comprehension(reader: ReadsValues, at: int, stop: int, depth: int) -> Found:
    """Read ``{name: {...} for name in names}`` and the like in Python; None when it is none."""
    tokens = reader.program.tokens
    if reader.program.dialect is not PYTHON:
        return None
    word = at + 1
    while word < stop and not tokens.is_name(word, ("for",)):
        if tokens.is_mark(word, ","):
            return None
        word = tokens.after_group(word)
        reader.steps.spend()
    end = word
    while end < stop and not tokens.is_name(end, ("in",)):
        end += 1
    if end >= stop:
        return None
    names = [tokens[place].text for place in range(word + 1, end) if _is_name(reader, place)]
    over = stop
    for place in range(end + 1, min(stop, end + 40)):
        if tokens.is_name(place, ("if", "for")) and tokens.around[place] == at:
            over = place
            break
    source, _ = reader.value(end + 1, over, depth + 1)
    elements = listed(source)
    if elements is not None and isinstance(source, dict) and not tokens.is_mark(over - 1, ")"):
        elements = [*source]
    if elements is None or len(elements) > _MAX_ELEMENTS:
        return CODE
    if over < stop:
        reader.notes.take_conditional(
            ", ".join(str(one) for one in elements[:6] if isinstance(one, str)), at, over + 1, stop
        )
    return _comprehended(reader, names, elements, (at, word, stop), depth)


def _comprehended(
    reader: ReadsValues,
    names: list[str],
    elements: list[RawValue],
    places: tuple[int, int, int],
    depth: int,
) -> Found:
    at, word, stop = places
    tokens = reader.program.tokens
    pairs: dict[str, RawValue] = {}
    values: list[RawValue] = []
    for element in elements:
        reader.bindings.push(at, stop, loop_values(names, element))
        try:
            inner = reader.entries(at + 1, word, reader.program.dialect.separators, depth + 1)
        finally:
            reader.bindings.pop()
        for key, value in inner.pairs.items():
            put(pairs, key, value)
        values += map(given, inner.values)
    return pairs if tokens.is_mark(at, "{") and not values else values


def from_entries(values: list[RawValue]) -> Found:
    """Make an object of pairs."""
    found: dict[str, RawValue] = {}
    for entry in values:
        if not isinstance(entry, list) or len(entry) != 2 or not isinstance(entry[0], str):
            return paired(values) or CODE
        found[entry[0]] = entry[1]
    return found


def built(reader: ReadsValues, name: str, bracket: int, depth: int) -> Found:
    """Read an object that is built by a function: of others, of pairs, of names."""
    program = reader.program
    stop = program.tokens.closing[bracket]
    inner = reader.entries(bracket + 1, stop, program.dialect.argument_separators, depth + 1)
    values = [given(value) for value in inner.values]
    match BUILDING[name]:
        case "merge":
            deep = name != "array_merge" and name.endswith(_DEEP)
            places = [*inner.starts, stop]
            return _put_together(reader, [*values, inner.pairs], places, deep)
        case "names":
            found: dict[str, RawValue] = {}
            for text, place in zip(values, inner.starts, strict=True):
                if isinstance(text, str):
                    found[text] = given(reader.named(f"${text}", place, depth + 1))
            return found
        case "pairs" | "keys" | "values" if values and isinstance(values[0], dict):
            kind, found_in = BUILDING[name], values[0]
            if kind == "pairs":
                return [[key, value] for key, value in found_in.items()]
            return [*found_in] if kind == "keys" else [*found_in.values()]
        case "fill":
            if len(values) == 2 and isinstance(values[0], list):
                return {key: values[1] for key in values[0] if isinstance(key, str)}
            return CODE
        case "map":
            if len(values) == 2 and isinstance(values[1], list):
                return looped(reader, "map", values[1], bracket, depth)
            return CODE
        case _:
            return from_entries(values[0]) if values and isinstance(values[0], list) else CODE


def _put_together(
    reader: ReadsValues, values: list[RawValue], places: list[int], deep: bool
) -> Found:
    """Put objects together; code between them is left out, and named."""
    made: RawValue = {}
    left: list[int] = []
    for value, at in zip(values, places, strict=True):
        if is_code(value):
            left.append(at)
        elif isinstance(value, dict):
            made = merged(made, value, reader.steps, deep=deep)
        elif value not in ([], None):
            return CODE
    if not made:
        return CODE if left else made
    for at in left:
        reader.notes.leave_out(at, reader.extents.skip(at, places[-1], False))
    return made
