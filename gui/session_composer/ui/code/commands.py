"""Showing and copying code for the request, in any language, and copying its body."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from session_composer.codecs.writers.languages import LANGUAGES, CodeLanguage
from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.state.code.code_writing import CodeWriting, WrittenCode
from session_composer.state.language.translation import translate
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .code_tab import CodeTab
from .language_box import FIRST_OF_GROUP


class CodeCommands(WindowFeature):
    """The tab with the code, and the menu that copies it.

    Signals:
        body_copied(): the body is on the clipboard now.
    """

    body_copied = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        workspace = context.workspace
        self._writing = CodeWriting(workspace, context.jobs)
        self.tab = CodeTab(self._writing, context.settings, context.theme)
        self.tab.copy_requested.connect(self.copy)
        for changed in (workspace.changed, workspace.facts_changed, workspace.catalog_reloaded):
            changed.connect(self.tab.refresh)
        self.menu = QMenu(self.tr("Copy &as"), context.window)
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

    def copy_body(self) -> None:
        """Put the exact body on the clipboard, unless it holds a secret."""
        workspace = self._context.workspace
        try:
            refuse_secrets(workspace.request)
        except InputError as error:
            self._refuse(error)
            return
        body = workspace.body()
        self._context.clipboard.copy(body)
        self._context.say(self.tr("Payload copied: {size} bytes.").format(size=len(body)))
        self.body_copied.emit()

    def copy_pairs(self, text: str) -> None:
        """Put the pairs on the clipboard; secrets are masked in them."""
        self._context.clipboard.copy(text)
        self._context.say(self.tr("Pairs copied."))
        self.body_copied.emit()

    def _on_failed(self) -> None:
        self._context.say(self.tr("Nothing was copied because of a program error."))

    def _on_written(self, language: CodeLanguage, written: WrittenCode) -> None:
        if isinstance(written, InputError):
            self._refuse(written)
            return
        self._context.clipboard.copy(written.text)
        if language == self.tab.language.chosen:
            self.tab.copy.show_copied()
        self._context.say(
            self.tr("{title} copied: {count} lines.").format(
                title=translate(language.title), count=len(written.lines)
            )
        )

    def _refuse(self, error: InputError) -> None:
        reason = printable(translate(error.message))
        self._context.messages.problem(reason, self.tr("Nothing was copied."))
