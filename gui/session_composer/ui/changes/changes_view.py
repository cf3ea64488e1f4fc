"""What a second request adds to a first one, takes away from it and changes."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedWidget, QStyle, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.request.request_diff import ChangeLine, change_lines, differences
from session_composer.core.versions.catalog import Catalog
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

from .changes_delegate import ChangesDelegate
from .changes_model import ChangeSection, ChangesModel


class ChangesView(QWidget):
    """A list of differences, or a sentence when there are none.

    Signals:
        path_activated(path): a row was activated by double click or Enter.
    """

    path_activated = Signal(object)

    def __init__(self, theme: Theme, help_texts: HelpTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        """How many differences are shown."""
        self.model = ChangesModel(help_texts, self)
        self.list = with_name(QListView(), "changesList")
        self.list.setAccessibleName(self.tr("Differences"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChangesDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = ToneLabel(theme, "changesEmpty", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(2 * SPACE)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.list)
        column_of(self._pages, host=self, spacing=None)
        self.list.activated.connect(self._on_activated)
        hint = QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick
        if not self.list.style().styleHint(hint, None, self.list):
            self.list.clicked.connect(lambda index: self.model.turn(index.row()))
        theme.changed.connect(self.list.viewport().update)
        self.clear(self.tr("No difference."))

    def show_changes(self, before: Request, after: Request, catalog: Catalog) -> None:
        """Show what differs; ``catalog`` gives the order."""
        self.show_lines(change_lines(differences(before, after, catalog)))

    def show_lines(self, found: Sequence[ChangeLine]) -> None:
        """Show differences that are in words already."""
        self.show_sections([ChangeSection(found)], len(found))

    def show_sections(self, sections: Sequence[ChangeSection], count: int) -> None:
        """Show differences below headings, and what does not differ; ``count`` of them do."""
        self.count = count
        shown = [section for section in sections if section.lines]
        self.model.set_sections(shown)
        self._empty.setText(self.tr("No difference."))
        self._pages.setCurrentWidget(self.list if shown else self._empty)

    def clear(self, text: str) -> None:
        """Show no differences, and a sentence in their place."""
        self.show_lines(())
        self._empty.setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter is for the row: Qt would have it press the button of the dialog as well.
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        path = self.model.path_at(index)
        if path:
            self.path_activated.emit(path)
        else:
            self.model.turn(index.row())
