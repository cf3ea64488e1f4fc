"""The offer of unsaved work that an earlier run left: a bar that keeps nobody from working."""

from typing import override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label


class RecoveryBar(QFrame):
    """Shows one offer at a time.

    Signals:
        restore_requested(): the work is to be opened.
        discard_requested(): the work is to be removed.
        later_requested(): the offers are to be made again at the next start.
    """

    restore_requested = Signal()
    discard_requested = Signal()
    later_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("recoveryBar")
        self.setAccessibleName(self.tr("Unsaved work"))
        self.setAutoFillBackground(True)
        self._icon = QLabel()
        self._text = plain_label("", "recoveryText")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # The window can become narrower than the text.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._restore = with_name(QPushButton(self.tr("Rest&ore")), "restoreWorkButton")
        self._discard = with_name(QPushButton(self.tr("&Discard…")), "discardWorkButton")
        self._later = with_name(QPushButton(self.tr("&Later")), "offerLaterButton")
        self._later.setToolTip(self.tr("Ask again at the next start"))
        row = row_of(
            self._icon,
            (self._text, 1),
            host=self,
            margins=(SPACE, SPACE // 2, SPACE // 2, SPACE // 2),
        )
        for button in (self._restore, self._discard, self._later):
            row.addWidget(button)
        self._restore.clicked.connect(self.restore_requested)
        self._discard.clicked.connect(self.discard_requested)
        self._later.clicked.connect(self.later_requested)
        theme.changed.connect(self._show_colors)
        self._show_colors()

    def show_offer(self, text: str, tip: str, can_restore: bool) -> None:
        """Offer work, described by a text and, for details, a tip."""
        self._text.setText(text)
        self._text.setToolTip(plain_tool_tip(tip))
        self.setAccessibleDescription(text)
        self._restore.setVisible(can_restore)
        self.show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # After the window, which gets the palette of the program first.
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._show_colors()

    def _show_colors(self) -> None:
        colors = self._theme.colors
        self._icon.setPixmap(self._theme.icon("info", colors.info).pixmap(ICON_SIZE))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, colors.info_soft)
        self.setPalette(palette)
