"""Places in a text: lines and columns, as editors and code hosts count them."""

from bisect import bisect_right
from typing import NamedTuple


class Span(NamedTuple):
    """A part of a text; lines and columns from 1, in code points, the last one included."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class LineIndex:
    """Tells the lines and columns of offsets into a text, a byte order mark not counted."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        place = text.find("\n")
        while place >= 0:
            self._starts.append(place + 1)
            place = text.find("\n", place + 1)

    def span(self, start: int, stop: int) -> Span:
        """Return the place of the characters from one offset up to, not with, another."""
        return Span(*self.position(start), *self.position(max(stop - 1, start)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
