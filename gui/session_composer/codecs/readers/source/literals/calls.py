"""Reads calls whose result is written out: merging, wrapping, helpers of the same text."""

from collections.abc import Sequence

from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.codecs.readers.source.syntax.dialects import PHP, RUBY, Dialect
from session_composer.codecs.readers.source.syntax.tokens import TokenKind, Tokens
from session_composer.codecs.readers.source.syntax.type_annotations import after_type_arguments
from session_composer.core.wire.values import Number

from . import bracketed, helpers, loops, unknown_calls
from .copies import added
from .found import CODE, Entries, Found, ReadsValues, Text, given, is_code, plain
from .keywords import (
    BUILDING,
    EMPTY_CLASSES,
    LOOPING,
    MERGING,
    READING,
    SETTING,
    TEXTS,
    TYPED_PARAMETERS,
    UNCHANGED,
    WRAPPERS,
)
from .merging import fill_marks, is_form_name, is_form_text, merged, paired, put
from .operators import alternatives, text_of

_MOST_NAMES = 10
_OWN = frozenset(("account", "components", "expand"))
_READ = frozenset(("get", "fetch", "join", "joined", "except", "dig"))
_MAX_LOOKED_AT = 40


def chain(tokens: Tokens, dialect: Dialect, at: int, stop: int) -> tuple[str, int]:
    """Join names with dots or colons between them, and tell the token behind them."""
    names, after = [tokens[at].text], at + 1
    marks = ("->", "::", "?->") if dialect is PHP else (".", "::", "?.", "&.")
    while (
        after < stop and tokens.is_mark(after, *marks) and tokens.is_kind(after + 1, TokenKind.NAME)
    ):
        names.append(tokens[after + 1].text)
        after += 2
    return ".".join(names[:_MOST_NAMES]), after


def opening(tokens: Tokens, at: int) -> int:
    """Return the bracket behind what is called, behind types and signs of macros; -1 without."""
    if tokens.is_mark(at, "("):
        return at
    if tokens.is_mark(at, "?.", "!") and tokens.is_mark(at + 1, "(", "["):
        return at + 1 if tokens[at + 1].text == "(" or tokens[at].text == "!" else -1
    if tokens.is_mark(at, "<", "::"):
        after = after_type_arguments(tokens, at + tokens.is_mark(at, "::"))
        if after > at + 1 and tokens.is_mark(after, "(", "{"):
            return after
    return -1


def called(reader: ReadsValues, name: str, at: int, bracket: int, depth: int) -> tuple[Found, int]:
    """Read what a call gives; ``name`` is what is called, ``bracket`` opens its arguments."""
    program = reader.program
    tokens = program.tokens
    after = min(tokens.closing[bracket] + 1, len(tokens))
    if not tokens.is_mark(bracket, "("):
        return reader.literal(bracket, depth), after
    last = name.rpartition(".")[2]
    if name in EMPTY_CLASSES:
        return {}, after
    if name in WRAPPERS or TYPED_PARAMETERS.fullmatch(name):
        return _wrapped(reader, name, bracket, depth), after
    if name in BUILDING:
        return loops.built(reader, name, bracket, depth), after
    number = program.functions.by_name.get(last)
    is_own = "." not in name or name.partition(".")[0] in ("this", "self", "$this", "static", "cls")
    first = tokens[at].text
    is_object = any(program.scope.given(first, one) for one in program.functions.owners(at))
    if number is not None and (is_own or is_object or name[:1].isupper()):
        return helpers.invoked(reader, number, bracket, depth), after
    if "." in name and last not in ("new", "from", "of"):
        receiver = reader.resolved(at, depth)
        place = at + 1
        while place < bracket and (not is_code(receiver) or place + 2 == bracket):
            receiver, place = member(reader, receiver, at, place, depth)
        if not is_code(receiver) and place >= after:
            return receiver, place
    return unknown_calls.read(reader, name, at, bracket, depth), after


def member(reader: ReadsValues, found: Found, at: int, place: int, depth: int) -> tuple[Found, int]:
    """Read a member, or what a method makes of a value; the mark before it is at ``place``."""
    tokens = reader.program.tokens
    if not tokens.is_kind(place + 1, TokenKind.NAME):
        return element(reader, found, place + 1, depth)
    name, bracket = tokens[place + 1].text, opening(tokens, place + 2)
    if bracket < 0:
        is_block = reader.program.dialect is RUBY and tokens.is_mark(place + 2, "{")
        if is_block and tokens.is_mark(place + 3, "|"):
            made = loops.looped(reader, name, found, place + 2, depth)
            return made, tokens.after_group(place + 2)
        if reader.program.dialect is RUBY and (name in UNCHANGED or name in READING):
            return found, place + 2
        if isinstance(found, dict) and name in found:
            return found[name], place + 2
        return CODE, place + 2
    after = min(tokens.closing[bracket] + 1, len(tokens))
    if isinstance(found, dict | list) and (name in LOOPING):
        if tokens.is_mark(after, "{") and reader.program.dialect is RUBY:
            return CODE, tokens.after_group(after)
        return loops.looped(reader, name, found, bracket, depth), after
    if name in UNCHANGED or (name in READING and not isinstance(found, str)):
        return found, after
    if isinstance(found, str) and name in ("format", "formatted") and is_form_text(found):
        inner = bracketed.arguments(reader, bracket, depth)
        return fill_marks(found, [*inner.values, *inner.pairs.values()]), after
    if name in TEXTS and isinstance(found, str | bool):
        return found, after
    if name in MERGING or name in SETTING or name in _READ:
        inner = bracketed.arguments(reader, bracket, depth)
        made = changed(reader, name, found, inner)
        if made is CODE and name in MERGING and is_code(found):
            made = changed(reader, name, {}, inner)
            if made is not CODE:
                reader.notes.begin_with(reader.notes.variable(at, place))
        if made is not CODE:
            return made, after
        if name in ("get", "fetch") and isinstance(found, dict) and inner.values:
            entry = _entry_of(reader, found, inner.values[0], at, place)
            if len(inner.values) > 1:
                entry = alternatives(reader, entry, inner.values[1], (at, at), (at, place))
            return entry, after
    if isinstance(found, dict) and found:
        reader.notes.ignore_rest(at, place, after)
        return found, after
    return CODE, after


