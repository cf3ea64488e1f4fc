"""Filter of the tree: words, and "only what is sent"."""

from typing import override

from PySide6.QtCore import QObject, QSortFilterProxyModel

from .tree_model import Choice, ChoiceRole, Index, SearchRole


class TreeFilter(QSortFilterProxyModel):
    """Shows a component with all its features when it matches, else its matching features."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._only_sent = False
        self.setRecursiveFilteringEnabled(True)

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
        model = self.sourceModel()
        index = model.index(source_row, 0, source_parent)
        if self._only_sent and index.data(ChoiceRole) == Choice.UNSET:
            return False
        if not self._words:
            return True
        text = index.data(SearchRole)
        if all(word in text for word in self._words):
            return True
        if not source_parent.isValid():
            return False
        # A match of the component shows all of its features.
        above = source_parent.data(SearchRole)
        return all(word in above for word in self._words)
