"""The one label that has a colour of the theme."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from session_composer.ui.look.theme import Theme

type Tone = Literal["", "accent", "error", "live", "muted", "warning"]
"""A colour by its meaning; empty for that of any other text."""


class ToneLabel(QLabel):
    """Shows text in a tone, whatever scheme the theme follows.

    It never renders HTML: the text may come from a server or a file.
    """

    def __init__(
        self,
        theme: Theme,
        name: str = "",
        text: str = "",
        *,
        tone: Tone = "muted",
        wraps: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tone: Tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setWordWrap(wraps)
        self.setText(text)
        theme.changed.connect(self._take_color)
        self._take_color()

    @property
    def tone(self) -> Tone:
        """What its colour means."""
        return self._tone

    def set_tone(self, tone: Tone) -> None:
        """Take another colour."""
        if tone != self._tone:
            self._tone = tone
            self._take_color()

    def show_text(self, text: str, tone: Tone) -> None:
        """Show another text in a tone."""
        self.setText(text)
        self.set_tone(tone)

    def _take_color(self) -> None:
        # All that is not named here keeps following the program's palette.
        palette = QPalette()
        palette.setResolveMask(0)
        if self._tone:
            color = getattr(self._theme.colors, self._tone)
            for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
                palette.setColor(role, color)
        self.setPalette(palette)
