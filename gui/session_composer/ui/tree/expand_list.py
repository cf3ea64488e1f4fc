"""Fields to expand where there are too many for a button each: as a list."""

from typing import Any, override

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPushButton,
    QWidget,
)

from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.model_index import Index
from session_composer.ui.look.theme import SPACE
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.roomy_delegate import RoomyDelegate

_LINES = 5
_LONGEST = 300


class _Entries(QStringListModel):
    """The entries, made fit to be seen when they are looked at. Qt counts them by itself."""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = super().data(index, role)
        return shorten(printable(found), _LONGEST) if isinstance(found, str) else found


class _View(QListView):
    """A list whose selection is removed by a key.

    Signals:
        remove_requested(): Delete or Backspace was pressed.
    """

    remove_requested = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers():
            self.remove_requested.emit()
            return
        super().keyPressEvent(event)


class ExpandList(QWidget):
    """Shows any number of entries, and lets some of them be removed.

    Signals:
        remove_requested(positions): the entries at these positions, a set, are to go.
    """

    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Entries(self)
        self.view = with_name(_View(), "expandList")
        self.view.setAccessibleName(self.tr("Fields to expand"))
        self.view.setModel(self._model)
        # The height of a line is asked for once, not for each entry.
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setItemDelegate(RoomyDelegate(self.view))
        line = self.fontMetrics().lineSpacing() + SPACE // 2
        self.view.setFixedHeight(_LINES * line + SPACE // 2)
        self._count = plain_label("", "expandCount")
        self.remove = with_name(QPushButton(self.tr("Stop expanding")), "stopExpandingButton")
        self.remove.setToolTip(self.tr("Take the chosen fields out of the list (Del)"))
        row = row_of((self._count, 1), self.remove)
        column_of(self.view, row, host=self, spacing=SPACE // 2)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.view.remove_requested.connect(self._remove)
        self.remove.clicked.connect(self._remove)
        self._on_selected()

    def show_entries(self, entries: tuple[str, ...]) -> None:
        """Show other entries; the current place stays where it was."""
        place = self.view.currentIndex().row()
        self._model.setStringList(entries)
        if place >= 0 and entries:
            self.view.setCurrentIndex(self._model.index(min(place, len(entries) - 1)))
        self._count.setText(self.tr("{count} fields").format(count=len(entries)))
        self._on_selected()

    def _remove(self) -> None:
        rows = {index.row() for index in self.view.selectionModel().selectedIndexes()}
        if rows:
            # After the removal the first that follows is the current one.
            self.view.setCurrentIndex(self._model.index(min(rows)))
            self.remove_requested.emit(rows)

    def _on_selected(self) -> None:
        self.remove.setEnabled(self.view.selectionModel().hasSelection())
