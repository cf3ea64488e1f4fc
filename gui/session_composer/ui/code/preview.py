"""Right side, top: what is sent, as a body and as code, and what its user gets."""

from collections.abc import Sequence
from operator import attrgetter
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from session_composer.core.request.form import Pair, places
from session_composer.core.text.display_safe import printable
from session_composer.core.text.masked_lines import MaskedLines
from session_composer.core.wire.paths import WirePath
from session_composer.state.code.inks import parameter_inks
from session_composer.state.document.workspace import Workspace
from session_composer.ui.controls.copy_button import CopyButton
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.controls.segments import Segments
from session_composer.ui.look.theme import Theme
from session_composer.ui.shortcuts.action_keys import with_keys
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.naming import with_name

from .lines_view import LinesView
from .tab_tools import FillMenu, MenuEntry, TabTools

# Called for each pair at each edit.
_CONTINUED = attrgetter("continued")
_BODY_TAB, _CODE_TAB, _EFFECT_TAB = range(3)
_WIRE, _PAIRS = range(2)


class PreviewPanel(QWidget):
    """Shows what would be sent, up to date with every edit.

    Signals:
        path_activated(path): a pair or a line of code was chosen.
        path_marked(path): the pairs of another row are highlighted, or of none.
        size_changed(size): the body has so many bytes now.
        copy_requested(): the body is to be put on the clipboard.
        copy_pairs_requested(text): the pairs are.
    """

    path_activated = Signal(object)
    path_marked = Signal(object)
    size_changed = Signal(int)
    copy_requested = Signal()
    copy_pairs_requested = Signal(str)

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
        self._masks: dict[int, MaskedLines] = {}
        self._answered: frozenset[str] | None = None
        self._has_colors = False
        self._marked: WirePath | None = None

        self.body = LinesView("")
        self.body.setObjectName("bodyPreview")
        self.body.setAccessibleName(self.tr("Body on the wire"))
        self.body.setPlaceholderText(self.tr("Nothing is sent yet. Tick a component on the left."))
        self.pairs = LinesView("\n")
        self.pairs.setObjectName("pairsPreview")
        self.pairs.setAccessibleName(self.tr("Decoded pairs"))
        self.pairs.setPlaceholderText(self.body.placeholderText())
        self._forms = QStackedWidget()
        self._forms.addWidget(self.body)
        self._forms.addWidget(self.pairs)

        wire, pairs = self.tr("Wire"), self.tr("Pairs")
        self.form = Segments("bodyFormSwitch", self.tr("Form of the body"), (wire, pairs))
        self.copy_payload = with_name(CopyButton(theme, self.tr("Copy")), "copyPayloadButton")
        self._name_copy()

        self.tabs = PaneTabs(theme)
        self.tabs.setAccessibleName(self.tr("Preview of the request"))
        self.tabs.addTab(self._forms, self.tr("&Body"))
        # Their places; the tabs themselves come with add_code and add_effect.
        self.tabs.addTab(QWidget(), self.tr("Co&de"))
        self.tabs.addTab(QWidget(), self.tr("What the &user gets"))
        self.tools = TabTools(theme)
        self.tools.add(_BODY_TAB, [self.form], self.copy_payload, self._fill_menu)
        self.tabs.setCornerWidget(self.tools)
        column_of(self.tabs, host=self, spacing=None)
        self.setMinimumHeight(6 * QFontMetrics(self.font()).height())

        self.tabs.currentChanged.connect(self.tools.show_tools)
        self.form.chosen.connect(self._show_form)
        self.copy_payload.clicked.connect(self._on_copy)
        self.body.line_chosen.connect(self._on_line_chosen)
        self.pairs.line_chosen.connect(self._on_line_chosen)
        workspace.changed.connect(self.refresh)
        workspace.catalog_reloaded.connect(self.refresh)
        theme.changed.connect(self._mark)
        self.refresh()

    @property
    def marked(self) -> WirePath | None:
        """Row whose pairs are highlighted."""
        return self._marked

    @property
    def size_in_bytes(self) -> int:
        """Length of the body."""
        return len("".join(self._lines))

    @property
    def shows_pairs(self) -> bool:
        """Whether the body is shown decoded."""
        return self.form.value == _PAIRS

    def add_code(
        self, code: QWidget, tools: list[QWidget], copy: CopyButton, fill: FillMenu
    ) -> None:
        """Put the code into its tab."""
        self._add(_CODE_TAB, code)
        self.tools.add(_CODE_TAB, tools, copy, fill)

    def add_effect(
        self, effect: QWidget, tools: list[QWidget], copy: CopyButton, fill: FillMenu
    ) -> None:
        """Put what the user gets into its tab."""
        self._add(_EFFECT_TAB, effect)
        self.tools.add(_EFFECT_TAB, tools, copy, fill)

    def set_answered(self, body: str | None) -> None:
        """Mark what differs from the body that was answered last; None marks nothing."""
        self._answered = None if body is None else frozenset(body.split("&"))
        is_changed = None if body is None else self._is_changed
        self.body.set_changed(is_changed)
        self.pairs.set_changed(is_changed)

    def refresh(self) -> None:
        """Encode the request as it is now and show it."""
        pairs = self._pairs = self._workspace.pairs()
        lines = self._lines = _wire_lines(pairs)
        if lines and not self._has_colors:
            self._add_colors()
        self.body.set_lines(lambda: self._masked(_WIRE, lines))
        self.pairs.set_lines(lambda: self._decoded(pairs))
        self.size_changed.emit(self.size_in_bytes)
        self._mark()

    def mark(self, path: WirePath | None) -> None:
        """Highlight the pairs of a row."""
        self._marked = path
        self._mark()
        self.path_marked.emit(path)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tools.fit(self.width())

    def _add(self, place: int, page: QWidget) -> None:
        title = self.tabs.tabText(place)
        placeholder = self.tabs.widget(place)
        current = self.tabs.currentIndex()
        self.tabs.removeTab(place)
        self.tabs.insertTab(place, page, title)
        self.tabs.setCurrentIndex(current)
        if placeholder is not None:
            placeholder.deleteLater()

    def _add_colors(self) -> None:
        self._has_colors = True
        for view in (self.body, self.pairs):
            view.use_inks(parameter_inks, self._theme)

    def _decoded(self, pairs: Sequence[Pair]) -> list[str]:
        lines = [f"{pair.name}={pair.value}" for pair in pairs]
        return [printable(line) for line in self._masked(_PAIRS, lines)]

    def _masked(self, form: int, lines: list[str]) -> list[str]:
        if form not in self._masks:
            if not lines:
                return lines
            self._masks[form] = MaskedLines()
        return self._masks[form].of(lines)

    def _is_changed(self, number: int) -> bool:
        answered = self._answered
        return (
            answered is not None
            and number < len(self._pairs)
            and self._pairs[number].encoded not in answered
        )

    def _mark(self) -> None:
        path = self._marked
        numbers = [] if path is None else places(self._pairs, path, self._workspace.catalog)
        self.body.set_marked(numbers, self._theme.colors.link_mark)
        self.pairs.set_marked(numbers, self._theme.colors.link_mark)

    def _on_line_chosen(self, number: int) -> None:
        if number < len(self._pairs):
            self.path_activated.emit(self._pairs[number].path)

    def _show_form(self, number: int) -> None:
        self._forms.setCurrentIndex(number)
        self._name_copy()

    def _name_copy(self) -> None:
        if self.shows_pairs:
            self.copy_payload.setAccessibleName(self.tr("Copy pairs"))
            self.copy_payload.setToolTip(self.tr("Put the decoded pairs on the clipboard"))
        else:
            self.copy_payload.setAccessibleName(self.tr("Copy payload"))
            tip = self.tr("Put the exact body on the clipboard ({keys})")
            self.copy_payload.setToolTip(with_keys(tip, "copyPayloadAction"))

    def _on_copy(self) -> None:
        if self.shows_pairs:
            self.copy_pairs_requested.emit(self.pairs.toPlainText())
        else:
            self.copy_requested.emit()

    def _fill_menu(self) -> list[MenuEntry]:
        return [
            MenuEntry(button.text(), button.isChecked(), button.click)
            for button in self.form.buttons
        ]


def _wire_lines(pairs: Sequence[Pair]) -> list[str]:
    lines = list(map(_CONTINUED, pairs))
    if pairs:
        lines[0] = pairs[0].encoded
    return lines
