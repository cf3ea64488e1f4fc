"""The client secret: masked, shown on demand for a moment, copied, and counted down."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.ui.controls.icon_button import IconButton
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.tone_label import ToneLabel

HIDE_AFTER_MS = 30_000


class SecretBar(QWidget):
    """Stands above the answer while there is a session.

    Signals:
        revealed(): whether the secret is in clear changed; see ``is_revealed``.
        copy_requested(secret): the secret is to be copied.
    """

    revealed = Signal()
    copy_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: SessionAnswer | None = None
        self._theme = theme
        self._title = ElidedLabel(theme, "secretTitle", self.tr("Client secret"))
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._title.setMinimumWidth(1)
        self._title.setToolTip(self.tr("Client secret, single use"))
        self._expiry = ToneLabel(theme, "secretExpiry")
        self._reveal = IconButton("revealSecretButton", self.tr("Reveal the client secret"))
        self._reveal.setCheckable(True)
        self._copy = IconButton("copySecretButton", self.tr("Copy secret"))
        self._copy.setToolTip(self.tr("Copy secret; the clipboard is cleared after 30 seconds."))
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._show_expiry)
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.setInterval(HIDE_AFTER_MS)
        self._hide.timeout.connect(lambda: self._reveal.setChecked(False))
        row_of(self._title, self._expiry, self._reveal, self._copy, host=self, spacing=SPACE // 2)
        self._reveal.toggled.connect(self._on_toggled)
        self._copy.clicked.connect(self._on_copy)
        theme.changed.connect(self._use_theme)
        self._use_theme()
        self.hide()

    @property
    def in_clear(self) -> str:
        """The secret while it is to be shown in clear; else empty."""
        return self._answer.client_secret if self.is_revealed and self._answer is not None else ""

    @property
    def is_revealed(self) -> bool:
        """Whether the secret is to be shown in clear."""
        return self._reveal.isChecked()

    def set_answer(self, answer: SessionAnswer | None) -> None:
        """Stand for another session, or none; the secret is masked again."""
        if answer is not self._answer:
            self._answer = answer
            self._reveal.setChecked(False)
        self.setVisible(answer is not None)
        if answer is not None and answer.expires_at is not None:
            self._countdown.start()
        else:
            self._countdown.stop()
        self._show_expiry()

    def _on_toggled(self, is_revealed: bool) -> None:
        self._use_theme()
        if is_revealed:
            self._hide.start()
        else:
            self._hide.stop()
        self.revealed.emit()

    def _on_copy(self) -> None:
        if self._answer is not None:
            self.copy_requested.emit(self._answer.client_secret)

    def _show_expiry(self) -> None:
        answer = self._answer
        if answer is None or answer.expires_at is None:
            self._expiry.setText("")
            return
        left = answer.expires_at - int(time.time())
        if left <= 0:
            self._expiry.show_text(self.tr("expired"), "error")
            self._countdown.stop()
            return
        minutes, seconds = divmod(left, 60)
        hours, minutes = divmod(minutes, 60)
        shown = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        self._expiry.show_text(shown, "muted")
        self._expiry.setAccessibleName(self.tr("expires in {time}").format(time=shown))

    def _use_theme(self) -> None:
        is_revealed = self._reveal.isChecked()
        self._reveal.setIcon(self._theme.icon("eye-off" if is_revealed else "eye"))
        told = self.tr("Hide the client secret") if is_revealed else self._reveal.accessibleName()
        self._reveal.setToolTip(told)
        self._copy.setIcon(self._theme.icon("copy"))
