"""The stored keys as a table: names and what is known of each, never a key."""

from typing import override

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from session_composer.api.keys.store import MAX_PROFILE_CHARS
from session_composer.core.text.display_safe import printable
from session_composer.state.document.settings import Profile
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate_name
from session_composer.state.model_index import Index
from session_composer.state.sending.target_choice import mode_of
from session_composer.ui.look.theme import Theme
from session_composer.ui.widgets.mode_chip import chip_of
from session_composer.ui.widgets.roomy_delegate import RoomyDelegate

_NAME, _MODE, _KIND, _HINT, _OWNER = range(5)
_EDITED_CHARS = 30


class _NameEditor(RoomyDelegate):
    """Edits the name of a key, and tells the new one instead of taking it: the keyring decides.

    Signals:
        named(name, new_name): a key is to have another name.
    """

    named = Signal(str, str)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setObjectName("keyRenameField")
        line.setAccessibleName(self.tr("Name of the key"))
        line.setMaxLength(MAX_PROFILE_CHARS)
        return line

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        # The column is as wide as the names that there are; the next one may be longer.
        place = option.rect
        place.setWidth(max(place.width(), editor.fontMetrics().averageCharWidth() * _EDITED_CHARS))
        editor.setGeometry(place)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.UserRole))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            name, new_name = index.data(Qt.ItemDataRole.UserRole), editor.text().strip()
            if new_name and new_name != name:
                self.named.emit(name, new_name)


class KeysList(QTreeWidget):
    """One row a key: name, mode, kind, masked hint, and whose it is as far as it was tested.

    Signals:
        named(name, new_name): the user gave a key another name.
    """

    named = Signal(str, str)

    def __init__(self, keys: KeyService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._theme = theme
        self.setObjectName("keysList")
        self.setAccessibleName(self.tr("Stored keys"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        editor = _NameEditor(self)
        editor.named.connect(self.named)
        self.setItemDelegate(editor)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
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

    def choose(self, name: str) -> None:
        """Let a key be the chosen one, if it is there."""
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and item.data(_NAME, Qt.ItemDataRole.UserRole) == name:
                self.setCurrentItem(item)

    def rename_current(self) -> None:
        """Let the user type another name for the chosen key."""
        item = self.currentItem()
        if item is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.editItem(item, _NAME)

    @override
    def edit(  # type: ignore[override]
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        # Wherever in its row: the name is what can be edited.
        place = index.sibling(index.row(), _NAME)
        return bool(super().edit(place, trigger, event))  # type: ignore[arg-type]

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
        mode = mode_of(self._keys, profile.name)
        owner = profile.account
        if profile.account_name:
            owner = f"{profile.account_name} ({profile.account})"
        elif profile.context:
            owner = self.tr("for {account}").format(account=profile.context)
        name = printable(profile.name)
        if self._keys.is_only_in_memory(profile.name):
            name = self.tr("{name} (until the program ends)").format(name=name)
        item = QTreeWidgetItem(
            [
                name,
                chip_of(mode, colors).word,
                translate_name(profile.kind),
                profile.hint,
                printable(owner),
            ]
        )
        item.setData(_NAME, Qt.ItemDataRole.UserRole, profile.name)
        item.setForeground(_MODE, QBrush(colors.live if mode.counts_as_live else colors.test))
        font = item.font(_MODE)
        font.setBold(True)
        item.setFont(_MODE, font)
        item.setForeground(_HINT, QBrush(colors.muted))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setToolTip(_OWNER, item.text(_OWNER))
        return item
