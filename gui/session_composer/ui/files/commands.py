"""New, open, save: with the questions that keep work from being lost."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from session_composer.core.files.read_write import absolute
from session_composer.core.session.session_file import SUFFIX
from session_composer.core.text.display_safe import visible
from session_composer.core.text.errors import InputError
from session_composer.core.text.presentable import shown
from session_composer.state.document.document import Document
from session_composer.state.document.settings import Settings
from session_composer.state.language.translation import translate
from session_composer.ui.shell.message_boxes import Messages, Unsaved

from .save_dialog import ask_where_to_save


class FileCommands(QObject):
    """What the File menu does."""

    def __init__(
        self, document: Document, settings: Settings, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._settings = settings
        self._messages = messages
        self._window = window

    def new(self) -> None:
        """Begin with an empty request."""
        if self.may_leave():
            self._document.new()

    def open(self) -> None:
        """Let the user choose a file and open it."""
        # Lazy: see Messages.
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a session file"), self._folder(), self._kinds()
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a file, unless the user wants to keep what is there."""
        path = absolute(path)
        try:
            loaded = self._document.load(path)
        except InputError as error:
            self._messages.problem(
                visible(translate(error.message)), self.tr("The request is as it was.")
            )
            return
        if self.may_leave():
            self._document.adopt(path, loaded)
            self._settings.add_recent_file(path)

    def save(self) -> bool:
        """Save to the file at hand, asking for one if there is none; answers whether it did."""
        path = self._document.path
        if path is None:
            return self.save_as()
        if self._document.changed_on_disk(path) and not self._messages.ask_overwrite(
            shown(path.name)
        ):
            return False
        return self._save_to(path)

    def save_as(self) -> bool:
        """Let the user choose a file and save to it; answers whether that was done."""
        path = ask_where_to_save(
            self._window,
            self._messages,
            self.tr("Save the request"),
            self._document.path or Path(self._folder()) / f"account{SUFFIX}",
            self._kinds(),
            SUFFIX,
        )
        return path is not None and self._save_to(path)

    def may_leave(self) -> bool:
        """Ask about unsaved changes; answers whether the request may be dropped."""
        if not self._document.is_modified:
            return True
        path = self._document.path
        name = shown(path.name) if path is not None else self.tr("the request")
        answer = self._messages.ask_unsaved(name)
        if answer is Unsaved.SAVE:
            return self.save()
        return answer is Unsaved.DISCARD

    def _save_to(self, path: Path) -> bool:
        try:
            self._document.save(path)
        except InputError as error:
            self._messages.problem(
                visible(translate(error.message)), self.tr("Nothing was written.")
            )
            return False
        self._settings.add_recent_file(path)
        return True

    def _folder(self) -> str:
        recent = self._settings.recent_files()
        return str(Path(recent[0]).parent) if recent else str(Path.home())

    def _kinds(self) -> str:
        return self.tr("Session files (*{suffix});;All files (*)").format(suffix=SUFFIX)


def dropped_file(data: QMimeData) -> Path | None:
    """One local file that was dragged here, or None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
