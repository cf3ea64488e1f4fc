"""The list of targets: each entry says what it reaches."""

from typing import override

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox

from session_composer.core.text.display_safe import printable
from session_composer.state.keys.key_service import SANDBOX_NAME, KeyService
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.state.sending.target_choice import SANDBOX_TARGET, TargetChoice, TargetMode
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.badge import Badge
from session_composer.ui.widgets.mode_chip import Chip, chip_of

_CHARACTERS = 12
_ICON_LEFT = 10
# Where the chevron is.
_ARROW = 32
_PAST = 12
_NEW_KEY = "\0new"
_MODE = int(Qt.ItemDataRole.UserRole) + 1
_NAVIGATION = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class TargetBox(ChoiceBox):
    """Chooses a target from its open list only, never by a letter or an arrow that is hit.

    Signals:
        keys_requested(): the user wants another key than those there are.
    """

    keys_requested = Signal()

    def __init__(self, keys: KeyService, target: TargetChoice, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self._target = target
        self.setObjectName("targetBox")
        self.setAccessibleName(self.tr("Send to"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_CHARACTERS)
        # Over the box, since it is no text of it; the mouse goes through to the box.
        self.is_joined = False
        """Whether a button goes on where this ends."""
        self.badge = Badge(self)
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.fill()
        self.activated.connect(self._on_activated)
        target.changed.connect(self._point)
        target.mode_changed.connect(self.fill)
        theme.changed.connect(self.fill)
        keys.changed.connect(self.fill)

    def fill(self) -> None:
        """List the targets as they are now."""
        self.clear()
        self._add(translate(SANDBOX_NAME), SANDBOX_TARGET)
        for profile in self._keys.profiles():
            self._add(f"{printable(profile.name)} ({profile.hint})", profile.name)
        self.insertSeparator(self.count())
        self.addItem(self.tr("Keys…"), _NEW_KEY)
        self._point()

    @override
    def chip_at(self, index: Index) -> Chip | None:
        mode = index.data(_MODE)
        return chip_of(TargetMode(mode), self._theme.colors) if mode else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().strip()
        if event.key() in _NAVIGATION or (text and text.isprintable()):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_badge()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        is_live = self._target.mode.counts_as_live
        painter = QPainter(self)
        self.paint_edge(painter, colors.live if is_live else None, _PAST if self.is_joined else 0)
        self.paint_chevron(painter)
        icon = self._theme.icon(
            "sandbox" if self._target.is_sandbox else "key", colors.live if is_live else colors.ink2
        )
        place = QRect(_ICON_LEFT, (self.height() - ICON_SIZE.height()) // 2, *ICON_SIZE.toTuple())
        end = self.badge.x() - SPACE
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            end = self.width() - self.badge.geometry().right() - SPACE
            place.moveRight(self.width() - _ICON_LEFT)
        icon.paint(painter, place)
        text = _ICON_LEFT + ICON_SIZE.width() + SPACE
        is_short = self._target.is_sandbox and not self.is_joined
        self.paint_text(
            painter,
            QRect(text, 0, end - text, self.height()),
            self.tr("Sandbox") if is_short else "",
        )

    def _place_badge(self) -> None:
        hint = self.badge.sizeHint()
        left = self.width() - _ARROW - hint.width()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = _ARROW
        self.badge.setGeometry(left, 2, hint.width(), self.height() - 4)

    def _add(self, text: str, name: str) -> None:
        mode = self._target.mode_of(name)
        self.addItem(self._theme.icon("key" if name else "sandbox"), text, name)
        place = self.count() - 1
        self.setItemData(place, str(mode), _MODE)
        spoken = f"{text}, {chip_of(mode, self._theme.colors).word}"
        self.setItemData(place, spoken, Qt.ItemDataRole.AccessibleTextRole)

    def _point(self) -> None:
        """Let the box name the chosen target."""
        self.setCurrentIndex(self.findData(self._target.name))
        chip = chip_of(self._target.mode, self._theme.colors)
        self.setAccessibleDescription(chip.word)
        self.badge.show_chip(chip)
        self._place_badge()

    def _on_activated(self) -> None:
        wanted = self.currentData()
        self._point()
        if wanted == _NEW_KEY:
            self.keys_requested.emit()
        else:
            self._target.choose(wanted)
