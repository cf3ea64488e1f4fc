"""What operators make of values: texts joined, constants compared, literals behind conditions."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.codecs.readers.source.syntax.dialects import NODE, PHP, PYTHON, RUBY, Dialect
from session_composer.codecs.readers.source.syntax.tokens import Token, TokenKind
from session_composer.core.wire.values import Number, Unset

from .found import CODE, Found, ReadsValues, Text, is_code, plain, truth
from .merging import fill_marks, is_form_text, merged

_COMPARING = frozenset(
    ("==", "===", "!=", "!==", "<", ">", "<=", ">=", "=~", "in", "is", "instanceof")
)
_AND = frozenset(("&&", "and"))
_OR = frozenset(("||", "or", "??", "?:"))
_JOINING = frozenset(("+", ".", "|", "-", "*", "/", "%", "<<", "&", "^", "**", "<=>", "~"))
_SIGNS = _COMPARING | _AND | _OR | _JOINING
_WORDS = frozenset(("and", "or", "in", "is", "instanceof"))
_MAX_CONDITION = 200


class Operand(NamedTuple):
    """A value between operators, and the tokens that it is made of."""

    found: Found
    start: int
    stop: int


def is_operator(sign: str, dialect: Dialect) -> bool:
    """Whether a sign stands between two values."""
    return sign in _SIGNS and (sign != "." or dialect is PHP)


def is_operator_word(token: Token, dialect: Dialect) -> bool:
    """Whether a word stands between two values."""
    return (
        token.kind is TokenKind.NAME
        and token.text in _WORDS
        and (token.text != "is" or dialect is PYTHON)
    )


def constant(found: Found) -> bool | None:
    """Whether a constant is true where it is negated; None for code."""
    match found:
        case Number():
            return found.text not in ("0", "0.0", "-0")
        case dict() | list():
            return None
        case _:
            return truth(found)


def truth_or_code(found: Found) -> Found:
    """Return what a constant is as a boolean."""
    is_true = constant(found)
    return CODE if is_true is None else is_true


def folded(reader: ReadsValues, operands: Sequence[Operand], signs: Sequence[str]) -> Found:
    """Make one value of several, the operators that bind most first."""
    if not signs:
        return operands[0].found
    levels: tuple[
        tuple[frozenset[str], Callable[[ReadsValues, Operand, str, Operand], Found]], ...
    ] = (
        (_COMPARING, _compared),
        (_AND, _both),
        (_OR, _either),
    )
    left, rest = _joined(reader, operands, signs)
    for level, combine in levels:
        if not any(sign in level for sign in rest):
            continue
        made, kept = [left[0]], list[str]()
        for sign, operand in zip(rest, left[1:], strict=True):
            if sign in level:
                before = made.pop()
                found = combine(reader, before, sign, operand)
                made.append(Operand(found, before.start, operand.stop))
            else:
                kept.append(sign)
                made.append(operand)
        left, rest = made, kept
    return left[0].found


def chosen(
    reader: ReadsValues, found: Found, at: int, after: int, stop: int, depth: int, ends_lines: bool
) -> tuple[Found, int]:
    """Read what a condition decides between: ``a ? b : c``, in Python ``b if a else c``."""
    tokens = reader.program.tokens
    if tokens.is_mark(after, "?") and after < stop:
        colon = _colon(reader, after + 1, stop)
        if colon < 0:
            return found, after
        first, _ = reader.value(after + 1, colon, depth + 1)
        second, end = reader.value(colon + 1, stop, depth + 1, ends_lines=ends_lines)
        is_true = constant(found)
        if is_true is not None:
            return (first if is_true else second), end
        return alternatives(reader, first, second, (after + 1, colon + 1), (at, after)), end
    dialect = reader.program.dialect
    if dialect is RUBY and not ends_lines and tokens.is_name(after, ("if", "unless")):
        # What stands in parentheses is nothing otherwise.
        if plain(found):
            reader.notes.take_conditional(reader.what(found), at, after + 1, stop)
        return found, stop
    is_python = dialect is PYTHON and tokens.is_name(after, ("if",))
    if is_python and after < stop and not (ends_lines and tokens.begins_line(after)):
        place = after + 1
        for _ in range(_MAX_CONDITION):
            if place >= stop or tokens.stops(place) or tokens.is_name(place, ("else",)):
                break
            place = tokens.after_group(place)
            reader.steps.spend()
        if not tokens.is_name(place, ("else",)) or place >= stop:
            return found, after
        second, end = reader.value(place + 1, stop, depth + 1, ends_lines=ends_lines)
        test, _ = reader.value(after + 1, place, depth + 1)
        is_true = constant(test)
        if is_true is not None:
            return (found if is_true else second), end
        return alternatives(reader, found, second, (at, place + 1), (after + 1, place)), end
    return found, after


def alternatives(
    reader: ReadsValues, first: Found, second: Found, places: tuple[int, int], test: tuple[int, int]
) -> Found:
    """Take what is written out of two values that a condition decides between; say so."""
    if not plain(first) and not plain(second):
        if is_code(first) or is_code(second) or type(first) is not type(second):
            return CODE
        return first
    if not plain(second) or not plain(first):
        one, place = (first, places[0]) if plain(first) else (second, places[1])
        reader.notes.take_conditional(reader.what(one), place, *test)
        return one
    if isinstance(first, dict) and isinstance(second, dict):
        if first != second:
            reader.notes.take_several(reader.what({**second, **first}), places[0], *test)
        return merged(second, first, reader.steps, deep=True)
    if first != second:
        reader.notes.take_first(reader.what(first), places[0], *test)
    return first


def _colon(reader: ReadsValues, at: int, stop: int) -> int:
    """Return the colon that belongs to a question mark; -1 without one."""
    tokens, open_marks = reader.program.tokens, 0
    while at < stop and not tokens.stops(at):
        if tokens.is_mark(at, "?"):
            open_marks += 1
        elif tokens.is_mark(at, ":"):
            if not open_marks:
                return at
            open_marks -= 1
        at = tokens.after_group(at)
        reader.steps.spend()
    return -1


def _joined(
    reader: ReadsValues, operands: Sequence[Operand], signs: Sequence[str]
) -> tuple[list[Operand], list[str]]:
    """Put texts and objects together; each piece is looked at once."""
    made, kept = list[Operand](), list[str]()
    group = [operands[0]]
    group_signs: list[str] = []
    for sign, operand in zip(signs, operands[1:], strict=True):
        if sign in _JOINING:
            group.append(operand)
            group_signs.append(sign)
        else:
            made.append(_one(reader, group, group_signs))
            kept.append(sign)
            group, group_signs = [operand], []
    made.append(_one(reader, group, group_signs))
    return made, kept


def _one(reader: ReadsValues, group: Sequence[Operand], signs: Sequence[str]) -> Operand:
    if not signs:
        return group[0]
    whole = Operand(CODE, group[0].start, group[-1].stop)
    texts = [one.found for one in group]
    if all(sign in ("+", ".") for sign in signs) and any(
        isinstance(one, str | Text) for one in texts
    ):
        return whole._replace(found=_text(reader, group))
    if signs[0] == "%" and len(signs) == 1 and is_form_text(texts[0]):
        values = texts[1] if isinstance(texts[1], list) else [texts[1]]
        return whole._replace(found=fill_marks(texts[0], values))
    if all(sign in ("|", "+") for sign in signs) and any(isinstance(one, dict) for one in texts):
        return whole._replace(found=_together(reader, group))
    if all(sign == "+" for sign in signs) and all(isinstance(one, list) for one in texts):
        lists = [entry for one in texts if isinstance(one, list) for entry in one]
        reader.steps.spend(len(lists))
        return whole._replace(found=lists)
    return whole


def _together(reader: ReadsValues, group: Sequence[Operand]) -> Found:
    """Put objects together; code between them is left out, and named."""
    found: RawValue = {}
    # What stands first holds in PHP, and what stands last elsewhere.
    for one in reversed(group) if reader.program.dialect is PHP else group:
        if isinstance(one.found, dict):
            found = merged(found, one.found, reader.steps)
        elif is_code(one.found):
            reader.notes.leave_out(one.start, one.stop)
        elif one.found not in ([], None):
            return CODE
    return found


def _text(reader: ReadsValues, group: Sequence[Operand]) -> Found:
    pieces: list[str | Variable] = []
    for one in group:
        match one.found:
            case str():
                pieces.append(one.found)
            case Text() if one.found.pieces:
                pieces.extend(one.found.pieces)
            case Number():
                pieces.append(one.found.text)
            case bool():
                pieces.append(str(one.found).lower())
            case Variable():
                pieces.append(
                    one.found if one.found.text else reader.notes.variable(one.start, one.stop)
                )
            case _:
                return CODE
    reader.steps.spend(len(pieces))
    return text_of(pieces)


def pieces_of(found: Found) -> tuple[str | Variable, ...]:
    """List what a text is put together from."""
    if isinstance(found, Text) and found.pieces:
        return found.pieces
    return (found,) if isinstance(found, str | Variable) else ()


def text_of(pieces: Sequence[str | Variable]) -> Found:
    """Return a text without code as it is."""
    texts = [piece for piece in pieces if isinstance(piece, str)]
    return "".join(texts) if len(texts) == len(pieces) else Text("", pieces=tuple(pieces))


def _compared(reader: ReadsValues, left: Operand, sign: str, right: Operand) -> Found:
    del reader
    one, two = left.found, right.found
    kinds = (bool, str, Number)
    if not isinstance(one, kinds) or not isinstance(two, kinds):
        return CODE
    if sign in ("==", "==="):
        return one == two
    return one != two if sign in ("!=", "!==") else CODE


def _both(reader: ReadsValues, left: Operand, sign: str, right: Operand) -> Found:
    del sign
    is_true = constant(left.found)
    if is_true is not None:
        return right.found if is_true else left.found
    if plain(left.found):
        return right.found
    if not plain(right.found):
        return CODE
    reader.notes.take_conditional(reader.what(right.found), right.start, left.start, left.stop)
    return right.found


def _either(reader: ReadsValues, left: Operand, sign: str, right: Operand) -> Found:
    if sign == "??":
        if isinstance(left.found, Unset | None):
            return right.found
        is_there = None if is_code(left.found) else True
    else:
        is_empty = left.found in ({}, []) and reader.program.dialect is not NODE
        is_there = (
            False
            if is_empty
            else True
            if plain(left.found) and left.found is not False
            else truth(left.found)
        )
    if is_there is not None:
        return left.found if is_there else right.found
    if not plain(right.found):
        return CODE
    reader.notes.take_default(reader.what(right.found), right.start, left.start, left.stop)
    return right.found
