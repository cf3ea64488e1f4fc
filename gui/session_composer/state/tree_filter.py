"""Filter of the tree: words, and "only what is sent"."""

from typing import override

from PySide6.QtCore import QObject, QSortFilterProxyModel

from .outline import Row
from .tree_model import Choice, Index, TreeModel


class TreeFilter(QSortFilterProxyModel):
    """Shows a component with all its features when it matches, else its matching features."""

    def __init__(self, model: TreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: tuple[str, ...] = ()
        self._only_sent = False
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(model)

    @property
    def is_active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self._words) or self._only_sent

    def set_text(self, text: str) -> None:
        """Show rows that contain every word of a text, in title or wire name."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self.beginFilterChange()
            self._words = words
            self.endFilterChange()

    def set_only_sent(self, only_sent: bool) -> None:
        """Show only rows whose value is in the request."""
        if only_sent != self._only_sent:
            self.beginFilterChange()
            self._only_sent = only_sent
            self.endFilterChange()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self._model
        above = model.row_at(source_parent)
        row = model.rows_of(above)[source_row]
        if self._only_sent and model.texts.choice_of(row.path) is Choice.UNSET:
            return False
        if not self._words or self._matches(row):
            return True
        # A match of the component shows all of its features.
        return above is not None and self._matches(above)

    def _matches(self, row: Row) -> bool:
        text = self._model.search_text(row)
        return all(word in text for word in self._words)
