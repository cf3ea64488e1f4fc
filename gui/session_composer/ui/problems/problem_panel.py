"""The list of problems, with their fixes."""

from typing import override

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from session_composer.core.rules.problems import Problem
from session_composer.core.text.display_safe import printable
from session_composer.state.language.translation import translate, translate_name
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

_MOST_SHOWN = 500
"""Each takes an item, and its place is worked out from its text; nobody reads more of them."""


class _List(QListWidget):
    """A list whose current row is activated by Enter, too."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class ProblemPanel(QWidget):
    """Shows what is wrong, worst first.

    Signals:
        problem_activated(problem): the row of a problem is to be shown.
        fix_requested(problems): the fixes of these problems are to be made, as one step.
        link_requested(url): a source is to be opened.
    """

    problem_activated = Signal(object)
    fix_requested = Signal(object)
    link_requested = Signal(QUrl)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problems: list[Problem] = []
        self.list = with_name(_List(), "problemList")
        self.list.setAccessibleName(self.tr("Problems"))
        self.list.setWordWrap(True)
        self.list.setIconSize(ICON_SIZE)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        nothing = self.tr("No problems found.")
        self._none = ToneLabel(theme, "noProblem", nothing)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setMargin(SPACE)
        self.fix = with_name(QPushButton(self.tr("&Fix")), "fixProblemButton")
        self.fix_all = with_name(QPushButton(self.tr("Fix all &safe ones")), "fixAllButton")
        self.fix_all.setToolTip(
            self.tr("Apply every fix that does not change what the request asks for")
        )
        self.source = with_name(QPushButton(self.tr("So&urce")), "problemSourceButton")
        row = row_of(self.fix, self.source, 1, self.fix_all)
        column_of(
            (self.list, 1),
            (self._none, 1),
            row,
            host=self,
            spacing=SPACE // 2,
            margins=(0, SPACE // 2, 0, 0),
        )
        self.list.currentRowChanged.connect(self._on_current)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self.fix.clicked.connect(self._on_fix)
        self.fix_all.clicked.connect(lambda: self.fix_requested.emit(self._safe()))
        self.source.clicked.connect(self._on_source)
        theme.changed.connect(self._on_theme_changed)
        self._refill(None)

    def show_problems(self, problems: list[Problem]) -> None:
        """Show other problems, keeping the chosen one where it is still there."""
        if problems != self._problems:
            chosen = self._current()
            self._problems = problems
            self._refill(chosen)

    def _refill(self, chosen: Problem | None) -> None:
        self.list.clear()
        for problem in self._problems[:_MOST_SHOWN]:
            item = QListWidgetItem(
                self._theme.mark(problem.severity), printable(translate(problem.message))
            )
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{translate_name(problem.severity)}: {translate(problem.message)}",
            )
            self.list.addItem(item)
        rest = len(self._problems) - _MOST_SHOWN
        if rest > 0:
            item = QListWidgetItem(self.tr("and {count} more").format(count=rest))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setVisible(bool(self._problems))
        self._none.setVisible(not self._problems)
        if self._problems:
            shown = self._problems[:_MOST_SHOWN]
            kept = next((n for n, p in enumerate(shown) if p == chosen), 0)
            self.list.setCurrentRow(kept)
        self.fix_all.setEnabled(bool(self._safe()))
        self._on_current()

    def _on_theme_changed(self) -> None:
        self._refill(self._current())

    def _current(self) -> Problem | None:
        row = self.list.currentRow()
        return self._problems[row] if 0 <= row < min(len(self._problems), _MOST_SHOWN) else None

    def _safe(self) -> list[Problem]:
        return [problem for problem in self._problems if problem.fix and problem.fix.safe]

    def _on_current(self) -> None:
        problem = self._current()
        fix = problem.fix if problem is not None else None
        self.fix.setEnabled(fix is not None)
        self.fix.setText(self.tr("&Fix"))
        self.fix.setToolTip(printable(translate(fix.text)) if fix is not None else "")
        self.fix.setAccessibleDescription(printable(translate(fix.text)) if fix is not None else "")
        self.source.setEnabled(problem is not None and bool(problem.source))
        self.source.setToolTip(
            printable(translate(problem.source_name)) if problem is not None else ""
        )

    def _on_activated(self) -> None:
        problem = self._current()
        if problem is not None:
            self.problem_activated.emit(problem)

    def _on_fix(self) -> None:
        problem = self._current()
        if problem is not None and problem.fix is not None:
            self.fix_requested.emit([problem])

    def _on_source(self) -> None:
        problem = self._current()
        if problem is not None:
            self.link_requested.emit(QUrl(problem.source))
