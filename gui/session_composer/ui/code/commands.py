"""Copying code for the request, in any language."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from session_composer.codecs.writers.languages import LANGUAGES
from session_composer.codecs.writers.snippet import CodeLanguage
from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.text.display_safe import visible
from session_composer.core.text.errors import InputError
from session_composer.state.code.code_writing import CodeWriting, Written
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate
from session_composer.ui.shell.clipboard import Clipboard
from session_composer.ui.shell.message_boxes import Messages

from .language_box import FIRST_OF_GROUP


class CodeCommands(QObject):
    """What the menus offer around code; ``say`` shows a short text in the status bar."""

    def __init__(
        self,
        writing: CodeWriting,
        clipboard: Clipboard,
        messages: Messages,
        say: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._writing = writing
        self._clipboard = clipboard
        self._messages = messages
        self._say = say
        self.menu = QMenu(self.tr("Copy &as"), window)
        for entry in LANGUAGES:
            if entry.name in FIRST_OF_GROUP:
                self.menu.addSeparator()
            action = self.menu.addAction(translate(entry.title))
            action.setObjectName(f"copyAs_{entry.name}Action")
            action.triggered.connect(lambda _=False, entry=entry: self.copy(entry))

    def copy(self, language: CodeLanguage) -> None:
        """Put code on the clipboard, or say why there is none."""
        self._writing.write(
            language, lambda written: self._on_written(language, written), self._on_failed
        )

    def _on_failed(self) -> None:
        self._say(self.tr("An error in the program: nothing was copied."))

    def copy_body(self, workspace: Workspace) -> None:
        """Put the exact body on the clipboard, unless it holds a secret."""
        try:
            refuse_secrets(workspace.request)
        except InputError as error:
            self._messages.problem(translate(error.message), self.tr("Nothing was copied."))
            return
        body = workspace.body()
        self._clipboard.copy(body)
        self._say(self.tr("Payload copied: {size} bytes.").format(size=len(body)))

    def _on_written(self, language: CodeLanguage, written: Written) -> None:
        if isinstance(written, InputError):
            self._messages.problem(
                visible(translate(written.message)), self.tr("Nothing was copied.")
            )
            return
        self._clipboard.copy(written.text)
        self._say(
            self.tr("{title} copied: {count} lines.").format(
                title=translate(language.title), count=len(written.lines)
            )
        )
