"""Which rows the words of a filter find, and how well."""

from collections.abc import Iterable
from typing import NamedTuple

from .outline import Row
from .tree_model import TreeModel

_IN_WORD = 2
"""Rank of a word within one of the title's; better are the title's beginning, and a word's."""
_IN_HELP = _IN_WORD + 3
_WORST = 1000
"""The word that is found worst counts most."""


class Match(NamedTuple):
    """A row at the top that is to be shown, with those below it that are.

    ``rank`` is that of the best row of them, the lower the better.
    """

    top: Row
    below: list[Row]
    rank: int = 0


class RowMatching:
    """Words, and whether only what is sent is wanted; a row has to hold all of the words."""

    def __init__(self, model: TreeModel) -> None:
        self._model = model
        self.words: tuple[str, ...] = ()
        self.only_sent = False
        self.ranks: dict[int, int] = {}
        """Of the rows that were found for their own sake, by key."""

    @property
    def is_active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.words) or self.only_sent

    def matches(self, tops: Iterable[Row]) -> list[Match]:
        """Find what to show: a component with all its features, or those that are found."""
        self.ranks = {}
        if not self.is_active:
            return [Match(top, top.children) for top in tops]
        found = (self._match(top) for top in tops)
        return [match for match in found if match is not None]

    def _match(self, top: Row) -> Match | None:
        below = self._sent(top.children)
        if not self.words:
            return Match(top, below) if below or self._sent([top]) else None
        own = self._rank(top)
        hits = [row for row in below if self._rank(row) is not None]
        if own is None or (hits and own >= _IN_HELP * _WORST):
            # Where only the help speaks of it, the features that are meant say more.
            below = hits
        if not (below or (own is not None and self._sent([top]))):
            return None
        ranks = [self.ranks[row.key] for row in (top, *hits) if row.key in self.ranks]
        return Match(top, below, min(ranks, default=0))

    def _rank(self, row: Row) -> int | None:
        """How well a row is found; None where it is not."""
        text = self._model.search_text(row)
        for word in self.words:
            if word not in text:
                return None
        lines = text.split("\n")
        ranks = [_word_rank(word, lines) for word in self.words]
        found = self.ranks[row.key] = max(ranks) * _WORST + sum(ranks)
        return found

    def _sent(self, rows: list[Row]) -> list[Row]:
        """Rows that the switch lets through."""
        if not self.only_sent:
            return rows
        is_sent = self._model.texts.is_sent
        return [row for row in rows if row.spec.rest or is_sent(row)]


def _word_rank(word: str, lines: list[str]) -> int:
    title = lines[0]
    if title.startswith(word):
        return 0
    if f" {word}" in title:
        return 1
    return _IN_WORD + next(number for number, line in enumerate(lines) if word in line)
