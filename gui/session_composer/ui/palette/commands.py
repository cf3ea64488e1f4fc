"""The command palette in the window: what it offers, and what choosing does."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer, Signal

from session_composer.core.wire.values import UNSET, Unset
from session_composer.state.palette.palette_search import Entry, EntryKind, PaletteModel
from session_composer.state.tree.tree_model import RowState
from session_composer.ui.account.samples import samples
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
    """Fills and opens the palette.

    Signals:
        sample_chosen(account): an account of the sandbox is to be taken.
    """

    sample_chosen = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._choice_of = context.rows.texts.choice_of
        self._model = PaletteModel(context.help_texts, self._choice_of)
        self._palette = Palette(self._model, context.theme, context.window)
        self._palette.chosen.connect(self._run)
        self._palette.toggled.connect(self._send_next)

    def toggle(self) -> None:
        """Open the palette, or close it when it is open."""
        if self._palette.isVisible():
            self._palette.close_and_return()
            return
        menus = menu_entries(self._context.window.menuBar(), frozenset({"paletteAction"}))
        self._model.offer(self._context.workspace.catalog, menus, self._others())
        self._palette.open()

    def _others(self) -> Iterator[Entry]:
        """Give the API versions and the sample accounts."""
        workspace = self._context.workspace
        for info in workspace.store.all_versions:
            version = info.api_version
            if version != workspace.request.api_version:
                title = self.tr("Switch to API version {version}").format(version=version)
                use = partial(self._use_version, version)
                yield Entry(EntryKind.ACTION, title, info.channel, use)
        for account, title in samples():
            text = self.tr("Sample account: {title}").format(title=title)
            yield Entry(EntryKind.ACTION, text, account, partial(self.sample_chosen.emit, account))

    def _use_version(self, version: str) -> None:
        text = self.tr("API version {version}").format(version=version)
        self._context.workspace.set_api_version(version, text)

    def _run(self, entry: Entry) -> None:
        if callable(entry.target):
            # The palette's key is still being handled, and the action may open a dialog.
            QTimer.singleShot(0, self, entry.target)
        else:
            self._context.show_row(entry.target)

    def _send_next(self, entry: Entry) -> None:
        value = _NEXT[self._choice_of(entry.target)]
        value_text = (
            self.tr("not sent") if isinstance(value, Unset) else "true" if value else "false"
        )
        title = f"{entry.context}: {entry.title}" if entry.context else entry.title
        self._context.workspace.choose([entry.target], value, f"{title}: {value_text}")
