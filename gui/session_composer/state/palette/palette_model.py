"""The entries of the command palette that match, as a list in sections."""

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.versions.catalog import Catalog
from session_composer.state.language.translation import translate_name
from session_composer.state.model_index import Index

from .help_search import HelpSearch
from .palette_search import (
    Entry,
    EntryKind,
    Section,
    WordIndex,
    catalog_entries,
    in_sections,
    search,
)

_ROOT = QModelIndex()
_RECENT = 5


class PaletteRole(IntEnum):
    """What the model tells besides the title."""

    ENTRY = Qt.ItemDataRole.UserRole
    STATE = Qt.ItemDataRole.UserRole + 1
    SECTION = Qt.ItemDataRole.UserRole + 2
    """The section that begins with this entry, or None."""
    QUERY = Qt.ItemDataRole.UserRole + 3


class PaletteModel(QAbstractListModel):
    """The entries that match, best first, those of a section together.

    ``state_of`` says what is sent for a wire path.
    """

    def __init__(self, help_texts: HelpTexts, state_of: Callable[[Any], str]) -> None:
        super().__init__()
        self._help = help_texts
        self._state_of = state_of
        self._catalog: Catalog | None = None
        self._rows = WordIndex(())
        self._told: HelpSearch | None = None
        self._actions = WordIndex(())
        self._last = WordIndex(())
        self._recent: list[Entry] = []
        self._found: list[Entry] = []
        self._query = ""

    def offer(self, catalog: Catalog, actions: Iterable[Entry], last: Iterable[Entry] = ()) -> None:
        """Take what there is to choose now; ``last`` comes after what the catalog has."""
        self._actions = WordIndex(actions)
        self._last = WordIndex(last)
        if catalog is not self._catalog:
            self._catalog = catalog
            self._rows = WordIndex(catalog_entries(catalog, self._help))
            self._told = None
        self.find("")

    def note_choice(self, entry: Entry) -> None:
        """Take note of what was chosen: it is offered first from now on."""
        others = [one for one in self._recent if not _is_same(one, entry)]
        self._recent = [entry, *others][:_RECENT]

    def find(self, query: str) -> None:
        """List what matches; with nothing typed what was chosen lately, then the actions."""
        self.beginResetModel()
        self._query = query
        found = search((self._actions, self._rows, self._last), query)
        if query.strip():
            found += self._found_in_help(query, found)
        else:
            found = [*self._offered_again(), *found]
        self._found = in_sections(found)
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
        row = index.row()
        entry = self._found[row]
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
            case PaletteRole.SECTION:
                is_first = row == 0 or self._found[row - 1].section != entry.section
                return entry.section if is_first else None
            case PaletteRole.QUERY:
                return self._query
        return None

    def _state(self, entry: Entry) -> str:
        return self._state_of(entry.target) if entry.kind is EntryKind.ROW else ""

    def _offered_again(self) -> list[Entry]:
        """List what was chosen lately and can be chosen now, as it is offered now."""
        now = (
            [*self._actions.entries, *self._rows.entries, *self._last.entries]
            if self._recent
            else []
        )
        return [
            found._replace(section=Section.RECENT)
            for one in self._recent
            for found in [next((entry for entry in now if _is_same(entry, one)), None)]
            if found is not None
        ]

    def _found_in_help(self, query: str, found: list[Entry]) -> list[Entry]:
        if self._told is None and self._catalog is not None:
            self._told = HelpSearch(self._catalog, self._help)
        known = {entry.target for entry in found if entry.kind is EntryKind.ROW}
        return self._told.find(query, known) if self._told is not None else []


def _is_same(one: Entry, other: Entry) -> bool:
    """Whether both do the same; an action that is offered anew is another object."""
    return (one.kind, one.title, one.context) == (other.kind, other.title, other.context)
