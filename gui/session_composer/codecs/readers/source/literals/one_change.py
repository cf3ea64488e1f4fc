"""Makes one change of what is in a variable: a key set, added to or taken out, a method called."""

from dataclasses import dataclass

from session_composer.codecs.readers.plain.raw_values import PlacedText, RawValue
from session_composer.codecs.readers.source.syntax.extents import receiver
from session_composer.codecs.readers.source.syntax.tokens import TokenKind, Tokens

from . import bracketed, calls
from .copies import added, as_object, change_below, without
from .found import CODE, Found, ReadsValues, Text, given, is_code, plain
from .keywords import MERGING, MUTATING, SETTING
from .merging import merged

_DELETING = frozenset(
    ("pop", "delete", "delete!", "remove", "Remove", "unset", "except!", "forget")
)
_ADDING = frozenset(("+=", ".=", "|=", "<<", "||=", "??="))
_METHODS = (
    SETTING
    | (MERGING - {"merge", "deep_merge"})
    | _DELETING
    | {"reverse_merge!", "concat", "extend", "setdefault"}
)
_TAKEN_OUT = "del"
GIVEN_TO = frozenset(("assign", "extend", "merge", "defaults", "array_push", "unset"))
"""Functions that change what they are given first."""
_MAX_KEYS = 8


@dataclass(frozen=True, slots=True)
class Change:
    """A place where a variable is changed: the keys below it, and what is done there."""

    keys: tuple[str, ...]
    kind: str
    at: int
    place: int
    """The value, the bracket of the arguments, or the token behind."""


def beginning(reader: ReadsValues, at: int) -> int:
    """Return where the statement begins that changes the variable at a token."""
    tokens = reader.program.tokens
    if tokens.is_mark(at - 1, "(") and tokens.is_kind(at - 2, TokenKind.NAME):
        return receiver(tokens, at - 1)
    return at - 1 if tokens.is_name(at - 1, ("delete", "del")) else at


def change_at(reader: ReadsValues, at: int, depth: int) -> Change | None:
    """Tell what is done to a variable at a token; None when it is only read."""
    tokens = reader.program.tokens
    keys: list[str] = []
    place, kind = at + 1, ""
    while len(keys) < _MAX_KEYS:
        place = _asserted(tokens, place)
        if _is_member(tokens, place):
            bracket = calls.opening(tokens, place + 2)
            text = tokens[place + 1].text
            if text in MUTATING:
                return Change(tuple(keys), "?", at, place)
            if bracket >= 0 or text in ("merge!", "deep_merge!"):
                if text not in _METHODS:
                    return None
                return Change(tuple(keys), text, at, bracket if bracket >= 0 else place + 2)
            name = tokens[place + 1]
            keys.append(PlacedText(text, (name.start, name.end)))
            place += 2
        elif tokens.is_mark(place, "["):
            closing = tokens.closing[place]
            if not _is_changed_behind(reader, at, closing + 1):
                return None
            if closing == place + 1:
                keys.append("")
            else:
                key, _ = reader.value(place + 1, closing, depth + 1)
                if not isinstance(key, str):
                    kind = "?"
                else:
                    keys.append(key)
                    reader.touched.add(place + 1)
            place = closing + 1
        else:
            break
    if tokens.is_mark(place, "="):
        kind = kind or "="
    elif tokens.is_mark(place, *_ADDING):
        kind = kind or tokens[place].text
    elif tokens.is_name(at - 1, ("delete", "del")):
        return Change(tuple(keys), kind or _TAKEN_OUT, at, place - 1)
    elif tokens.is_mark(at - 1, "(") and tokens.is_kind(at - 2, TokenKind.NAME):
        return Change(tuple(keys), "(", at, at - 1)
    else:
        return None
    return Change(tuple(keys), kind, at, place + 1)


def _asserted(tokens: Tokens, at: int) -> int:
    """Skip the mark of TypeScript that something is not null."""
    return at + 1 if tokens.is_mark(at, "!") and tokens.is_mark(at + 1, ".", "[") else at


def _is_pair(text: str | Text) -> bool:
    """Whether a text holds a name and a value, as the first piece of a body does."""
    pieces = text.pieces if isinstance(text, Text) else (text,)
    return any(isinstance(piece, str) and "=" in piece for piece in pieces)


def _is_member(tokens: Tokens, at: int) -> bool:
    return tokens.is_mark(at, ".", "->", "?.", "&.") and tokens.is_kind(at + 1, TokenKind.NAME)


def _is_changed_behind(reader: ReadsValues, at: int, place: int) -> bool:
    """Whether what brackets take out is changed, and not only read; looked at cheaply."""
    tokens = reader.program.tokens
    if tokens.is_name(at - 1, ("delete", "del")) or tokens.is_mark(at - 1, "("):
        return True
    for _ in range(2 * _MAX_KEYS):
        place = _asserted(tokens, place)
        if tokens.is_mark(place, "=") or tokens.is_name(place + 1, MUTATING):
            return True
        if tokens.is_mark(place, *_ADDING):
            return True
        if tokens.is_mark(place, "["):
            place = tokens.closing[place] + 1
        elif _is_member(tokens, place):
            if tokens[place + 1].text in _METHODS:
                return True
            place += 2
        else:
            return False
    return False


