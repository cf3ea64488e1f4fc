"""Sentences about what was found in a text."""

from .given import safe

MAX_SENTENCES = 50
"""So many of one sort are listed; the last one then says how many more there are."""

_SENTENCE_LENGTH = 500


class Sentences:
    """A bounded list of sentences that are safe to show on one line each."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._more = 0

    def add(self, sentence: str) -> None:
        """Add a sentence, unless it is there already."""
        if len(self._found) == MAX_SENTENCES:
            self._more += 1
            return
        clean = safe(sentence, _SENTENCE_LENGTH)
        if clean not in self._found:
            self._found.append(clean)

    def all(self) -> tuple[str, ...]:
        """Return the sentences in the order in which they came."""
        if not self._more:
            return tuple(self._found)
        return (*self._found, f"There are {self._more} more of this sort.")
