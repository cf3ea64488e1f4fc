"""The file behind the request: which one it is, and whether it changed behind our back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from session_composer.core.files.read_write import absolute, read_bounded
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError, system_reason

from .workspace import Workspace

if TYPE_CHECKING:
    from session_composer.core.session.session_file import LoadedFile


class Document(QObject):
    """Opens and saves the workspace's request.

    Signals:
        opened(): the request was read from a file.
        restarted(): another request takes the place of the one before, its history and its answer.
        path_changed(): another file, or none, belongs to the request.
    """

    path_changed = Signal()
    opened = Signal()
    restarted = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._path: Path | None = None
        self._fingerprint = ""

    @property
    def path(self) -> Path | None:
        """File that the request was opened from or saved to."""
        return self._path

    @property
    def fingerprint(self) -> str:
        """Digest of the file as it was last read or written here; empty without a file."""
        return self._fingerprint

    @property
    def is_modified(self) -> bool:
        """Whether there are edits that are not saved."""
        return not self._workspace.undo_stack.isClean()

    def new(self) -> None:
        """Begin with an empty request of the version in use."""
        self._workspace.start_over(Request(self._workspace.request.api_version))
        self._set_path(None, "")
        self.restarted.emit()

    def open(self, path: Path) -> None:
        """Read a file. Raises InputError; the current request is untouched then."""
        self.adopt(path, self.load(path))

    def load(self, path: Path) -> "LoadedFile":
        """Read a file without touching the current request. Raises InputError."""
        # Lazy: no file is read before the first frame.
        from session_composer.core.session import session_file

        return session_file.load(path, self._workspace.store)

    def adopt(self, path: Path, loaded: "LoadedFile") -> None:
        """Make what was read from a file the current request."""
        self._workspace.start_over(loaded.request)
        self._set_path(path, loaded.fingerprint)
        self.restarted.emit()
        self.opened.emit()

    def restore(self, request: Request, path: Path | None, fingerprint: str) -> None:
        """Go on with unsaved work. What its file held when it was last seen, the digest tells."""
        self._workspace.start_over(request)
        self._workspace.undo_stack.resetClean()
        self._set_path(path, fingerprint)
        self.restarted.emit()
        self.opened.emit()

    def changed_on_disk(self, path: Path) -> bool:
        """Whether saving to a path would overwrite something we have not seen."""
        if path != self._path:
            return False
        # Lazy: only what was read from a file can have changed there.
        from session_composer.core.request import limits
        from session_composer.core.session import session_file

        try:
            data = read_bounded(path, limits.MAX_BYTES)
        except InputError:
            return path.exists()
        return session_file.fingerprint(data) != self._fingerprint

    def save(self, path: Path) -> None:
        """Write the request. Raises InputError with a sentence; the old file is intact then."""
        # Lazy: no file is written before the first frame.
        from session_composer.core.session import session_file

        workspace = self._workspace
        try:
            written = session_file.save(path, workspace.request, workspace.catalog)
        except OSError as error:
            raise InputError(
                "{name} could not be saved: {reason}.", name=path.name, reason=system_reason(error)
            ) from error
        workspace.undo_stack.setClean()
        self._set_path(path, written)

    def _set_path(self, path: Path | None, fingerprint: str) -> None:
        # Recovery, and the next start, may be in another folder.
        self._path = absolute(path) if path is not None else None
        self._fingerprint = fingerprint
        self.path_changed.emit()