def changed(reader: ReadsValues, name: str, found: Found, inner: Entries) -> Found:
    """Return what a method makes of an object, a list or a form; CODE where that is not known."""
    values = inner.values
    if name in MERGING:
        if not isinstance(found, dict):
            return CODE
        made: RawValue = found
        for over in [*values, inner.pairs] if inner.pairs else values:
            if not isinstance(over, dict):
                return CODE
            made = merged(made, over, reader.steps, deep="deep" in name or "recursive" in name)
        return made
    if name in ("except", "Remove", "remove", "delete") and isinstance(found, dict):
        names = [value for value in values if isinstance(value, str)]
        return {key: value for key, value in found.items() if key not in names}
    if name in ("join", "joined") and isinstance(found, list) and len(values) <= 1:
        by = next((one for one in (*values, *inner.pairs.values()) if isinstance(one, str)), ",")
        pieces = [by if odd % 2 else found[odd // 2] for odd in range(2 * len(found) - 1)]
        texts: list[str | Variable] = []
        for piece in pieces:
            if not isinstance(piece, str | Variable):
                return CODE
            texts += piece.pieces if isinstance(piece, Text) and piece.pieces else [piece]
        return text_of(texts)
    if name not in SETTING:
        return CODE
    if len(values) == 1 and isinstance(found, str | Text) and isinstance(values[0], str | Variable):
        return added(reader, found, values[0])
    if len(values) == 1 and not inner.pairs and isinstance(found, list):
        reader.steps.spend(len(found))
        return [*found, given(values[0])]
    if isinstance(found, list):
        found = paired(found) or found
    if len(values) < 2 or not isinstance(values[0], str):
        pair = paired([given(value) for value in values])
        return (
            CODE
            if pair is None or not isinstance(found, dict)
            else merged(found, pair, reader.steps)
        )
    key = values[0]
    if not isinstance(found, dict):
        if not (is_form_name(key) or key in _OWN) or plain(found):
            return CODE
        found = {}
    reader.steps.spend(len(found))
    made = dict(found)
    put(made, key, given(values[1]))
    return made


def element(reader: ReadsValues, found: Found, place: int, depth: int) -> tuple[Found, int]:
    """Read what brackets behind a value take out of it."""
    tokens = reader.program.tokens
    after = tokens.after_group(place)
    after = min(after, len(tokens))
    if tokens.is_mark(place, "(") or not isinstance(found, dict | list) or not found:
        return CODE, after
    key, _ = reader.value(place + 1, tokens.closing[place], depth + 1)
    number = reader.program.functions.owner(place)
    is_alone = tokens.closing[place] == place + 2 and number >= 0
    if is_alone and tokens[place + 1].text in reader.program.functions.parameters(number):
        # Its default is one of the entries that callers choose from.
        key = key if reader.bindings.has(tokens[place + 1].text, place + 1) else CODE
    return _entry_of(reader, found, key, place + 1, tokens.closing[place]), after


def _entry_of(reader: ReadsValues, found: Found, key: Found, at: int, stop: int) -> Found:
    """Take an entry out of a table; of code, all of them."""
    listed: Sequence[RawValue] = []
    if isinstance(found, dict):
        if isinstance(key, str | Number):
            there: RawValue = found.get(key if isinstance(key, str) else key.text, CODE)
            return there
        listed = list(found.values())
    elif isinstance(found, list):
        if isinstance(key, Number):
            number = int(key.text) if key.text.isdecimal() and len(key.text) < 6 else len(found)
            return found[number] if number < len(found) else CODE
        listed = found
    if not is_code(key) or not listed:
        return CODE
    made: Found = listed[0]
    for entry in listed[1:_MAX_LOOKED_AT]:
        made = alternatives(reader, made, entry, (at, at), (at, stop))
    return made


def _wrapped(reader: ReadsValues, name: str, bracket: int, depth: int) -> Found:
    program = reader.program
    is_array = program.dialect is PHP and name == "array"
    stop = program.tokens.closing[bracket]
    if is_array:
        found = reader.entries(bracket + 1, stop, program.dialect.separators, depth + 1)
        return found.pairs if found.has_keys else bracketed.listed(found)
    found = bracketed.arguments(reader, bracket, depth)
    if not found.values:
        return found.pairs
    first = found.values[0]
    if isinstance(first, list):
        first = paired(first) or first
    return {**first, **found.pairs} if isinstance(first, dict) else first
