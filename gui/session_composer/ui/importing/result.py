"""What was read from a text: as the difference from the form, and in words."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QListWidget, QListWidgetItem, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.message import Value
from session_composer.state.importing.import_reading import ImportReading, ReadText
from session_composer.state.language.translation import translate
from session_composer.ui.changes.changes_model import ChangeSection
from session_composer.ui.changes.changes_view import ChangesView
from session_composer.ui.controls.hair_splitter import HairSplitter
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, scaled_font
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

# More takes the list too long to lay out, and nobody reads it.
_MOST_SENTENCES = 200
_LONGEST_SENTENCE = 400


class ImportResult(QWidget):
    """Shows how reading a text ended."""

    def __init__(self, theme: Theme, help_texts: HelpTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.problem = ToneLabel(theme, "importProblem", tone="error", wraps=True)
        self.problem.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        self.changes = ChangesView(theme, help_texts)
        self.notes = with_name(QListWidget(), "importNotes")
        self.notes.setAccessibleName(self.tr("What was understood, what was ignored, and notes"))
        self.notes.setWordWrap(True)
        self.notes.setResizeMode(QListView.ResizeMode.Adjust)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notes.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.notes.setSpacing(SPACE // 4)
        title = QLabel(self.tr("Notes"))
        title.setFont(scaled_font(title.font(), bold=True))
        title.setContentsMargins(MARGIN, SPACE // 2, MARGIN, 0)
        title.setBuddy(self.notes)
        self._told = QWidget()
        self._told.setAutoFillBackground(True)
        self._told.setBackgroundRole(self._told.palette().ColorRole.Base)
        column_of(title, (self.notes, 1), host=self._told, spacing=0)
        halves = HairSplitter(Qt.Orientation.Horizontal, self.changes, self._told)
        halves.setStretchFactor(0, 1)
        halves.setSizes([528, 376])
        column_of(self.problem, (halves, 1), host=self, spacing=0)

    def show_reading(self, reading: ImportReading, *, adds: bool) -> None:
        """Show how far it is, and what the text changes as a whole or as an addition."""
        found = reading.result
        self.problem.setText(printable(translate(reading.error)))
        self.problem.setVisible(bool(reading.error))
        self.notes.clear()
        self._told.setVisible(found is not None)
        if found is None:
            self.changes.clear(self.tr("What the text would change is shown here."))
            return
        for name, color, sentences in self._account(found):
            icon = self._theme.icon(name, self._theme.colors.named[color])
            for text in self._points(sentences):
                self.notes.addItem(QListWidgetItem(icon, text))
        lines = found.additions if adds else found.changes
        sections = [
            ChangeSection(lines, self.tr("What changes")),
            ChangeSection(found.same, self.tr("What stays")),
        ]
        if adds:
            sections.append(
                ChangeSection(found.others, self._others(len(found.others)), folds=True)
            )
        self.changes.show_sections(sections, len(lines))

    def complain(self, sentence: str) -> None:
        """Tell why there is nothing new to read."""
        self.problem.setText(sentence)
        self.problem.setVisible(True)

    def clear(self) -> None:
        """Forget all that was read."""
        self.notes.clear()
        self.changes.clear("")

    def _account(self, found: ReadText) -> Iterator[tuple[str, str, Sequence[Value]]]:
        """Give sentences with the icon and the colour of each kind."""
        imported = found.imported
        yield "info", "info", imported.notes
        yield "dash", "muted", imported.ignored
        understood: list[Value] = [*imported.understood]
        if not imported.names_version:
            version = imported.request.api_version
            text = self.tr("The text names no API version; the current one stays: {version}.")
            understood.append(text.format(version=version))
        yield "ok", "yes", understood

    def _others(self, count: int) -> str:
        if count == 1:
            return self.tr("1 more row that the text does not mention")
        return self.tr("{count} more rows that the text does not mention").format(count=count)

    def _points(self, sentences: Sequence[Value]) -> Iterator[str]:
        for sentence in sentences[:_MOST_SENTENCES]:
            yield shorten(printable(translate(sentence)), _LONGEST_SENTENCE)
        hidden = len(sentences) - _MOST_SENTENCES
        if hidden > 0:
            yield self.tr("… and {count} more").format(count=hidden)
