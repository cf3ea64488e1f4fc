"""Finds where a value begins whose part is known: outwards, to the variable that it goes to."""

from typing import NamedTuple

from .literals.calls import chain
from .literals.found import SourceCode
from .literals.keywords import BUILDING, FORMS, MERGING, SETTING
from .syntax.extents import receiver
from .syntax.tokens import TokenKind

MEMBER = (".", "->", "?.", "&.", "::", "?->")
SEPARATORS = (":", "=>", "=", "->", "~>")
_MAX_CLIMB = 24


class Root(NamedTuple):
    """Where a request begins: what is to be read there, from which token on."""

    kind: str
    """``object``, ``entries``, ``value``, ``variable`` or ``filled``."""
    at: int
    start: int
    """The first token that told of it."""
    is_form: bool


def container_root(program: SourceCode, around: int, at: int, is_form: bool) -> Root | None:
    """Return what the object, list or call is that a name stands in, or the variable it goes to."""
    tokens = program.tokens
    if around < 0:
        return None
    method = around - 1
    if tokens.is_name(method, SETTING) and tokens.is_mark(method - 1, *MEMBER):
        return receiver_root(program, method - 1, at, is_form)
    given = _assigned(program, around)
    if given >= 0:
        return Root("variable", given, at, is_form)
    begin = callee(program, around)
    whole = _merged_from(program, around, begin)
    if whole != begin:
        return Root("value", whole, at, is_form)
    if tokens.is_mark(around, "{", "["):
        return Root("object", around, at, is_form)
    if tokens.is_mark(at + 1, *SEPARATORS) and not tokens.is_name(around - 1, ("array", "dict")):
        return Root("entries", around, at, is_form)
    return Root("value", begin, at, is_form)


def _merged_from(program: SourceCode, bracket: int, begin: int) -> int:
    """Return where what begins that an object is put together with others in."""
    tokens = program.tokens
    for _ in range(_MAX_CLIMB):
        call = callee(program, bracket) if tokens.is_mark(bracket, "(") else -1
        if tokens.is_name(bracket - 1, MERGING) and tokens.is_mark(bracket - 2, *MEMBER):
            begin = receiver(tokens, bracket - 2)
        elif 0 <= call < bracket and (
            (name := chain(tokens, program.dialect, call, bracket)[0]) in BUILDING
            or name.rpartition(".")[2] in FORMS
            or name in FORMS
        ):
            begin = call
        elif tokens.is_mark(begin - 1, "+", "|"):
            begin = _left(program, begin - 1)
        elif bracket == tokens.around[begin]:
            break
        bracket = tokens.around[begin]
    return begin


def text_root(program: SourceCode, at: int) -> Root:
    """Return the text that a piece of a form body is part of."""
    tokens, begin, around = program.tokens, at, program.tokens.around[at]
    for _ in range(20 * _MAX_CLIMB):
        before = begin - 1
        if before < 0 or before == around:
            break
        if tokens.is_mark(before, ",", ";", "=", ":", "=>", "+=", ".=", ":=", "?", "<<"):
            break
        if tokens.is_name(before, ("return", "await")):
            break
        opening = tokens.opening[before] if tokens.is_closing(before) else -1
        begin = opening if opening >= 0 else before
    method = around - 1
    if tokens.is_name(method, SETTING) and tokens.is_mark(method - 1, *MEMBER):
        root = receiver_root(program, method - 1, at, is_form=True)
        if root is not None:
            return root
    if tokens.is_mark(begin - 1, "+=", ".=", "<<") and tokens.is_kind(begin - 2, TokenKind.NAME):
        given = _last_given(program, begin - 2)
        return Root(
            "variable" if given >= 0 else "filled",
            max(given, begin - 2 if given < 0 else given),
            at,
            True,
        )
    place = begin
    if around >= 0 and begin == around + 1 and not tokens.is_mark(around, "["):
        given = _assigned(program, around)
        return (
            Root("variable", given, at, True)
            if given >= 0
            else Root("value", _outside(program, around), at, True)
        )
    if tokens.is_mark(around, "[") or tokens.is_name(around - 1, ("join", "joined")):
        return container_root(program, around, at, True) or Root("value", begin, at, True)
    given = _named_before(program, place)
    return Root("variable", given, at, True) if given >= 0 else Root("value", begin, at, True)


def _outside(program: SourceCode, around: int) -> int:
    """Return where the value begins that a text in brackets belongs to."""
    tokens = program.tokens
    if tokens.is_mark(around, "(") and not tokens.is_kind(around - 1, TokenKind.NAME):
        return around
    return around if tokens.is_mark(around, "[") else around + 1


