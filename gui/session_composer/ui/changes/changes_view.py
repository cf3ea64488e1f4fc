"""Two requests side by side: what the second adds, takes away and changes."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTreeView,
    QWidget,
)

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.request.request_diff import ChangeLine, change_lines, differences
from session_composer.core.versions.catalog import Catalog
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.roomy_delegate import RoomyDelegate
from session_composer.ui.widgets.tone_label import ToneLabel

from .changes_model import AFTER, BEFORE, CHANGE, NAME, ChangeGroup, ChangesModel, group_changes

_MOST_OPEN = 400
"""More differences than this are shown with their components closed."""
_LEAST_VALUE = 9 * SPACE
_LONG_NAME = 30 * "n"
"""As wide as the names of most features."""


class ChangesView(QWidget):
    """A tree of differences, or a sentence when there are none.

    Signals:
        path_activated(path): a row was activated by double click or Enter.
    """

    path_activated = Signal(object)

    def __init__(self, theme: Theme, help_texts: HelpTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.model = ChangesModel(theme, help_texts, self)
        self.tree = with_name(_ChangesTree(), "changesTree")
        self.tree.setAccessibleName(self.tr("Differences"))
        self.tree.setModel(self.model)
        self.tree.set_up()
        self._empty = ToneLabel(theme, "changesEmpty", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(2 * SPACE)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.tree)
        column_of(self._pages, host=self, spacing=None)
        self.tree.activated.connect(
            lambda index: self.path_activated.emit(self.model.path_at(index))
        )
        theme.changed.connect(self.tree.viewport().update)
        self.clear(self.tr("No difference."))

    @property
    def count(self) -> int:
        """How many differences are shown."""
        return self._count

    def show_changes(
        self, before: Request, after: Request, catalog: Catalog, titles: tuple[str, str]
    ) -> None:
        """Show what differs; ``catalog`` gives the order, ``titles`` are those of the columns."""
        self.show_lines(change_lines(differences(before, after, catalog)), titles)

    def show_lines(self, found: Sequence[ChangeLine], titles: tuple[str, str]) -> None:
        """Show differences that are in words already."""
        self.show_groups(group_changes(found), titles)

    def show_groups(self, groups: list[ChangeGroup], titles: tuple[str, str]) -> None:
        """Show differences that were grouped already, as in a worker thread."""
        self._count = sum(len(group.children) + (group.line is not None) for group in groups)
        self.model.set_groups(groups, titles)
        if not groups:
            self._explain(self.tr("No difference."))
            return
        if self._count <= _MOST_OPEN:
            self.tree.expandAll()
        self._pages.setCurrentWidget(self.tree)

    def clear(self, text: str) -> None:
        """Show no differences, and a sentence in their place."""
        self._count = 0
        self.model.set_groups([], (self.tr("Before"), self.tr("After")))
        self._explain(text)

    def _explain(self, text: str) -> None:
        self._empty.setText(text)
        self._pages.setCurrentWidget(self._empty)


class _ChangesTree(QTreeView):
    """Gives the values the room that the names leave."""

    def set_up(self) -> None:
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setIndentation(2 * SPACE)
        self.setItemDelegate(RoomyDelegate(self))
        self._name_width = self.fontMetrics().horizontalAdvance(_LONG_NAME) + 5 * SPACE
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        word = self.fontMetrics().horizontalAdvance(f"~ {self.tr('changed')}")
        self.setColumnWidth(CHANGE, word + 3 * SPACE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        spare = (width - self.columnWidth(CHANGE) - self._name_width) // 2
        header = self.header()
        titles = max(header.sectionSizeHint(BEFORE), header.sectionSizeHint(AFTER))
        width = max(min(spare, width // 4), min(titles, width // 4), _LEAST_VALUE)
        for column in (BEFORE, AFTER):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        super().resizeEvent(event)
