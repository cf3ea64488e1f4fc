"""The list of problems, with their fixes."""

from collections.abc import Callable
from functools import partial
from typing import override

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QPushButton, QWidget

from session_composer.core.rules.problems import Fix, Problem
from session_composer.state.language.translation import translate, translate_name
from session_composer.ui.controls.link_button import LinkButton
from session_composer.ui.look.theme import MARGIN, Theme
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

from .problem_rows import FixChoice, ProblemRow, ProblemRows

_MOST_SHOWN = 500
"""Each takes an item, and its place is worked out from its text; nobody reads more of them."""

type Fixed = tuple[Problem, Fix]


class _List(QListWidget):
    """A list whose current row is activated by Enter, too.

    Signals:
        moved(): rows are at other places now.
    """

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pressed_at = QPoint(-1, -1)
        self.verticalScrollBar().valueChanged.connect(self.moved)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The panel's: it knows what can be done.
        event.ignore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Texts wrap at another width.
        self.scheduleDelayedItemsLayout()
        self.moved.emit()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.moved.emit()


class ProblemPanel(QWidget):
    """Shows what is wrong, worst first.

    Signals:
        problem_activated(problem): the row of a problem is to be shown.
        fix_requested(fixes): some fixes are to be made as one step, each with its problem.
        account_wanted(): another account is to be chosen.
        link_requested(url): a source is to be opened.
    """

    problem_activated = Signal(object)
    fix_requested = Signal(object)
    account_wanted = Signal()
    link_requested = Signal(QUrl)

    def __init__(
        self,
        theme: Theme,
        fixes_of: Callable[[Problem], tuple[Fix, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fixes_of = fixes_of
        self._problems: list[Problem] = []
        self._rows: list[ProblemRow] = []
        self.list = with_name(_List(), "problemList")
        self.list.setAccessibleName(self.tr("Problems"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._painted = ProblemRows(self.list, theme, self._row_at)
        self.list.setItemDelegate(self._painted)
        self._none = ToneLabel(theme, "noProblem", self.tr("No problems found"))
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setMargin(MARGIN)
        self.fix_all = with_name(QPushButton(), "fixAllButton")
        self.fix_all.setToolTip(
            self.tr("Apply every fix that does not change what the request asks for")
        )
        # Those of the current row are there to be reached by keys, too; the others are painted.
        self.source = with_name(LinkButton(theme, self.tr("Source")), "problemSourceButton")
        self.source.setParent(self.list.viewport())
        self._buttons: list[QPushButton] = []
        self.fix = self._button(0)
        column_of((self.list, 1), (self._none, 1), host=self, spacing=0)
        self.list.currentRowChanged.connect(self._on_current)
        self.list.moved.connect(self._place_buttons)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_clicked)
        self.fix_all.clicked.connect(lambda: self.fix_requested.emit(self._safe()))
        self.source.clicked.connect(self._on_source)
        theme.changed.connect(self._refill)
        self._refill(0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_safe()
        self._on_current()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._show_safe()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._current()
        if row is None:
            return
        menu = QMenu(self)
        for choice in row.choices:
            menu.addAction(choice.text.replace("&", "&&"), partial(self._choose, choice))
        menu.addSeparator()
        menu.addAction(self.tr("Show the row"), self._on_activated)
        if row.problem.source:
            menu.addAction(self.tr("Source"), self._on_source)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def show_problems(self, problems: list[Problem]) -> None:
        """Show other problems; the chosen one stays, else what comes to stand in its place."""
        if problems != self._problems:
            row = self._current()
            chosen = row.problem if row is not None else None
            place = max(self.list.currentRow(), 0)
            self._problems = problems
            shown = problems[:_MOST_SHOWN]
            self._refill(next((n for n, one in enumerate(shown) if one == chosen), place))
        elif self._rows:
            # The same may be mended otherwise now.
            self._rows = self._made_rows()
            self._on_current()

    def _made_rows(self) -> list[ProblemRow]:
        account = self.tr("Choose an account…")
        shown = self._problems[:_MOST_SHOWN]
        return [ProblemRow(problem, self._fixes_of, account) for problem in shown]

    def _refill(self, place: int | None = None) -> None:
        had_focus = any(one.hasFocus() for one in (*self._buttons, self.source))
        place = self.list.currentRow() if place is None else place
        self._rows = self._made_rows()
        self.list.clear()
        for row in self._rows:
            item = QListWidgetItem(row.text)
            severity = translate_name(row.problem.severity)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{severity}: {row.text}")
            self.list.addItem(item)
        if (rest := len(self._problems) - _MOST_SHOWN) > 0:
            item = QListWidgetItem(self.tr("and {count} more").format(count=rest))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setVisible(bool(self._problems))
        self._none.setVisible(not self._problems)
        self.list.setCurrentRow(min(place, len(self._rows) - 1))
        self._show_safe()
        self._on_current()
        if had_focus:
            # One fix after another, without looking for the button.
            is_there = not self.fix.isHidden()
            (self.fix if is_there else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_safe(self) -> None:
        count = len(self._safe())
        self.fix_all.setEnabled(count > 0)
        self.fix_all.setText(
            self.tr("Fix the &safe one")
            if count == 1
            else self.tr("Fix the {count} &safe ones").format(count=count)
        )
        self.fix_all.setVisible(count > 0 and self.isVisible())

    def _row_at(self, place: int) -> ProblemRow | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _current(self) -> ProblemRow | None:
        return self._row_at(self.list.currentRow())

    def _safe(self) -> list[Fixed]:
        return [(one, one.fix) for one in self._problems if one.fix is not None and one.fix.safe]

    # The current row

    def _button(self, number: int) -> QPushButton:
        while len(self._buttons) <= number:
            place = len(self._buttons)
            name = f"fixProblemButton{place or ''}"
            button = with_name(QPushButton(self.tr("Fix"), self.list.viewport()), name)
            button.clicked.connect(lambda _=False, place=place: self._on_button(place))
            before = self._buttons[-1] if self._buttons else self.source
            QWidget.setTabOrder(before, button)
            self._buttons.append(button)
        return self._buttons[number]

    def _on_current(self) -> None:
        # Trying fixes out takes time: not while nobody sees them.
        row = self._current() if self.isVisible() else None
        choices = row.choices if row is not None else ()
        for number, choice in enumerate(choices):
            button = self._button(number)
            button.setText(choice.text.replace("&", "&&"))
            button.setIcon(self._theme.icon("fix") if choice.fix is not None else QIcon())
            button.setToolTip(row.text if row is not None else "")
        for number, button in enumerate(self._buttons):
            button.setEnabled(number < len(choices))
            button.setVisible(number < len(choices))
        has_source = row is not None and bool(row.problem.source)
        self.source.setEnabled(has_source)
        self.source.setVisible(has_source)
        if row is not None:
            told = row.problem.source_name
            self.source.setToolTip(translate(told) if told is not None else "")
        self._place_buttons()

    def _place_buttons(self) -> None:
        row, item = self._current(), self.list.currentItem()
        if row is None or item is None or not self.isVisible():
            return
        place, placed = self.list.visualItemRect(item), self._painted.placed(row)
        for button, rect in zip(self._buttons, placed.buttons, strict=False):
            button.setGeometry(rect.translated(place.topLeft()))
        self.source.setGeometry(placed.link.translated(place.topLeft()).adjusted(-2, -1, 2, 1))

    # What is done

    def _on_button(self, number: int) -> None:
        row = self._current()
        if row is not None and number < len(row.choices):
            self._choose(row.choices[number])

    def _choose(self, choice: FixChoice) -> None:
        row = self._current()
        if choice.fix is None:
            self.account_wanted.emit()
        elif row is not None:
            self.fix_requested.emit([(row.problem, choice.fix)])

    def _on_clicked(self, item: QListWidgetItem) -> None:
        row = self._current()
        if row is None:
            return
        point = self.list.pressed_at - self.list.visualItemRect(item).topLeft()
        placed = self._painted.placed(row)
        for choice, button in zip(row.choices, placed.buttons, strict=True):
            if button.contains(point):
                self._choose(choice)
                return
        if placed.link.contains(point):
            self._on_source()
        else:
            self._on_activated()

    def _on_activated(self) -> None:
        row = self._current()
        if row is not None:
            self.problem_activated.emit(row.problem)

    def _on_source(self) -> None:
        row = self._current()
        if row is not None:
            self.link_requested.emit(QUrl(row.problem.source))
