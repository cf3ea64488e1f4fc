"""Roles against components as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.roles.roles import Role, RoleCell, fit_role, role_cell
from session_composer.core.versions.catalog import Catalog
from session_composer.state.language.translation import role_title
from session_composer.ui.look.theme import Theme


class RoleMatrix(QTableWidget):
    """A row for each component, a column for each role."""

    def __init__(self, help_texts: HelpTexts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._help = help_texts
        self._theme = theme
        self.setObjectName("roleMatrix")
        self.setAccessibleName(self.tr("Components by role"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)

    def show_roles(self, roles: Sequence[Role], catalog: Catalog) -> None:
        """Show what each role does with each component of an API version."""
        components = [component.name for component in catalog.components]
        titles = [self._title(name) for name in components]
        self.clear()
        self.setRowCount(len(components))
        self.setColumnCount(len(roles))
        self.setVerticalHeaderLabels(titles)
        self.setHorizontalHeaderLabels([role_title(role) for role in roles])
        for column, role in enumerate(roles):
            fitted = fit_role(role, catalog)
            for row, name in enumerate(components):
                found = role_cell(fitted, catalog, name)
                item = self._item(found, name)
                words = item.toolTip().replace("\n", ". ")
                spoken = f"{role_title(role)}, {titles[row]}: {words}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.setItem(row, column, item)
        self.resizeColumnsToContents()
        self.resizeRowsToContents()

    def _item(self, found: RoleCell, component: str) -> QTableWidgetItem:
        colors = self._theme.colors
        if found.enabled is None:
            text, tip, color = "–", self.tr("Not sent"), colors.muted
        elif not found.enabled:
            text, tip, color = self.tr("off"), self.tr("Sent as false"), colors.no
        else:
            decided = len(found.on) + len(found.off)
            text = self.tr("on, {on} of {count}").format(on=len(found.on), count=decided)
            text = text if decided else self.tr("on")
            tip = self.tr("Sent as true")
            # Green is for what the user may do there.
            color = colors.yes if found.on or not decided else colors.ink2
        for words, features in (
            (self.tr("On: {features}"), found.on),
            (self.tr("Off: {features}"), found.off),
            (self.tr("Left to Stripe: {features}"), found.open),
        ):
            if features:
                names = ", ".join(self._title(component, feature) for feature in features)
                tip += "\n" + words.format(features=names)
        item = QTableWidgetItem(text)
        item.setForeground(color)
        item.setToolTip(tip)
        return item

    def _title(self, component: str, feature: str = "") -> str:
        found = (
            self._help.feature(component, feature) if feature else self._help.component(component)
        )
        return found.title if found is not None else feature or component
