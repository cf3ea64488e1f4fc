"""Right side, top: the body as it goes over the wire, its decoded pairs, and code."""

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from session_composer.core.request.form import Pair, places
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import WirePath
from session_composer.state.document.workspace import Workspace
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name

from .lines_view import LinesView

# Called for each pair at each edit.
_CONTINUED = attrgetter("continued")


class PreviewPanel(QWidget):
    """Shows what would be sent, up to date with every edit.

    Signals:
        path_activated(path): a pair or a line of code was chosen.
        path_marked(path): the pairs of another row are highlighted, or of none.
        size_changed(size): the body has so many bytes now.
    """

    path_activated = Signal(object)
    path_marked = Signal(object)
    size_changed = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._pairs: Sequence[Pair] = ()
        self._lines: list[str] = []
        self._marked: WirePath | None = None

        self.body = LinesView("")
        self.body.setObjectName("bodyPreview")
        self.body.setAccessibleName(self.tr("Body on the wire"))
        self.body.setPlaceholderText(self.tr("Nothing is sent yet. Tick a component on the left."))
        self.pairs = LinesView("\n")
        self.pairs.setObjectName("pairsPreview")
        self.pairs.setAccessibleName(self.tr("Decoded pairs"))
        self.pairs.setPlaceholderText(self.body.placeholderText())

        self.copy_payload = with_name(QPushButton(self.tr("&Copy payload")), "copyPayloadButton")
        self.copy_payload.setAccessibleName(self.tr("Copy payload"))
        self.copy_payload.setToolTip(self.tr("Put the exact body on the clipboard (Ctrl+Shift+C)"))

        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Preview of the request"))
        self.tabs.addTab(self._padded(self.body), self.tr("&Body"))
        self.tabs.addTab(self._padded(self.pairs), self.tr("&Pairs"))
        # Its place; the tab itself comes with add_code.
        self.tabs.addTab(QWidget(), self.tr("Co&de"))
        corner = QWidget()
        row_of(self.copy_payload, host=corner)
        self.tabs.setCornerWidget(corner)
        column_of(self.tabs, host=self, spacing=None)
        self.setMinimumHeight(6 * QFontMetrics(self.font()).height())

        self.body.line_chosen.connect(self._on_line_chosen)
        self.pairs.line_chosen.connect(self._on_line_chosen)
        workspace.changed.connect(self.refresh)
        workspace.catalog_reloaded.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    @property
    def marked(self) -> WirePath | None:
        """Row whose pairs are highlighted."""
        return self._marked

    @property
    def size_in_bytes(self) -> int:
        """Length of the body."""
        return len("".join(self._lines))

    def add_code(self, code: QWidget) -> None:
        """Put the code into its tab."""
        place = self.tabs.count() - 1
        title = self.tabs.tabText(place)
        placeholder = self.tabs.widget(place)
        self.tabs.removeTab(place)
        self.tabs.addTab(code, title)
        if placeholder is not None:
            placeholder.deleteLater()

    def refresh(self) -> None:
        """Encode the request as it is now and show it."""
        pairs = self._pairs = self._workspace.pairs()
        lines = self._lines = _wire_lines(pairs)
        self.body.set_lines(lambda: _masked(lines))
        self.pairs.set_lines(lambda: _decoded_lines(pairs))
        self.size_changed.emit(self.size_in_bytes)
        self._mark()

    def mark(self, path: WirePath | None) -> None:
        """Highlight the pairs of a row."""
        self._marked = path
        self._mark()
        self.path_marked.emit(path)

    def _mark(self) -> None:
        path = self._marked
        numbers = [] if path is None else places(self._pairs, path, self._workspace.catalog)
        self.body.set_marked(numbers, self._theme.colors.highlight)
        self.pairs.set_marked(numbers, self._theme.colors.highlight)

    def _on_line_chosen(self, number: int) -> None:
        if number < len(self._pairs):
            self.path_activated.emit(self._pairs[number].path)

    def _on_theme_changed(self) -> None:
        self.copy_payload.setIcon(self._theme.icon("copy"))
        self._mark()

    def _padded(self, widget: QWidget) -> QWidget:
        page = QWidget()
        column_of(widget, host=page, spacing=None, margins=(0, SPACE // 2, 0, 0))
        return page


def _wire_lines(pairs: Sequence[Pair]) -> list[str]:
    lines = list(map(_CONTINUED, pairs))
    if pairs:
        lines[0] = pairs[0].encoded
    return lines


def _decoded_lines(pairs: Sequence[Pair]) -> list[str]:
    return [printable(line) for line in _masked([f"{pair.name}={pair.value}" for pair in pairs])]


def _masked(lines: list[str]) -> list[str]:
    if not lines:
        return lines
    # Lazy: most first frames show an empty request.
    from session_composer.core.text.secret_text import redact_lines

    return redact_lines(lines)
