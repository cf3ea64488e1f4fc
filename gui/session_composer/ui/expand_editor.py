"""Fields to expand: one removable button for each, and a field for the next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from session_composer.core.account_id import expand_problem
from session_composer.core.request import Request
from session_composer.core.visible import shorten, visible
from session_composer.state.translation import said
from session_composer.state.workspace import Workspace

from .flow_layout import FlowLayout
from .naming import named
from .theme import SPACE, Theme, set_text_color

_CHIP_CHARS = 40


class ExpandEditor(QWidget):
    """Edits the ``expand`` list."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._chips: list[QPushButton] = []
        label = QLabel(self.tr("E&xpand"))
        self.field = named(QLineEdit(), "expandField")
        self.field.setAccessibleName(self.tr("Field to expand"))
        self.field.setPlaceholderText(self.tr("field name, then Enter"))
        self.field.setMaxLength(500)
        # A file that is dropped here is for the window.
        self.field.setAcceptDrops(False)
        label.setBuddy(self.field)
        self._problem = named(QLabel(), "expandProblem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._chip_host = QWidget()
        self._chip_layout = FlowLayout(self._chip_host, SPACE // 2)
        self._chip_host.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label)
        row.addWidget(self.field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(row)
        layout.addWidget(self._problem)
        layout.addWidget(self._chip_host)
        self.field.textChanged.connect(self._check)
        self.field.returnPressed.connect(self._add)
        workspace.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show(workspace.request.expand)

    def _check(self) -> None:
        entry = self.field.text().strip()
        problem = expand_problem(entry) if entry else ""
        if not problem and entry in self._workspace.request.expand:
            problem = self.tr("This field is in the list already.")
        self._problem.setText(said(problem))
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
        expand = self._workspace.request.expand
        self._workspace.set_expand(
            expand[:position] + expand[position + 1 :], self.tr("Expand one field less")
        )
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, before: Request, after: Request) -> None:
        if before.expand != after.expand:
            self._show(after.expand)
            self._check()

    def _show(self, expand: tuple[str, ...]) -> None:
        for chip in self._chips:
            self._chip_layout.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(number, entry) for number, entry in enumerate(expand)]
        before: QWidget = self.field
        for chip in self._chips:
            self._chip_layout.addWidget(chip)
            QWidget.setTabOrder(before, chip)
            before = chip
        self._chip_host.setVisible(bool(expand))

    def _chip(self, position: int, entry: str) -> QPushButton:
        shown = visible(entry)
        chip = QPushButton()
        chip.setText(shorten(shown, _CHIP_CHARS).replace("&", "&&"))
        chip.setIcon(self._theme.icon("remove"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setAccessibleName(self.tr("Stop expanding {field}").format(field=shown))
        chip.clicked.connect(lambda: self._remove(position))
        return chip

    def _on_theme_changed(self) -> None:
        self._problem.setPalette(set_text_color(self.palette(), self._theme.colors.error))
        for chip in self._chips:
            chip.setIcon(self._theme.icon("remove"))
