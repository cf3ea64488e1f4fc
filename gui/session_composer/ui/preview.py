"""Right side, top: the body as it goes over the wire, its decoded pairs, and code."""

from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from session_composer.codecs.code import LANGUAGES, CodeLanguage
from session_composer.core.form import Pair
from session_composer.core.paths import WirePath, component_path
from session_composer.core.visible import visible
from session_composer.state.workspace import Workspace

from .lines_view import LinesView
from .naming import named
from .theme import SPACE, Theme, fixed_font


class PreviewPanel(QWidget):
    """Shows what would be sent, up to date with every edit.

    Signals:
        path_activated(path): a pair was clicked.
        copy_code_requested(text): code is to be put on the clipboard.
        size_changed(size): the body has so many bytes now.
    """

    path_activated = Signal(object)
    copy_code_requested = Signal(str)
    size_changed = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._pairs: list[Pair] = []
        self._marked: WirePath | None = None
        self._code_is_stale = True

        self.body = LinesView("")
        self.body.setObjectName("bodyPreview")
        self.body.setAccessibleName(self.tr("Body on the wire"))
        self.body.setPlaceholderText(self.tr("Nothing is sent yet. Tick a component on the left."))
        self.pairs = LinesView("\n")
        self.pairs.setObjectName("pairsPreview")
        self.pairs.setAccessibleName(self.tr("Decoded pairs"))
        self.pairs.setPlaceholderText(self.body.placeholderText())
        self.code = named(QPlainTextEdit(), "codePreview")
        self.code.setAccessibleName(self.tr("Code"))
        self.code.setReadOnly(True)
        self.code.setUndoRedoEnabled(False)
        self.code.setFont(fixed_font())
        self.code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.code.setTabChangesFocus(True)
        self.language = named(QComboBox(), "codeLanguageBox")
        self.language.setAccessibleName(self.tr("Language of the code"))
        for entry in LANGUAGES:
            self.language.addItem(entry.title, entry)

        self.copy_payload = named(QPushButton(self.tr("&Copy payload")), "copyPayloadButton")
        self.copy_payload.setAccessibleName(self.tr("Copy payload"))
        self.copy_payload.setToolTip(self.tr("Put the exact body on the clipboard (Ctrl+Shift+C)"))
        self.copy_code = named(QPushButton(self.tr("Copy c&ode")), "copyCodeButton")
        self.copy_code.setAccessibleName(self.tr("Copy code"))

        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Preview of the request"))
        self.tabs.addTab(self._padded(self.body), self.tr("&Body"))
        self.tabs.addTab(self._padded(self.pairs), self.tr("&Pairs"))
        self.tabs.addTab(self._code_page(), self.tr("Co&de"))
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(self.copy_payload)
        self.tabs.setCornerWidget(corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.setMinimumHeight(6 * QFontMetrics(self.font()).height())

        self.body.line_clicked.connect(self._on_line_clicked)
        self.pairs.line_clicked.connect(self._on_line_clicked)
        self.language.currentIndexChanged.connect(self._on_language)
        self.tabs.currentChanged.connect(self._refresh_code)
        self.copy_code.clicked.connect(lambda: self.copy_code_requested.emit(self._written()))
        workspace.changed.connect(self.refresh)
        workspace.catalog_reloaded.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def refresh(self) -> None:
        """Encode the request as it is now and show it."""
        pairs = self._pairs = self._workspace.pairs()
        self.body.set_lines(lambda: _wire_lines(pairs))
        self.pairs.set_lines(lambda: _decoded_lines(pairs))
        self.size_changed.emit(sum(len(pair.encoded) + 1 for pair in pairs) - bool(pairs))
        self._code_is_stale = True
        self._refresh_code()
        self._mark()

    def mark(self, path: WirePath | None) -> None:
        """Highlight the pairs of a row."""
        self._marked = path
        self._mark()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_code()

    def _mark(self) -> None:
        path = self._marked
        if path is None:
            numbers = []
        elif len(path) > len(component_path("")):
            numbers = [n for n, pair in enumerate(self._pairs) if pair.path == path]
        else:
            size = len(path)
            numbers = [n for n, pair in enumerate(self._pairs) if pair.path[:size] == path]
        self.body.set_marked(numbers, self._theme.colors.highlight)
        self.pairs.set_marked(numbers, self._theme.colors.highlight)

    def _written(self) -> str:
        entry: CodeLanguage = self.language.currentData()
        return entry.write(self._workspace.request, self._workspace.catalog)

    def _refresh_code(self) -> None:
        if self._code_is_stale and self.code.isVisible():
            self._code_is_stale = False
            self.code.setPlainText(self._written())

    def _on_language(self) -> None:
        self._code_is_stale = True
        self._refresh_code()

    def _on_line_clicked(self, number: int) -> None:
        if number < len(self._pairs):
            self.path_activated.emit(self._pairs[number].path)

    def _on_theme_changed(self) -> None:
        self.copy_payload.setIcon(self._theme.icon("copy"))
        self.copy_code.setIcon(self._theme.icon("copy"))
        self._mark()

    def _padded(self, widget: QWidget) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, SPACE // 2, 0, 0)
        layout.addWidget(widget)
        return page

    def _code_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.language)
        row.addStretch(1)
        row.addWidget(self.copy_code)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, SPACE // 2, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(row)
        layout.addWidget(self.code)
        return page


def _wire_lines(pairs: list[Pair]) -> list[str]:
    lines = [pair.continued for pair in pairs]
    if pairs:
        lines[0] = pairs[0].encoded
    return lines


def _decoded_lines(pairs: list[Pair]) -> list[str]:
    return [f"{visible(pair.name)}={visible(pair.value)}" for pair in pairs]
