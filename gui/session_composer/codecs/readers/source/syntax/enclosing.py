"""The conditions and loops that a statement stands in."""

from collections.abc import Iterator
from typing import NamedTuple

from session_composer.codecs.budget import Budget

from .dialects import PYTHON, RUBY, Dialect
from .tokens import TokenKind, Tokens

_IF = frozenset(
    ("if", "elif", "elseif", "elsif", "unless", "switch", "match", "case", "when", "while")
)
_ELSE = frozenset(("else", "catch", "except", "rescue", "default"))
_LOOPS = frozenset(("for", "foreach"))
_CALLBACKS = frozenset(("forEach", "map", "each", "each_with_object", "to_h", "flatMap", "reduce"))
_WORDS = _IF | _ELSE | _LOOPS
_BEFORE = frozenset(
    ("delete", "del", "await", "return", "const", "let", "var", "void", "unset", "yield")
)
_MAX_BACK = 40


class Dependence(NamedTuple):
    """What a statement depends on: the word that begins it, and the tokens of its condition."""

    word: str
    at: int
    start: int
    stop: int

    @property
    def is_loop(self) -> bool:
        """Whether it is a loop, or a function that is called for each element."""
        return self.word in _LOOPS or self.word in _CALLBACKS

    @property
    def is_else(self) -> bool:
        """Whether it is the other branch."""
        return self.word in _ELSE


