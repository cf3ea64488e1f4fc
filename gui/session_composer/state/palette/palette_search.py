"""What the command palette offers, and what of it matches the words that were typed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum, auto
from functools import cache, cached_property
from itertools import chain, islice
from typing import Any, NamedTuple

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.text.likeness import begins_like
from session_composer.core.versions.catalog import Catalog, FieldType
from session_composer.core.wire.paths import wire_name

LIMIT = 50
"""More than these are not listed: another word is quicker than scrolling."""

# What separates words in names, menu paths and versions.
_SEPARATORS = dict.fromkeys(map(ord, "_-.:,;/▸…()[]&"), " ")
_FEWEST_LETTERS = 2
_LETTERS_PER_EDIT = 4
_LONGEST_MISSPELLED = 24


class EntryKind(IntEnum):
    """What choosing an entry does."""

    ACTION = 0
    """Triggers an action; or does anything else that a function of no arguments does."""
    ROW = 1
    """Leads to a row of the tree."""


class Section(IntEnum):
    """What kind of thing an entry is; those of a kind are listed together."""

    RECENT = auto()
    COMMANDS = auto()
    ROWS = auto()
    ROLES = auto()
    FIXES = auto()
    HISTORY = auto()
    FILES = auto()
    ACCOUNTS = auto()
    VERSIONS = auto()
    HELP = auto()
    UNDO = auto()
    """Never before anything that was looked for."""


class Entry(NamedTuple):
    """Something that can be chosen.

    ``target`` is a function of no arguments or a wire path. ``keys`` is the shortcut, in words.
    """

    kind: EntryKind
    title: str
    context: str
    target: Any
    keys: str = ""
    more: str = ""
    """Other words by which it is found."""
    is_checkable: bool = False
    section: Section = Section.COMMANDS
    icon: str = ""
    """Name of an icon; by default that of the section."""


class WordIndex:
    """Finds entries by words, in stages from the best kind of match to the weakest.

    Within a stage the order is the one in which the entries were given, so that finding the first
    few needs no sorting however many there are.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        # Names of features come back in many components.
        normalize = cache(plain_words)
        self._titles = [f" {normalize(entry.title)}" for entry in self.entries]
        self._more = [f" {' '.join(map(normalize, entry.more.split()))} " for entry in self.entries]
        self._texts = [
            f"{title}\n {normalize(entry.context)}{more}"
            for title, entry, more in zip(self._titles, self.entries, self._more, strict=True)
        ]

    def stages(self, query: str) -> Iterator[Iterator[Entry]]:
        """Give the matches of each stage; an entry may be in some of them."""
        words = plain_words(query).split()
        if not words:
            yield iter(self.entries)
            return
        titles, texts = self._titles, self._texts
        near = _narrowed(texts, range(len(texts)), words)
        beginning = " ".join(["", *words])
        starts = [f" {word}" for word in words]
        yield self._at(at for at in near if titles[at].startswith(beginning))
        # What goes by the very word comes before names that only begin like it.
        yield self._at(_narrowed(self._more, near, [f" {word} " for word in words]))
        yield self._at(_narrowed(titles, near, starts))
        yield self._at(_narrowed(texts, near, starts))
        yield self._at(near)

    def misspelled(self, query: str) -> Iterator[Entry]:
        """Find what has every word, or for some one spelled like it: an edit for four letters."""
        positions: Sequence[int] = range(len(self._texts))
        for word in plain_words(query).split():
            if len(word) > _LONGEST_MISSPELLED:
                return iter(())
            most = len(word) // _LETTERS_PER_EDIT
            meant = [f" {other}" for other in self._words if begins_like(word, other, most)]
            texts = self._texts
            positions = [at for at in positions if any(one in texts[at] for one in meant)]
        return self._at(positions)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """Every word there is, once."""
        return tuple(dict.fromkeys(word for text in self._texts for word in text.split()))

    def _at(self, positions: Iterable[int]) -> Iterator[Entry]:
        return map(self.entries.__getitem__, positions)

    def scattered(self, query: str) -> Iterator[Entry]:
        """Find titles with the letters of each word in order, from the beginning of a word on."""
        words = plain_words(query).split()
        if max(map(len, words), default=0) < _FEWEST_LETTERS:
            return
        patterns = [re.compile(_in_order(word)).search for word in words]
        fits: dict[str, bool] = {}
        for at, title in enumerate(self._titles):
            if title not in fits:
                # The pattern leaves few to look at closely.
                fits[title] = all(find(title) for find in patterns) and all(
                    _is_scattered(word, title) for word in words
                )
            if fits[title]:
                yield self.entries[at]


