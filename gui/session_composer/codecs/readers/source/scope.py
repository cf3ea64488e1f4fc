"""Where source code gives a variable its value. Conditions and functions are not looked at."""

from bisect import bisect_left

from .dialects import NODE, PHP, PYTHON, RUBY, Dialect
from .tokens import TokenKind, Tokens

_DECLARING = frozenset(("const", "let", "var", "final", "private", "public", "protected", "static"))
_MAX_TYPE = 40
_MAX_KEYS = 6

type VariableChange = tuple[tuple[str, ...], int]
"""The keys below a variable, and the token where the value begins."""


class Scope:
    """The assignments in a text."""

    def __init__(self, tokens: Tokens, dialect: Dialect) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self._values: dict[str, list[int]] = {}
        # Places only: objects of many changes would keep the garbage collector busy.
        self._changes: dict[str, list[int]] = {}
        for at in tokens.of_kind(TokenKind.NAME):
            self._look_at(at)

    def value_of(self, name: str, at: int) -> int:
        """Token where the value begins that a variable has at a token; -1 when there is none.

        That is the last value given before, or else the first one behind, as in code that defines
        its constants below.
        """
        places = self._values.get(name)
        if not places:
            return -1
        number = bisect_left(places, at)
        return places[number - 1] if number else places[0]

    def changes(self, name: str, start: int, stop: int) -> list[VariableChange]:
        """List the changes of what is in a variable, between two tokens."""
        places = self._changes.get(name, [])
        first = bisect_left(places, start)
        last = bisect_left(places, stop, lo=first)
        return [self._change(place) for place in places[first:last]]

    def _look_at(self, at: int) -> None:
        tokens = self._tokens
        if tokens.is_mark(at - 1, ".", "->", "::", "?."):
            return
        if tokens.is_mark(at + 1, "="):
            if self._is_statement(at):
                self._values.setdefault(tokens[at].text, []).append(at + 2)
        elif tokens.is_mark(at + 1, ":") and self._dialect in (NODE, PYTHON):
            value = self._behind_type(at)
            if value > 0:
                self._values.setdefault(tokens[at].text, []).append(value)
        elif tokens.is_mark(at + 1, "[", ".", "->"):
            keys, place = self._change(at)
            if keys and tokens.is_mark(place - 1, "="):
                self._changes.setdefault(tokens[at].text, []).append(at)

    def _is_statement(self, at: int) -> bool:
        """Whether a name and an equals sign begin a statement, and are no default or argument."""
        tokens = self._tokens
        around = tokens.around[at]
        if around >= 0 and (tokens[around].text != "{" or self._dialect is PYTHON):
            return False
        if self._dialect is PHP or tokens.begins_line(at) or tokens.is_mark(at - 1, ";", "{", ")"):
            return not (self._dialect is NODE and tokens.is_mark(at - 1, "{"))
        before = tokens[at - 1].text
        return before in _DECLARING or (self._dialect is RUBY and tokens.is_mark(at - 1, "|"))

    def _behind_type(self, at: int) -> int:
        tokens = self._tokens
        around = tokens.around[at]
        if self._dialect is NODE:
            if tokens[at - 1].text not in _DECLARING:
                return 0
        elif around >= 0 or not tokens.begins_line(at):
            return 0
        place = at + 2
        for _ in range(_MAX_TYPE):
            if tokens.stops(place) or tokens.is_mark(place, "=>", ":"):
                return 0
            if tokens.is_mark(place, "="):
                return place + 1
            if self._dialect is PYTHON and tokens.begins_line(place):
                return 0
            place = tokens.after_group(place)
        return 0

    def _change(self, at: int) -> VariableChange:
        """Read the keys behind a variable, and what is one token further."""
        tokens, keys, place = self._tokens, list[str](), at + 1
        while len(keys) < _MAX_KEYS:
            if tokens.is_mark(place, ".") and tokens.is_kind(place + 1, TokenKind.NAME):
                keys.append(tokens[place + 1].text)
                place += 2
            elif (
                tokens.is_mark(place, "[")
                and tokens.is_kind(place + 1, TokenKind.STRING)
                and tokens.is_mark(place + 2, "]")
            ):
                keys.append(tokens[place + 1].text)
                place += 3
            else:
                break
        return tuple(keys), place + 1
