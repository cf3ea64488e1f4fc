"""The tabs of the answer: once there are any, none comes or goes."""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.look.theme import Theme


class AnswerTab(IntEnum):
    """Places of the tabs."""

    ANSWER = 0
    DIFFERENCES = 1
    HEADERS = 2
    HISTORY = 3
    GUEST = 4


class AnswerTabs(PaneTabs):
    """Says on its tabs how much is behind them."""

    def __init__(
        self,
        answer: QWidget,
        differences: QWidget,
        headers: QWidget,
        history: QWidget,
        theme: Theme,
    ) -> None:
        super().__init__(theme)
        self.setAccessibleName(self.tr("Answer"))
        self.addTab(answer, self.tr("Answer"))
        self.addTab(differences, "")
        self.addTab(headers, self.tr("Headers"))
        self.addTab(history, "")
        self._has_any = False

    def add_guest(self, page: QWidget) -> None:
        """Add a tab for something that is no answer, out of sight; see ``show_guest``."""
        self.setTabVisible(self.addTab(page, ""), False)

    def show_guest(self, title: str, *, to_front: bool = False) -> None:
        """Show what was added under a title."""
        self.setTabText(AnswerTab.GUEST, title)
        self.setTabVisible(AnswerTab.GUEST, True)
        self._show_bar()
        if to_front:
            self.setCurrentIndex(AnswerTab.GUEST)

    @property
    def current(self) -> AnswerTab:
        """The tab that is looked at."""
        return AnswerTab(max(self.currentIndex(), 0))

    def offer(self, *, has_any: bool, has_history: bool, is_latest: bool) -> None:
        """Offer the tabs, if there is anything to show; what differs is known of the latest."""
        self.setTabVisible(AnswerTab.HEADERS, has_any)
        self.setTabVisible(AnswerTab.DIFFERENCES, has_any)
        self.setTabVisible(AnswerTab.HISTORY, has_any and has_history)
        self.setTabEnabled(AnswerTab.DIFFERENCES, is_latest)
        self._has_any = has_any
        self._show_bar()

    def _show_bar(self) -> None:
        has_bar = self._has_any or self.isTabVisible(AnswerTab.GUEST)
        self.tabBar().setVisible(has_bar)
        # It hands the focus on to its bar; to a hidden one, that would hold Tab up for ever.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_bar else Qt.FocusPolicy.NoFocus)

    def show_counts(self, differences: int, exchanges: int) -> None:
        """Say how many differences and exchanges there are."""
        texts = {
            AnswerTab.DIFFERENCES: self.tr("Differences {count}").format(count=differences),
            AnswerTab.HISTORY: self.tr("History {count}").format(count=exchanges),
        }
        for place, text in texts.items():
            if text != self.tabText(place):
                self.setTabText(place, text)
