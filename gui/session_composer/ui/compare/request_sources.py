"""Where a request to compare comes from: the form, a file, an earlier exchange."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from session_composer.core.request.request import Request
from session_composer.core.session.session_file import SUFFIX, load
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.widgets.naming import with_name

_LONGEST = 60


@dataclass(frozen=True, slots=True, eq=False)
class RequestSource:
    """A request by its title; ``read`` raises InputError when there is none any more."""

    title: str
    read: Callable[[], Request]


def file_source(path: Path, store: CatalogStore) -> RequestSource:
    """Request of a session file as it is on the disk when it is asked for."""
    return RequestSource(shorten(printable(path.name), _LONGEST), lambda: load(path, store).request)


class SourceBox(ChoiceBox):
    """Offers the sources, and to choose a file.

    Signals:
        changed(): another source was chosen.
        file_wanted(): the user wants to choose a file.
    """

    changed = Signal()
    file_wanted = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_name(self, name)
        self.setAccessibleName(title)
        # A long name must not widen the window.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sources: list[RequestSource] = []
        self._chosen: RequestSource | None = None
        self.addItem(self.tr("Choose a file…"))
        self.activated.connect(self._on_activated)

    @property
    def chosen(self) -> RequestSource | None:
        """The source in use; None before one was chosen."""
        return self._chosen

    def offer(self, source: RequestSource) -> None:
        """Add a source."""
        self.insertItem(len(self._sources), source.title)
        self._sources.append(source)
        self._show()

    def choose(self, source: RequestSource | None) -> None:
        """Use one of the sources."""
        self._chosen = source
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        place = next((i for i, one in enumerate(self._sources) if one is self._chosen), -1)
        self.setCurrentIndex(place)

    def _on_activated(self, place: int) -> None:
        if place < len(self._sources):
            self.choose(self._sources[place])
        else:
            self._show()
            self.file_wanted.emit()


FILE_FILTER = f"*{SUFFIX}"
