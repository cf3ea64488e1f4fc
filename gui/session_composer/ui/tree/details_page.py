"""The page of details: what the current row is, and the fields of the answer to expand."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.state.document.workspace import Workspace
from session_composer.state.tree.tree_model import TreeModel
from session_composer.ui.look.theme import Theme
from session_composer.ui.widgets.boxes import column_of

from .details import RowDetails

if TYPE_CHECKING:
    from .expand_editor import ExpandEditor


class DetailsPage(QWidget):
    """The fields to expand stand below the text while there are any, or one is to come."""

    def __init__(
        self, workspace: Workspace, model: TreeModel, help_texts: HelpTexts, theme: Theme
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self.text = RowDetails(workspace, model, help_texts, theme)
        self._rows = column_of((self.text, 1), host=self, spacing=0)

    @cached_property
    def expand_editor(self) -> "ExpandEditor":
        """Pills and a field; made after the first frame, which few requests show them in."""
        # Lazy: hardly ever seen in the first frame, and then right after it.
        from .expand_editor import ExpandEditor

        editor = ExpandEditor(self._workspace, self._theme, self.text)
        self._rows.addWidget(editor)
        return editor
