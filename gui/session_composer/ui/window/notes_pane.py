"""The pane under the tree: details and problems, which fold to their tabs and one line."""

from itertools import pairwise
from typing import override

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from session_composer.ui.controls.icon_button import IconButton
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.widgets.boxes import row_of

_LEAST_OPEN = 48
"""Height of the pages below which they are no use: the pane folds."""
_USUAL = 150


class NotesPane(PaneTabs):
    """Folded where it is no higher than its tabs, however that came about.

    Signals:
        folded(is_folded): the pages are gone, or there again.
    """

    folded = Signal(bool)

    def __init__(self, theme: Theme, details: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.is_folded = False
        self._line = ""
        self._open_height = _USUAL
        self.setAccessibleName(self.tr("Details and problems"))
        self.addTab(details, self.tr("Details"))
        # Its place; what is in it comes with add_problems.
        self.problems = QWidget()
        self.addTab(self.problems, self.tr("Problems"))
        self._pages = details.parentWidget() or details
        self.chevron = IconButton("foldDetailsButton", "")
        self._corner = QWidget()
        self._tools = row_of(
            self.chevron, host=self._corner, spacing=SPACE, margins=(0, 0, SPACE, SPACE)
        )
        self.setCornerWidget(self._corner)
        QWidget.setTabOrder(self.bar, self.chevron)
        self.setMinimumHeight(self._least)
        self.chevron.clicked.connect(self.toggle)
        self.tabBarClicked.connect(lambda _: self.unfold())
        theme.changed.connect(self._show_chevron)
        self._show_chevron()

    def add_problems(self, problems: QWidget, tool: QPushButton) -> None:
        """Put the list of problems into its tab, and what belongs to it beside the tabs."""
        place = self.indexOf(self.problems)
        title = self.tabText(place)
        self.removeTab(place)
        self.problems.deleteLater()
        self.addTab(problems, title)
        self.problems = problems
        self._tools.insertWidget(0, tool)
        for before, after in pairwise((self.bar, tool, self.chevron)):
            QWidget.setTabOrder(before, after)

    def show_count(self, count: int, has_error: bool) -> None:
        """Say on the tab how many problems there are; nothing for none."""
        tone = "error" if has_error else "muted"
        self.bar.set_count(self.indexOf(self.problems), str(count or ""), tone)

    def show_problems(self) -> None:
        """Bring the list of problems to the front."""
        self.unfold()
        self.setCurrentWidget(self.problems)

    def show_line(self, line: str) -> None:
        """Say this beside the tabs while the pages are gone."""
        self._line = line
        self.setAccessibleDescription(line if self.is_folded else "")
        if self.is_folded:
            self.update()

    # Folding

    def toggle(self) -> None:
        """Fold, or unfold."""
        if self.is_folded:
            self.unfold()
            return
        self._open_height = self.height()
        if self._pages.isAncestorOf(self.focusWidget() or self):
            self.bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grow_to(self._least)

    def unfold(self) -> None:
        """Show the pages as high as they were."""
        if self.is_folded:
            self._grow_to(max(self._open_height, self._least + _LEAST_OPEN))

    def snap(self) -> None:
        """Fold where a hand left the pages too little room."""
        if self._least < self.height() < self._least + _LEAST_OPEN:
            self._set_height(self._least)

    @property
    def _least(self) -> int:
        return self.bar.sizeHint().height()

    def _grow_to(self, height: int) -> None:
        # Lazy: not for the first frame, which shows nothing that moves.
        from PySide6.QtCore import QEasingCurve, QVariantAnimation

        from session_composer.ui.widgets.motion import moves

        if not self.isVisible() or not moves(self):
            self._set_height(height)
            return
        motion = QVariantAnimation(self)
        motion.setDuration(self._theme.measures.fold)
        motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        motion.setStartValue(self.height())
        motion.setEndValue(height)
        motion.valueChanged.connect(lambda value: self._set_height(int(value)))
        motion.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def _set_height(self, height: int) -> None:
        splitter = self.parentWidget()
        if isinstance(splitter, QSplitter):
            total = sum(splitter.sizes())
            splitter.setSizes([total - height, height])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_folded = self.height() <= self._least
        if is_folded is not self.is_folded:
            self.is_folded = is_folded
            # Nobody shall come to what cannot be seen.
            self._pages.setVisible(not is_folded)
            self.show_line(self._line)
            self._show_chevron()
            self.folded.emit(is_folded)

    def _show_chevron(self) -> None:
        self.chevron.setIcon(self._theme.icon("chevron-up" if self.is_folded else "chevron-down"))
        self.chevron.set_title(
            self.tr("Unfold details (F4)") if self.is_folded else self.tr("Fold details (F4)")
        )

    # The line

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_folded and self._line:
            left = self.bar.tabRect(self.count() - 1).right() + MARGIN
            room = QRect(left, 0, self._corner.x() - left - SPACE, self.bar.height())
            painter = QPainter(self)
            painter.setPen(self._theme.colors.muted)
            text = self.fontMetrics().elidedText(
                self._line, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.is_folded:
            self.unfold()
        super().mousePressEvent(event)
