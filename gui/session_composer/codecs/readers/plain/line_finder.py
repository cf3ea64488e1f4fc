"""Tells in which lines things stand whose places a parser did not keep."""

_MOST_MISSES = 20


class LineFinder:
    """Looks for one thing after the other in a text. Takes time in proportion to its length."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._line = 1
        self._misses = 0

    def line(self, *needles: str) -> int:
        """Line, from 1, of the first needle that stands behind what was found before.

        Where none does it is the line of before; what is often not there is not looked for again.
        """
        for needle in needles:
            if self._misses > _MOST_MISSES:
                break
            found = self._text.find(needle, self._place)
            if found >= 0:
                self._line += self._text.count("\n", self._place, found)
                # No needle begins with a line break.
                self._place = found + 1
                break
            self._misses += 1
        return self._line
