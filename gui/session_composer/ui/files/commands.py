"""New, open, save: with the questions that keep work from being lost."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QFileDialog

from session_composer.core.files.read_write import absolute
from session_composer.core.roles.roles import built_in_roles
from session_composer.core.roles.suggested_name import suggested_name
from session_composer.core.session.session_file import SUFFIX
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.text.presentable import presentable
from session_composer.state.language.translation import translate
from session_composer.ui.program.another_window import open_another_window
from session_composer.ui.shell.feature import WindowFeature
from session_composer.ui.shell.message_boxes import UnsavedChoice

from .save_dialog import ask_where_to_save


class FileCommands(WindowFeature):
    """What the File menu does."""

    def new(self) -> None:
        """Begin with an empty request."""
        if self.may_leave():
            self._context.document.new()

    def open(self) -> None:
        """Let the user choose a file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._context.window, self.tr("Open a session file"), self._folder(), self._kinds()
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a file, unless the user wants to keep what is there."""
        path = absolute(path)
        try:
            loaded = self._context.document.load(path)
        except InputError as error:
            self._context.messages.problem(
                printable(translate(error.message)), self.tr("The request is as it was.")
            )
            return
        if self.may_leave():
            self._context.document.adopt(path, loaded)
            self._context.settings.add_recent_file(path)

    def open_handed(self, path: Path) -> None:
        """Open a file that the desktop hands over: in this window only if there is nothing yet."""
        document, window = self._context.document, self._context.window
        is_free = document.path is None and not document.is_modified
        if is_free and QApplication.activeModalWidget() is None:
            window.activateWindow()
            self.open_path(path)
            return
        problem = open_another_window(path)
        if problem:
            self._context.say(problem)

    def save(self) -> bool:
        """Save to the file at hand, asking for one if there is none; answers whether it did."""
        document, messages = self._context.document, self._context.messages
        path = document.path
        if path is None:
            return self.save_as()
        if document.changed_on_disk(path) and not messages.ask_overwrite(presentable(path.name)):
            return False
        return self._save_to(path)

    def save_as(self) -> bool:
        """Let the user choose a file and save to it; answers whether that was done."""
        path = ask_where_to_save(
            self._context.window,
            self._context.messages,
            self.tr("Save the request"),
            self._context.document.path or Path(self._folder()) / f"{self._proposal()}{SUFFIX}",
            dict.fromkeys(self._kinds().split(";;"), SUFFIX),
        )
        return path is not None and self._save_to(path)

    def may_leave(self) -> bool:
        """Ask about unsaved changes; answers whether the request may be dropped."""
        if not self._context.document.is_modified:
            return True
        path = self._context.document.path
        name = presentable(path.name) if path is not None else self.tr("the request")
        answer = self._context.messages.ask_unsaved(name)
        if answer is UnsavedChoice.SAVE:
            return self.save()
        return answer is UnsavedChoice.DISCARD

    def _save_to(self, path: Path) -> bool:
        try:
            self._context.document.save(path)
        except InputError as error:
            self._context.messages.problem(
                printable(translate(error.message)), self.tr("Nothing was written.")
            )
            return False
        self._context.settings.add_recent_file(path)
        return True

    def _proposal(self) -> str:
        workspace = self._context.workspace
        return suggested_name(
            workspace.request, workspace.facts, built_in_roles(), workspace.catalog
        )

    def _folder(self) -> str:
        recent = self._context.settings.recent_files()
        return str(Path(recent[0]).parent) if recent else str(Path.home())

    def _kinds(self) -> str:
        return self.tr("Session files (*{suffix});;All files (*)").format(suffix=SUFFIX)


def dropped_file(data: QMimeData) -> Path | None:
    """One local file that was dragged here, or None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
