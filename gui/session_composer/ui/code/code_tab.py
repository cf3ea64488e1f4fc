"""The tab with the code: the language, the code in it, and a button that copies it."""

from functools import partial
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from session_composer.codecs.writers.languages import CodeLanguage
from session_composer.codecs.writers.snippet import Code
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import WirePath
from session_composer.state.code.code_writing import CodeWriting, WrittenCode
from session_composer.state.document.settings import Settings
from session_composer.state.language.translation import translate
from session_composer.ui.controls.copy_button import CopyButton
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.hairline import Hairline
from session_composer.ui.widgets.naming import with_name

from .code_view import CodeView
from .language_box import LanguageBox
from .tab_tools import MenuEntry

_CHOICE = "code_language"
_INSET = SPACE * 3 // 2


class CodeTab(QWidget):
    """Shows code for the request while it is looked at.

    Signals:
        copy_requested(language): the code is to be put on the clipboard.
        path_activated(path): a line about a parameter was chosen.
    """

    copy_requested = Signal(object)
    path_activated = Signal(object)

    def __init__(
        self,
        writing: CodeWriting,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing = writing
        self._settings = settings
        self._theme = theme
        self._paths: list[WirePath | None] = []
        self._marked: WirePath | None = None
        self._is_stale = True
        self._under_way = False
        self.view = CodeView(theme)
        self.view.setObjectName("codePreview")
        self.view.setAccessibleName(self.tr("Code"))
        self.language = LanguageBox(settings.choice(_CHOICE))
        self.copy = with_name(CopyButton(theme, self.tr("Copy")), "copyCodeButton")
        self.copy.setAccessibleName(self.tr("Copy code"))
        self.notes = with_name(QLabel(), "codeNotes")
        self.notes.setAccessibleName(self.tr("Notes on the code"))
        self.notes.setWordWrap(True)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        # As far from the edges as the code is.
        self.notes.setContentsMargins(_INSET, SPACE, _INSET, SPACE)
        self._line = Hairline()
        column_of(self.view, self._line, self.notes, host=self, spacing=0)
        self._show_notes(())
        self.language.currentIndexChanged.connect(self._on_language)
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self.language.chosen))
        self.view.line_chosen.connect(self._on_line_chosen)
        theme.changed.connect(self._mark)

    def refresh(self) -> None:
        """Write the code anew: at once when it is looked at, else then."""
        self._is_stale = True
        # Whether the language can tell the request is known once it is written.
        self.copy.setEnabled(True)
        self._write()

    def mark(self, path: WirePath | None) -> None:
        """Highlight the lines of a row."""
        self._marked = path
        self._mark()

    def menu_entries(self) -> list[MenuEntry]:
        """List the languages, for where the box has no room."""
        box = self.language
        return [
            MenuEntry(
                box.itemText(number),
                number == box.currentIndex(),
                partial(box.setCurrentIndex, number),
            )
            for number in range(box.count())
        ]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._write()

    def _write(self) -> None:
        if not self._is_stale or self._under_way or not self.isVisible():
            return
        self._is_stale = False
        self._under_way = True
        language = self.language.chosen
        self._writing.write(
            language, lambda written: self._on_written(language, written), self._on_failed
        )

    def _on_failed(self) -> None:
        self._under_way = False
        self._paths = []
        self.view.show_sentence(self.tr("Writing this code was interrupted by a program error."))
        self.copy.setEnabled(False)
        self._write()

    def _on_written(self, language: CodeLanguage, written: WrittenCode) -> None:
        self._under_way = False
        if isinstance(written, InputError):
            self._paths = []
            self._show_notes(())
            self.view.show_sentence(printable(translate(written.message)))
        else:
            self._show(language, written)
        if not self._is_stale:
            self.copy.setEnabled(not isinstance(written, InputError))
        self._mark()
        self._write()

    def _show(self, language: CodeLanguage, code: Code) -> None:
        self._paths = [line.path for line in code.lines]
        # The last line ends, too.
        self._show_notes(code.notes)
        self.view.show_code([*(line.text for line in code.lines), ""], language.lexer)

    def _show_notes(self, notes: tuple[Message, ...]) -> None:
        self.notes.setText(" ".join(map(translate, notes)))
        for part in (self._line, self.notes):
            part.setVisible(bool(notes))

    def _mark(self) -> None:
        path = self._marked or ()
        size = len(path)
        numbers = [
            number
            for number, found in enumerate(self._paths)
            if size and found is not None and found[:size] == path
        ]
        self.view.set_marked(numbers, self._theme.colors.link_mark)

    def _on_line_chosen(self, number: int) -> None:
        path = self._paths[number] if number < len(self._paths) else None
        if path is not None:
            self.path_activated.emit(path)

    def _on_language(self) -> None:
        self._settings.set_choice(_CHOICE, self.language.chosen.name)
        self.refresh()
