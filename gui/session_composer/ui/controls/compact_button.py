"""A button that can do with its icon where room is scarce."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton

from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton

# What Qt takes for no limit.
_ANY_WIDTH = 16_777_215


class CompactButton(QPushButton):
    """A push button with an icon, whose text is painted only where all of it fits."""

    _leaves_text_out = False

    def set_compact(self, is_compact: bool) -> None:
        """Leave the room to others, or take what the text needs."""
        self.setMaximumWidth(self.minimumSizeHint().width() if is_compact else _ANY_WIDTH)

    @property
    def shows_text(self) -> bool:
        """Whether there is room for all of the text."""
        return self.width() >= self.sizeHint().width()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(ICON_SIZE.width() + 2 * SPACE, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._leaves_text_out = not self.shows_text
        super().paintEvent(event)
        self._leaves_text_out = False

    @override
    def initStyleOption(self, option: "QStyleOptionButton") -> None:
        # Not drawn here: naming QStyle makes its many enums, which takes longer than all painting.
        super().initStyleOption(option)
        if self._leaves_text_out:
            option.text = ""
