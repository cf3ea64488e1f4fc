"""Roles: what each would change in the request, all of them side by side, and the user's own."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.roles.roles import Role, fit_role, with_role
from session_composer.core.text.display_safe import printable
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import WirePath
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import role_title, translate, translate_name
from session_composer.ui.changes.changes_view import ChangesView
from session_composer.ui.controls.pane_tabs import PaneTabs
from session_composer.ui.look.theme import SPACE, Theme, with_text
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.roomy_delegate import RoomyDelegate

from .matrix import RoleMatrix

_LINES = 7


class RolesDialog(QDialog):
    """Lists roles; the chosen one is applied when the dialog is accepted.

    Signals:
        folder_requested(): the user wants to choose the folder with roles of their own.
        folder_dropped(): the user wants no such folder any more.
        map_requested(language): a map of all roles is to be copied, for "node" or "python".
    """

    folder_requested = Signal()
    folder_dropped = Signal()
    map_requested = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        built_in: Sequence[Role],
        help_texts: HelpTexts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._help = help_texts
        self._built_in = tuple(built_in)
        self.roles = self._built_in
        self.setObjectName("rolesDialog")
        self.setWindowTitle(self.tr("Roles"))
        self.list = with_name(QListWidget(), "roleList")
        self.list.setItemDelegate(RoomyDelegate(self.list))
        self.list.setAccessibleName(self.tr("Roles"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = with_name(QPlainTextEdit(), "roleSummary")
        self.about.setAccessibleName(self.tr("About the role"))
        self.about.setReadOnly(True)
        self.about.setTabChangesFocus(True)
        self.about.setMaximumHeight(_LINES * self.fontMetrics().lineSpacing() + 2 * SPACE)
        self.changes = ChangesView(theme, help_texts)
        self.changes.setObjectName("roleChanges")
        self.matrix = RoleMatrix(help_texts, theme)
        self.tabs = PaneTabs(theme)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("What the roles do"))
        self.tabs.addTab(self.changes, self.tr("What c&hanges"))
        self.tabs.addTab(self.matrix, self.tr("A&ll roles"))
        self._folder_page = self._make_folder_page()
        self.tabs.addTab(self._folder_page, "")
        self.copy_map = with_name(QPushButton(self.tr("Copy as &map")), "copyRoleMapButton")
        self.copy_map.setToolTip(self.tr("Copy a map from role to parameters, with all roles"))
        menu = QMenu(self.copy_map)
        for name, title in (("node", "Node.js"), ("python", "Python")):
            action = menu.addAction(title, lambda name=name: self.map_requested.emit(name))  # type: ignore[misc]
            action.setObjectName(f"copyRoleMap_{name}Action")
        self.copy_map.setMenu(menu)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_role)
        self.list.itemDoubleClicked.connect(self.apply.click)
        self.show_folder(None, (), ())
        self.resize(with_text(self, 760, 540))

    @property
    def chosen(self) -> Role | None:
        """The role that is selected."""
        row = self.list.currentRow()
        return self.roles[row] if 0 <= row < len(self.roles) else None

    def show_folder(
        self,
        folder: Path | None,
        own: Sequence[Role],
        notices: Sequence[Message],
        *,
        busy: bool = False,
    ) -> None:
        """List the user's own roles behind the built-in ones, and what cannot be used."""
        chosen = self.chosen
        self.roles = (*self._built_in, *own)
        self.list.clear()
        for role in self.roles:
            self.list.addItem(role_title(role))
            tip = role.file or self.tr("Comes with the program")
            self.list.item(self.list.count() - 1).setToolTip(printable(tip))
        self.matrix.show_roles(self.roles, self._workspace.catalog)
        self.notices.setPlaceholderText(
            self.tr("No folder chosen") if folder is None else self.tr("No files were left out.")
        )
        if folder is None:
            text = self.tr("Save requests as session files into one folder and choose it here.")
        elif busy:
            text = self.tr("Reading {folder}…").format(folder=printable(str(folder)))
        else:
            text = self.tr("Roles found in {folder}: {count}").format(
                count=len(own), folder=printable(str(folder))
            )
        self.folder_text.setText(text)
        self.drop_folder.setEnabled(folder is not None)
        self.notices.setPlainText("\n".join(map(translate, notices)))
        title = self.tr("&Own roles")
        if notices:
            title = self.tr("&Own roles ({count} left out)").format(count=len(notices))
        self.tabs.setTabText(self.tabs.indexOf(self._folder_page), title)
        self.list.setCurrentRow(self.roles.index(chosen) if chosen in self.roles else 0)

    def _on_role(self) -> None:
        role = self.chosen
        if role is None:
            return
        request, catalog = self._workspace.request, self._workspace.catalog
        after = with_role(request, role, catalog)
        self.changes.show_changes(request, after, catalog)
        self.about.setPlainText("\n".join(self._about(role)))
        self.apply.setEnabled(after != request and bool(fit_role(role, catalog).params))

    def _about(self, role: Role) -> list[str]:
        fitted = fit_role(role, self._workspace.catalog)
        version = self._workspace.request.api_version
        found = [
            translate_name(role.summary)
            or self.tr("From {file}.").format(file=printable(role.file))
        ]
        if not fitted.params:
            text = self.tr("{version} has nothing that this role sends.")
            found.append(text.format(version=version))
        elif fitted.left_out:
            names = "; ".join(map(self._title, fitted.left_out))
            text = self.tr("Left out because {version} does not have it: {names}.")
            found.append(text.format(version=version, names=names))
        if fitted.open:
            names = "; ".join(dict.fromkeys(self._title(path, short=True) for path in fitted.open))
            found.append(self.tr("Left to Stripe’s default: {names}.").format(names=names))
        return found

    def _title(self, path: WirePath, *, short: bool = False) -> str:
        names = [printable(key) for key in path[1:] if key != "features"] or [printable(path[0])]
        component = self._help.component(path[1]) if len(path) > 1 else None
        if component is not None:
            names[0] = component.title
        feature = self._help.feature(path[1], path[3]) if len(path) == 4 else None
        if feature is not None:
            names[1] = feature.title
        return names[-1] if short else ": ".join(names)

    def _make_folder_page(self) -> QWidget:
        page = QWidget()
        self.folder_text = plain_label("", "roleFolderText")
        self.folder_text.setWordWrap(True)
        self.choose_folder = with_name(
            QPushButton(self.tr("Choose a &folder…")), "roleFolderButton"
        )
        self.choose_folder.clicked.connect(self.folder_requested)
        self.drop_folder = with_name(QPushButton(self.tr("&Use none")), "roleFolderDropButton")
        self.drop_folder.setToolTip(self.tr("Forget the folder; its files stay as they are"))
        self.drop_folder.clicked.connect(self.folder_dropped)
        self.notices = with_name(QPlainTextEdit(), "roleNotices")
        self.notices.setAccessibleName(self.tr("Files that are left out"))
        self.notices.setReadOnly(True)
        self.notices.setTabChangesFocus(True)
        row = row_of(self.choose_folder, self.drop_folder, 1)
        column_of(self.folder_text, row, (self.notices, 1), host=page, margins=(0, SPACE, 0, 0))
        return page

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.apply = with_name(QPushButton(self.tr("&Apply")), "applyRoleButton")
        self.apply.setToolTip(self.tr("Send what the role says, as one step that can be undone"))
        buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.copy_map, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        right = QWidget()
        column_of(self.about, (self.tabs, 1), host=right)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(SPACE)
        panes.addWidget(self.list)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([170, 590])
        column_of((panes, 1), buttons, host=self, margins=None)
        self.setTabOrder(self.apply, self.copy_map)
        self.setTabOrder(self.copy_map, buttons.button(QDialogButtonBox.StandardButton.Close))
        # Only a button that is in its dialog can be the one for Enter.
        self.apply.setDefault(True)
