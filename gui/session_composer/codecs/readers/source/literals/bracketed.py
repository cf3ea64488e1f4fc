"""Reads what stands between brackets: values in their order, and those with a key."""

from session_composer.codecs.readers.plain.raw_values import PlacedText, RawValue
from session_composer.codecs.readers.source.syntax.dialects import NODE, OTHER, PHP
from session_composer.codecs.readers.source.syntax.tokens import TokenKind
from session_composer.core.wire.values import Unset

from . import templates
from .found import Entries, Found, ReadsValues, given, is_code
from .merging import is_form_name, paired, put


def read(
    reader: ReadsValues, start: int, stop: int, separators: frozenset[str], depth: int = 0
) -> Entries:
    """Read what stands between two tokens."""
    found = Entries()
    at = start
    while at < stop:
        if reader.program.tokens.is_mark(at, ",", ";"):
            at += 1
            continue
        after = _entry(reader, found, at, stop, separators, depth)
        # Whatever is there, go on.
        at = max(after, at + 1)
    return found


def _entry(
    reader: ReadsValues, found: Entries, at: int, stop: int, separators: frozenset[str], depth: int
) -> int:
    tokens = reader.program.tokens
    if tokens.is_mark(at, reader.program.dialect.spread, "**", "..."):
        return _spread(reader, found, at, stop, depth)
    if tokens.is_mark(at, ".") and tokens.is_mark(at + 1, "."):
        # In Rust the rest of a struct is that of another one, which is empty.
        return reader.extents.skip(at + 2, stop, False)
    after = reader.extents.after_key(at, separators)
    if after:
        found.has_keys = True
        key = key_of(reader, at, depth)
        if key is None:
            end = reader.extents.skip(after, stop, False)
            reader.notes.leave_out(at, end)
            return end
        if after >= stop or tokens.is_mark(after, ","):
            # Ruby leaves out the value that has the name of its key.
            _put(reader, found, key, reader.resolved(at, depth), at)
            return after
        reader.path.append(key[:40])
        value, end = reader.value(after, stop, depth)
        reader.path.pop()
        if isinstance(value, list) and len(value) == 1 and tokens.is_mark(after, "{"):
            # Go keeps a list of values for each name of a form.
            value = value[0] if reader.program.dialect.has_initialisers else value
        _put(reader, found, key, value, at)
        return end
    is_short = found.has_keys and reader.program.dialect is OTHER and tokens.is_mark(at + 1, *",}")
    is_short = is_short or reader.program.dialect is NODE
    if separators and is_short and tokens[at].kind is TokenKind.NAME:
        return _shorthand(reader, found, at, stop, depth)
    named = found.values[-1] if found.values else None
    is_named = isinstance(named, str) and is_form_name(named)
    if is_named:
        reader.path.append(str(named)[:80])
    value, after = reader.value(at, stop, depth)
    if is_named:
        reader.path.pop()
    found.values.append(value)
    found.starts.append(at)
    return after


def _shorthand(reader: ReadsValues, found: Entries, at: int, stop: int, depth: int) -> int:
    found.has_keys = True
    if reader.extents.ends(at + 1, stop, False):
        name = reader.program.tokens[at]
        key = PlacedText(name.text, (name.start, name.end))
        reader.path.append(key[:40])
        _put(reader, found, key, reader.resolved(at, depth), at)
        reader.path.pop()
        return at + 1
    number = reader.program.functions.by_head.get(at + 1)
    end = reader.extents.skip(at + 1, stop, False)
    if number is None:
        reader.notes.leave_out(at, end)
        return end
    # A method: what it gives is read where it is called.
    return max(reader.program.functions.stops[number] + 1, end)


def _put(reader: ReadsValues, found: Entries, key: str, value: Found, at: int) -> None:
    reader.touched.add(at)
    if key in found.pairs:
        reader.notes.take_last(key, at)
    if isinstance(value, Unset):
        found.pairs.pop(key, None)
    else:
        put(found.pairs, key, given(value))


def key_of(reader: ReadsValues, at: int, depth: int) -> str | None:
    """Return the key at a token; None when it is code."""
    tokens, token = reader.program.tokens, reader.program.tokens[at]
    if token.kind is TokenKind.MARK:
        found, _ = reader.value(at + 1, tokens.closing[at], depth + 1)
        return found if isinstance(found, str) else None
    if token.kind is TokenKind.NAME and (
        tokens.is_mark(at + 1, "=")
        or (reader.program.dialect.names_are_keys and not tokens.is_mark(at + 1, "=>"))
        or (reader.program.dialect is PHP and tokens.is_mark(at + 1, ":"))
    ):
        return PlacedText(token.text, (token.start, token.end))
    if token.kind is TokenKind.NAME:
        found = reader.resolved(at, depth)
        return found if isinstance(found, str) else None
    if token.kind is TokenKind.DYNAMIC:
        found = templates.read(reader, at, depth)
        return found if isinstance(found, str) else None
    is_text = token.kind in (TokenKind.STRING, TokenKind.NUMBER)
    return PlacedText(token.text, (token.start, token.end)) if is_text else None


def _spread(reader: ReadsValues, found: Entries, at: int, stop: int, depth: int) -> int:
    value, after = reader.value(at + 1, stop, depth)
    if isinstance(value, dict):
        found.has_keys = True
        reader.steps.spend(len(value))
        found.pairs.update(value)
    elif isinstance(value, list):
        reader.steps.spend(len(value))
        found.values.extend(value)
        found.starts.extend([at] * len(value))
    elif is_code(value):
        reader.notes.leave_out(at, after)
    return after


def listed(found: Entries) -> RawValue:
    """Return the values of a list."""
    return [given(value) for value in found.values]


def pairs_only(reader: ReadsValues, found: Entries) -> RawValue:
    """Return the pairs of an object; what else stands there is left out."""
    for value, start in zip(found.values, found.starts, strict=True):
        pair = paired([value]) if isinstance(value, list) else None
        if pair is None:
            reader.notes.leave_out(start, start + 1)
            continue
        for key, below in pair.items():
            put(found.pairs, key, below)
    return found.pairs


def arguments(reader: ReadsValues, bracket: int, depth: int) -> Entries:
    """Read the arguments of a call."""
    program = reader.program
    stop = program.tokens.closing[bracket]
    return read(reader, bracket + 1, stop, program.dialect.argument_separators, depth + 1)