def search(indexes: Sequence[WordIndex], query: str, limit: int = LIMIT) -> list[Entry]:
    """Find the best matches in all indexes; of equal matches those of the first index first."""
    staged = (
        chain.from_iterable(stage)
        for stage in zip(*(index.stages(query) for index in indexes), strict=True)
    )
    found: dict[int, Entry] = {}
    for entry in chain.from_iterable(staged):
        found.setdefault(id(entry), entry)
        if len(found) == limit:
            break
    # Only where nothing else helps: mixed with what was meant, these would only distract.
    for guesses in (
        () if found else chain.from_iterable(one.misspelled(query) for one in indexes),
        chain.from_iterable(one.scattered(query) for one in indexes),
    ):
        if not found:
            found.update((id(entry), entry) for entry in islice(guesses, limit))
    return list(found.values())


def in_sections(entries: Iterable[Entry]) -> list[Entry]:
    """Put the entries of a section together; sections are in the order of their best entries."""
    sections: dict[Section, list[Entry]] = {}
    for entry in entries:
        sections.setdefault(entry.section, []).append(entry)
    last = sections.pop(Section.UNDO, [])
    return [*chain.from_iterable(sections.values()), *last]


def found_parts(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text, at the beginning of a word if they can.

    Answers beginnings and lengths, in order and not overlapping.
    """
    folded = text.lower()
    if len(folded) != len(text):
        return []
    found: list[tuple[int, int]] = []
    for word in plain_words(query).split():
        match = re.search(rf"(?<!\w){re.escape(word)}", folded) or re.search(
            re.escape(word), folded
        )
        if match and all(match.end() <= at or match.start() >= at + size for at, size in found):
            found.append((match.start(), len(word)))
    return sorted(found)


def catalog_entries(catalog: Catalog, help_texts: HelpTexts) -> Iterator[Entry]:
    """Give the components, then the features of an API version, short titles first."""
    components: list[Entry] = []
    features: list[Entry] = []
    icons = group_icons(help_texts)
    for component in catalog.components:
        found = help_texts.component(component.name)
        title = found.title if found is not None else _readable(component.name)
        row = Entry(EntryKind.ROW, title, "", component.path, "", "", True, Section.ROWS)
        icon = icons.get(component.name, icons[""])
        more = " ".join((wire_name(component.path), *help_texts.synonyms.get(component.name, ())))
        components.append(row._replace(more=more, icon=icon))
        for feature in component.features:
            found = help_texts.feature(component.name, feature.name)
            shown = found.title if found is not None else _readable(feature.name)
            synonyms = help_texts.synonyms.get(feature.name, ())
            more = " ".join((component.name, feature.name, *synonyms))
            is_boolean = feature.type is FieldType.BOOLEAN
            row = Entry(EntryKind.ROW, shown, title, feature.path, "", more, is_boolean)
            features.append(row._replace(section=Section.ROWS, icon=icon))
    # What is called the same stands in the order that its components have in the tree.
    names = [name for group in help_texts.groups for name in group.components]
    places = {name: place for place, name in enumerate(names)}
    for group in (components, features):
        yield from sorted(
            group,
            key=lambda entry: (
                len(entry.title),
                entry.title,
                places.get(entry.target[1], len(places)),
                entry.context,
            ),
        )


def group_icons(help_texts: HelpTexts) -> dict[str, str]:
    """Icon of the group of each component, by its name; empty for those of none."""
    groups = help_texts.groups
    found = {name: group.icon for group in groups for name in group.components}
    return {"": groups[-1].icon, **found}


def plain_words(text: str) -> str:
    """Text in lower case with spaces for whatever separates words."""
    return " ".join(text.casefold().translate(_SEPARATORS).split())


def _narrowed(texts: list[str], positions: Sequence[int], parts: list[str]) -> Sequence[int]:
    """Give the positions of the texts that hold all parts."""
    for part in parts:
        # Lists, and not a chain of generators: this may meet every entry there is.
        positions = [at for at in positions if part in texts[at]]
    return positions


def _in_order(word: str) -> str:
    """Pattern for letters in order; no part of it can match in two ways, so it never backtracks."""
    rest = "".join(f"[^{re.escape(letter)}]*{re.escape(letter)}" for letter in word[1:])
    return f" {re.escape(word[0])}{rest}"


def _is_scattered(word: str, title: str) -> bool:
    """Whether letters stand in order, each in the word of the one before or first in a later one.

    Letters anywhere would be found in any long title.
    """
    places = {-1}
    for letter in word:
        following = set()
        for place in places:
            end = title.find(" ", place + 1) if place >= 0 else 0
            inside = title.find(letter, place + 1, len(title) if end < 0 else end)
            if inside >= 0:
                following.add(inside)
        first = min(places)
        start = title.find(f" {letter}", max(first, 0))
        while start >= 0:
            following.add(start + 1)
            start = title.find(f" {letter}", start + 1)
        places = following
        if not places:
            return False
    return True


def _readable(name: str) -> str:
    return name.replace("_", " ").capitalize()
