"""The command palette in the window: what it offers, and what choosing does."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import UNSET, Unset
from session_composer.state.tree.tree_model import Choice, TreeModel
from session_composer.ui.look.theme import Theme
from session_composer.ui.shell.context import Parts

if TYPE_CHECKING:
    from session_composer.state.palette.palette_search import Entry

    from .popup import Palette

_NEXT: dict[Choice, bool | Unset] = {
    Choice.UNSET: True,
    Choice.TRUE: False,
    Choice.FALSE: UNSET,
    Choice.OTHER: UNSET,
}


class PaletteCommands(QObject):
    """Makes the palette at its first use.

    ``show_row`` leads to a row, ``load_sample`` takes a sample account of the sandbox.
    """

    def __init__(
        self,
        parts: Parts,
        model: TreeModel,
        show_row: Callable[[WirePath], None],
        load_sample: Callable[[str], None],
        theme: Theme,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._parts = parts
        self._rows = model
        self._show_row = show_row
        self._load_sample = load_sample
        self._theme = theme
        self._window = window
        self.palette: Palette | None = None

    def toggle(self) -> None:
        """Open the palette, or close it when it is open."""
        if self.palette is not None and self.palette.isVisible():
            self.palette.close_and_return()
            return
        # Lazy: most sittings never open it, and none does so before the first frame.
        from session_composer.state.palette.palette_search import PaletteModel

        from .entries import menu_entries
        from .popup import Palette

        if self.palette is None:
            self._model = PaletteModel(self._parts.help_texts, self._rows.texts.choice_of)
            self.palette = Palette(self._model, self._theme, self._window)
            self.palette.chosen.connect(self._run)
            self.palette.toggled.connect(self._send_next)
        menus = menu_entries(self._window.menuBar(), frozenset({"paletteAction"}))
        self._model.offer(self._parts.workspace.catalog, menus, self._others())
        self.palette.open()

    def _others(self) -> "Iterator[Entry]":
        """Give the API versions and the sample accounts."""
        # Lazy: see toggle.
        from session_composer.state.palette.palette_search import Entry, EntryKind

        workspace = self._parts.workspace
        for info in workspace.store.all_versions:
            version = info.api_version
            if version != workspace.request.api_version:
                title = self.tr("Switch to API version {version}").format(version=version)
                yield Entry(
                    EntryKind.ACTION,
                    title,
                    info.channel,
                    lambda version=version: self._use_version(version),
                )
        for account, title in self._parts.sample_accounts():
            yield Entry(
                EntryKind.ACTION,
                self.tr("Sample account: {title}").format(title=title),
                account,
                lambda account=account: self._load_sample(account),
            )

    def _use_version(self, version: str) -> None:
        text = self.tr("API version {version}").format(version=version)
        self._parts.workspace.set_api_version(version, text)

    def _run(self, entry: "Entry") -> None:
        if callable(entry.target):
            # The palette's key is still being handled, and the action may open a dialog.
            QTimer.singleShot(0, self, entry.target)
        else:
            self._show_row(entry.target)

    def _send_next(self, entry: "Entry") -> None:
        value = _NEXT[self._rows.texts.choice_of(entry.target)]
        said = self.tr("not sent") if isinstance(value, Unset) else "true" if value else "false"
        title = f"{entry.context}: {entry.title}" if entry.context else entry.title
        self._parts.workspace.choose([entry.target], value, f"{title}: {said}")
