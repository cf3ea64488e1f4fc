"""The command palette in the window: what it offers, and what choosing does."""

from collections.abc import Callable, Iterable
from itertools import chain

from PySide6.QtCore import QTimer

from session_composer.core.wire.values import UNSET, Unset
from session_composer.state.palette.palette_model import PaletteModel
from session_composer.state.palette.palette_search import Entry
from session_composer.state.tree.tree_model import RowState
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .entries import menu_entries
from .popup import Palette

_NEXT: dict[RowState, bool | Unset] = {
    RowState.UNSET: True,
    RowState.TRUE: False,
    RowState.FALSE: UNSET,
    RowState.OTHER: UNSET,
}


class PaletteCommands(WindowFeature):
    """Fills and opens the palette. ``offer`` gives what there is besides menus and rows."""

    def __init__(
        self, context: WindowContext, offer: Iterable[Callable[[], Iterable[Entry]]]
    ) -> None:
        super().__init__(context)
        self._offer = tuple(offer)
        self._choice_of = context.rows.texts.choice_of
        self._model = PaletteModel(context.help_texts, self._choice_of)
        self._palette = Palette(self._model, context.theme, context.window)
        self._palette.chosen.connect(self._run)
        self._palette.toggled.connect(self._send_next)
        self._palette.sent.connect(self._send)

    def toggle(self) -> None:
        """Open the palette, or close it when it is open."""
        if self._palette.isVisible():
            self._palette.close_and_return()
            return
        menus = menu_entries(self._context.window.menuBar(), frozenset({"paletteAction"}))
        others = chain.from_iterable(entries() for entries in self._offer)
        self._model.offer(self._context.workspace.catalog, menus, others)
        self._palette.open()

    def _run(self, entry: Entry) -> None:
        if callable(entry.target):
            # The palette's key is still being handled, and the action may open a dialog.
            QTimer.singleShot(0, self, entry.target)
        else:
            self._context.show_row(entry.target)

    def _send_next(self, entry: Entry) -> None:
        self._send(entry, _NEXT[self._choice_of(entry.target)])

    def _send(self, entry: Entry, value: bool | Unset) -> None:
        value_text = (
            self.tr("not sent") if isinstance(value, Unset) else "true" if value else "false"
        )
        title = f"{entry.context}: {entry.title}" if entry.context else entry.title
        self._context.workspace.choose([entry.target], value, f"{title}: {value_text}")