def receiver_root(program: SourceCode, mark: int, at: int, is_form: bool) -> Root | None:
    """Return the variable or the chain of calls before a mark, which a name is given to."""
    tokens, place, has_call = program.tokens, mark, False
    for _ in range(20 * _MAX_CLIMB):
        before = place - 1
        if tokens.is_closing(before) and tokens.opening[before] >= 0:
            place = tokens.opening[before]
            has_call = True
            if tokens.is_kind(place - 1, TokenKind.NAME):
                place -= 1
        elif tokens.is_kind(before, TokenKind.NAME):
            place = before
        else:
            break
        if not tokens.is_mark(place - 1, *MEMBER):
            break
        place -= 1
    if not tokens.is_kind(place, TokenKind.NAME):
        return None
    if tokens.is_name(place - 1, ("new",)) or (has_call and _last_given(program, place) < 0):
        begin = place - tokens.is_name(place - 1, ("new",))
        given = _named_before(program, begin)
        return (
            Root("variable", given, at, is_form)
            if given >= 0
            else Root("value", begin, at, is_form)
        )
    given = _last_given(program, place)
    if given >= 0:
        return Root("variable", given, at, is_form)
    owner = program.functions.owner(place)
    start = program.functions.heads[owner] if owner >= 0 else 0
    touched = program.scope.touched(tokens[place].text, start, place + 1)
    return Root("filled", touched[0] if touched else place, at, is_form)


def _last_given(program: SourceCode, at: int) -> int:
    """Return where the variable at a token is given its value for good; -1 when nowhere."""
    name = program.tokens[at].text
    for owner in program.functions.owners(at):
        before = [place for place in program.scope.given(name, owner) if place <= at]
        if before:
            return before[-1]
    return -1


def _assigned(program: SourceCode, bracket: int) -> int:
    """Return the variable that is given what a bracket belongs to; -1 without one."""
    tokens, begin = program.tokens, bracket
    for _ in range(_MAX_CLIMB):
        given = _named_before(program, begin)
        if given >= 0:
            return given
        before = begin - 1
        if tokens.is_name(before, ("new", "await", "mut")) or tokens.is_mark(before, "&", "@"):
            begin = before
        elif tokens.is_mark(before, "(", "["):
            begin = callee(program, before)
        elif tokens.is_mark(begin, "(", "[", "{") and tokens.is_kind(before, TokenKind.NAME):
            begin = callee(program, begin)
        elif tokens.is_mark(before, "+", "|", "||", "??", "&&"):
            begin = _left(program, before)
        elif tokens.is_mark(before, ">", "!") and program.dialect.has_initialisers:
            begin = before
            while (
                begin > 0
                and not tokens.is_name(begin, ("new",))
                and not tokens.is_mark(begin, "=", ";", "{", "}")
            ):
                begin -= 1
            if tokens.is_mark(begin, "="):
                begin += 1
        else:
            return -1
    return -1


def _left(program: SourceCode, sign: int) -> int:
    """Return where what stands left of an operator begins."""
    tokens, begin = program.tokens, sign
    for _ in range(_MAX_CLIMB):
        before = begin - 1
        if before < 0 or tokens.is_mark(before, ",", ";", "=", ":=", ":", "=>", "(", "[", "{"):
            break
        opening = tokens.opening[before]
        begin = opening if opening >= 0 else before
    return begin


def _named_before(program: SourceCode, begin: int) -> int:
    """Return the variable whose value begins at a token; -1 without one."""
    tokens, scope = program.tokens, program.scope
    while tokens.is_name(begin - 1, ("new", "await", "mut")):
        begin -= 1
    if not tokens.is_mark(begin - 1, "=", ":="):
        return -1
    for place in range(begin - 2, max(begin - _MAX_CLIMB, -1), -1):
        if tokens.is_mark(place, ";", "{", "}", ",", "("):
            return -1
        if tokens.is_kind(place, TokenKind.NAME) and scope.is_given(place):
            return place if scope.value_place(place) in (begin, begin - 1) else -1
    return -1


def callee(program: SourceCode, bracket: int) -> int:
    """Return where the name of what is called begins."""
    tokens, place = program.tokens, bracket
    if not tokens.is_mark(bracket, "("):
        return bracket
    for _ in range(_MAX_CLIMB):
        if tokens.is_kind(place - 1, TokenKind.NAME):
            place -= 1
            if tokens.is_mark(place - 1, *MEMBER):
                place -= 1
                continue
        break
    return place - 1 if tokens.is_name(place - 1, ("new",)) else place
