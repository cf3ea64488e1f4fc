"""Lines with their secrets masked, kept up to date: an edit changes a few of very many."""

from .secret_text import redact_lines


class MaskedLines:
    """Masks what differs from the lines before."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._masked: list[str] = []

    def of(self, lines: list[str]) -> list[str]:
        """Mask the secrets of each line by itself."""
        old, masked = self._lines, self._masked
        start = common_length(old, lines)
        end = common_length(old[start:][::-1], lines[start:][::-1])
        changed = redact_lines(lines[start : len(lines) - end])
        self._lines = lines
        self._masked = [*masked[:start], *changed, *masked[len(old) - end :]]
        return self._masked


def common_length(one: list[str], other: list[str]) -> int:
    """Length of the common beginning: by halves, since comparing slices takes no loop in Python."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