def made(reader: ReadsValues, found: Found, change: Change, depth: int) -> tuple[Found, int, str]:
    """Make a change; tell the token behind it and what it is about."""
    program = reader.program
    tokens, keys, place = program.tokens, change.keys, change.place
    what = "/".join(key for key in keys if key != "components")
    if change.kind == "?":
        end = reader.extents.skip(place, len(tokens), True)
        return CODE, end, what
    if change.kind == "=" or change.kind in _ADDING:
        value, end = reader.value(place, len(tokens), depth + 2, ends_lines=True)
        if change.kind == "=":
            return (
                change_below(reader, found, keys, lambda _: value),
                end,
                what or reader.what(value),
            )
        what = what or reader.what(value)
        if change.kind in ("||=", "??="):

            def given_once(there: Found) -> Found:
                if plain(there) or not plain(value):
                    return there
                if is_code(there) or is_code(found):
                    reader.notes.take_default(what, place, change.at, place - 1)
                return value

            return change_below(reader, found, keys, given_once), end, what
        return (
            change_below(reader, found, keys, lambda there: added(reader, there, value)),
            end,
            what,
        )
    if change.kind == _TAKEN_OUT:
        end = place + 1
        if not keys:
            return found, end, what
        return (
            change_below(reader, found, keys[:-1], lambda there: without(there, [keys[-1]])),
            end,
            what,
        )
    if change.kind == "(":
        return _given_to(reader, found, change, depth)
    inner = bracketed.arguments(reader, place, depth)
    end = min(tokens.closing[place] + 1, len(tokens)) if tokens.is_mark(place, "(") else place
    names = [value for value in inner.values if isinstance(value, str)]
    what = what or ", ".join([*names[:1], *inner.pairs][:4])
    for start in inner.starts[:1]:
        reader.touched.add(start)
    if change.kind in _DELETING:
        return change_below(reader, found, keys, lambda there: without(there, names)), end, what

    def method(there: Found) -> Found:
        is_known = isinstance(there, dict | list | str | Text)
        target: Found = there if is_known else as_object(reader, there)
        alone = inner.values[0] if len(inner.values) == 1 else None
        if target == {} and isinstance(alone, str | Text) and _is_pair(alone):
            # A body that is put together piece by piece.
            return alone
        if change.kind in ("setdefault",) and len(inner.values) == 2:
            return calls.changed(reader, "set", target, inner)
        if change.kind == "extend" and isinstance(target, list) and inner.values:
            more = inner.values[0]
            return [*target, *more] if isinstance(more, list) else CODE
        if not inner.values and not inner.pairs:
            return there
        if isinstance(target, list) and len(inner.values) == 2:
            target = {}
        kind = {"reverse_merge!": "merge"}.get(change.kind, change.kind)
        if len(inner.values) == 1 and isinstance(inner.values[0], dict) and kind not in MERGING:
            kind = "merge" if isinstance(target, dict) else kind
        return calls.changed(reader, kind, target, inner)

    if not what and inner.values:
        what = reader.what(inner.values[0])
    result = change_below(reader, found, keys, method)
    while not keys and result is not CODE and _is_member(tokens, end):
        # More calls in one chain.
        bracket = calls.opening(tokens, end + 2)
        if bracket < 0 or tokens[end + 1].text not in _METHODS:
            break
        more = bracketed.arguments(reader, bracket, depth)
        result = calls.changed(reader, tokens[end + 1].text, result, more)
        end = min(tokens.closing[bracket] + 1, len(tokens))
    return result, end, what


def _given_to(
    reader: ReadsValues, found: Found, change: Change, depth: int
) -> tuple[Found, int, str]:
    """Follow a variable into a function that changes what it is given."""
    program = reader.program
    tokens, bracket = program.tokens, change.place
    called = tokens[bracket - 1].text
    end = min(tokens.closing[bracket] + 1, len(tokens))
    number = program.functions.by_name.get(called)
    if called == "unset":
        if not change.keys:
            return found, end, ""
        last = [change.keys[-1]]
        return (
            change_below(reader, found, change.keys[:-1], lambda there: without(there, last)),
            end,
            last[0],
        )
    if number is not None:
        return _followed_into(reader, found, number, change, depth), end, called
    is_statement = not tokens.is_mark(
        receiver(tokens, bracket) - 1, "=", ":", "(", ",", "=>", "return"
    )
    if called not in GIVEN_TO or not is_statement:
        return found, change.at, ""
    inner = bracketed.arguments(reader, bracket, depth)
    values = [given(value) for value in inner.values[1:]]
    result: RawValue = {}
    for value in values:
        if not isinstance(value, dict):
            return CODE, end, ""
        result = merged(result, value, reader.steps)
    what = "/".join(key for key in change.keys if key != "components") or reader.what(result)
    return (
        change_below(
            reader,
            found,
            change.keys,
            lambda there: merged(as_object(reader, there), result, reader.steps),
        ),
        end,
        what,
    )


def _followed_into(
    reader: ReadsValues, found: Found, number: int, change: Change, depth: int
) -> Found:
    program = reader.program
    functions = program.functions
    names = [one for one in functions.parameters(number) if one not in ("self", "cls")]
    start, stop = functions.starts[number], functions.stops[number]
    if not names or change.keys or number in reader.entered:
        return found
    events = program.scope.touched(names[0], start, stop)
    if not events:
        return found
    inner = bracketed.arguments(reader, change.place, depth)
    bound: dict[str, Found] = dict(zip(names[1:], inner.values[1:], strict=False))
    reader.entered.add(number)
    reader.bindings.push(functions.heads[number], stop, bound)
    try:
        return reader.changed(names[0], found, events, set(), depth + 1)
    finally:
        reader.bindings.pop()
        reader.entered.discard(number)
