"""Where source code gives a variable its value, and where it may change what is in it."""

from bisect import bisect_left

from session_composer.codecs.readers.plain.known_words import words

from .dialects import NODE, PHP, PYTHON, RUBY, Dialect
from .functions import Functions
from .tokens import TokenKind, Tokens

_DECLARING = words("declaring")
_CHANGING = frozenset((".", "->", "?.", "&.", "[", "+=", ".=", "||=", "??=", "|=", "<<", ":="))
_TAKING_OUT = frozenset(("delete", "del"))
_GIVEN_TO = frozenset(("assign", "extend", "push", "array_push", "unset", "merge", "defaults"))
_SELF = frozenset(("this", "self", "$this"))
_HARMLESS = words("harmless")
_CONTROL = frozenset(("if", "while", "for", "foreach", "switch", "return", "elif", "elsif", "in"))
_MAX_TYPE = 40
_MAX_CHAIN = 6


class Scope:
    """The assignments and changes in a text, by name and by the function that they stand in."""

    def __init__(self, tokens: Tokens, dialect: Dialect, functions: Functions) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self._functions = functions
        # Places only: objects of many changes would keep the garbage collector busy.
        self._given: dict[tuple[str, int], list[int]] = {}
        self._touched: dict[str, list[int]] = {}
        for at in tokens.of_kind(TokenKind.NAME):
            self._look_at(at)

    def given(self, name: str, function: int) -> list[int]:
        """List where a variable is given a value in a function, nested ones left out."""
        return self._given.get((name, function), [])

    def touched(self, name: str, start: int, stop: int) -> list[int]:
        """List where something may change what is in a variable, between two tokens."""
        places = self._touched.get(name, [])
        first = bisect_left(places, start)
        return places[first : bisect_left(places, stop, lo=first)]

    def count_touched(self, name: str, start: int, stop: int) -> int:
        """Count them."""
        places = self._touched.get(name, [])
        return bisect_left(places, stop) - bisect_left(places, start)

    def is_given(self, at: int) -> bool:
        """Whether a variable is given a value at a token."""
        places = self._given.get((self._tokens[at].text, self._functions.owner(at)), [])
        number = bisect_left(places, at)
        return number < len(places) and places[number] == at

    def value_place(self, at: int) -> int:
        """Return the token where the value begins that the variable at a token is given."""
        if self._tokens.is_mark(at + 1, "=", ":="):
            return at + 2
        return self._behind_type(at)

    def _look_at(self, at: int) -> None:
        tokens, name = self._tokens, self._tokens[at].text
        if tokens.is_mark(at - 1, ".", "->", "::", "?."):
            if not tokens.is_name(at - 2, _SELF) or tokens.is_mark(at + 1, "("):
                return
            is_value = tokens.is_mark(at + 1, "=")
        elif tokens.is_mark(at + 1, "="):
            is_value = self._is_statement(at)
        elif tokens.is_mark(at + 1, ":=", ":"):
            is_value = tokens.is_mark(at + 1, ":=") or self._behind_type(at) > 0
        else:
            is_value = False
        if is_value:
            key = (name, self._functions.owner(at))
            self._given.setdefault(key, []).append(at)
        elif self._may_change(at):
            self._touched.setdefault(name, []).append(at)

    def _may_change(self, at: int) -> bool:
        tokens = self._tokens
        if tokens.is_mark(at + 1, *_CHANGING) or tokens.is_name(at - 1, _TAKING_OUT):
            return True
        if not tokens.is_mark(at - 1, "(") or not tokens.is_kind(at - 2, TokenKind.NAME):
            return False
        if at - 1 in self._functions.by_head or tokens.is_mark(at + 1, "=", ":"):
            return False
        if tokens.is_name(at - 2, _GIVEN_TO) or tokens[at - 2].text in self._functions.by_name:
            return True
        return self.is_call_alone(at)

    def is_call_alone(self, at: int) -> bool:
        """Whether a token is the first argument of a call that is a statement."""
        tokens, place = self._tokens, at - 2
        if tokens.is_name(place, _HARMLESS) or tokens.is_name(place, _CONTROL):
            return False
        for _ in range(_MAX_CHAIN):
            if tokens.is_name(place - 1, ("await",)):
                place -= 1
            if not tokens.is_mark(place - 1, ".", "->", "::"):
                break
            place -= 2
        is_first = tokens.begins_line(place) or tokens.is_mark(place - 1, ";", "{", "}")
        return is_first and not tokens.is_name(place, _HARMLESS)

    def _is_statement(self, at: int) -> bool:
        """Whether a name and an equals sign begin a statement, and are no default or argument."""
        tokens = self._tokens
        around = tokens.around[at]
        if around >= 0 and (tokens[around].text != "{" or self._dialect is PYTHON):
            return False
        if self._dialect is PHP or tokens.begins_line(at):
            return True
        if tokens.is_mark(at - 1, ";", "{", "}", ")", ":"):
            return True
        if self._dialect is NODE and tokens.is_mark(at - 1, ","):
            # One of several declarations, or the default of something taken out of an object.
            return True
        if self._dialect not in (NODE, PYTHON, RUBY):
            return True
        before = tokens[at - 1].text
        return before in _DECLARING or before == "else" or (self._dialect is RUBY and before == "|")

    def _behind_type(self, at: int) -> int:
        tokens = self._tokens
        around = tokens.around[at]
        if self._dialect is NODE:
            is_member = tokens.begins_line(at) or tokens[at - 1].text in _DECLARING
            if not is_member:
                return 0
        elif self._dialect is PYTHON:
            if around >= 0 or not tokens.begins_line(at):
                return 0
        elif self._dialect in (RUBY, PHP):
            return 0
        place = at + 2
        for _ in range(_MAX_TYPE):
            if tokens.stops(place) or tokens.is_mark(place, "=>", ":", "?"):
                return 0
            if tokens.is_mark(place, "="):
                return place + 1
            if self._dialect is PYTHON and tokens.begins_line(place):
                return 0
            place = tokens.after_group(place)
        return 0
