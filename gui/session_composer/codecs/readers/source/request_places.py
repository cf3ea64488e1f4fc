"""Finds where the parameters of a request stand in source code, whatever sends them.

A request is known by the names of its parameters: ``components`` as a key, or names of the form
body, ``components[payments][enabled]``, as a key, an argument, in a pair, or in a text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.core.wire.paths import ACCOUNT, COMPONENTS, EXPAND

from .literals import bracketed
from .literals.found import Found, SourceCode, Text
from .literals.merging import form_pairs, is_form_text, joined_by, paired
from .literals.value_reader import ValueReader
from .origins import MEMBER, SEPARATORS, Root, callee, container_root, receiver_root, text_root
from .syntax.dialects import NODE
from .syntax.tokens import TokenKind, Tokens
from .syntax.type_annotations import is_in_type

_COMPONENTS = COMPONENTS[0]
_OWN = (*ACCOUNT, _COMPONENTS, *EXPAND)
_NAME = re.compile(r"(?:components|expand)(?:\[|%5[Bb])[^=&\s?]*+")
_DYNAMIC_NAME = re.compile(r"(?:components|expand)\[[^=&?]*+")
_FORM = re.compile(r"(?:components|expand)(?:\[|%5[Bb])[^=&\s?]{0,200}+=")
_ACCOUNT = re.compile(r"(?:\A|[?&])account=")
_PAIRS = frozenset(("of", "entry", "Pair", "pair", "from", "to", "create"))
_MAX_ROOTS = 200
_MAX_UNWRAPPED = 3
_TYPES = ("boolean", "bool ", "z.", "yup.", "Joi.", "true |", "false |", "t.")


def form_names(tokens: Tokens) -> Iterator[int]:
    """Find the texts that are, or hold, names of a form body with components."""
    for at in tokens.of_kind(TokenKind.STRING, TokenKind.DYNAMIC):
        text = tokens[at].text
        if "omponents" in text and (_is_name(tokens, at) or _FORM.search(text)):
            yield at


def roots(program: SourceCode) -> list[Root]:
    """List where requests begin, in the order of the text."""
    found: dict[tuple[str, int], Root] = {}
    last = -1
    for at in _telling(program):
        if program.tokens.is_mark(at - 1, "+", ".") and at - 2 == last:
            # More of the same text.
            last = at
            continue
        last = at
        root = _root_of(program, at)
        if root is not None:
            found.setdefault((root.kind, root.at), root)
        if len(found) >= _MAX_ROOTS:
            break
    return list(found.values())


def read(reader: ValueReader, root: Root) -> dict[str, RawValue] | None:
    """Read the parameters of a request; None when what stands there holds none."""
    program = reader.program
    tokens, dialect = program.tokens, program.dialect
    if dialect is NODE and is_in_type(tokens, root.start):
        return None
    found: Found
    match root.kind:
        case "object":
            found = reader.literal(root.at, 0)
        case "entries":
            separators = dialect.separators | dialect.argument_separators
            inner = reader.entries(root.at + 1, tokens.closing[root.at], separators)
            found = inner.pairs or bracketed.listed(inner)
        case "value":
            found, _ = reader.value(root.at, len(tokens), ends_lines=True)
        case _:
            found = reader.final(root.at, root.at)
    return parameters(found)


def parameters(found: Found, depth: int = 0) -> dict[str, RawValue] | None:
    """Return the parameters in what was read: an object, pairs or a form body, or inside of it."""
    if isinstance(found, str | Text):
        return form_pairs(found) if is_form_text(found) else None
    if isinstance(found, list):
        if any(map(is_form_text, found)):
            return form_pairs(joined_by(found))
        pairs = paired(found)
        if pairs is not None:
            return parameters(pairs, depth)
        return _inside(found, depth)
    if not isinstance(found, dict):
        return None
    if any(key in (_COMPONENTS, *EXPAND) or _NAME.fullmatch(key) for key in found):
        return found
    inside = _inside(found.values(), depth)
    return inside or (found if ACCOUNT[0] in found else None)


def is_sent_bare(tokens: Tokens) -> bool:
    """Whether a text names the address of the request, so that no SDK sends it."""
    return any(
        "v1/account_sessions" in tokens[at].text
        for at in tokens.of_kind(TokenKind.STRING, TokenKind.DYNAMIC)
    )


def _inside(values: Iterable[RawValue], depth: int) -> dict[str, RawValue] | None:
    if depth < _MAX_UNWRAPPED:
        for value in values:
            if found := parameters(value, depth + 1):
                return found
    return None


def account_names(tokens: Tokens) -> Iterator[int]:
    """Find the texts that name the account of a form body."""
    for at in tokens.of_kind(TokenKind.STRING, TokenKind.DYNAMIC):
        text = tokens[at].text
        is_key = tokens.is_mark(at + 1, ",", "]", *SEPARATORS) or tokens.is_name(at + 1, ("to",))
        if (text == ACCOUNT[0] and is_key) or _ACCOUNT.search(text):
            yield at


def _is_name(tokens: Tokens, at: int) -> bool:
    pattern = _DYNAMIC_NAME if tokens.is_kind(at, TokenKind.DYNAMIC) else _NAME
    return pattern.fullmatch(tokens[at].text) is not None


def _telling(program: SourceCode) -> Iterator[int]:
    tokens = program.tokens
    for at in tokens.of_kind(TokenKind.NAME, TokenKind.STRING, TokenKind.DYNAMIC):
        text = tokens[at].text
        if "omponents" not in text:
            continue
        if text.lstrip("$") == _COMPONENTS:
            if _is_key(program, at):
                yield at
        elif tokens[at].kind is TokenKind.NAME:
            continue
        elif _is_name(tokens, at) or _FORM.search(text):
            yield at


def _is_key(program: SourceCode, at: int) -> bool:
    """Whether the word is a key, or sets a member of that name."""
    tokens, scope = program.tokens, program.scope
    if scope.is_given(at):
        return False
    if tokens.is_mark(at + 1, *SEPARATORS):
        return True
    if tokens.is_name(tokens.around[at] - 1, ("compact",)):
        return tokens.is_kind(at, TokenKind.STRING)
    if tokens.is_mark(at - 1, "[") and tokens.is_mark(at + 1, "]"):
        return tokens.is_mark(at + 2, "=")
    around = tokens.around[at]
    if tokens.is_mark(at - 1, "(", "[", "{") and tokens.is_mark(at + 1, ","):
        return tokens.is_kind(at, TokenKind.STRING)
    is_alone = tokens.is_mark(at - 1, "{", ",") and tokens.is_mark(at + 1, ",", "}")
    if program.dialect is not NODE or not is_alone or not tokens.is_mark(around, "{"):
        return False
    owner = program.functions.owner(at)
    is_parameter = owner >= 0 and at < program.functions.starts[owner]
    return not is_parameter and not tokens.is_mark(tokens.closing[around] + 1, "=")


def _root_of(program: SourceCode, at: int) -> Root | None:
    tokens = program.tokens
    around = tokens.around[at]
    text = tokens[at].text
    is_form = text.lstrip("$") != _COMPONENTS
    if is_form and not _is_name(tokens, at):
        return text_root(program, at)
    if tokens.is_mark(at - 1, *MEMBER):
        return receiver_root(program, at - 1, at, is_form)
    is_index = tokens.is_mark(around, "[") and tokens.closing[around] == at + 1
    if is_index and tokens.is_mark(at + 2, ":", "=>"):
        return container_root(program, tokens.around[around], at, is_form)
    if is_index and tokens.is_mark(at + 2, "=", "+="):
        if tokens.is_mark(around - 1, ",", "{", "(") or around == 0:
            around = tokens.around[around]
            return container_root(program, around, at, is_form)
        return receiver_root(program, around, at, is_form)
    if tokens.is_mark(at - 1, ":", "=", "=>") and tokens[at - 2].text in ("name", "key", "Key"):
        outer = tokens.around[around] if around >= 0 else -1
        return container_root(program, outer, at, is_form)
    if tokens.is_mark(at + 1, *SEPARATORS) or tokens.is_name(at + 1, ("to",)):
        return container_root(program, around, at, is_form)
    is_first = around >= 0 and around == at - 1 and tokens.is_mark(at + 1, ",")
    if is_first:
        method = around - 1
        is_method = tokens.is_kind(method, TokenKind.NAME) and tokens.is_mark(method - 1, *MEMBER)
        if is_method and tokens[method].text not in _PAIRS:
            return receiver_root(program, method - 1, at, is_form)
        if tokens.around[around] >= 0:
            return container_root(program, tokens.around[around], at, is_form)
        if tokens.is_mark(around, "("):
            return Root("value", callee(program, around), at, is_form)
        return Root("value", around, at, is_form)
    return container_root(program, around, at, is_form)


def says_something(taken: Mapping[str, RawValue]) -> bool:
    """Whether there is anything written out where the parameters are."""
    components = taken.get(_COMPONENTS)
    if isinstance(components, dict) and components:
        return any(
            (isinstance(value, dict) and not _is_type(value)) or value is True
            for value in components.values()
        )
    if components is not None and not isinstance(components, Variable):
        return True
    names = [name for name in taken if "[" in name or "%5" in name]
    if names:
        # A sentence for a value is one of a table of messages.
        return any(" " not in value for name in names if isinstance(value := taken[name], str)) or (
            not all(isinstance(taken[name], str) for name in names)
        )
    return isinstance(taken.get(ACCOUNT[0]), str)


def is_about_sessions(code: SourceCode) -> bool:
    """Whether code with an account alone names what the account is for."""
    tokens = code.tokens
    return any(
        "accountsession" in tokens[at].text.replace("_", "").lower()
        for at in tokens.of_kind(TokenKind.NAME, TokenKind.STRING, TokenKind.DYNAMIC)
    )


def _is_type(component: Mapping[str, RawValue]) -> bool:
    """Whether a component is described only, as in the types of TypeScript."""
    value = component.get("enabled")
    return isinstance(value, Variable) and str(value.text).startswith(_TYPES)
