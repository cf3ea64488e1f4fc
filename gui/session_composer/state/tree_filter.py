"""Filter of the tree: words, and "only what is sent"."""

from typing import override

from PySide6.QtCore import QObject, QSortFilterProxyModel

from .outline import Row
from .tree_model import Choice, Index, TreeModel


class TreeFilter(QSortFilterProxyModel):
    """Shows a component with all its features when it matches, else its matching features.

    Which rows are shown is found out for all of them at once, and Qt asks for each only whether it
    is among them: its own recursive filtering asks for every row several times, which at ten
    thousand rows can be felt with each key.
    """

    def __init__(self, model: TreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: tuple[str, ...] = ()
        self._only_sent = False
        self._shown: set[int] | None = None
        """Keys of the rows to show; None for all."""
        self.setSourceModel(model)
        # Behind the proxy's own connections.
        model.dataChanged.connect(self._on_data_changed)
        model.rowsInserted.connect(self._refilter)
        model.rowsRemoved.connect(self._refilter)

    @property
    def is_active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self._words) or self._only_sent

    @property
    def shown_count(self) -> int:
        """How many rows are shown while the filter is active, closed ones included."""
        return len(self._shown) if self._shown is not None else 0

    def set_text(self, text: str) -> None:
        """Show rows that contain every word of a text, in title or wire name."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._refilter()

    def set_only_sent(self, only_sent: bool) -> None:
        """Show only rows whose value is in the request."""
        if only_sent != self._only_sent:
            self._only_sent = only_sent
            self._refilter()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if self._shown is None:
            return True
        rows = self._model.rows_of(self._model.row_at(source_parent))
        return rows[source_row].key in self._shown

    def _on_data_changed(self) -> None:
        if self._only_sent:
            self._refilter()

    def _refilter(self) -> None:
        shown = self._to_show() if self.is_active else None
        if shown != self._shown:
            self.beginFilterChange()
            self._shown = shown
            self.endFilterChange()

    def _to_show(self) -> set[int]:
        text_of = self._model.search_text
        shown: set[int] = set()
        for top in self._model.rows_of(None):
            below = self._sent(top.children)
            if all(word in text_of(top) for word in self._words):
                # A match of the component shows all of its features.
                if below or self._sent([top]):
                    shown.add(top.key)
            else:
                for word in self._words:
                    below = [child for child in below if word in text_of(child)]
                if below:
                    shown.add(top.key)
            shown.update([child.key for child in below])
        return shown

    def _sent(self, rows: list[Row]) -> list[Row]:
        """Rows that the switch lets through."""
        if not self._only_sent:
            return rows
        choice_of = self._model.texts.choice_of
        return [row for row in rows if choice_of(row.path) is not Choice.UNSET]
