"""Import: text in, what it says and would change shown, then one undo step."""

from dataclasses import replace
from pathlib import Path
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QWidget,
)

from session_composer.codecs.readers.reading import TextKind
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.text.secrets import KeyInfo
from session_composer.state.importing.import_reading import ImportReading, ReadText
from session_composer.state.keys.key_service import describe_key
from session_composer.state.language.translation import translate
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.controls.hair_splitter import HairSplitter
from session_composer.ui.controls.main_button import MainButton
from session_composer.ui.controls.segments import Segments
from session_composer.ui.files.commands import dropped_file
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, with_text
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.hairline import Hairline
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

from .effect_text import button_text, effect_text
from .field import ImportField
from .result import ImportResult

READ_AFTER_MS = 150
_MOST_CHOICES = 100
_SHORTEST_KIND = 22
_REPLACE, _ADD = range(2)
_ROOMY = (MARGIN, SPACE, MARGIN, SPACE)


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
        kinds: tuple[TextKind, ...],
        theme: Theme,
        help_texts: HelpTexts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._theme = theme
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(READ_AFTER_MS)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Paste a request"))
        self.setAcceptDrops(True)
        self.field = ImportField()
        self.field.setPlaceholderText(
            self.tr(
                "Paste a command, a form body, an HTTP request, JSON or YAML of a tool, a session "
                "file, or code that creates an account session. Nothing in it is run."
            )
        )
        self.kind = with_name(ChoiceBox(), "importKindBox")
        self.kind.setAccessibleName(self.tr("Kind of text"))
        self.kind.setMinimumContentsLength(_SHORTEST_KIND)
        self.kind.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._titles = {kind.name: translate(kind.title) for kind in kinds}
        self.kind.addItem(self.tr("Detect"), "")
        for name, title in self._titles.items():
            self.kind.addItem(title, name)
        self.choice = with_name(ChoiceBox(), "importRequestBox")
        self.choice.setAccessibleName(self.tr("Which request of the text"))
        self.file_button = with_name(QPushButton(self.tr("&Read a file…")), "importFileButton")
        self.clear_button = with_name(QPushButton(self.tr("C&lear")), "importClearButton")
        self.clear_button.setAccessibleName(self.tr("Clear the text"))
        self.outcome = ImportResult(theme, help_texts)
        self.key_note = ToneLabel(theme, "importKeyNote", tone="", wraps=True)
        self.key_button = with_name(QPushButton(self.tr("Store the &key…")), "importKeyButton")
        self.mode = Segments(
            "importMode",
            self.tr("What becomes of the text"),
            (self.tr("Replace the request"), self.tr("Add to it")),
        )
        self.effect = ElidedLabel(theme, "importEffect", tone="muted")
        self.apply_button = with_name(MainButton(), "importApplyButton")
        self.apply_button.setDefault(True)
        self._is_mode_chosen = False
        self._has_offered = False
        self._is_given = False
        self._is_over = False
        self._lay_out()

        self.field.changed.connect(self._on_text)
        self.field.file_dropped.connect(self.file_dropped)
        self.kind.currentIndexChanged.connect(self._read)
        self.choice.activated.connect(self._pick)
        self.file_button.clicked.connect(self.file_wanted)
        self.clear_button.clicked.connect(lambda: self.use_text(""))
        self.key_button.clicked.connect(self._offer_key)
        self.apply_button.clicked.connect(self._apply)
        self.mode.chosen.connect(self._on_mode)
        self._later.timeout.connect(self._read)
        reading.changed.connect(self._show)
        theme.changed.connect(self._show)
        self._show()
        self.resize(with_text(self, 920, 540))
        self.field.setFocus()

    def use_text(self, text: str) -> None:
        """Read another text, at once; does nothing once the dialog is closed."""
        if self._is_over:
            return
        self.field.set_text(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_given = True
        self._read()

    def complain(self, sentence: str) -> None:
        """Tell why a file cannot be read; the text at hand stays."""
        self.outcome.complain(sentence)

    @override
    def done(self, result: int) -> None:
        # What was pasted may hold a key: nothing of it outlives the dialog.
        self._is_over = True
        self._later.stop()
        self._reading.stop()
        self.field.blockSignals(True)
        self.field.set_text("")
        self.outcome.clear()
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
        found = self._reading.result
        self.clear_button.setEnabled(bool(self.field.text()))
        if found is not None and not self._is_mode_chosen:
            with QSignalBlocker(self.mode):
                self.mode.choose(_ADD if found.is_smaller else _REPLACE)
        self.outcome.show_reading(self._reading, adds=self._adds)
        self._show_effect(found)
        self._show_kind(found)
        self._show_choices(found)
        self._show_key(found.imported.key if found is not None else "")

    def _show_choices(self, found: ReadText | None) -> None:
        """Offer the requests of the text; while another one is read, those of before stay."""
        if found is None and self._reading.is_busy:
            return
        choices = found.imported.choices if found is not None else ()
        self.choice.clear()
        for number, one in enumerate(choices[:_MOST_CHOICES], 1):
            names = ", ".join(one.components) or self.tr("no component")
            self.choice.addItem(
                self.tr("Line {line}: {names}").format(line=one.line, names=names), number
            )
        if found is not None and choices:
            self.choice.setCurrentIndex(found.imported.picked - 1)
        self.choice.setVisible(bool(choices))

    def _pick(self) -> None:
        self._has_offered = False
        self._reading.start(
            self.field.text(), self.kind.currentData(), self.choice.currentData() or 0
        )

    def _show_key(self, key: str) -> None:
        self.key_note.setVisible(bool(key))
        info = describe_key(key) if key else None
        self.key_button.setVisible(isinstance(info, KeyInfo) and not self._has_offered)
        if isinstance(info, KeyInfo):
            self.key_note.setText(
                self.tr(
                    "The text holds an API key ({badge}, {hint}). It is not part of the "
                    "request and is dropped with this window."
                ).format(badge=info.badge, hint=info.hint)
            )
        else:
            self.key_note.setText(
                self.tr("The text holds something like an API key; it is dropped. {reason}").format(
                    reason=translate(info)
                )
            )

    def _offer_key(self) -> None:
        found = self._reading.result
        if found is not None and found.imported.key:
            self._has_offered = True
            self.key_button.hide()
            self.key_offered.emit(found.imported.key)

    @property
    def _adds(self) -> bool:
        """Whether what the text does not mention stays."""
        return self.mode.value == _ADD

    def _on_mode(self) -> None:
        self._is_mode_chosen = True
        self._show()

    def _show_effect(self, found: ReadText | None) -> None:
        """Say on the button, and beside the choice, what applying would do."""
        lines = () if found is None else found.additions if self._adds else found.changes
        self.apply_button.setText(button_text(len(lines), adds=self._adds))
        self.apply_button.setEnabled(bool(lines) and not self._later.isActive())
        if self._is_given and found is not None:
            # What was pasted is read: Enter is to take it, and not to begin a line.
            self._is_given = False
            if self.field.hasFocus() and self.apply_button.isEnabled():
                self.apply_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.effect.setText(self._without_result() if found is None else effect_text(lines))

    def _without_result(self) -> str:
        if self._reading.is_busy:
            return self.tr("Reading…")
        return self.tr("Nothing to apply") if self._reading.error else self.tr("No text yet")

    def _show_kind(self, found: ReadText | None) -> None:
        """Say what was detected, where that was left to be."""
        text = self.tr("Detect")
        if found is not None and not self.kind.currentData():
            told = found.imported.title
            kind = found.imported.kind
            title = translate(told) if told is not None else self._titles.get(kind, kind)
            text = self.tr("Detected: {kind}").format(kind=title)
        self.kind.setItemText(0, text)

    def _apply(self) -> None:
        found = self._reading.result
        if found is not None:
            request = found.together if self._adds else found.imported.request
            self.apply_requested.emit(replace(found.imported, request=request))
            self.accept()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Read &as"))
        label.setBuddy(self.kind)
        buttons = (self.file_button, self.clear_button)
        top = row_of(label, self.kind, self.choice, 1, *buttons, margins=_ROOMY)
        below = QWidget()
        band = row_of(self.mode, (self.effect, 1), margins=_ROOMY)
        column_of(band, Hairline(), (self.outcome, 1), host=below, spacing=0)
        halves = HairSplitter(Qt.Orientation.Vertical, self.field, below)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        key = row_of((self.key_note, 1), self.key_button)
        ends = QDialogButtonBox()
        ends.addButton(self.apply_button, QDialogButtonBox.ButtonRole.AcceptRole)
        ends.addButton(QDialogButtonBox.StandardButton.Cancel)
        ends.rejected.connect(self.reject)
        undone = ToneLabel(self._theme, text=self.tr("One step in Undo."))
        end = column_of(key, row_of((undone, 1), ends), margins=_ROOMY)
        lines = [Hairline() for _ in range(2)]
        column_of(top, lines[0], (halves, 1), lines[1], end, host=self, spacing=0)
