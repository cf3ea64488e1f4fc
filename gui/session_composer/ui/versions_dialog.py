"""Two API versions side by side: what the second adds and what it takes away."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from session_composer.core.catalog_store import CatalogStore
from session_composer.core.lens import changes

from .naming import named
from .theme import SPACE, fixed_font


class VersionsDialog(QDialog):
    """Compares two versions, chosen by the user."""

    def __init__(
        self, store: CatalogStore, before: str, after: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.setObjectName("versionsDialog")
        self.setWindowTitle(self.tr("Compare API versions"))
        self.before = self._box("beforeVersionBox", self.tr("Version to compare from"), before)
        self.after = self._box("afterVersionBox", self.tr("Version to compare with"), after)
        self.text = named(QPlainTextEdit(), "versionDifferences")
        self.text.setAccessibleName(self.tr("Differences"))
        self.text.setReadOnly(True)
        self.text.setFont(fixed_font())
        self.text.setPlaceholderText(self.tr("Both versions accept the same."))
        self.text.setTabChangesFocus(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(QLabel(self.tr("From")))
        row.addWidget(self.before, 1)
        row.addWidget(QLabel(self.tr("to")))
        row.addWidget(self.after, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addLayout(row)
        layout.addWidget(self.text, 1)
        layout.addWidget(close)
        self.before.currentIndexChanged.connect(self._compare)
        self.after.currentIndexChanged.connect(self._compare)
        self.resize(640, 420)
        self._compare()

    def _box(self, name: str, accessible_name: str, version: str) -> QComboBox:
        box = named(QComboBox(), name)
        box.setAccessibleName(accessible_name)
        for group in (self._store.versions, self._store.previews, self._store.imported):
            for info in group:
                box.addItem(info.api_version)
        box.setCurrentText(version)
        return box

    def _compare(self) -> None:
        before = self._store.catalog(self.before.currentText())
        after = self._store.catalog(self.after.currentText())
        self.text.setPlainText("\n".join(changes(before, after)))
