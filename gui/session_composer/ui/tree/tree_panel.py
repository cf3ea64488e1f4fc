"""Left side: filter and tree."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QStackedLayout,
    QWidget,
)

from session_composer.state.document.workspace import Workspace
from session_composer.state.tree.arranged_model import Arrangement
from session_composer.state.tree.tree_model import TreeModel
from session_composer.ui.controls.check_box import CheckBox
from session_composer.ui.controls.icon_button import IconButton
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.shortcuts.system_keys import written
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.search_field import SearchField
from session_composer.ui.widgets.tone_label import ToneLabel

from .tree_view import TreeView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from .tree_menu import TreeMenu

BY_TITLE = "by-title"
"""Name of the setting: whether rows are sorted by their titles, without groups."""

# Margins, gaps, glass, key and the button of the menu.
_AROUND_FIELD = 170


class _FilterField(SearchField):
    """Tells when the user comes to type, and when to the rows below.

    Signals:
        entered(): the field has the focus.
        left_down(): the key Down was pressed.
        left_back(): Escape was pressed where there was nothing to clear.
    """

    entered = Signal()
    left_down = Signal()
    left_back = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        # While there is text, Escape clears it, even where it would cancel a request.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The arrows of a number pad count as arrows.
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Down and not plain:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and not plain:
            if self.text():
                self.clear()
            else:
                self.left_back.emit()
        else:
            super().keyPressEvent(event)


class TreePanel(QWidget):
    """Finds rows and shows them."""

    def __init__(
        self, workspace: Workspace, model: TreeModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = model
        self._theme = theme
        self.tree = TreeView(workspace, model, theme)
        self.filter_field = with_name(_FilterField(theme), "filterField")
        self.filter_field.setPlaceholderText(self.tr("Filter, or describe: refund, bank, login …"))
        self.filter_field.setAccessibleName(self.tr("Filter components and features"))
        self.filter_field.setMaxLength(200)
        # A file that is dropped here is for the window.
        self.filter_field.setAcceptDrops(False)
        self.only_sent = with_name(CheckBox(self.tr("Only what is sent")), "onlySentSwitch")
        self.only_sent.setAccessibleName(self.tr("Only what is sent"))
        self.more = IconButton("treeMenuButton", self.tr("More for the tree"))
        self._menu: QMenu | None = None
        self._lens_is_on = False
        self._empty = ToneLabel(theme, wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(3 * SPACE)

        top = row_of(
            (self.filter_field, 1),
            self.only_sent,
            self.more,
            margins=(MARGIN, SPACE - 1, MARGIN, 0),
        )
        stack_host = QWidget()
        self._stack = QStackedLayout(stack_host)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        column_of(top, (stack_host, 1), host=self)

        theme.changed.connect(self._dress)
        self._dress()
        self.filter_field.set_note(written("Ctrl+F"))
        self.tree.menu_wanted.connect(self._show_menu)
        self.filter_field.entered.connect(self.tree.filter.make_ready)
        self.filter_field.textChanged.connect(self._filter)
        self.only_sent.toggled.connect(self._filter)
        self.more.clicked.connect(self._open_menu)
        self.filter_field.returnPressed.connect(self._enter_first_hit)
        self.filter_field.left_back.connect(self._enter_tree)
        self.filter_field.left_down.connect(self._enter_tree)
        for signal in (
            self.tree.filter.rowsInserted,
            self.tree.filter.rowsRemoved,
            self.tree.filter.layoutChanged,
        ):
            signal.connect(self._show_or_explain)

    def make_menu(self) -> "TreeMenu":
        """Menu for the selected rows."""
        # Lazy: asked for by hand.
        from .tree_menu import TreeMenu

        return TreeMenu(self.tree, self._workspace, self._model)

    def _show_menu(self, position: QPoint) -> None:
        menu = self.make_menu()
        menu.exec(position)
        menu.deleteLater()

    def focus_filter(self) -> None:
        """Let the user type a filter."""
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_field.selectAll()

    def clear_filter(self) -> None:
        """Show every row."""
        self.filter_field.clear()
        self.only_sent.setChecked(False)

    def expand_sent(self) -> None:
        """Open the components that have a feature in the request."""
        rows, texts = self.tree.filter, self._model.texts
        for index in rows.tops():
            row = rows.row_at(index)
            if row is not None and any(map(texts.is_sent, row.children)):
                self.tree.setExpanded(index, True)

    def show_all_versions(self, is_on: bool) -> None:
        """Show what only other versions have, too; or no more."""
        # Lazy: asked for by hand.
        from session_composer.core.versions.compare import only_elsewhere

        workspace = self._workspace
        self._lens_is_on = is_on
        self._model.set_lens(
            (lambda: only_elsewhere(workspace.catalog, workspace.store)) if is_on else None
        )
        self._filter()

    def show_by_title(self, is_on: bool) -> None:
        """Sort rows by their titles, without groups; or as usual."""
        usual = Arrangement.GROUPS if self._model.texts.groups else Arrangement.CATALOG
        self.tree.filter.arrange(Arrangement.TITLES if is_on else usual)

    def set_menu(self, menu: "QMenu") -> None:
        """Let the button beside the filter open this."""
        self._menu = menu

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.only_sent.set_compact(self.width() < self._roomy_width)
        super().resizeEvent(event)

    @property
    def _roomy_width(self) -> int:
        field = self.filter_field.fontMetrics().horizontalAdvance(
            self.filter_field.placeholderText()
        )
        return field + _AROUND_FIELD + self.only_sent.full_width

    def _dress(self) -> None:
        self.more.setIcon(self._theme.icon("settings"))
        self.only_sent.set_icon(self._theme.icon("filter"))

    def _filter(self) -> None:
        self.tree.set_filter(self.filter_field.text(), only_sent=self.only_sent.isChecked())
        self._show_or_explain()
        self.filter_field.set_note(self._note())

    def _note(self) -> str:
        """Say beside the text what was found; without one, which key leads there."""
        if not self.filter_field.text().strip():
            return written("Ctrl+F")
        count = self.tree.filter.hit_count
        if count <= 1:
            return self.tr("1 found") if count else self.tr("nothing found")
        return self.tr("{count} found, best first").format(count=count)

    def _show_or_explain(self) -> None:
        is_empty = self.tree.filter.rowCount() == 0
        if is_empty:
            self._empty.setText(self._teach())
        self._stack.setCurrentWidget(self._empty if is_empty else self.tree)

    def _teach(self) -> str:
        """Say why there is no row, and what to do about it."""
        if not self.filter_field.text().strip():
            return self.tr(
                "Nothing is sent yet.\nTurn off “Only what is sent” and tick what "
                "the session should include."
            )
        text = self.tr("No component or feature matches “{text}”.").format(
            text=self.filter_field.text()
        )
        if self.only_sent.isChecked():
            more = self.tr("Turn off “Only what is sent” to look through all of them.")
        elif not self._lens_is_on:
            more = self.tr("Turn on “All versions” to look in other API versions, too.")
        else:
            more = self.tr("Try fewer letters, or another word.")
        return f"{text}\n{more}"

    def _enter_first_hit(self) -> None:
        if self.filter_field.text().strip():
            self.tree.select_first_hit()
        self._enter_tree()

    def _enter_tree(self) -> None:
        tree = self.tree
        if not tree.currentIndex().isValid():
            tree.setCurrentIndex(next(iter(tree.filter.tops()), QModelIndex()))
        tree.setFocus(Qt.FocusReason.OtherFocusReason)
