"""The stored keys as a table: names and what is known of each, never a key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from session_composer.core.visible import visible
from session_composer.state.key_service import KeyService
from session_composer.state.settings import Profile
from session_composer.state.translation import titled

from .roomy_delegate import RoomyDelegate
from .theme import Theme

_NAME, _MODE, _KIND, _HINT, _OWNER = range(5)


class KeysList(QTreeWidget):
    """One row a key: name, mode, kind, masked hint, and whose it is as far as it was tested."""

    def __init__(self, keys: KeyService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._theme = theme
        self.setObjectName("keysList")
        self.setAccessibleName(self.tr("Stored keys"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(RoomyDelegate(self))
        self.setHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Mode"),
                self.tr("Kind"),
                self.tr("Key"),
                self.tr("Belongs to"),
            ]
        )
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_OWNER, QHeaderView.ResizeMode.Stretch)

    def current_name(self) -> str:
        """Name of the chosen key; empty when there is none."""
        item = self.currentItem()
        name = item.data(_NAME, Qt.ItemDataRole.UserRole) if item is not None else ""
        return name if isinstance(name, str) else ""

    def fill(self) -> None:
        """Show the keys as they are now; the chosen one stays chosen."""
        chosen = self.current_name()
        self.blockSignals(True)
        self.clear()
        for profile in self._keys.profiles():
            item = self._item(profile)
            self.addTopLevelItem(item)
            if profile.name == chosen:
                self.setCurrentItem(item)
        first = self.topLevelItem(0)
        if first is not None and not self.selectedItems():
            self.setCurrentItem(first)
        self.blockSignals(False)

    def _item(self, profile: Profile) -> QTreeWidgetItem:
        colors = self._theme.colors
        is_test = profile.mode == "test" or self._keys.is_proven_test(profile.name)
        mode = {"test": "TEST", "live": "LIVE"}.get(profile.mode, self.tr("MODE UNKNOWN"))
        owner = profile.account
        if profile.account_name:
            owner = f"{profile.account_name} ({profile.account})"
        elif profile.context:
            owner = self.tr("for {account}").format(account=profile.context)
        name = visible(profile.name)
        if self._keys.is_only_in_memory(profile.name):
            name = self.tr("{name} (until the program ends)").format(name=name)
        item = QTreeWidgetItem([name, mode, titled(profile.kind), profile.hint, visible(owner)])
        item.setData(_NAME, Qt.ItemDataRole.UserRole, profile.name)
        item.setForeground(_MODE, QBrush(colors.test if is_test else colors.live))
        item.setForeground(_HINT, QBrush(colors.muted))
        font = item.font(_MODE)
        font.setBold(True)
        item.setFont(_MODE, font)
        item.setToolTip(_OWNER, item.text(_OWNER))
        return item
