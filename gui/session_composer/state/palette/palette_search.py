"""What the command palette offers, and what of it matches the words that were typed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache
from itertools import chain, islice
from typing import Any, NamedTuple, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.versions.catalog import Catalog, FieldType
from session_composer.core.wire.paths import wire_name
from session_composer.state.language.translation import translate_name
from session_composer.state.model_index import Index

LIMIT = 50
"""More than these are not listed: another word is quicker than scrolling."""


_ROOT = QModelIndex()
# What separates words in names, menu paths and versions.
_SEPARATORS = dict.fromkeys(map(ord, "_-.:,;/▸…()[]&"), " ")
_FEWEST_LETTERS = 2


class EntryKind(IntEnum):
    """What choosing an entry does."""

    ACTION = 0
    """Triggers an action; or does anything else that a function of no arguments does."""
    ROW = 1
    """Leads to a row of the tree."""


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


class PaletteRole(IntEnum):
    """What the model tells besides the title."""

    ENTRY = Qt.ItemDataRole.UserRole
    STATE = Qt.ItemDataRole.UserRole + 1


class WordIndex:
    """Finds entries by words, in stages from the best kind of match to the weakest.

    Within a stage the order is the one in which the entries were given, so that finding the first
    few needs no sorting however many there are.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        # Names of features come back in many components.
        normalize = cache(plain_words)
        self._titles = [f" {normalize(entry.title)}" for entry in self._entries]
        self._texts = [
            f"{title}\n {normalize(entry.context)} {' '.join(map(normalize, entry.more.split()))}"
            for title, entry in zip(self._titles, self._entries, strict=True)
        ]

    def stages(self, query: str) -> Iterator[Iterator[Entry]]:
        """Give the matches of each stage; an entry may be in some of them."""
        words = plain_words(query).split()
        if not words:
            yield iter(self._entries)
            return
        titles, texts = self._titles, self._texts
        near = _narrowed(texts, range(len(texts)), words)
        beginning = " ".join(["", *words])
        starts = [f" {word}" for word in words]
        yield self._at(at for at in near if titles[at].startswith(beginning))
        yield self._at(_narrowed(titles, near, starts))
        yield self._at(_narrowed(texts, near, starts))
        yield self._at(near)

    def _at(self, positions: Iterable[int]) -> Iterator[Entry]:
        return map(self._entries.__getitem__, positions)

    def scattered(self, query: str) -> Iterator[Entry]:
        """Find titles with the letters of each word in order, from the beginning of a word on."""
        words = plain_words(query).split()
        if max(map(len, words), default=0) < _FEWEST_LETTERS:
            return
        patterns = [re.compile(_in_order(word)).search for word in words]
        titles = {
            title for title in dict.fromkeys(self._titles) if all(find(title) for find in patterns)
        }
        if titles:
            yield from self._at(at for at, title in enumerate(self._titles) if title in titles)


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
    if found:
        return list(found.values())
    # Only where nothing else helps: mixed with what was meant, these would only distract.
    return list(islice(chain.from_iterable(one.scattered(query) for one in indexes), limit))


def catalog_entries(catalog: Catalog, help_texts: HelpTexts) -> Iterator[Entry]:
    """Give the components, then the features of an API version, short titles first."""
    components: list[Entry] = []
    features: list[Entry] = []
    for component in catalog.components:
        found = help_texts.component(component.name)
        title = found.title if found is not None else _readable(component.name)
        name = wire_name(component.path)
        components.append(Entry(EntryKind.ROW, title, "", component.path, "", name, True))
        for feature in component.features:
            found = help_texts.feature(component.name, feature.name)
            shown = found.title if found is not None else _readable(feature.name)
            more = f"{component.name} {feature.name}"
            is_boolean = feature.type is FieldType.BOOLEAN
            features.append(Entry(EntryKind.ROW, shown, title, feature.path, "", more, is_boolean))
    for group in (components, features):
        yield from sorted(group, key=lambda entry: (len(entry.title), entry.title, entry.context))


class PaletteModel(QAbstractListModel):
    """The entries that match, best first.

    ``state_of`` says what is sent for a wire path.
    """

    def __init__(self, help_texts: HelpTexts, state_of: Callable[[Any], str]) -> None:
        super().__init__()
        self._help = help_texts
        self._state_of = state_of
        self._catalog: Catalog | None = None
        self._rows = WordIndex(())
        self._actions = WordIndex(())
        self._last = WordIndex(())
        self._found: list[Entry] = []

    def offer(self, catalog: Catalog, actions: Iterable[Entry], last: Iterable[Entry] = ()) -> None:
        """Take what there is to choose now; ``last`` comes after what the catalog has."""
        self._actions = WordIndex(actions)
        self._last = WordIndex(last)
        if catalog is not self._catalog:
            self._catalog = catalog
            self._rows = WordIndex(catalog_entries(catalog, self._help))
        self.find("")

    def find(self, query: str) -> None:
        """List what matches; with nothing typed the actions come first."""
        self.beginResetModel()
        self._found = search((self._actions, self._rows, self._last), query)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return the entry in a row."""
        return self._found[row]

    def refresh(self) -> None:
        """Say that something else is sent now."""
        if self._found:
            self.dataChanged.emit(self.index(0), self.index(len(self._found) - 1))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (entry.title, entry.context, translate_name(self._state(entry)), entry.keys)
                return ", ".join(part for part in parts if part)
            case PaletteRole.ENTRY:
                return entry
            case PaletteRole.STATE:
                return self._state(entry)
        return None

    def _state(self, entry: Entry) -> str:
        return self._state_of(entry.target) if entry.kind is EntryKind.ROW else ""


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


def _readable(name: str) -> str:
    return name.replace("_", " ").capitalize()
