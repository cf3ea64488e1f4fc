"""The pieces of source code: strings, names, numbers and marks, and which bracket closes which."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from enum import Enum, auto
from typing import NamedTuple

_PARTNERS = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_PARTNERS.values())
_STOPS = frozenset((*_CLOSING, ",", ";"))
_MAX_SHOWN = 400


class TokenKind(Enum):
    """What a token is."""

    NAME = auto()
    STRING = auto()
    NUMBER = auto()
    DYNAMIC = auto()
    """A string that the program puts together while it runs."""
    MARK = auto()
    END = auto()


class Token(NamedTuple):
    """A piece of source code; ``text`` of a string is what it stands for."""

    kind: TokenKind
    text: str
    start: int
    end: int


class Tokens:
    """The tokens of a text, brackets matched as far as they match.

    They are kept in lists of texts and numbers, which the garbage collector need not look through:
    with an object each, one look at those of a long text would hold up the window.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._kinds: list[TokenKind] = []
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._line_starts: list[int] = []
        self._first_in_line = bytearray()
        self._found: dict[Callable[[Tokens], Iterator[int]], list[int]] = {}
        self.closing: list[int] = []
        """For each opening bracket the token that closes it, or the number of tokens; else -1."""
        self.opening: list[int] = []
        """For each closing bracket the token that it closes, else -1."""
        self.around: list[int] = []
        """For each token the opening bracket that it stands in, or -1."""

    def __len__(self) -> int:
        return len(self._kinds)

    def __getitem__(self, index: int) -> Token:
        if 0 <= index < len(self._kinds):
            return Token(
                self._kinds[index], self._texts[index], self._starts[index], self._ends[index]
            )
        return Token(TokenKind.END, "", len(self._source), len(self._source))

    def is_behind_line(self, start: int) -> bool:
        """Whether a line ends between the last token and a place in the source."""
        return not self._ends or self._source.find("\n", self._ends[-1], start) >= 0

    def add(self, kind: TokenKind, text: str, start: int, end: int) -> None:
        """Add a token behind the others."""
        self._first_in_line.append(self.is_behind_line(start))
        self._kinds.append(kind)
        self._texts.append(text)
        self._starts.append(start)
        self._ends.append(end)

    def is_mark(self, index: int, *marks: str) -> bool:
        """Whether a token is one of some marks."""
        if not 0 <= index < len(self._kinds) or self._kinds[index] is not TokenKind.MARK:
            return False
        return self._texts[index] in marks

    def is_name(self, index: int, names: Collection[str]) -> bool:
        """Whether a token is one of some names."""
        if not 0 <= index < len(self._kinds) or self._kinds[index] is not TokenKind.NAME:
            return False
        return self._texts[index] in names

    def is_kind(self, index: int, *kinds: TokenKind) -> bool:
        """Whether a token is of some kind."""
        return 0 <= index < len(self._kinds) and self._kinds[index] in kinds

    def stops(self, index: int) -> bool:
        """Whether a token ends the value before it: a comma, a semicolon, a closing bracket."""
        if index >= len(self._kinds):
            return True
        return self._kinds[index] is TokenKind.MARK and self._texts[index] in _STOPS

    def named(self, names: Collection[str]) -> Iterator[int]:
        """Find the names and strings that are one of some texts."""
        for index, text in enumerate(self._texts):
            if text in names and self._kinds[index] in (TokenKind.NAME, TokenKind.STRING):
                yield index

    def of_kind(self, *kinds: TokenKind) -> Iterator[int]:
        """Find the tokens of some kinds."""
        for index, found in enumerate(self._kinds):
            if found in kinds:
                yield index

    def all_found(self, search: Callable[["Tokens"], Iterator[int]]) -> list[int]:
        """Return what a search finds, which is the same for every request of the text."""
        if search not in self._found:
            self._found[search] = list(search(self))
        return self._found[search]

    def is_closing(self, index: int) -> bool:
        """Whether a token is a closing bracket."""
        return self.is_mark(index, *_CLOSING)

    def begins_line(self, index: int) -> bool:
        """Whether a token is the first one of its line."""
        return not 0 < index < len(self._starts) or self._first_in_line[index] == 1

    def line(self, index: int) -> int:
        """Line of a token, from 1."""
        if not self._line_starts:
            starts, place = [0], self._source.find("\n")
            while place >= 0:
                starts.append(place + 1)
                place = self._source.find("\n", place + 1)
            self._line_starts = starts
        return bisect_right(self._line_starts, self[index].start)

    def place(self, index: int) -> tuple[int, int]:
        """Offsets of a token's first character and behind its last one."""
        token = self[index]
        return token.start, token.end

    def column(self, index: int) -> int:
        """Column of a token, from 0."""
        start = self[index].start
        return start - self._source.rfind("\n", 0, start) - 1

    def opens_with(self, index: int) -> str:
        """Return the sign that a token begins with in the source."""
        return self._source[self[index].start : self[index].start + 1]

    def between(self, start: int, stop: int) -> str:
        """Return the source of some tokens, its beginning only when it is long."""
        begin = self[start].start
        return self._source[begin : min(max(self[stop - 1].end, begin), begin + _MAX_SHOWN)]

    def after_group(self, index: int) -> int:
        """Return the token behind this one, or behind the bracket that this one opens."""
        closing = self.closing[index] if index < len(self.closing) else -1
        return index + 1 if closing < 0 else closing + 1

    def match_brackets(self) -> None:
        """Fill :attr:`closing` and :attr:`around`, when all tokens are there."""
        self.closing = [-1] * len(self)
        self.opening = [-1] * len(self)
        self.around = [-1] * len(self)
        opened: list[int] = []
        counts = dict.fromkeys(_CLOSING, 0)
        for index, (kind, text) in enumerate(zip(self._kinds, self._texts, strict=True)):
            if kind is TokenKind.MARK and text in _CLOSING and counts[text]:
                # What was left open inside ends here, too.
                while True:
                    opening = opened.pop()
                    wanted = _PARTNERS[self._texts[opening]]
                    counts[wanted] -= 1
                    self.closing[opening] = index
                    if wanted == text:
                        self.opening[index] = opening
                        break
            self.around[index] = opened[-1] if opened else -1
            if kind is TokenKind.MARK and text in _PARTNERS:
                opened.append(index)
                counts[_PARTNERS[text]] += 1
        for opening in opened:
            self.closing[opening] = len(self)
