"""The tree of components and features, with its keys and its context menu."""

from typing import override

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QWidget,
)

from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import UNSET, Unset
from session_composer.state.document.workspace import Workspace
from session_composer.state.model_index import Index
from session_composer.state.tree.tree_filter import TreeFilter
from session_composer.state.tree.tree_model import Column, PathRole, TreeModel
from session_composer.ui.controls.pane_header import PaneHeader
from session_composer.ui.look.theme import Theme

from .group_folds import GroupFolds
from .led_tree import LedTree
from .row_choices import RowChoices
from .row_painter import RowPainter
from .tree_columns import TreeColumns
from .tree_delegate import TreeDelegate

_MOST_TO_OPEN = 500
_MOST_ONE_BY_ONE = 20
# Digits, since letters find rows.
_VALUES: dict[int, bool | Unset] = {
    Qt.Key.Key_1: True,
    Qt.Key.Key_0: False,
    Qt.Key.Key_Delete: UNSET,
    Qt.Key.Key_Backspace: UNSET,
}

# The captions begin where the names of groups do.
_HEAD_INDENT = 24


class TreeView(LedTree):
    """Shows the tree through its filter.

    Signals:
        current_path_changed(path): another row is the current one; path may be None.
        menu_wanted(position): the menu for the selected rows is to be shown there, on the screen.
    """

    current_path_changed = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, workspace: Workspace, model: TreeModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._source = model
        self._theme = theme
        self.filter = TreeFilter(model, self, model.texts.groups)
        self._open_before_filter: set[WirePath] | None = None
        self._told_path: WirePath | None = None
        self.setObjectName("componentTree")
        self.setAccessibleName(self.tr("Components and features"))
        self.setModel(self.filter)
        self.choices = RowChoices(workspace, model, self)
        self._choosers = {
            Qt.KeyboardModifier.NoModifier: self.choose_selected,
            Qt.KeyboardModifier.ControlModifier: self.choose_features,
            Qt.KeyboardModifier.AltModifier: self.choose_everywhere,
        }
        self._delegate = TreeDelegate(theme, self, self.filter)
        self.setItemDelegate(self._delegate)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setAcceptDrops(False)
        self.setExpandsOnDoubleClick(False)
        self.setHeader(PaneHeader(theme, _HEAD_INDENT))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._columns = TreeColumns(self, theme, model.heads)
        self._painter = RowPainter(self, self.filter, theme, self._delegate, self._columns)
        for signal in (self.filter.layoutChanged, self.filter.rowsRemoved):
            signal.connect(self._on_rows_gone)
        self._folds = GroupFolds(self, self.filter)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # Not viewport(): asking for a plain QWidget makes PySide create every widget class.
        self._columns.fit(self.window().width())
        super().resizeEvent(event)

    @override
    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        self._painter.draw(painter, options.rect, index)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._painter.hover(QModelIndex())

    @override
    def collapseAll(self) -> None:
        for index in self.filter.tops():
            self.collapse(index)

    @override
    def keyboardSearch(self, search: str) -> None:
        # Letters lead to rows that something can be chosen for.
        with self.filter.nameless_groups():
            super().keyboardSearch(search)

    # Selection by path

    def select_path(self, path: WirePath) -> bool:
        """Make the row for a path, or its nearest ancestor, current and visible."""
        index = self.filter.mapFromSource(self._source.nearest(path))
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def select_first_hit(self) -> None:
        """Make the first row current that the filter's text is found in, if there is one."""
        index = self.filter.first_hit()
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def selected_paths(self) -> list[WirePath]:
        """Paths of the selected rows, in the order of the tree."""
        rows = self.selectionModel().selectedRows(Column.NAME)
        found = [index.data(PathRole) for index in sorted(rows, key=self._place)]
        return [path for path in found if path]

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                self._painter.update(index)
        self._tell(current.data(PathRole) if current.isValid() else None)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        # The current row may be one that is not selected: then nothing is told of it.
        current = self.currentIndex()
        if current.isValid() and selected.isEmpty() is not deselected.isEmpty():
            is_selected = self.selectionModel().isSelected(current)
            path = current.data(PathRole) if is_selected else None
            if (path or None) != self._told_path:
                self._tell(path)

    # Editing

    @override
    def edit(  # type: ignore[override]
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        # Space reaches the delegate for the current cell; the box is in the first column.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            index = index.model().index(index.row(), Column.NAME, index.parent())
            if self.is_list(index):
                return event.type() == QEvent.Type.KeyPress and self.edit_list(index)
        return bool(super().edit(index, trigger, event))  # type: ignore[arg-type]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keys of a number pad count as well.
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _VALUES and modifiers in self._choosers:
            self._choosers[modifiers](_VALUES[event.key()])
            return
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and self._folds.turn(self.currentIndex().siblingAtColumn(Column.NAME)):
            return
        if event.key() == Qt.Key.Key_Space and len(self.selected_paths()) > 1:
            self._cycle_selected()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._painter.arm(event)
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_plain and is_left and index.isValid() and not self._is_current_row(index):
            # Qt leaves the current row alone when a box is clicked.
            self.setCurrentIndex(index)

    def _is_current_row(self, index: QModelIndex) -> bool:
        current = self.currentIndex()
        return current.row() == index.row() and current.parent() == index.parent()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not (index.isValid() and self.is_list(index) and self.edit_list(index)):
            super().mouseDoubleClickEvent(event)

    def is_list(self, index: Index) -> bool:
        """Whether a row takes a list of texts."""
        row = self.filter.row_at(index)
        return row is not None and self._source.texts.is_list(row)

    def edit_list(self, index: Index) -> bool:
        """Open the editor of a row that takes a list; answers that it did."""
        cell = index.model().index(index.row(), Column.SENT, index.parent())
        QAbstractItemView.edit(self, cell)
        return True

    def choose_selected(self, value: bool | Unset) -> None:
        """Send true, false or nothing for all selected rows, as one undo step."""
        self.choices.choose(self.selected_paths(), value)

    def choose_features(self, value: bool | Unset) -> None:
        """Do so for all features of the components that the selected rows are of."""
        self.choices.choose_features(self.selected_paths(), value)

    def choose_everywhere(self, value: bool | Unset) -> None:
        """Do so for the selected features in every component that is sent."""
        self.choices.choose_everywhere(self.selected_paths(), value)

    def _cycle_selected(self) -> None:
        index = self.currentIndex().siblingAtColumn(Column.NAME)
        self.choices.cycle(self.selected_paths(), index.data(PathRole))

    # Filter

    def set_filter(self, text: str, *, only_sent: bool) -> None:
        """Filter rows, opening the components that hold matches until there is no filter.

        Where there are very many, nobody reads them all: the components stay as they are.
        """
        if self._open_before_filter is None:
            self._open_before_filter = self._open_paths()
        self.filter.set_text(text)
        self.filter.set_only_sent(only_sent)
        # What was found is marked when it is painted.
        self.viewport().update()
        if self.filter.is_active:
            self._folds.apply()
            if self.filter.shown_count <= _MOST_TO_OPEN:
                self._open_all()
            return
        self._folds.apply()
        for index in self.filter.tops():
            self.setExpanded(index, index.data(PathRole) in self._open_before_filter)
        self._open_before_filter = None
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _open_all(self) -> None:
        closed = [index for index in self.filter.tops() if not self.isExpanded(index)]
        # Opening them together lays the tree out once, though all of it.
        if len(closed) > _MOST_ONE_BY_ONE:
            self.expandAll()
        else:
            for index in closed:
                self.expand(index)

    def _on_rows_gone(self) -> None:
        # Qt tells of another current row only where a sibling takes the place of the one that goes,
        # not where it goes with the row above it, or with many.
        if self._told_path is not None and not self.currentIndex().isValid():
            self._tell(None)

    def _tell(self, path: WirePath | None) -> None:
        # The row for the rest stands for no parameter.
        path = path or None
        self._told_path = path
        self.current_path_changed.emit(path)

    def _open_paths(self) -> set[WirePath]:
        return {index.data(PathRole) for index in self.filter.tops() if self.isExpanded(index)}

    # Context menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected_paths():
            self.menu_wanted.emit(event.globalPos())

    def _place(self, index: QModelIndex) -> tuple[int, ...]:
        above = index.parent()
        return (*self._place(above), index.row()) if above.isValid() else (index.row(),)
