"""How wide the columns of the tree are."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView, QTreeView

from session_composer.state.tree.column_heads import ColumnHeads
from session_composer.state.tree.tree_cells import Column
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE, Theme

_INDENT = 18
_NARROW_INDENT = 12
# As long as any name of a version.
_VERSION = "2026-10-14.preview"


class TreeColumns(QObject):
    """Gives columns room for their widest words, whatever rows are shown.

    Where the window is narrow, one column says what matters of three.
    """

    def __init__(self, view: QTreeView, theme: Theme, heads: ColumnHeads) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._heads = heads
        self.is_narrow = False
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        view.setIndentation(_INDENT)
        self._apply()
        theme.changed.connect(self._on_theme_changed)
        self._show_stale_icon()

    def _show_stale_icon(self) -> None:
        self._heads.stale_icon = self._theme.icon("clock", self._theme.colors.muted)

    def _on_theme_changed(self) -> None:
        self._show_stale_icon()
        self._view.viewport().update()

    def fit(self, window_width: int) -> None:
        """Show as many columns as there is room for."""
        is_narrow = window_width < self._theme.measures.narrow_below
        if is_narrow is not self.is_narrow:
            self.is_narrow = is_narrow
            self._view.setIndentation(_NARROW_INDENT if is_narrow else _INDENT)
            for column in (Column.DEFAULT, Column.GRANTED):
                self._view.setColumnHidden(column, is_narrow)
            self._apply()

    def _apply(self) -> None:
        view, measures = self._view, self._theme.measures
        width = view.fontMetrics().horizontalAdvance
        value = max(width("false"), width("true"))
        sends = max(measures.tristate_width, width(self.tr("not sent")), width(self.tr("Sends")))
        if self.is_narrow:
            sends = max(sends, width(self.tr("default")) + value + width(" ≠ "))
        words = (self.tr("If not sent"), self.tr("by Dashboard"), self.tr("by account"))
        default = max(map(width, (*words, self.tr("unknown"), _VERSION)))
        # With room for the mark of an answer to the request as it was: nothing may move for it.
        allowed = max(width(self.tr("Allowed")) + ICON_SIZE.width() + SPACE, width("≠ ") + value)
        for column, room, least in (
            (Column.SENT, sends, measures.column_sends),
            (Column.DEFAULT, default, measures.column_default),
            (Column.GRANTED, allowed, measures.column_allowed),
        ):
            view.setColumnWidth(column, max(room + 2 * SPACE, least))
