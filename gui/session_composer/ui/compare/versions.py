"""Two API versions side by side: what they accept, and what the form's request means in each."""

from PySide6.QtWidgets import QComboBox, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.version_diff import accepted_lines, effective_lines
from session_composer.state.document.workspace import Workspace
from session_composer.ui.changes.changes_view import ChangesView
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.coalesced import Coalesced
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import caption_for

_ACCEPTED, _EFFECTIVE = range(2)


class CompareVersions(QWidget):
    """Compares two versions, chosen by the user; at first the one in use with the one before."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        help_texts: HelpTexts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        store = workspace.store
        current = workspace.request.api_version
        names = [info.api_version for info in store.versions]
        # A preview comes right after the released version of its day, an import after its own.
        older = next((name for name in names if name < current), names[-1])
        self.before = self._box("beforeVersionBox", self.tr("Version to compare from"), older)
        self.after = self._box("afterVersionBox", self.tr("Version to compare with"), current)
        self.what = with_name(ChoiceBox(), "versionQuestionBox")
        self.what.setAccessibleName(self.tr("What to compare"))
        self.what.addItem(self.tr("What the versions accept"))
        self.what.addItem(self.tr("What the current request means"))
        self.changes = ChangesView(theme, help_texts)
        row = row_of(
            caption_for(self.before, self.tr("&From")),
            (self.before, 1),
            caption_for(self.after, self.tr("&to")),
            (self.after, 1),
        )
        question = row_of(self.what, 1)
        column_of(row, question, (self.changes, 1), host=self, margins=(0, SPACE, 0, 0))
        self._later = Coalesced(self._compare, self)
        for box in (self.before, self.after, self.what):
            box.currentIndexChanged.connect(self._compare)
        workspace.changed.connect(self._later.call)
        workspace.facts_changed.connect(self._later.call)
        self._compare()

    def _box(self, name: str, accessible_name: str, version: str) -> QComboBox:
        box = with_name(ChoiceBox(), name)
        box.setAccessibleName(accessible_name)
        for info in self._workspace.store.all_versions:
            box.addItem(info.api_version)
        box.setCurrentText(version)
        return box

    def _compare(self) -> None:
        workspace = self._workspace
        names = self.before.currentText(), self.after.currentText()
        before, after = (workspace.store.catalog(name) for name in names)
        if self.what.currentIndex() == _ACCEPTED:
            found = accepted_lines(before, after)
            nothing = self.tr("Both versions accept the same.")
        else:
            found = effective_lines(
                workspace.request, before, after, workspace.rulebook, workspace.facts
            )
            nothing = self.tr("The request means the same in both versions.")
        if found:
            self.changes.show_lines(found)
        else:
            self.changes.clear(nothing)
