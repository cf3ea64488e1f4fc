"""Where values end in source code, and where keys stand, whether or not they can be read."""

from session_composer.codecs.budget import Budget

from .dialects import NODE, RUBY, Dialect
from .tokens import TokenKind, Tokens

_MODIFIERS = ("if", "unless", "while", "until", "rescue")


def receiver(tokens: Tokens, stop: int) -> int:
    """Return where the value begins that a method is called on; ``stop`` is the mark before it."""
    at = stop - 1
    while at > 0:
        if tokens.is_closing(at) and tokens.opening[at] >= 0:
            at = tokens.opening[at]
        if tokens.is_kind(at - 1, TokenKind.NAME) and tokens.is_mark(at, "(", "["):
            at -= 1
        elif tokens.is_mark(at - 1, ".", "->", "&.", "?."):
            at -= 2
        else:
            break
    return at


class Extents:
    """Finds the ends of keys and values in one text."""

    def __init__(self, tokens: Tokens, dialect: Dialect, steps: Budget) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self._separators = dialect.separators | dialect.argument_separators
        self._steps = steps

    def after_key(self, at: int, separators: frozenset[str]) -> int:
        """Return the token behind a key and its separator; 0 when there is no key."""
        tokens, kind = self._tokens, self._tokens[at].kind
        if kind is TokenKind.MARK:
            has_brackets = self._dialect is NODE or self._dialect.has_initialisers
            if not has_brackets or not tokens.is_mark(at, "["):
                return 0
            at = tokens.closing[at]
        elif kind is TokenKind.END:
            return 0
        if self._dialect.has_initialisers and tokens.is_name(at + 1, ("to",)) and separators:
            return at + 2
        if self._dialect is NODE and tokens.is_mark(at + 1, "?") and tokens.is_mark(at + 2, ":"):
            # Of a type, whose member may be missing.
            return at + 3 if separators else 0
        return at + 2 if tokens.is_mark(at + 1, *separators) else 0

    def ends(self, at: int, stop: int, ends_lines: bool) -> bool:
        """Whether a value has its end before a token.

        ``ends_lines``: at the end of a statement, too.
        """
        tokens = self._tokens
        if at >= stop or tokens.stops(at):
            return True
        if not tokens.begins_line(at):
            return ends_lines and self._dialect is RUBY and tokens.is_name(at, _MODIFIERS)
        if ends_lines and self._dialect.ends_lines:
            return tokens[at].kind is not TokenKind.MARK or tokens[at].text in "([{@<"
        # A comma was forgotten, as in lines that were picked out of a diff.
        return self.after_key(at, self._separators) > 0

    def skip(self, at: int, stop: int, ends_lines: bool) -> int:
        """Return the token where the value ends that a token is part of."""
        tokens = self._tokens
        while at < stop and not tokens.stops(at):
            at = tokens.after_group(at)
            self._steps.spend()
            if tokens.begins_line(at) and self.ends(at, stop, ends_lines):
                break
        return min(at, stop)
