"""The panes of the window and where they are."""

from enum import StrEnum
from typing import NamedTuple, override

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from session_composer.state.document.settings import Settings
from session_composer.ui.controls.hair_splitter import HairSplitter
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.widgets.boxes import column_of

from .notes_pane import NotesPane


class WidthClass(StrEnum):
    """How much there is room for."""

    NARROW = "narrow"
    """Little: buttons are icons, what can be left out is."""
    USUAL = "usual"
    WIDE = "wide"
    """The answer stands beside the request, in a column of its own."""


# More widgets than a pane has.
_MOST_STEPS = 500


class _Shares(NamedTuple):
    """How the splitters divide the room; they scale it to what there is."""

    columns: tuple[int, int]
    left: tuple[int, int]
    right: tuple[int, int]


_SHARES = {
    WidthClass.NARROW: _Shares((464, 336), (466, 34), (262, 264)),
    WidthClass.USUAL: _Shares((664, 616), (550, 150), (292, 408)),
    WidthClass.WIDE: _Shares((680, 1240), (815, 164), (680, 560)),
}


class WindowLayout(QWidget):
    """Header on top, tree and details on the left, request and answer on the right.

    Each class of widths has splitters of its own: what the user chose for one stays when another
    comes and goes.

    Signals:
        width_class_changed(width_class): there is room for more or for less.
    """

    width_class_changed = Signal(WidthClass)

    def __init__(
        self,
        header: QWidget,
        tree_panel: QWidget,
        details: QWidget,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._measures = theme.measures
        self._header = header
        # The request and its answer, once they are there.
        self._request: tuple[QWidget, ...] = ()
        self._maximised: QWidget | None = None
        self._states: dict[str, QByteArray] = {}
        self.width_class = WidthClass.USUAL
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.notes = NotesPane(theme, details)
        self._tree_panel = tree_panel
        self.left = HairSplitter(Qt.Orientation.Vertical, tree_panel, self.notes)
        self.right = HairSplitter(Qt.Orientation.Vertical)
        self._side = QStackedWidget()
        self._side.addWidget(self.right)
        self.columns = HairSplitter(Qt.Orientation.Horizontal, self.left, self._side)
        self.left.setStretchFactor(0, 1)
        self.columns.setStretchFactor(0, 1)
        self.columns.setStretchFactor(1, 1)
        self._splitters = {"columns": self.columns, "left": self.left, "right": self.right}
        for name, splitter in self._splitters.items():
            splitter.reset_wanted.connect(lambda name=name: self._reset(name))
        self.left.splitterMoved.connect(self.notes.snap)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(header)
        self._rows.addWidget(self.columns, 1)
        self._let_maximise(self.notes, self.notes)

    @override
    def minimumSizeHint(self) -> QSize:
        found = super().minimumSizeHint()
        if self.width_class is not WidthClass.WIDE or not self._request:
            return found
        # Not of the three columns: in a window that becomes smaller there are two again.
        right = max(pane.minimumSizeHint().width() for pane in self._request)
        both = self.left.minimumSizeHint().width() + right
        least = max(both, self._header.minimumSizeHint().width())
        return QSize(min(found.width(), least), found.height())

    def add_board(self, board: QWidget) -> None:
        """Take what is to be shown on the whole right side; see ``show_board``."""
        self._side.addWidget(board)

    def show_board(self, board: QWidget | None) -> None:
        """Show something else on the whole right side; None ends that."""
        self._side.setCurrentWidget(board or self.right)

    def fill_right(self, preview: QWidget, answer: QWidget) -> None:
        """Take the request and, below it, what says that there is no answer yet."""
        self._request = preview, answer
        for pane in self._request:
            self.right.addWidget(pane)
        self._place("right")
        self._let_maximise(preview, preview)

    def add_answer(self, answer: QWidget) -> None:
        """Show answers where it says so far that there is none."""
        preview, place = self._request
        self.right.replaceWidget(self.right.indexOf(place), answer)
        place.deleteLater()
        self._request = preview, answer
        self._let_maximise(answer, answer)

    def add_notice(self, notice: QWidget) -> None:
        """Put a bar above everything else; whether it is seen is its own affair."""
        place = column_of(notice, spacing=None, margins=(MARGIN, SPACE, MARGIN, 0))
        self._rows.insertLayout(0, place)

    def show_details(self) -> None:
        """Bring the details of the current row to the front."""
        self.reveal(self.notes)
        self.notes.unfold()
        self.notes.setCurrentIndex(0)

    def show_problems(self) -> None:
        """Bring the list of problems to the front."""
        self.reveal(self.notes)
        self.notes.show_problems()

    # Panes

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """All panes, in the order of reading."""
        return self._tree_panel, self.notes, *self._request

    def reveal(self, widget: QWidget) -> None:
        """Let a widget be seen, whatever pane has all the room now."""
        if self._maximised is not None and not self._maximised.isAncestorOf(widget):
            self._show_all()

    def toggle_maximised(self, pane: QWidget | None = None) -> None:
        """Give a pane all the room, by default that with the focus; the second time none."""
        if self._maximised is not None:
            self._show_all()
            return
        chosen = pane or self._focused()
        if chosen is None:
            return
        self._maximised = chosen
        for one in self.panes:
            one.setVisible(one is chosen)
        for side in (self.left, self._side):
            side.setVisible(side.isAncestorOf(chosen))

    def go_round(self, step: int) -> None:
        """Move the focus to the next pane that is seen, or with -1 to the one before."""
        seen = [pane for pane in self.panes if pane.isVisible()]
        focused = self._focused()
        place = seen.index(focused) + step if focused in seen else min(step - 1, 0)
        for offset in range(len(seen)):
            if _focus_in(seen[(place + offset * step) % len(seen)]):
                return

    def _focused(self) -> QWidget | None:
        focused = self.window().focusWidget()
        if focused is None:
            return None
        return next((pane for pane in self.panes if pane.isAncestorOf(focused)), None)

    def _show_all(self) -> None:
        self._maximised = None
        for widget in (*self.panes, self.left, self._side):
            widget.show()

    def _let_maximise(self, pane: QWidget, place: QWidget) -> None:
        found = [place] if isinstance(place, PaneTabs) else place.findChildren(PaneTabs)
        for tabs in found:
            tabs.tabBarDoubleClicked.connect(lambda _: self.toggle_maximised(pane))

    # Widths

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        narrow, wide = self._measures.narrow_below, self._measures.wide_from
        found = (
            WidthClass.NARROW
            if width < narrow
            else WidthClass.WIDE
            if width >= wide
            else WidthClass.USUAL
        )
        if found is not self.width_class:
            self._remember()
            self.width_class = found
            self._apply()
            self.width_class_changed.emit(found)

    def _remember(self) -> None:
        for name, splitter in self._splitters.items():
            if splitter.count():
                self._states[f"{name}-{self.width_class}"] = splitter.saveState()

    def _apply(self) -> None:
        """Put the splitters where they were in this class of widths."""
        for name in self._splitters:
            self._place(name)

    def _place(self, name: str) -> None:
        splitter = self._splitters[name]
        saved = self._states.get(f"{name}-{self.width_class}")
        if saved is None or not splitter.restoreState(saved):
            self._reset(name)
        # A state that is damaged must not undo the look.
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        is_wide = self.width_class is WidthClass.WIDE
        self.right.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    def _reset(self, name: str) -> None:
        shares = getattr(_SHARES[self.width_class], name)
        self._splitters[name].setSizes(list(shares))

    def restore(self, settings: Settings) -> None:
        """Put the splitters where they were when the program ended."""
        for width_class in WidthClass:
            for name in self._splitters:
                key = f"{name}-{width_class}"
                saved = settings.layout(key)
                if saved:
                    self._states[key] = QByteArray(saved)
        self._apply()

    def save(self, settings: Settings) -> None:
        """Remember where the splitters are."""
        self._show_all()
        self._remember()
        for key, state in self._states.items():
            settings.set_layout(key, state)


def _focus_in(pane: QWidget) -> bool:
    """Put the focus where it was in a pane, else on the first thing that takes it."""
    before = pane.focusWidget()
    widget: QWidget | None = before if before is not None and before.isVisible() else pane
    for _ in range(_MOST_STEPS):
        if widget is None:
            break
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled() and pane.isAncestorOf(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        widget = widget.nextInFocusChain()
    return False
