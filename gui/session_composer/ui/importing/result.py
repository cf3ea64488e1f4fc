"""What was read from a text: in words, and as the difference from the form."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from session_composer.codecs.readers.reading import TextKind
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.message import Value
from session_composer.state.importing.import_reading import ImportReading, ReadText
from session_composer.state.language.translation import translate
from session_composer.ui.changes.changes_view import ChangesView
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

_SEPARATOR = "\n\n"
# More takes the text view too long to lay out, and nobody reads it.
_MOST_SENTENCES = 200
_LONGEST_SENTENCE = 400


class ImportResult(QWidget):
    """Shows how reading a text ended."""

    def __init__(
        self,
        kinds: tuple[TextKind, ...],
        theme: Theme,
        help_texts: HelpTexts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles = {kind.name: translate(kind.title) for kind in kinds}
        self.summary = ElidedLabel(theme, "importSummary")
        self.summary.setAccessibleName(self.tr("Result of reading the text"))
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        self.problem = ToneLabel(theme, "importProblem", tone="error", wraps=True)
        self.changes = ChangesView(theme, help_texts)
        self.notes = with_name(QPlainTextEdit(), "importNotes")
        self.notes.setAccessibleName(self.tr("What was understood, what was ignored, and notes"))
        self.notes.setReadOnly(True)
        self.notes.setUndoRedoEnabled(False)
        self.notes.setTabChangesFocus(True)
        self._lay_out()

    def show_reading(self, reading: ImportReading, *, adds: bool) -> None:
        """Show how far it is, and what the text changes as a whole or as an addition."""
        found = reading.result
        self.problem.setText(printable(translate(reading.error)))
        self.problem.setVisible(bool(reading.error))
        self.summary.setText(self._summary(reading, adds=adds))
        self.notes.setPlainText(self._account(found) if found is not None else "")
        self.notes.setVisible(found is not None)
        if found is not None:
            self.changes.show_lines(
                found.additions if adds else found.changes,
                (self.tr("Current request"), self.tr("The text")),
            )
        else:
            self.changes.clear(self.tr("What the text would change is shown here."))

    def complain(self, sentence: str) -> None:
        """Tell why there is nothing new to read."""
        self.problem.setText(sentence)
        self.problem.setVisible(True)

    def clear(self) -> None:
        """Forget all that was read."""
        self.notes.clear()
        self.changes.clear("")

    def _summary(self, reading: ImportReading, *, adds: bool) -> str:
        found = reading.result
        if reading.is_busy:
            return self.tr("Reading…")
        if reading.error:
            return self.tr("Nothing to apply")
        if found is None:
            return self.tr("No text yet")
        told = found.imported.title
        kind = found.imported.kind
        title = translate(told) if told is not None else self._titles.get(kind, kind)
        count = len(found.additions if adds else found.changes)
        if not count:
            return self.tr("{kind}: the same request as the current one").format(kind=title)
        if count == 1:
            return self.tr("{kind}: 1 difference from the current request").format(kind=title)
        return self.tr("{kind}: {count} differences from the current request").format(
            kind=title, count=count
        )

    def _account(self, found: ReadText) -> str:
        imported = found.imported
        notes: list[Value] = [*imported.notes]
        if imported.open_account is not None:
            notes.append(self.tr("The account of the current request stays."))
        if not imported.names_version:
            version = imported.request.api_version
            notes.append(
                self.tr("The text names no API version; the current one stays: {version}.").format(
                    version=version
                )
            )
        parts = [
            (self.tr("Notes"), notes),
            (self.tr("Ignored"), imported.ignored),
            (self.tr("Understood"), imported.understood),
        ]
        return _SEPARATOR.join(
            "\n".join([title, *self._points(sentences)]) for title, sentences in parts if sentences
        )

    def _points(self, sentences: Sequence[Value]) -> Iterator[str]:
        for sentence in sentences[:_MOST_SENTENCES]:
            yield f"•  {shorten(printable(translate(sentence)), _LONGEST_SENTENCE)}"
        hidden = len(sentences) - _MOST_SENTENCES
        if hidden > 0:
            yield self.tr("… and {count} more").format(count=hidden)

    def _lay_out(self) -> None:
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        below.setHandleWidth(SPACE)
        below.addWidget(self.changes)
        below.addWidget(self.notes)
        below.setStretchFactor(0, 1)
        below.setSizes([480, 256])
        column_of(self.summary, self.problem, (below, 1), host=self, spacing=SPACE // 2)
