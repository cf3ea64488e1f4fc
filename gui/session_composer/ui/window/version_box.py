"""The list of API versions: its caption stands inside the box."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox

from session_composer.core.text.display_safe import printable
from session_composer.core.versions.version_info import VersionInfo
from session_composer.state.document.workspace import Workspace
from session_composer.state.model_index import Index
from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.look.theme import SMALL, SPACE, Theme, scaled_font
from session_composer.ui.widgets.badge import Badge
from session_composer.ui.widgets.mode_chip import Chip, soft_chip

if TYPE_CHECKING:
    from session_composer.core.versions.compare import VersionEffect

_LEFT = 9
_ARROW = 28
_CHARACTERS = 13
_WORD, _TONE = int(Qt.ItemDataRole.UserRole) + 1, int(Qt.ItemDataRole.UserRole) + 2


class VersionBox(ChoiceBox):
    """Names the version; of one that is not released its channel is told in a chip.

    The list has the versions by their trains, newest first, and says what each would do to the
    request.
    """

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._shows_caption = True
        self.setObjectName("apiVersionBox")
        self.setAccessibleName(self.tr("API version"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_CHARACTERS)
        self.badge = Badge(self)
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.fill()
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._show_channel)

    def fill(self) -> None:
        """List the released versions newest first, then previews, then imported ones."""
        store = self._workspace.store
        self.clear()
        train = None
        for info in store.versions:
            version = info.api_version.partition(".")[2]
            if version != train:
                train = version
                self.add_head(train or self.tr("Earlier"))
            self._add(info)
        for title, infos in (
            (self.tr("Previews"), store.previews),
            (self.tr("Imported"), store.imported),
        ):
            if infos:
                self.add_head(title)
            for info in infos:
                self._add(info)
        self._listed = self.count()

    def show_version(self) -> None:
        """Show the version of the request; one that is not known is listed last."""
        version = self._workspace.request.api_version
        found = self.findData(version)
        if found < 0:
            while self.count() > self._listed:
                self.removeItem(self._listed)
            self.add_head(self.tr("Not known"))
            self.addItem(printable(version), version)
            found = self.count() - 1
        self.setCurrentIndex(found)
        self._show_channel()

    @override
    def prepare(self) -> None:
        self._show_effects()
        super().prepare()

    @override
    def chip_at(self, index: Index) -> Chip | None:
        word, tone = index.data(_WORD), index.data(_TONE)
        if not word:
            return None
        return Chip(word, QColor(Qt.GlobalColor.transparent), self._theme.colors.named[tone])

    def _add(self, info: VersionInfo) -> None:
        name = info.api_version
        # The channel says what the flags do.
        version = name.partition(";")[0]
        self.addItem(f"{version} ({info.channel})" if info.channel else name, name)

    def _show_effects(self) -> None:
        """Say of each version what it would do to the request as it is now."""
        # Lazy: no list is open in the first frame.
        from session_composer.core.versions.compare import effect_of

        store, request = self._workspace.store, self._workspace.request
        current = store.catalog(request.api_version)
        for place in range(self.count()):
            version = self.itemData(place)
            if version is not None:
                effect = effect_of(current, store.catalog(version), request.params)
                self._show_effect(place, effect)

    def _show_effect(self, place: int, effect: "VersionEffect") -> None:
        words, told = [], []
        if effect.more:
            words.append(f"+{effect.more}")
            told.append(self.tr("Knows {count} more.").format(count=effect.more))
        if effect.fewer:
            words.append(f"−{effect.fewer}")
            told.append(self.tr("Knows {count} fewer.").format(count=effect.fewer))
        if effect.unknown:
            # What is lost weighs more than what there would be to win.
            words = [self.tr("{count} unknown").format(count=effect.unknown)]
            sentence = self.tr("Does not know {count} of what is sent.")
            told.insert(0, sentence.format(count=effect.unknown))
        spoken = ". ".join((self.itemText(place), *told))
        for role, value in (
            (_WORD, " ".join(words)),
            (_TONE, "warning" if effect.unknown else "muted"),
            (Qt.ItemDataRole.ToolTipRole, plain_tool_tip(" ".join(told)) if told else ""),
            (Qt.ItemDataRole.AccessibleTextRole, spoken),
        ):
            self.setItemData(place, value, role)

    def _show_channel(self) -> None:
        info = self._workspace.store.info(self._workspace.request.api_version)
        word = info.channel.upper() if info is not None else self.tr("NOT KNOWN")
        self.badge.show_chip(soft_chip(word, "warning", self._theme.colors))
        self.place()

    def _on_activated(self) -> None:
        version = self.currentData()
        self._workspace.set_api_version(
            version, self.tr("API version {version}").format(version=version)
        )

    def show_caption(self, is_shown: bool) -> None:
        """Show the caption inside the box, or leave the room to the version."""
        self._shows_caption = is_shown
        self.place()

    def place(self) -> None:
        """Put the chip where the caption is."""
        hint = self.badge.sizeHint()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - hint.width() - _LEFT if is_mirrored else _LEFT
        self.badge.setGeometry(left, 2, hint.width(), self.height() - 4)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_edge(painter)
        self.paint_chevron(painter)
        left = _LEFT
        if self.badge.text():
            left += self.badge.width() + SPACE
        elif self._shows_caption:
            caption = self.tr("Version")
            font = scaled_font(self.font(), SMALL)
            painter.setFont(font)
            width = QFontMetrics(font).horizontalAdvance(caption)
            place = QRect(left, 0, width, self.height())
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                place.moveRight(self.width() - left)
            painter.setPen(self._theme.colors.muted)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), caption)
            painter.setFont(self.font())
            left += width + SPACE
        room = QRect(left, 0, self.width() - left - _ARROW, self.height())
        self.paint_text(painter, room)
