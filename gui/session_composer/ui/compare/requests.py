"""Two requests side by side."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate
from session_composer.ui.changes.changes_view import ChangesView
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.coalesced import Coalesced
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import caption_for

from .request_sources import FILE_FILTER, RequestSource, SourceBox, file_source


class CompareRequests(QWidget):
    """Compares what the user chooses; follows the form while it is edited."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        help_texts: HelpTexts,
        sources: Sequence[RequestSource],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._form = RequestSource(self.tr("Current request"), lambda: workspace.request)
        self.before = SourceBox("compareBeforeBox", self.tr("Request to compare from"))
        self.after = SourceBox("compareAfterBox", self.tr("Request to compare with"))
        self.swap = with_name(QPushButton(self.tr("S&wap")), "compareSwapButton")
        self.swap.setAutoDefault(False)
        self.changes = ChangesView(theme, help_texts)
        for box in (self.before, self.after):
            for source in (self._form, *sources):
                box.offer(source)
        row = row_of(
            caption_for(self.before, self.tr("&From")),
            (self.before, 1),
            caption_for(self.after, self.tr("&to")),
            (self.after, 1),
            self.swap,
        )
        column_of(row, (self.changes, 1), host=self, margins=(0, SPACE, 0, 0))
        # What is first: what was added since it was saved or sent is then what the form adds.
        self.before.choose(sources[0] if sources else None)
        self.after.choose(self._form)
        self._later = Coalesced(self.compare, self)
        self.swap.clicked.connect(self._swap)
        self.before.file_wanted.connect(lambda: self._choose_file(self.before))
        self.after.file_wanted.connect(lambda: self._choose_file(self.after))
        self.before.changed.connect(self.compare)
        self.after.changed.connect(self.compare)
        workspace.changed.connect(self._later.call)
        self.compare()

    def compare_with_form(self, title: str, request: Request) -> None:
        """Compare a request from elsewhere with the form."""
        source = RequestSource(title, lambda: request)
        self._offer(source)
        self.after.choose(self._form)
        self.before.choose(source)

    def use_file(self, box: SourceBox, path: Path) -> None:
        """Compare a file; read again whenever something changes."""
        source = file_source(path, self._workspace.store)
        self._offer(source)
        box.choose(source)

    def compare(self) -> None:
        """Show the differences between the sources as they are now."""
        before, after = self.before.chosen, self.after.chosen
        if before is None or after is None:
            self.changes.clear(self.tr("Choose a session file to compare with."))
            return
        try:
            first, second = before.read(), after.read()
        except InputError as error:
            self.changes.clear(printable(translate(error.message)))
            return
        catalog = self._workspace.store.catalog(second.api_version)
        self.changes.show_changes(first, second, catalog)

    def _offer(self, source: RequestSource) -> None:
        self.before.offer(source)
        self.after.offer(source)

    def _swap(self) -> None:
        before, after = self.before.chosen, self.after.chosen
        self.before.choose(after)
        self.after.choose(before)

    def _choose_file(self, box: SourceBox) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Compare with a session file"),
            str(Path.home()),
            self.tr("Session files ({pattern});;All files (*)").format(pattern=FILE_FILTER),
        )
        if name:
            self.use_file(box, Path(name))
        box.setFocus(Qt.FocusReason.OtherFocusReason)
