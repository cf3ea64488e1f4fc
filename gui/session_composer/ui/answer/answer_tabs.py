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
        self.addTab(differences, self.tr("Differences"))
        self.addTab(headers, self.tr("Headers"))
        self.addTab(history, self.tr("History"))
        self._has_any = self._is_narrow = False
        self.currentChanged.connect(self._show_headers)

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
        self.setTabVisible(AnswerTab.DIFFERENCES, has_any)
        self.setTabVisible(AnswerTab.HISTORY, has_any and has_history)
        self.setTabEnabled(AnswerTab.DIFFERENCES, is_latest)
        self._has_any = has_any
        self._show_headers()
        self._show_bar()

    def fit(self, *, is_narrow: bool) -> None:
        """Leave the headers to a menu where there is no room for their tab."""
        self._is_narrow = is_narrow
        self._show_headers()

    def show_headers(self) -> None:
        """Show the headers, whether they have a tab now or not."""
        self.setTabVisible(AnswerTab.HEADERS, True)
        self.setCurrentIndex(AnswerTab.HEADERS)

    def _show_headers(self) -> None:
        is_seen = not self._is_narrow or self.current is AnswerTab.HEADERS
        self.setTabVisible(AnswerTab.HEADERS, self._has_any and is_seen)

    def _show_bar(self) -> None:
        has_bar = self._has_any or self.isTabVisible(AnswerTab.GUEST)
        self.tabBar().setVisible(has_bar)
        # It hands the focus on to its bar; to a hidden one, that would hold Tab up for ever.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_bar else Qt.FocusPolicy.NoFocus)

    def show_counts(self, differences: int, exchanges: int) -> None:
        """Say how many differences and exchanges there are."""
        self.bar.set_count(
            AnswerTab.DIFFERENCES, str(differences), "error" if differences else "muted"
        )
        self.bar.set_count(AnswerTab.HISTORY, str(exchanges))
