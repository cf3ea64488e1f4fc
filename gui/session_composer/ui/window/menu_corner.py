"""Right end of the menu bar: where anything is found, and whether real accounts are reached."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.shortcuts.action_keys import written_keys
from session_composer.ui.widgets.badge import Badge
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.mode_chip import Chip
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel


class MenuCorner(QWidget):
    """Leads to the command palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._live: Badge | None = None
        self._note: ToneLabel | None = None
        self.finder = with_name(QToolButton(), "findAnythingButton")
        text = self.tr("Find a command, row or file")
        self.finder.setText(f"{text}  {written_keys('paletteAction')}")
        self.finder.setAccessibleName(text)
        self.finder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.finder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = row_of(self.finder, host=self, margins=(0, 0, SPACE, 0))
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def show_live(self, chip: Chip | None) -> None:
        """Say that real accounts are reached, or with None that none are."""
        if self._live is None or self._note is None:
            if chip is None:
                return
            self._live = Badge()
            self._note = ToneLabel(self._theme, "liveNote", tone="")
            self._row.insertWidget(0, self._live)
            self._row.insertWidget(1, self._note)
            self._note.setText(self.tr("Real accounts"))
        self._note.setVisible(chip is not None)
        if chip is None:
            self._live.hide()
        else:
            self._live.show_chip(chip)

    def _show_icon(self) -> None:
        self.finder.setIcon(self._theme.icon("search", self._theme.colors.muted))