class Conditions:
    """Finds them in one text."""

    def __init__(self, tokens: Tokens, dialect: Dialect) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self._has_lines = dialect in (PYTHON, RUBY)
        # By the number of a line's first token: the first token of the line that it is below.
        self._below: dict[int, int] = {}
        self._blocks: dict[int, int] = {}
        """In Ruby, by a line's first token: the ``do`` at its end."""
        self._firsts: list[int] = []
        if self._has_lines:
            self._look_at_lines()

    def around(self, at: int, stop: int, steps: Budget) -> list[Dependence]:
        """List what a token depends on, from the inside out, up to a token before it."""
        found: list[Dependence] = []
        for header in self._lined(at) if self._has_lines else self._braced(at):
            steps.spend()
            if header.at <= stop:
                break
            found.append(header)
        return found

    def end_of(self, header: Dependence) -> int:
        """Return a token behind what depends on a header; never too early."""
        tokens = self._tokens
        if header.word in _CALLBACKS:
            opening = header.at + 1
            if tokens.is_mark(opening, "(", "{"):
                return tokens.closing[opening]
        return len(tokens)

    def modifier(self, at: int) -> Dependence | None:
        """Return what stands behind a statement in Ruby: ``if ready``."""
        tokens = self._tokens
        if self._dialect is not RUBY or not tokens.is_name(at, ("if", "unless")):
            return None
        stop = at + 1
        while stop < len(tokens) and not tokens.begins_line(stop) and not tokens.stops(stop):
            stop = tokens.after_group(stop)
        # Of the opposite the word is told, too.
        return Dependence(tokens[at].text, at, at + tokens.is_name(at, ("if",)), stop)

    def _look_at_lines(self) -> None:
        tokens, stack = self._tokens, list[tuple[int, int]]()
        self._firsts = [0] * len(tokens)
        first = 0
        for at in range(len(tokens)):
            is_inside = self._dialect is PYTHON and tokens.around[at] >= 0
            if tokens.begins_line(at) and not is_inside:
                first, column = at, tokens.column(at)
                while stack and stack[-1][0] >= column:
                    stack.pop()
                self._below[at] = stack[-1][1] if stack else -1
                stack.append((column, at))
            elif self._dialect is RUBY and tokens.is_name(at, ("do",)):
                self._blocks[first] = at
            self._firsts[at] = first

    def _lined(self, at: int) -> Iterator[Dependence]:
        if at >= len(self._firsts):
            return
        tokens, line = self._tokens, self._firsts[at]
        if self._dialect is RUBY:
            yield from self._callbacks(at)
        if line < at and tokens.is_name(line, _WORDS):
            yield self._of_line(line)
        line = self._below.get(line, -1)
        while line >= 0:
            if tokens.is_name(line, ("def",)):
                return
            if tokens.is_name(line, _WORDS):
                yield self._of_line(line)
            elif (do := self._blocks.get(line, -1)) >= 0 and tokens.is_mark(do + 1, "|"):
                method = do - 1
                if tokens.is_closing(method) and tokens.opening[method] > 0:
                    method = tokens.opening[method] - 1
                if tokens.is_name(method, _CALLBACKS):
                    yield Dependence(tokens[method].text, method, do + 1, do + 2)
            line = self._below.get(line, -1)

    def _of_line(self, line: int) -> Dependence:
        tokens, stop = self._tokens, line + 1
        while stop < len(tokens) and not tokens.begins_line(stop) and not tokens.is_mark(stop, ":"):
            stop = tokens.after_group(stop)
        return Dependence(tokens[line].text, line, line + 1, stop)

    def _callbacks(self, at: int) -> Iterator[Dependence]:
        tokens, brace = self._tokens, self._tokens.around[at]
        while brace >= 0:
            if tokens.is_mark(brace + 1, "|") and tokens.is_name(brace - 1, _CALLBACKS):
                yield Dependence(tokens[brace - 1].text, brace - 1, brace + 1, brace + 2)
            brace = tokens.around[brace]

    def _braced(self, at: int) -> Iterator[Dependence]:
        tokens = self._tokens
        while True:
            at = self._begin(at)
            header = self._before(at)
            if header is not None:
                yield header
                at = header.at
                continue
            brace = tokens.around[at] if at < len(tokens) else -1
            if brace < 0:
                return
            if tokens.is_mark(brace, "{"):
                header = self._of_brace(brace)
                if header is not None:
                    yield self._of_case(brace, at) if header.word == "switch" else header
                    brace = header.at
            at = brace

    def _begin(self, at: int) -> int:
        """Return the token where a statement begins."""
        tokens = self._tokens
        while at > 0 and (tokens.is_name(at - 1, _BEFORE) or tokens.is_mark(at - 1, ".", "*", "&")):
            at -= 2 if tokens.is_mark(at - 1, ".") else 1
        return at

    def _before(self, at: int) -> Dependence | None:
        """Return the condition that stands right before a statement, without braces."""
        tokens = self._tokens
        if tokens.is_mark(at - 1, ")"):
            opening = tokens.opening[at - 1]
            if tokens.is_name(opening - 1, _IF | _LOOPS):
                return self._headed(opening - 1, opening + 1, at - 1)
        if tokens.is_name(at - 1, ("else",)):
            return Dependence("else", at - 1, at - 1, at)
        if tokens.is_mark(at - 1, "&&") or tokens.is_name(at - 1, ("and",)):
            start = at - 1
            for _ in range(_MAX_BACK):
                if tokens.begins_line(start) or tokens.is_mark(start - 1, ";", "{", "}", "(", ","):
                    return Dependence("if", start, start, at - 1)
                start = (
                    max(tokens.opening[start - 1], 0) if tokens.is_closing(start - 1) else start - 1
                )
        return None

    def _headed(self, word: int, start: int, stop: int) -> Dependence:
        tokens = self._tokens
        if tokens.is_name(word - 1, ("else",)):
            return Dependence("if", word - 1, start, stop)
        return Dependence(tokens[word].text, word, start, stop)

    def _of_brace(self, brace: int) -> Dependence | None:
        tokens = self._tokens
        if tokens.is_name(brace - 1, _ELSE):
            return Dependence(tokens[brace - 1].text, brace - 1, brace - 1, brace)
        if tokens.is_mark(brace - 1, ")"):
            opening = tokens.opening[brace - 1]
            if tokens.is_name(opening - 1, _IF | _LOOPS | {"catch"}):
                return self._headed(opening - 1, opening + 1, brace - 1)
            if tokens.is_name(opening - 1, ("function",)):
                return self._of_callback(opening - 1)
            return None
        if tokens.is_mark(brace - 1, "=>"):
            head = brace - 2
            head = tokens.opening[head] if tokens.is_closing(head) else head
            return self._of_callback(head)
        for place in range(brace - 1, max(brace - _MAX_BACK, -1), -1):
            # Without parentheses, as in Rust and Go.
            if tokens.is_name(place, _WORDS) and tokens.around[place] == tokens.around[brace]:
                return Dependence(tokens[place].text, place, place + 1, brace)
            if tokens.is_mark(place, ";", "}", "{", "="):
                break
        return None

    def _of_case(self, brace: int, at: int) -> Dependence:
        """Return the case of a switch that a statement belongs to."""
        tokens, place = self._tokens, at - 1
        for _ in range(4 * _MAX_BACK):
            if place <= brace or tokens.is_name(place, ("case", "default")):
                break
            place = tokens.opening[place] if tokens.opening[place] >= 0 else place
            place -= 1
        place = max(place, brace)
        stop = place + 1
        while stop < at and not tokens.is_mark(stop, ":"):
            stop += 1
        return Dependence(
            "default" if tokens.is_name(place, ("default",)) else "case", place, place + 1, stop
        )

    def _of_callback(self, head: int) -> Dependence | None:
        """Return the loop that a function is the body of; ``head`` is where its head begins."""
        tokens = self._tokens
        if head > 1 and tokens.is_mark(head - 1, "(") and tokens.is_name(head - 2, _CALLBACKS):
            return Dependence(tokens[head - 2].text, head - 2, head, head + 1)
        return None


def loop_parts(tokens: Tokens, header: Dependence) -> tuple[list[str], int, int] | None:
    """Return the names that a loop gives values to, and the tokens of what it goes over."""
    if header.word in _CALLBACKS:
        place = header.start
        stop = tokens.closing[place] if tokens.is_mark(place, "(") else place + 1
        if tokens.is_mark(place, "|"):
            stop = place + 1
            while stop < len(tokens) and not tokens.is_mark(stop, "|"):
                stop += 1
        elif tokens.is_name(place, ("function",)):
            stop = tokens.closing[place + 1]
        return _names(tokens, place, stop), -1, header.at - 1
    for place in range(header.start, header.stop):
        if tokens.is_name(place, ("of", "in")):
            return _names(tokens, header.start, place), place + 1, header.stop
        if tokens.is_name(place, ("as",)):
            return _names(tokens, place + 1, header.stop), header.start, place
        if tokens.is_mark(place, ":") and place > header.start:
            return [tokens[place - 1].text], place + 1, header.stop
    return None


def _names(tokens: Tokens, start: int, stop: int) -> list[str]:
    words = ("const", "let", "var", "function")
    return [
        tokens[place].text
        for place in range(start, min(stop, start + _MAX_BACK))
        if tokens.is_kind(place, TokenKind.NAME) and not tokens.is_name(place, words)
    ]
