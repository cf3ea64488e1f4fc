"""What the help says of the rows, looked through for words."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, NamedTuple

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import WirePath

from .palette_search import Entry, EntryKind, Section, group_icons, plain_words

_FEWEST_LETTERS = 3
_MOST_FOUND = 6
_AROUND = 40
"""Letters that are shown before what was found."""
_LONGEST = 90


class _Told(NamedTuple):
    path: WirePath
    title: str
    above: str
    text: str
    folded: str


class HelpSearch:
    """Finds rows of an API version by what the help says of them."""

    def __init__(self, catalog: Catalog, help_texts: HelpTexts) -> None:
        self._told = list(_all(catalog, help_texts))
        self._icons = group_icons(help_texts)

    def find(self, query: str, without: Collection[Any]) -> list[Entry]:
        """Find the rows whose help has every word, but for some that are known already."""
        words = plain_words(query).split()
        if max(map(len, words), default=0) < _FEWEST_LETTERS:
            return []
        hits = (
            one
            for one in self._told
            if one.path not in without and all(word in one.folded for word in words)
        )
        return [
            Entry(
                EntryKind.ROW,
                f"{one.above} › {one.title}" if one.above else one.title,
                _around(one.text, one.folded.find(words[0])),
                one.path,
                section=Section.HELP,
                icon=self._icons.get(one.path[1], self._icons[""]),
            )
            for one in islice(hits, _MOST_FOUND)
        ]


def _all(catalog: Catalog, help_texts: HelpTexts) -> Iterator[_Told]:
    seen: set[str] = set()
    for component in catalog.components:
        about = help_texts.component(component.name)
        title = about.title if about is not None else component.name
        for path, found in (
            (component.path, about),
            *(
                (one.path, help_texts.feature(component.name, one.name))
                for one in component.features
            ),
        ):
            # What is said of a feature of many components is told once.
            if found is not None and found.summary not in seen:
                seen.add(found.summary)
                above = title if len(path) > 2 else ""
                yield _Told(path, found.title, above, found.summary, found.summary.lower())


def _around(text: str, place: int) -> str:
    start = max(place - _AROUND, 0)
    if start:
        start = text.find(" ", start) + 1
    end = start + _LONGEST
    cut = text[start:end].rpartition(" ")[0] if len(text) > end else text[start:]
    return f"{'… ' if start else ''}{cut}{' …' if len(text) > end else ''}"
