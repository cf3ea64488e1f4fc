"""What belongs to the tab on show, in the corner beside the tabs."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from session_composer.ui.controls.copy_button import CopyButton
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.naming import with_name

_NARROW = 480
"""Width of the pane below which the tools stand in a menu."""


class MenuEntry(NamedTuple):
    """One of the things to choose from, or to do: its text, and what happens then."""

    text: str
    is_chosen: bool | None
    """Whether it is the chosen one; None for what is done rather than chosen."""
    choose: Callable[[], object]


type FillMenu = Callable[[], list[MenuEntry]]


class _Tools(NamedTuple):
    widgets: list[QWidget]
    copy: CopyButton
    fill: FillMenu | None


class TabTools(QWidget):
    """For each tab its tools and one button that copies what is seen.

    Where room is scarce, the tools are in a menu and the button is its icon.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tools: dict[int, _Tools] = {}
        self._shown = 0
        self._is_narrow = False
        self.more = with_name(QToolButton(), "previewMoreButton")
        self.more.setText("…")
        self.more.setAutoRaise(True)
        self.more.setAccessibleName(self.tr("More for this tab"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.hide()
        self._row = row_of(self.more, host=self, spacing=SPACE, margins=(0, 0, SPACE, 0))
        self.more.clicked.connect(self._open_menu)

    def add(
        self, place: int, widgets: list[QWidget], copy: CopyButton, fill: FillMenu | None = None
    ) -> None:
        """Give a tab its tools; ``fill`` tells what the menu has in their place."""
        self._tools[place] = _Tools(widgets, copy, fill)
        for widget in (*widgets, copy):
            self._row.addWidget(widget)
        self._show()

    def show_tools(self, place: int) -> None:
        """Show the tools of another tab."""
        self._shown = place
        self._show()

    def fit(self, width: int) -> None:
        """Take the room that a pane of this width has."""
        is_narrow = width < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show()

    def _show(self) -> None:
        shown = self._tools.get(self._shown)
        for place, tools in self._tools.items():
            is_shown = place == self._shown
            for widget in tools.widgets:
                widget.setVisible(is_shown and not self._is_narrow)
            tools.copy.setVisible(is_shown)
            tools.copy.set_compact(self._is_narrow)
        has_menu = shown is not None and shown.fill is not None
        self.more.setVisible(has_menu and self._is_narrow)

    def _open_menu(self) -> None:
        tools = self._tools.get(self._shown)
        if tools is None or tools.fill is None:
            return
        menu = QMenu(self)
        for entry in tools.fill():
            action = menu.addAction(entry.text)
            if entry.is_chosen is not None:
                action.setCheckable(True)
                action.setChecked(entry.is_chosen)
            action.triggered.connect(lambda _=False, entry=entry: entry.choose())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
