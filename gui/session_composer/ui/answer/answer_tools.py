"""Beside the tabs of the answer: how much of it is shown, finding in it, and copying it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from session_composer.ui.controls.copy_button import COPIED_MS
from session_composer.ui.controls.icon_button import IconButton
from session_composer.ui.controls.segments import Segments
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.shortcuts.action_keys import with_keys
from session_composer.ui.widgets.boxes import row_of

_NARROW = 480
"""Width of the pane below which all of it stands in a menu."""


class AnswerTools(QWidget):
    """Keeps its room; what does not apply to the tab on show is not seen.

    Signals:
        headers_wanted(): the headers are to be shown, which have no tab where room is scarce.
    """

    headers_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        self._has_text = self._has_choice = False
        texts = (self.tr("Asked only"), self.tr("All"))
        self.asked = Segments("askedOnlySwitch", self.tr("Components shown"), texts)
        self.more = IconButton("answerMoreButton", self.tr("More for this tab"))
        self.search = IconButton("findInAnswerButton", self.tr("Find in this pane"))
        tip = self.tr("Find in this pane ({keys} while it has the focus)")
        self.search.setToolTip(with_keys(tip, "findAction"))
        told = self.tr("Copy what is shown, without the client secret")
        self.copy = IconButton("copyAnswerButton", told)
        row_of(
            self.asked,
            self.more,
            self.search,
            self.copy,
            host=self,
            spacing=SPACE // 2,
            margins=(0, 0, SPACE, 0),
        )
        self.more.clicked.connect(self._open_menu)

    @property
    def tab_order(self) -> list[QWidget]:
        """What Tab leads to, in order."""
        return [*self.asked.buttons, self.more, self.search, self.copy]

    def show_for(self, *, has_text: bool, is_body: bool, is_session: bool) -> None:
        """Show what applies to what is looked at."""
        self._has_text = has_text
        self._has_choice = has_text and is_body and is_session
        self._show()

    def fit(self, width: int) -> bool:
        """Take the room that a pane of this width has; answers whether that is little."""
        self._is_narrow = width < _NARROW
        self._show()
        return self._is_narrow

    def use_theme(self) -> None:
        """Take the colours of the theme."""
        self.search.setIcon(self._theme.icon("search"))
        self.more.setIcon(self._theme.icon("more"))
        self._show_copied(is_copied=False)

    def show_copied(self) -> None:
        """Say on the button that it is done, for a moment."""
        self._show_copied(is_copied=True)
        QTimer.singleShot(COPIED_MS, self, lambda: self._show_copied(is_copied=False))

    def _show_copied(self, *, is_copied: bool) -> None:
        colors = self._theme.colors
        icon = self._theme.icon("ok", colors.yes) if is_copied else self._theme.icon("copy")
        self.copy.setIcon(icon)

    def _show(self) -> None:
        is_wide = not self._is_narrow
        self.asked.setVisible(self._has_choice and is_wide)
        self.search.setVisible(self._has_text and is_wide)
        self.copy.setVisible(self._has_text and is_wide)
        self.more.setVisible(self._is_narrow)

    def make_menu(self) -> QMenu:
        """Make the menu that has all of it where room is scarce."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self._has_choice:
            for number, button in enumerate(self.asked.buttons):
                action = menu.addAction(button.text())
                action.setCheckable(True)
                action.setChecked(number == self.asked.value)
                action.triggered.connect(button.click)
            menu.addSeparator()
        for tool in (self.search, self.copy) if self._has_text else ():
            menu.addAction(tool.accessibleName()).triggered.connect(tool.click)
        menu.addAction(self.tr("Show headers")).triggered.connect(self.headers_wanted)
        return menu

    def _open_menu(self) -> None:
        self.make_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
