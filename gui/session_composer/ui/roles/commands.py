"""Applying roles and copying them as a map."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from session_composer.core.text.message import Message
from session_composer.state.jobs import Job
from session_composer.state.language.translation import role_title
from session_composer.ui.look.theme import Theme
from session_composer.ui.shell.clipboard import Clipboard
from session_composer.ui.shell.context import Parts

if TYPE_CHECKING:
    from session_composer.core.roles.roles import Role

    from .dialog import RolesDialog

_FOLDER = "role_folder"


class RolesCommands(QObject):
    """What the menus offer around roles; ``say`` shows a short text in the status bar."""

    def __init__(
        self,
        parts: Parts,
        clipboard: Clipboard,
        say: Callable[[str], None],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = parts.workspace
        self._settings = parts.settings
        self._jobs = parts.jobs
        self._help = parts.help_texts
        self._clipboard = clipboard
        self._say = say
        self._theme = theme
        self._window = window
        self._job: Job[tuple[list[Role], list[Message]]] | None = None

    def show(self) -> None:
        """Let the user look at the roles and apply one."""
        dialog = self.make_dialog()
        dialog.exec()
        self._stop_reading()
        dialog.deleteLater()

    def make_dialog(self) -> "RolesDialog":
        """Make the dialog, connected but not shown."""
        # Lazy: most sittings never open it.
        from session_composer.core.roles.roles import built_in_roles

        from .dialog import RolesDialog

        dialog = RolesDialog(
            self._workspace, built_in_roles(), self._help, self._theme, self._window
        )
        dialog.accepted.connect(lambda: self._apply(dialog.chosen))
        dialog.map_requested.connect(lambda language: self._copy_map(dialog, language))
        dialog.folder_requested.connect(lambda: self._choose_folder(dialog))
        dialog.folder_dropped.connect(lambda: self._use_folder(dialog, None))
        name = self._settings.choice(_FOLDER)
        if name:
            self._read(dialog, Path(name))
        return dialog

    def _apply(self, role: "Role | None") -> None:
        # Lazy: see make_dialog.
        from session_composer.core.roles.roles import with_role

        if role is None:
            return
        workspace = self._workspace
        text = self.tr("Apply the role {role}").format(role=role_title(role))
        workspace.replace(with_role(workspace.request, role, workspace.catalog), text)
        self._say(self.tr("The role {role} is applied.").format(role=role_title(role)))

    def _copy_map(self, dialog: "RolesDialog", language: str) -> None:
        # Lazy: see make_dialog.
        from session_composer.codecs.writers.role_map import role_map

        self._clipboard.copy(role_map(dialog.roles, self._workspace.catalog, language))
        self._say(self.tr("Map of {count} roles copied.").format(count=len(dialog.roles)))

    def _choose_folder(self, dialog: "RolesDialog") -> None:
        # Lazy: see Messages.
        from PySide6.QtWidgets import QFileDialog

        at_hand = self._settings.choice(_FOLDER) or str(Path.home())
        name = QFileDialog.getExistingDirectory(
            dialog, self.tr("Folder with roles of your own"), at_hand
        )
        if name:
            self._use_folder(dialog, Path(name))

    def _use_folder(self, dialog: "RolesDialog", folder: Path | None) -> None:
        self._settings.set_choice(_FOLDER, str(folder) if folder is not None else "")
        if folder is None:
            self._stop_reading()
            dialog.show_folder(None, (), ())
        else:
            self._read(dialog, folder)

    def _read(self, dialog: "RolesDialog", folder: Path) -> None:
        # Lazy: see make_dialog.
        from session_composer.core.roles.role_folder import read_roles

        store = self._workspace.store
        self._stop_reading()
        dialog.show_folder(folder, (), (), busy=True)
        # In a thread: the folder may be on a disk that sleeps, or far away.
        self._job = self._jobs.run(
            lambda: read_roles(folder, store),
            lambda found: dialog.show_folder(folder, *found),
            lambda: dialog.show_folder(
                folder, (), (Message("An error in the program ended reading the folder."),)
            ),
        )

    def _stop_reading(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
