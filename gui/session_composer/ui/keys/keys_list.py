"""The stored keys as a list: names and what is known of each, never a key."""

from typing import override

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
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
from session_composer.state.sending.target_choice import TargetMode, mode_of
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import MARGIN, SMALL, SPACE, Theme, fixed_font, scaled_font
from session_composer.ui.widgets.mode_chip import chip_of, chip_width, paint_chip

from .sentences import owner_of

_NAME, _MODE, _KIND, _HINT, _OWNER = range(5)
_MODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LEADING = int(Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = 2


class _Rows(QStyledItemDelegate):
    """Paints name and mode of a key above its hint, and edits the name in place.

    The new name is told instead of being taken: the keyring decides.

    Signals:
        named(name, new_name): a key is to have another name.
    """

    named = Signal(str, str)

    def __init__(self, theme: Theme, view: QTreeWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._hint_font = scaled_font(fixed_font(), SMALL)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        least = self._theme.measures.key_row
        lines = option.fontMetrics.height() + QFontMetrics(self._hint_font).height()
        return QSize(0, max(least, lines + SPACE + SPACE // 2))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, row = self._theme.colors, option.rect
        is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.selectionModel().isSelected(index):
            has_focus = self._view.hasFocus()
            painter.fillRect(row, colors.sel_focus if has_focus else colors.sel_idle)
            bar = self._theme.measures.current_row_bar
            left = row.right() + 1 - bar if is_mirrored else row.left()
            ink = colors.accent if has_focus else colors.ink2
            painter.fillRect(QRect(left, row.top(), bar, row.height()), ink)
        mode = TargetMode(index.data(_MODE_ROLE))
        icon = QRect(row.topLeft(), QSize(ICON_SIZE.width(), row.height()))
        icon.moveLeft(row.left() + MARGIN)
        above, below = self._lines(option)
        if is_mirrored:
            for area in (icon, above, below):
                area.moveRight(row.left() + row.right() - area.left())
        self._theme.icon("key").paint(painter, icon)
        chip = chip_of(mode, colors)
        bold = scaled_font(option.font, bold=True)
        small = scaled_font(option.font, SMALL * 0.9, bold=True)
        wide = chip_width(chip.word, QFontMetrics(small))
        metrics = QFontMetrics(bold)
        name = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, above.width() - wide - SPACE
        )
        painter.setFont(bold)
        painter.setPen(colors.ink)
        painter.drawText(above, _LEADING, name)
        place = QRect(0, 0, wide, QFontMetrics(small).height() + 2)
        place.moveCenter(above.center())
        place.moveLeft(above.left() + metrics.horizontalAdvance(name) + SPACE)
        if is_mirrored:
            place.moveRight(above.right() - metrics.horizontalAdvance(name) - SPACE)
        painter.setFont(small)
        paint_chip(painter, place, chip)
        painter.setFont(self._hint_font)
        painter.setPen(colors.muted)
        painter.drawText(below, _LEADING, str(index.sibling(index.row(), _HINT).data()))
        painter.restore()

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
        # The text stays where it is.
        above, _ = self._lines(option)
        height = min(editor.sizeHint().height(), option.rect.height() - 2)
        editor.setGeometry(
            above.left() - SPACE, option.rect.top() + 1, above.width() + SPACE, height
        )

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

    def _lines(self, option: QStyleOptionViewItem) -> tuple[QRect, QRect]:
        """Places of the name and of what is below it."""
        row, height = option.rect, option.fontMetrics.height() + _MIDDLE
        below = QFontMetrics(self._hint_font).height() + _MIDDLE
        top = row.top() + (row.height() - height - below) // 2
        left = row.left() + MARGIN + ICON_SIZE.width() + MARGIN
        width = row.right() - left - SPACE // 2
        return QRect(left, top, width, height), QRect(left, top + height, width, below)


class KeysList(QTreeWidget):
    """One row a key: its name, what it reaches, its masked hint.

    Signals:
        named(name, new_name): the user gave a key another name.
    """

    named = Signal(str, str)
    has_own_ring = True

    def __init__(self, keys: KeyService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._theme = theme
        self.setObjectName("keysList")
        self.setAccessibleName(self.tr("Stored keys"))
        self.setRootIsDecorated(False)
        self.setViewportMargins(0, SPACE // 2, 0, 0)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = _Rows(theme, self)
        rows.named.connect(self.named)
        self.setItemDelegate(rows)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setColumnCount(_OWNER + 1)
        self.setHeaderHidden(True)
        for column in range(_MODE, _OWNER + 1):
            self.setColumnHidden(column, True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_NAME, self.header().ResizeMode.Stretch)

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
        mode = mode_of(self._keys, profile.name)
        name = printable(profile.name)
        if self._keys.is_only_in_memory(profile.name):
            name = self.tr("{name} (until the program ends)").format(name=name)
        word = chip_of(mode, self._theme.colors).word
        owner = owner_of(profile)
        kind = translate_name(profile.kind)
        item = QTreeWidgetItem([name, word, kind, profile.hint, owner])
        item.setData(_NAME, Qt.ItemDataRole.UserRole, profile.name)
        item.setData(_NAME, _MODE_ROLE, str(mode))
        spoken = ", ".join(filter(None, (name, word, kind, profile.hint, owner)))
        item.setData(_NAME, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item
