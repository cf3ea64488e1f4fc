"""The Compare window: requests, and API versions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QWidget

from session_composer.state.document.document import Document
from session_composer.state.document.workspace import Workspace
from session_composer.ui.look.theme import Theme, with_text
from session_composer.ui.widgets.boxes import column_of

from .requests import CompareRequests
from .versions import CompareVersions


class CompareDialog(QDialog):
    """Stays beside the main window and follows the form."""

    def __init__(
        self, workspace: Workspace, document: Document, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compareDialog")
        self.setWindowTitle(self.tr("Compare"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.requests = CompareRequests(workspace, document, theme)
        self.versions = CompareVersions(workspace, theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("What to compare"))
        self.tabs.addTab(self.requests, self.tr("Requests"))
        self.tabs.addTab(self.versions, self.tr("API versions"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column_of((self.tabs, 1), close, host=self, margins=None)
        self.resize(with_text(self, 720, 480))
