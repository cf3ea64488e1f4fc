"""The functions in source code: their parameters with defaults, and where their bodies are."""

from bisect import bisect_left
from collections.abc import Iterator

from session_composer.codecs.readers.plain.known_words import words

from .dialects import NODE, PHP, PYTHON, RUBY, Dialect
from .tokens import TokenKind, Tokens
from .type_annotations import after_type_arguments

_NO_METHODS = words("no_methods")
_DEFINING = frozenset(("function", "fn", "def", "func", "fun"))
_MAX_HEAD = 16
_MAX_EXPRESSION = 64


class Functions:
    """The functions of a text, each by its number in the order of their heads.

    They are kept in lists of numbers and texts, which the garbage collector need not look through.
    """

    def __init__(self, tokens: Tokens, dialect: Dialect) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self.names: list[str] = []
        self.heads: list[int] = []
        """The bracket of the parameters, or the only parameter."""
        self.starts: list[int] = []
        """The first token of each body."""
        self.stops: list[int] = []
        self.expressions: list[bool] = []
        """Whether a body is one value."""
        self.by_head: dict[int, int] = {}
        self.by_name: dict[str, int] = {}
        self._owners: list[int] = []
        self._parents: list[int] = []
        self._parameters: dict[int, dict[str, int]] = {}
        for at in tokens.of_kind(TokenKind.NAME, TokenKind.MARK):
            self._look_at(at)
        self._fill_owners()
        self._uses: dict[str, list[int]] = {}
        for at in tokens.named({"return", *self.by_name}):
            self._uses.setdefault(tokens[at].text, []).append(at)

    def owner(self, at: int) -> int:
        """Tell the number of the innermost function around a token, -1 outside of all."""
        return self._owners[at] if at < len(self._owners) else -1

    def owners(self, at: int) -> Iterator[int]:
        """List the functions around a token from the inside out, at last -1."""
        number = self.owner(at)
        while number >= 0:
            yield number
            number = self._parents[number]
        yield -1

    def parameters(self, number: int) -> dict[str, int]:
        """Parameters of a function, each with the token where its default begins, or -1."""
        if number not in self._parameters:
            self._parameters[number] = self._read_parameters(self.heads[number])
        return self._parameters[number]

    def returns(self, start: int, stop: int) -> list[int]:
        """List where values are returned, between two tokens."""
        return _between(self._uses.get("return", []), start, stop)

    def uses(self, name: str) -> list[int]:
        """List where a function is named that the text defines."""
        return self._uses.get(name, [])

    def _look_at(self, at: int) -> None:
        tokens, text = self._tokens, self._tokens[at].text
        if self._dialect in (PYTHON, RUBY):
            if text == "def" and tokens.begins_line(at):
                self._indented(at)
            elif text == "lambda" and self._dialect is PYTHON:
                start = at + 1
                for _ in range(_MAX_EXPRESSION):
                    if tokens.is_mark(start, ":") or (tokens.stops(start) and start > at + 40):
                        break
                    start = tokens.after_group(start)
                self._add(self._assigned(at), at, start + 1, is_expression=True)
            return
        if text == "=>" and self._dialect is not PHP:
            self._arrow(at)
        elif text == "fn" and tokens.is_mark(at + 1, "(") and self._dialect is PHP:
            arrow = tokens.closing[at + 1] + 1
            while not tokens.is_mark(arrow, "=>") and not tokens.stops(arrow):
                arrow += 1
            self._add(self._assigned(at), at + 1, arrow + 1, is_expression=True)
        elif tokens.is_mark(at, "("):
            self._braced(at)

    def _braced(self, head: int) -> None:
        """Add a function whose parameters are followed by a body in braces."""
        tokens = self._tokens
        before = tokens[head - 1]
        if head == 0 or before.kind is not TokenKind.NAME or tokens.closing[head] >= len(tokens):
            return
        is_defined = tokens.is_name(head - 2, _DEFINING) or before.text in ("function", "func")
        if before.text in _NO_METHODS - {"function"} or tokens.is_mark(head - 2, ".", "->", "?."):
            return
        place = tokens.closing[head] + 1
        if self._dialect is PHP and tokens.is_name(place, ("use",)):
            place = tokens.after_group(place + 1)
        if not tokens.is_mark(place, "{") and not is_defined and not tokens.is_mark(place, ":"):
            return
        for _ in range(_MAX_HEAD):
            if tokens.is_mark(place, "{"):
                name = before.text
                if name in ("function", "func"):
                    name = self._assigned(head - 1)
                self._add(name, head, place + 1, tokens.closing[place])
                return
            if tokens.is_mark(place, ";", "=", ",", ")", "?") or place >= len(tokens):
                return
            if tokens.is_mark(place, "<"):
                after = after_type_arguments(tokens, place)
                place = after if after > place else place + 1
                continue
            place = tokens.after_group(place)

    def _arrow(self, at: int) -> None:
        tokens, head = self._tokens, at - 1
        for _ in range(_MAX_HEAD):
            if tokens.opening[head] >= 0 if 0 <= head < len(tokens) else True:
                break
            if not (
                tokens.is_kind(head, TokenKind.NAME)
                or tokens.is_mark(head, ":", "<", ">", ".", "|")
            ):
                head = -1
                break
            head -= 1
        is_typed = head != at - 1 and not tokens.is_mark(head + 1, ":")
        if head < 0 or is_typed or not tokens.is_mark(head, ")"):
            head = at - 1
        else:
            head = tokens.opening[head]
        if head < 0 or not (tokens.is_mark(head, "(") or tokens.is_kind(head, TokenKind.NAME)):
            return
        name = self._assigned(head)
        if tokens.is_mark(at + 1, "{"):
            self._add(name, head, at + 2, tokens.closing[at + 1])
        else:
            self._add(name, head, at + 1, is_expression=True)

    def _assigned(self, at: int) -> str:
        """Name of what a function is given to that begins so."""
        tokens, place = self._tokens, at - 1
        if tokens.is_name(place, ("async", "static", "fn", "function")):
            place -= 1
        if (
            place > 0
            and tokens.is_mark(place, "=", ":")
            and tokens.is_kind(place - 1, TokenKind.NAME)
        ):
            return tokens[place - 1].text
        return ""

    def _indented(self, at: int) -> None:
        tokens, place = self._tokens, at + 1
        while tokens.is_mark(place + 1, ".") and tokens.is_kind(place, TokenKind.NAME):
            place += 2
        name, head = tokens[place].text, place + 1
        if tokens.is_mark(head, "(") and not tokens.begins_line(head):
            start = tokens.closing[head] + 1
        elif self._dialect is RUBY:
            start = head
        else:
            return
        if self._dialect is RUBY and tokens.is_mark(start, "="):
            self._add(name, head, start + 1, is_expression=True)
            return
        while start < len(tokens) and not tokens.begins_line(start):
            if tokens.is_mark(start, ":", ";"):
                start += 1
                break
            start = tokens.after_group(start)
        column, stop = tokens.column(at), start
        while stop < len(tokens):
            if tokens.begins_line(stop) and tokens.column(stop) <= column:
                break
            stop = tokens.after_group(stop)
        self._add(name, head, start, min(stop, len(tokens)))

    def _add(
        self, name: str, head: int, start: int, stop: int = -1, *, is_expression: bool = False
    ) -> None:
        tokens = self._tokens
        if stop < 0:
            stop = start
            for _ in range(_MAX_EXPRESSION):
                if tokens.stops(stop):
                    break
                stop = tokens.after_group(stop)
        if stop < start:
            return
        number = len(self.heads)
        self.names.append(name)
        self.heads.append(head)
        self.starts.append(start)
        self.stops.append(stop)
        self.expressions.append(is_expression)
        self.by_head[head] = number
        if name:
            self.by_name.setdefault(name, number)

    def _fill_owners(self) -> None:
        """Tell for each token in which function it stands, parameters included."""
        self._owners = [-1] * len(self._tokens)
        self._parents = [-1] * len(self.heads)
        order = sorted(range(len(self.heads)), key=lambda number: self.heads[number])
        stack: list[int] = []
        following = 0
        for at in range(len(self._tokens)):
            while stack and self.stops[stack[-1]] <= at:
                stack.pop()
            while following < len(order) and self.heads[order[following]] <= at:
                number = order[following]
                self._parents[number] = stack[-1] if stack else -1
                stack.append(number)
                following += 1
            self._owners[at] = stack[-1] if stack else -1

    def _read_parameters(self, head: int) -> dict[str, int]:
        tokens = self._tokens
        if tokens.is_name(head, ("lambda",)):
            number = self.by_head[head]
            return self._listed(head + 1, self.starts[number] - 1)
        if not tokens.is_mark(head, "("):
            is_one = self._dialect is not RUBY and tokens.is_kind(head, TokenKind.NAME)
            return {tokens[head].text: -1} if is_one else self._bare_parameters(head)
        return self._listed(head + 1, tokens.closing[head])

    def _bare_parameters(self, head: int) -> dict[str, int]:
        """Ruby has no need of brackets."""
        stop = head
        while stop < len(self._tokens) and not self._tokens.begins_line(stop):
            stop = self._tokens.after_group(stop)
        return self._listed(head, stop)

    def _listed(self, start: int, stop: int) -> dict[str, int]:
        tokens, found = self._tokens, dict[str, int]()
        at, is_new, last = start, True, ""
        while at < stop:
            if self._dialect is NODE and is_new and tokens.is_mark(at, "{", "["):
                found.update(self._listed(at + 1, tokens.closing[at]))
                is_new = False
            elif tokens.is_mark(at, ","):
                is_new, last = True, ""
            elif tokens.is_kind(at, TokenKind.NAME):
                is_php = self._dialect is PHP
                if tokens[at].text.startswith("$") if is_php else is_new or self._is_typed():
                    last = tokens[at].text
                    found.setdefault(last, -1)
                    is_new = False
            elif last and found[last] < 0 and self._begins_default(at, stop):
                found[last] = at + 1
                is_new = False
                last = ""
            at = tokens.after_group(at)
        return found

    def _is_typed(self) -> bool:
        """Whether the type of a parameter may stand before its name."""
        return self._dialect not in (NODE, PYTHON, RUBY, PHP)

    def _begins_default(self, at: int, stop: int) -> bool:
        tokens = self._tokens
        if tokens.is_mark(at, "="):
            return True
        has_value = at + 1 < stop and not tokens.is_mark(at + 1, ",")
        return self._dialect is RUBY and tokens.is_mark(at, ":") and has_value


def _between(places: list[int], start: int, stop: int) -> list[int]:
    first = bisect_left(places, start)
    return places[first : bisect_left(places, stop, lo=first)]
