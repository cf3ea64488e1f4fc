"""The Compare window: requests, and API versions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.state.document.workspace import Workspace
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.look.theme import Theme, with_text
from session_composer.ui.widgets.boxes import column_of

from .request_sources import RequestSource
from .requests import CompareRequests
from .versions import CompareVersions


class CompareDialog(QDialog):
    """Stays beside the main window and follows the form."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        help_texts: HelpTexts,
        sources: Sequence[RequestSource],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compareDialog")
        self.setWindowTitle(self.tr("Compare"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.requests = CompareRequests(workspace, theme, help_texts, sources)
        self.versions = CompareVersions(workspace, theme, help_texts)
        self.tabs = PaneTabs(theme)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("What to compare"))
        self.tabs.addTab(self.requests, self.tr("Requests"))
        self.tabs.addTab(self.versions, self.tr("API versions"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column_of((self.tabs, 1), close, host=self, margins=None)
        self.resize(with_text(self, 720, 480))
