"""Fields to expand: a removable button for each, a list of many, and a field for the next."""

from collections.abc import Set
from itertools import pairwise
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from session_composer.core.account.account_id import expand_problem
from session_composer.core.request.request import Request
from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.flow_box import FlowBox
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.tone_label import ToneLabel

from .expand_list import ExpandList

_CHIP_CHARS = 40
MOST_CHIPS = 20
"""More of them would leave the tree no room, and each takes a widget."""


class _Field(QLineEdit):
    """Goes when it is left.

    Signals:
        left(): the user is elsewhere, or gave it up.
    """

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ExpandEditor(QWidget):
    """Edits the ``expand`` list."""

    def __init__(self, workspace: Workspace, theme: Theme, before: QWidget) -> None:
        """``before`` is what Tab leaves for it."""
        super().__init__()
        self._before = before
        self._workspace = workspace
        self._theme = theme
        self._chips: list[QPushButton] = []
        self.field = with_name(_Field(), "expandField")
        self.field.setAccessibleName(self.tr("Field to expand"))
        self.field.setPlaceholderText(self.tr("field name, then Enter"))
        self.field.setMaxLength(500)
        # A file that is dropped here is for the window.
        self.field.setAcceptDrops(False)
        self.field.hide()
        self._problem = ToneLabel(theme, "expandProblem", tone="error", wraps=True)
        self._problem.hide()
        self._chip_host = FlowBox(SPACE // 2)
        self._chip_host.hide()
        self._list: ExpandList | None = None
        label = plain_label(self.tr("Expand"))
        row = row_of(label, (self._chip_host, 1), (self.field, 1))
        layout = self._rows = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACE // 2, MARGIN, SPACE // 2)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(row)
        layout.addWidget(self._problem)
        self.field.textChanged.connect(self._check)
        self.field.returnPressed.connect(self._add)
        self.field.left.connect(self._end_adding)
        workspace.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._show(workspace.request.expand)
        self.setVisible(bool(workspace.request.expand))

    def set_order(self) -> None:
        """Let Tab lead through all of it as one reads."""
        if self.window() is self._before.window():
            for before, after in pairwise((self._before, *self._chips, self.field)):
                QWidget.setTabOrder(before, after)

    def add_field(self) -> None:
        """Let the user type the next one."""
        self.show()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_adding(self) -> None:
        if not self.field.text():
            self.field.hide()
            self.setVisible(bool(self._workspace.request.expand))

    def _check(self) -> None:
        entry = self.field.text().strip()
        problem = translate(expand_problem(entry)) if entry else ""
        if not problem and entry in self._workspace.request.expand:
            problem = self.tr("This field is in the list already.")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _add(self) -> None:
        entry = self.field.text().strip()
        expand = self._workspace.request.expand
        if entry and not expand_problem(entry) and entry not in expand:
            self.field.clear()
            self._workspace.set_expand(
                (*expand, entry), self.tr("Expand {field}").format(field=entry)
            )

    def _remove(self, position: int) -> None:
        self._remove_all({position})

    def _remove_all(self, positions: Set[int]) -> None:
        expand = self._workspace.request.expand
        kept = tuple(entry for place, entry in enumerate(expand) if place not in positions)
        count = len(expand) - len(kept)
        text = self.tr("Expand one field less")
        if count != 1:
            text = self.tr("Expand {count} fields less").format(count=count)
        self._workspace.set_expand(kept, text)
        if self._chips:
            # One after another, without looking for the next.
            self._chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, before: Request, after: Request) -> None:
        if before.expand != after.expand:
            self._show(after.expand)
            self._check()
            self.setVisible(bool(after.expand) or not self.field.isHidden())

    def _show(self, expand: tuple[str, ...]) -> None:
        is_list = len(expand) > MOST_CHIPS
        shown = () if is_list else expand
        for chip in self._chips[len(shown) :]:
            self._chip_host.remove(chip)
            chip.deleteLater()
        del self._chips[len(shown) :]
        for position in range(len(self._chips), len(shown)):
            self._add_chip(position)
        for chip, entry in zip(self._chips, shown, strict=True):
            self._label(chip, printable(entry))
        self.set_order()
        self._chip_host.setVisible(bool(shown))
        if is_list or self._list is not None:
            entries = self._the_list()
            entries.show_entries(expand if is_list else ())
            entries.setVisible(is_list)

    def _the_list(self) -> ExpandList:
        if self._list is None:
            self._list = ExpandList(self)
            self._list.remove_requested.connect(self._remove_all)
            self._rows.addWidget(self._list)
        return self._list

    def _add_chip(self, position: int) -> None:
        chip = QPushButton()
        chip.setIcon(self._theme.icon("cross"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda: self._remove(position))
        self._chip_host.add(chip)
        self._chips.append(chip)

    def _label(self, chip: QPushButton, shown: str) -> None:
        chip.setText(shorten(shown, _CHIP_CHARS).replace("&", "&&"))
        chip.setAccessibleName(self.tr("Stop expanding {field}").format(field=shown))

    def _on_theme_changed(self) -> None:
        for chip in self._chips:
            chip.setIcon(self._theme.icon("cross"))
