"""Finds the call that creates an account session, and what is said of keys and versions around."""

import re
from collections.abc import Iterator

from session_composer.core.wire.paths import ACCOUNT, COMPONENTS, EXPAND

from .literals.found import SourceCode
from .syntax.dialects import NODE, RUBY, Dialect
from .syntax.tokens import TokenKind, Tokens
from .syntax.type_annotations import after_type_arguments

_SERVICES = frozenset(("accountSessions", "account_sessions", "AccountSession", "AccountSessions"))
_METHODS = frozenset(("create", "create_async", "createAsync"))
_MEMBER = (".", "->", "::", "?.", "?->", "&.")
_ENDING_WORDS = frozenset(("do", "if", "unless", "end", "rescue", "and", "or", "then"))
_RUST = "CreateAccountSession"
_SETTERS = frozenset(("setApiVersion",))
_ARGUMENT_KINDS = (TokenKind.NAME, TokenKind.STRING, TokenKind.DYNAMIC)
_VERSION_NAMES = _SETTERS | {
    *("apiVersion", "api_version", "API_VERSION"),
    *("STRIPE_API_VERSION", "ApiVersion", "StripeVersion"),
    *("stripeVersion", "stripe_version", "STRIPE_VERSION", "Stripe-Version"),
}
_KEY = re.compile(r"(?:sk|rk)_(?:test|live)_\w+|sk_org_\w+|rkcs_\w+", re.ASCII)
_COMPONENTS = COMPONENTS[0]
_SEPARATORS = frozenset((":", "=>", "="))

type TokenSpan = tuple[int, int]
"""The tokens from the first one to before the second one."""


def find_calls(tokens: Tokens, dialect: Dialect) -> Iterator[int]:
    """Find where the arguments begin of all calls that create an account session.

    That is the opening bracket, or the first argument where Ruby has none.
    """
    for at in tokens.of_kind(TokenKind.NAME):
        if (
            tokens[at].text == _RUST
            and tokens.is_mark(at + 1, "::")
            and tokens.is_mark(at + 3, "(")
        ):
            yield at + 3
        elif tokens[at].text.rpartition("\\")[2] in _SERVICES:
            place = at + (3 if tokens.is_mark(at + 1, "!") else 2)
            if tokens.is_mark(place - 1, *_MEMBER) and tokens.is_name(place, _METHODS):
                begin = _begin_of_arguments(tokens, dialect, place + 1)
                if begin >= 0:
                    yield begin


def argument_span(tokens: Tokens, begin: int) -> TokenSpan:
    """Tell which tokens the arguments are that begin so."""
    if tokens.is_mark(begin, "("):
        return begin + 1, tokens.closing[begin]
    return begin, _end_of_command(tokens, begin)


def account_pair(tokens: Tokens) -> int:
    """Find an account that stands in the brackets of an object or a call; -1 without one."""
    for at in _pairs(tokens, ACCOUNT[0]):
        if tokens.around[at] >= 0:
            return at
    return -1


def without_brackets(code: SourceCode) -> dict[str, int]:
    """Find variables of the parameters' names, and values that stand in no brackets."""
    found: dict[str, int] = {}
    for name in (*ACCOUNT, _COMPONENTS, *EXPAND):
        for at in code.tokens.named((name, f"${name}")):
            if code.scope.is_given(at):
                found[name] = at
        if name not in found:
            for at in _pairs(code.tokens, name):
                if code.tokens.around[at] < 0 and not code.tokens.is_mark(at - 1, ".", "->"):
                    found[name] = at
                    break
    return found


def takes_values(tokens: Tokens, begin: int) -> bool:
    """Whether a call is given the account and the components as they are, as in Rust."""
    return tokens.is_name(begin - 3, (_RUST,))


def find_versions(tokens: Tokens) -> Iterator[int]:
    """Find where values of API versions begin: options of a client, and settings."""
    for at in tokens.named(_VERSION_NAMES):
        is_setter = tokens[at].text in _SETTERS and tokens.is_mark(at + 1, "(")
        is_header = tokens.is_kind(at, TokenKind.STRING) and tokens.is_mark(at + 1, ",")
        if tokens.is_mark(at + 1, *_SEPARATORS) or is_setter or is_header:
            yield at + 2


def find_keys(tokens: Tokens) -> Iterator[int]:
    """Find the strings that are keys of the API."""
    for at in tokens.of_kind(TokenKind.STRING):
        if _KEY.fullmatch(tokens[at].text):
            yield at


def plain_name(name: str) -> str:
    """Make a name comparable: ``stripe_version``, ``stripeVersion`` and ``Stripe-Version``."""
    return name[:60].replace("_", "").replace("-", "").lower()


def _pairs(tokens: Tokens, name: str) -> Iterator[int]:
    for at in tokens.named((name, f"${name}")):
        if tokens.is_mark(at + 1, *_SEPARATORS):
            yield at


def _begin_of_arguments(tokens: Tokens, dialect: Dialect, at: int) -> int:
    if dialect is NODE and tokens.is_mark(at, "<"):
        at = after_type_arguments(tokens, at)
    if dialect is NODE and tokens.is_mark(at, "?."):
        at += 1
    if tokens.is_mark(at, "("):
        return at
    is_argument = tokens.is_kind(at, *_ARGUMENT_KINDS) or tokens.is_mark(at, "{", "[", "**")
    if dialect is RUBY and is_argument and not tokens.begins_line(at):
        return -1 if tokens.is_name(at, _ENDING_WORDS) else at
    return -1


def _end_of_command(tokens: Tokens, at: int) -> int:
    """Where the arguments end of a call without parentheses."""
    begin = at
    while at < len(tokens) and not tokens.is_closing(at) and not tokens.is_mark(at, ";", "="):
        is_open = tokens.is_kind(at - 1, TokenKind.MARK) and not tokens.is_closing(at - 1)
        if at > begin and tokens.begins_line(at) and not is_open:
            break
        if tokens.is_name(at, _ENDING_WORDS) and not tokens.is_mark(at + 1, ":", "=>"):
            break
        at = tokens.after_group(at)
    return at
