"""Status bar: problems, and where keys are kept."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStatusBar, QToolButton, QWidget

from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.document.workspace import Workspace
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.widgets.announce import announce
from session_composer.ui.widgets.badge import Badge
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.mode_chip import Chip
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.tone_label import ToneLabel

if TYPE_CHECKING:
    from session_composer.core.rules.problems import Problem, Severity

_MENU_LIMIT = 15
_MENU_CHARS = 110

_AROUND = 5
"""Pixels that QStatusBar leaves above and below what stands in it."""


class StatusBar(QStatusBar):
    """Counts the problems and leads to them.

    Signals:
        problem_activated(problem): the user wants to see a problem's row.
    """

    problem_activated = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        keys: KeyService,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._keys = keys
        self._theme = theme
        self._worst: Severity | None = None
        self.problems_button = with_name(QToolButton(), "problemsButton")
        self.problems_button.setAutoRaise(True)
        self.problems_button.setAccessibleName(self.tr("Problems"))
        self.problems_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problems_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.problems_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.problems_button.setMenu(self._menu)
        self._place = ElidedLabel(theme, "keyPlaceStatus", tone="muted")
        # Long sentences must not widen the window.
        self._place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(SPACE, 0, MARGIN, 0)
        self._least_height = theme.measures.status_bar
        self._size = plain_label("", "bodySize")
        self.show_size(0)
        self._saved = ToneLabel(theme, "savedStatus", tone="muted")
        self._live: Badge | None = None
        self._live_place: ToneLabel | None = None
        self.addPermanentWidget(self._size)
        self.addPermanentWidget(self._place)
        self.addPermanentWidget(self._saved)
        self.addWidget(self.problems_button)
        self.problems_button.clicked.connect(self._on_clicked)
        self.messageChanged.connect(lambda told: announce(self, told))
        keys.changed.connect(self._show_place)
        theme.changed.connect(self.refresh)
        self._show_place()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # What stands here has another size.
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return done

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Be as high as what stands here: Qt takes no heed of what the style sheet adds to it."""
        texts = (self.problems_button, self._size, self._saved)
        needed = max(child.sizeHint().height() for child in texts) + _AROUND
        self.setMinimumHeight(max(self._least_height, needed))

    def show_size(self, size: int) -> None:
        """Tell the size of the body in bytes."""
        self._size.setText(self.tr("{size} bytes").format(size=size))

    def show_saved(self, *, has_file: bool, is_modified: bool) -> None:
        """Say whether the file holds the request as it is."""
        text = self.tr("Saved") if has_file else ""
        if is_modified:
            text = self.tr("Edited") if has_file else self.tr("Not saved")
        self._saved.setText(text)

    def show_live(self, chip: Chip | None, name: str) -> None:
        """Say which key reaches real accounts; None while none does."""
        if self._live is None or self._live_place is None:
            if chip is None:
                return
            self._live = Badge()
            self._live_place = ToneLabel(self._theme, "livePlace", tone="muted")
            self.insertWidget(0, self._live)
            self.insertWidget(1, self._live_place)
        self._live_place.setVisible(chip is not None)
        if chip is None:
            self._live.hide()
            return
        # Lazy: most runs have no live target.
        from session_composer.api.http.base_url import STRIPE_BASE_URL

        self._live.show_chip(chip)
        host = STRIPE_BASE_URL.removeprefix("https://")
        self._live_place.setText(f"{name} · {host}")

    def refresh(self) -> None:
        """Count the problems as they are now."""
        problems = self._workspace.problems()
        self._worst = problems[0].severity if problems else None
        count = len(problems)
        # A form that was not begun yet has nothing wrong with it.
        is_begun = self._workspace.request.is_begun
        text = (
            self._all_clear()
            if not problems
            else self.tr("Nothing ticked yet")
            if not is_begun
            else self.tr("1 problem")
            if count == 1
            else self.tr("{count} problems").format(count=count)
        )
        if text != self.problems_button.text():
            announce(self.problems_button, text)
        self.problems_button.setText(text)
        self.problems_button.setIcon(
            self._theme.icon("ok", self._theme.colors.yes)
            if self._worst is None
            else self._theme.mark(self._worst if is_begun else "hint")
        )
        self.problems_button.setEnabled(bool(problems))
        self.problems_button.setAccessibleName(text)
        self.problems_button.setToolTip(self.tr("Go to the first problem") if problems else "")

    def _all_clear(self) -> str:
        if self._workspace.facts is None:
            return self.tr("No problems found; account properties not known")
        return self.tr("No problems found")

    def _show_place(self) -> None:
        self._place.setText(printable(translate(self._keys.place)))

    def _on_clicked(self) -> None:
        problems = self._workspace.problems()
        if problems:
            self.problem_activated.emit(problems[0])

    def _fill_menu(self) -> None:
        self._menu.clear()
        problems = self._workspace.problems()
        for problem in problems[:_MENU_LIMIT]:
            self._add(problem)
        if len(problems) > _MENU_LIMIT:
            rest = len(problems) - _MENU_LIMIT
            self._menu.addAction(self.tr("and {count} more").format(count=rest)).setEnabled(False)

    def _add(self, problem: "Problem") -> None:
        text = shorten(printable(translate(problem.message)), _MENU_CHARS).replace("&", "&&")
        self._menu.addAction(
            self._theme.mark(problem.severity),
            text,
            lambda: self.problem_activated.emit(problem),
        )
