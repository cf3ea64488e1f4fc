"""Applying roles and copying them as a map."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from session_composer.codecs.writers.role_map import role_map
from session_composer.core.roles.role_folder import read_roles
from session_composer.core.roles.roles import Role, built_in_roles, with_role
from session_composer.core.text.message import Message
from session_composer.state.jobs import Job
from session_composer.state.language.translation import role_title
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .dialog import RolesDialog

_FOLDER = "role_folder"


class RolesCommands(WindowFeature):
    """What the menus offer around roles."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._job: Job[tuple[list[Role], list[Message]]] | None = None

    def show(self) -> None:
        """Let the user look at the roles and apply one."""
        dialog = self.make_dialog()
        dialog.exec()
        self._stop_reading()
        dialog.deleteLater()

    def make_dialog(self) -> RolesDialog:
        """Make the dialog, connected but not shown."""
        context = self._context
        dialog = RolesDialog(
            context.workspace, built_in_roles(), context.help_texts, context.theme, context.window
        )
        dialog.accepted.connect(lambda: self.apply(dialog.chosen))
        dialog.map_requested.connect(lambda language: self._copy_map(dialog, language))
        dialog.folder_requested.connect(lambda: self._choose_folder(dialog))
        dialog.folder_dropped.connect(lambda: self._use_folder(dialog, None))
        name = self._context.settings.choice(_FOLDER)
        if name:
            self._read(dialog, Path(name))
        return dialog

    def apply(self, role: Role | None) -> None:
        """Make the components of the request those of a role."""
        if role is None:
            return
        workspace = self._context.workspace
        text = self.tr("Apply the role {role}").format(role=role_title(role))
        workspace.replace(with_role(workspace.request, role, workspace.catalog), text)
        self._context.say(self.tr("The role {role} is applied.").format(role=role_title(role)))

    def _copy_map(self, dialog: RolesDialog, language: str) -> None:
        catalog = self._context.workspace.catalog
        self._context.clipboard.copy(role_map(dialog.roles, catalog, language))
        self._context.say(self.tr("Map of {count} roles copied.").format(count=len(dialog.roles)))

    def _choose_folder(self, dialog: RolesDialog) -> None:
        at_hand = self._context.settings.choice(_FOLDER) or str(Path.home())
        name = QFileDialog.getExistingDirectory(
            dialog, self.tr("Folder with roles of your own"), at_hand
        )
        if name:
            self._use_folder(dialog, Path(name))

    def _use_folder(self, dialog: RolesDialog, folder: Path | None) -> None:
        self._context.settings.set_choice(_FOLDER, str(folder) if folder is not None else "")
        if folder is None:
            self._stop_reading()
            dialog.show_folder(None, (), ())
        else:
            self._read(dialog, folder)

    def _read(self, dialog: RolesDialog, folder: Path) -> None:
        store = self._context.workspace.store
        self._stop_reading()
        dialog.show_folder(folder, (), (), busy=True)
        # In a thread: the folder may be on a disk that sleeps, or far away.
        self._job = self._context.jobs.run(
            lambda: read_roles(folder, store),
            lambda found: dialog.show_folder(folder, *found),
            lambda: dialog.show_folder(
                folder, (), (Message("Reading the folder was interrupted by a program error."),)
            ),
        )

    def _stop_reading(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
