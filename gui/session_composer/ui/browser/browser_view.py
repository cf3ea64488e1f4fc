"""The tab about the page in the browser: each component's state, live."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from session_composer.api.browser.page_view import ShownComponent, ShownState
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import component_path
from session_composer.state.browser.browser_page import BrowserPage
from session_composer.state.browser.page_content import advice_on, component_title
from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.naming import with_name


class BrowserView(QWidget):
    """Lists the components of the page.

    Signals:
        row_requested(path): the row of a component is to be shown.
        reload_requested(), end_requested(): the page is to load again, or to end.
    """

    row_requested = Signal(object)
    reload_requested = Signal()
    end_requested = Signal()

    def __init__(
        self,
        page: BrowserPage,
        help_texts: HelpTexts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._help = help_texts
        self._theme = theme
        self.list = with_name(QTreeWidget(), "browserView")
        self.list.setAccessibleName(self.tr("Components in the browser"))
        self.list.setHeaderLabels([self.tr("Component"), self.tr("In the browser")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.note = ElidedLabel(theme, "browserNote")
        self.reload = with_name(QPushButton(self.tr("Re&load")), "browserReloadButton")
        self.end = with_name(QPushButton(self.tr("E&nd")), "browserEndButton")
        row = row_of((self.note, 1), self.reload, self.end, spacing=SPACE)
        column_of(row, (self.list, 1), host=self, spacing=SPACE // 2)
        self.reload.clicked.connect(self.reload_requested)
        self.end.clicked.connect(self.end_requested)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        page.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.refresh()

    @property
    def title(self) -> str:
        """Text for the tab, with the number of components that failed."""
        count = self.failures
        return self.tr("Browser {count}").format(count=count) if count else self.tr("Browser")

    @property
    def failures(self) -> int:
        """Number of components that did not load."""
        return sum(one.state is ShownState.FAILED for one in self._page.shown)

    def refresh(self) -> None:
        """Show what is so now, with the chosen row where it was."""
        chosen = self.list.currentIndex().row()
        shown = self._page.shown
        self.list.blockSignals(True)
        self.list.clear()
        for one in shown:
            self.list.addTopLevelItem(self._item(one))
        self.list.setCurrentIndex(self.list.model().index(min(chosen, len(shown) - 1), 0))
        self.list.blockSignals(False)
        is_open = self._page.is_open
        self.reload.setEnabled(is_open)
        self.end.setEnabled(is_open)
        self.note.setText(self._note(is_open=is_open))

    def _note(self, *, is_open: bool) -> str:
        if not is_open:
            return self.tr("The page was closed.")
        if self._page.problem:
            return printable(self._page.problem)
        if not self._page.shown:
            return self.tr("Waiting for the browser to load the page.")
        return ""

    def _item(self, one: ShownComponent) -> QTreeWidgetItem:
        texts = [component_title(one.name, self._help), self._state(one)]
        item = QTreeWidgetItem(texts)
        item.setData(0, Qt.ItemDataRole.UserRole, one.name)
        item.setIcon(0, self._mark(one.state))
        for column, text in enumerate(texts):
            item.setToolTip(column, plain_tool_tip(text))
        return item

    def _mark(self, state: ShownState) -> QIcon:
        colors = self._theme.colors
        match state:
            case ShownState.SHOWN:
                return self._theme.icon("ok", colors.yes)
            case ShownState.WAITING:
                return self._theme.icon("edit", colors.warning)
            case ShownState.FAILED:
                return self._theme.mark("error")
        return self._theme.icon("clock", colors.muted)

    def _state(self, one: ShownComponent) -> str:
        match one.state:
            case ShownState.SHOWN:
                return self.tr("shown after {ms} ms").format(ms=one.after_ms)
            case ShownState.WAITING:
                return self.tr("needs a value, in the page")
            case ShownState.FAILED:
                parts = (f"{one.error_type}:", one.error_message, advice_on(one.error_type))
                return printable(" ".join(part for part in parts if part))
        return self.tr("loading …")

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        self.row_requested.emit(component_path(item.data(0, Qt.ItemDataRole.UserRole)))
