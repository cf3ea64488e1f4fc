"""Import: text in, what was understood and what would change out, then one undo step."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from session_composer.codecs.reading import Kind
from session_composer.core.secrets import KeyInfo
from session_composer.core.visible import shorten, visible
from session_composer.state.import_reading import ImportReading, ReadText
from session_composer.state.key_service import usable
from session_composer.state.translation import said

from .changes_view import ChangesView
from .elided_label import ElidedLabel
from .file_commands import dropped_file
from .import_field import ImportField
from .labels import plain_label
from .naming import named
from .theme import SPACE, Theme, set_text_color, with_text

READ_AFTER_MS = 150
_SEPARATOR = "\n\n"
# More takes the text view too long to lay out, and nobody reads it.
_MOST_SENTENCES = 200
_LONGEST_SENTENCE = 400


class ImportDialog(QDialog):
    """Reads while the user types or pastes; applies only what is shown.

    Signals:
        file_wanted(): the user wants to choose a file.
        file_dropped(path): a file is to be read.
        key_offered(key): a key that stood in the text is to be stored.
        apply_requested(imported): the request is to become the form's.
    """

    file_wanted = Signal()
    file_dropped = Signal(Path)
    key_offered = Signal(str)
    apply_requested = Signal(object)

    def __init__(
        self,
        reading: ImportReading,
        kinds: tuple[Kind, ...],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._titles = {kind.name: said(kind.title) for kind in kinds}
        self._theme = theme
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(READ_AFTER_MS)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import"))
        self.setAcceptDrops(True)
        self.field = ImportField()
        self.field.setPlaceholderText(
            self.tr(
                "Paste a cURL or Stripe CLI command, a form body, JSON, a session file, or code "
                "that creates an account session. Nothing in it is run."
            )
        )
        self.kind = named(QComboBox(), "importKindBox")
        self.kind.setAccessibleName(self.tr("Kind of text"))
        self.kind.addItem(self.tr("Detect"), "")
        for kind in kinds:
            self.kind.addItem(said(kind.title), kind.name)
        self.file_button = named(QPushButton(self.tr("&Read a file…")), "importFileButton")
        self.clear_button = named(QPushButton(self.tr("C&lear")), "importClearButton")
        self.clear_button.setAccessibleName(self.tr("Clear the text"))
        self.summary = named(ElidedLabel(), "importSummary")
        self.summary.setAccessibleName(self.tr("Result of reading the text"))
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        self.problem = plain_label("", "importProblem")
        self.problem.setWordWrap(True)
        self.changes = ChangesView(theme)
        self.notes = named(QPlainTextEdit(), "importNotes")
        self.notes.setAccessibleName(self.tr("What was understood, ignored, and to be noted"))
        self.notes.setReadOnly(True)
        self.notes.setUndoRedoEnabled(False)
        self.notes.setTabChangesFocus(True)
        self.key_note = plain_label("", "importKeyNote")
        self.key_note.setWordWrap(True)
        self.key_button = named(QPushButton(self.tr("Store the &key…")), "importKeyButton")
        self.apply_button = named(QPushButton(self.tr("&Apply")), "importApplyButton")
        self._has_offered = False
        self._is_over = False
        self._lay_out()

        self.field.changed.connect(self._on_text)
        self.field.file_dropped.connect(self.file_dropped)
        self.kind.currentIndexChanged.connect(self._read)
        self.file_button.clicked.connect(self.file_wanted)
        self.clear_button.clicked.connect(lambda: self.use_text(""))
        self.key_button.clicked.connect(self._offer_key)
        self.apply_button.clicked.connect(self._apply)
        self._later.timeout.connect(self._read)
        reading.changed.connect(self._show)
        theme.changed.connect(self._show)
        self._show()
        self.resize(with_text(self, 760, 540))
        self.field.setFocus()

    def use_text(self, text: str) -> None:
        """Read another text, at once; does nothing once the dialog is closed."""
        if self._is_over:
            return
        self.field.set_text(text)
        self._read()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Tell why a file cannot be read; the text at hand stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(True)

    @override
    def done(self, result: int) -> None:
        # What was pasted may hold a key: nothing of it outlives the dialog.
        self._is_over = True
        self._later.stop()
        self._reading.stop()
        self.field.blockSignals(True)
        self.field.set_text("")
        self.notes.clear()
        self.changes.clear("")
        super().done(result)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if dropped_file(data) is not None or (data.hasText() and not data.hasUrls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        event.acceptProposedAction()
        if path is not None:
            self.file_dropped.emit(path)
        else:
            self.use_text(event.mimeData().text())

    def _on_text(self) -> None:
        # What is shown belongs to another text from now on.
        self.apply_button.setEnabled(False)
        self._later.start()

    def _read(self) -> None:
        self._later.stop()
        self._has_offered = False
        self._reading.start(self.field.text(), self.kind.currentData())

    def _show(self) -> None:
        reading = self._reading
        found = reading.result
        self.clear_button.setEnabled(bool(self.field.text()))
        self.problem.setText(visible(said(reading.error)))
        self.problem.setVisible(bool(reading.error))
        self.problem.setPalette(set_text_color(self.palette(), self._theme.colors.error))
        self.summary.setText(self._summary())
        self.notes.setPlainText(self._account(found) if found is not None else "")
        self.notes.setVisible(found is not None)
        if found is not None:
            self.changes.show_lines(found.changes, (self.tr("The form"), self.tr("The text")))
        else:
            self.changes.clear(self.tr("What the text would change is shown here."))
        is_ready = found is not None and bool(found.changes) and not self._later.isActive()
        self.apply_button.setEnabled(is_ready)
        self._show_key(found.imported.key if found is not None else "")

    def _summary(self) -> str:
        found = self._reading.result
        if self._reading.is_busy:
            return self.tr("Reading…")
        if self._reading.error:
            return self.tr("Nothing to apply")
        if found is None:
            return self.tr("No text yet")
        title = self._titles.get(found.imported.kind, found.imported.kind)
        count = len(found.changes)
        if not count:
            return self.tr("{kind}: the same request as in the form").format(kind=title)
        if count == 1:
            return self.tr("{kind}: 1 difference from the form").format(kind=title)
        return self.tr("{kind}: {count} differences from the form").format(kind=title, count=count)

    def _account(self, found: ReadText) -> str:
        imported = found.imported
        notes = [*imported.notes]
        if not imported.names_version:
            version = imported.request.api_version
            notes.append(
                self.tr("The text names no API version; the form’s stays: {version}.").format(
                    version=version
                )
            )
        parts = [
            (self.tr("To note"), notes),
            (self.tr("Ignored"), imported.ignored),
            (self.tr("Understood"), imported.understood),
        ]
        return _SEPARATOR.join(
            "\n".join([title, *self._points(sentences)]) for title, sentences in parts if sentences
        )

    def _points(self, sentences: Sequence[str]) -> Iterator[str]:
        for sentence in sentences[:_MOST_SENTENCES]:
            yield f"•  {shorten(visible(said(sentence)), _LONGEST_SENTENCE)}"
        hidden = len(sentences) - _MOST_SENTENCES
        if hidden > 0:
            yield self.tr("… and {count} more").format(count=hidden)

    def _show_key(self, key: str) -> None:
        self.key_note.setVisible(bool(key))
        info = usable(key) if key else ""
        self.key_button.setVisible(isinstance(info, KeyInfo) and not self._has_offered)
        if isinstance(info, KeyInfo):
            self.key_note.setText(
                self.tr(
                    "The text holds an API key ({badge}, {hint}). It is no part of the request, "
                    "and dropped with this window."
                ).format(badge=info.badge, hint=info.hint)
            )
        else:
            self.key_note.setText(
                self.tr("The text holds something like an API key; it is dropped. {reason}").format(
                    reason=said(info)
                )
            )

    def _offer_key(self) -> None:
        found = self._reading.result
        if found is not None and found.imported.key:
            self._has_offered = True
            self.key_button.hide()
            self.key_offered.emit(found.imported.key)

    def _apply(self) -> None:
        found = self._reading.result
        if found is not None:
            self.apply_requested.emit(found.imported)
            self.accept()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        label = QLabel(self.tr("Read &as"))
        label.setBuddy(self.kind)
        top.addWidget(label)
        top.addWidget(self.kind)
        top.addStretch(1)
        top.addWidget(self.file_button)
        top.addWidget(self.clear_button)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        below.setHandleWidth(SPACE)
        below.addWidget(self.changes)
        below.addWidget(self.notes)
        below.setStretchFactor(0, 1)
        below.setSizes([480, 256])
        result = QWidget()
        lower = QVBoxLayout(result)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(SPACE // 2)
        lower.addWidget(self.summary)
        lower.addWidget(self.problem)
        lower.addWidget(below, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(SPACE)
        halves.addWidget(self.field)
        halves.addWidget(result)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        key = QHBoxLayout()
        key.setSpacing(SPACE)
        key.addWidget(self.key_note, 1)
        key.addWidget(self.key_button)
        buttons = QDialogButtonBox()
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addLayout(top)
        layout.addWidget(halves, 1)
        layout.addLayout(key)
        layout.addWidget(buttons)
