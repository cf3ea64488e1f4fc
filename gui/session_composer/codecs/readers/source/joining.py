"""Puts together what stands in several tokens: names with dots between them, and strings."""

from .dialects import PHP, Dialect
from .keywords import UNCHANGED
from .tokens import TokenKind, Tokens
from .variables import FoundValue

_MOST_NAMES = 10


def name_chain(tokens: Tokens, dialect: Dialect, at: int) -> tuple[str, int]:
    """Join names with dots or colons between them, and tell the token behind them."""
    names, after = [tokens[at].text], at + 1
    while tokens.is_mark(after, ".", "::", "?.") and tokens[after + 1].kind is TokenKind.NAME:
        if tokens.is_mark(after, "::") or dialect is not PHP:
            names.append(tokens[after + 1].text)
            after += 2
        else:
            break
    return ".".join(names[:_MOST_NAMES]), after


def join_strings(
    tokens: Tokens, dialect: Dialect, found: FoundValue, after: int, stop: int
) -> tuple[FoundValue, int]:
    """Put strings together, and pass over calls that change nothing."""
    while after < stop:
        if isinstance(found, str) and _string_behind(tokens, dialect, after) >= 0:
            pieces = [found]
            while (place := _string_behind(tokens, dialect, after)) >= 0 and after < stop:
                pieces.append(tokens[place].text)
                after = place + 1
            found = "".join(pieces)
        elif tokens.is_mark(after, ".") and tokens[after + 1].text in UNCHANGED:
            after += 2
            if tokens.is_mark(after, "(") and tokens.closing[after] == after + 1:
                after += 2
        else:
            break
    return found, after


def _string_behind(tokens: Tokens, dialect: Dialect, at: int) -> int:
    """Return the place of a string that is put behind another one here; -1 without one."""
    place = at + 1 if tokens.is_mark(at, dialect.joiner) else at
    if place == at and not dialect.joins_adjacent:
        return -1
    return place if tokens.is_kind(place, TokenKind.STRING) else -1
