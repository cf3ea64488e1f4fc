"""The clipboard, and secrets on it: those are taken back."""

import os
import threading

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from session_composer.core.text.secret_text import contains_secret

CLEAR_AFTER_MS = 30_000
_HAND_OVER_S = 1.0
_MOST_CHARS = 1_000_000
_PART_CHARS = 6
"""So much of a secret is worth guarding; less says nothing about the rest."""


class Clipboard(QObject):
    """Copies text. A secret is cleared after a while and at the end, if it is still there.

    That goes for what is copied by a button as well as for what is selected or copied by hand, a
    revealed answer for example.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clear_after_ms = CLEAR_AFTER_MS
        self._secrets: set[str] = set()
        self._in_clear = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear_secret)
        QGuiApplication.clipboard().changed.connect(self._on_changed)

    @property
    def is_waiting(self) -> bool:
        """Whether a secret is to be taken back after a while."""
        return self._timer.isActive()

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def copy_secret(self, text: str) -> None:
        """Put a secret on the clipboard, asking clipboard managers not to record it."""
        data = QMimeData()
        data.setText(text)
        data.setData("x-kde-passwordManagerHint", b"secret")
        data.setData("ExcludeClipboardContentFromMonitorProcessing", b"1")
        data.setData("application/x-nspasteboard-concealed-type", b"1")
        QGuiApplication.clipboard().setMimeData(data)
        self._take_note(text)

    def watch(self, secret: str) -> None:
        """Take note when a part of a secret is copied, too: it stands in clear now. Empty: none."""
        self._in_clear = secret

    def clear_secret(self) -> None:
        """Take secrets back, unless something else was copied since."""
        self._timer.stop()
        if not self._secrets:
            return
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            # Others are not asked what they hold: one that does not answer would hold us up.
            is_there = mode != QClipboard.Mode.Selection or clipboard.supportsSelection()
            can_look = is_there and (is_ours(mode) or not _asks_owner())
            if can_look and clipboard.text(mode) in self._secrets:
                clipboard.clear(mode)
        if _can_clear():
            self._secrets.clear()
        else:
            QGuiApplication.instance().applicationStateChanged.connect(  # type: ignore[union-attr]
                self._on_state_changed, Qt.ConnectionType.UniqueConnection
            )

    def _take_note(self, text: str) -> None:
        self._secrets.add(text)
        self._timer.start(self.clear_after_ms)

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if is_ours(mode):
            text = QGuiApplication.clipboard().text(mode)
            beginning = text[:_MOST_CHARS]
            if self._holds_part(beginning) or contains_secret(beginning):
                self._take_note(text)

    def _holds_part(self, text: str) -> bool:
        secret = self._in_clear
        if len(text) < _PART_CHARS:
            return False
        last = len(secret) - _PART_CHARS
        return any(secret[start : start + _PART_CHARS] in text for start in range(last + 1))

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and not self._timer.isActive():
            self.clear_secret()


def hand_to_clipboard_manager(application: QGuiApplication, code: int) -> None:
    """Let a clipboard manager have what was copied here, as Qt does at its end, if one answers.

    Ends the process with the exit code when none does; otherwise Qt is gone afterwards.
    """
    if not any(map(is_ours, (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection))):
        return
    deadline = threading.Timer(_HAND_OVER_S, lambda: os._exit(code))
    deadline.daemon = True
    deadline.start()
    application.shutdown()


def is_ours(mode: QClipboard.Mode) -> bool:
    """Whether what is on a clipboard was put there by this program."""
    clipboard = QGuiApplication.clipboard()
    if mode == QClipboard.Mode.Selection:
        return clipboard.ownsSelection()
    return mode == QClipboard.Mode.Clipboard and clipboard.ownsClipboard()


def _asks_owner() -> bool:
    """Whether reading a clipboard waits for the program that holds it, and owning one is told."""
    return QGuiApplication.platformName().startswith(("xcb", "wayland"))


def _can_clear() -> bool:
    """Whether the system heeds a program that clears the clipboard now.

    A Wayland compositor listens only to the program that has the keyboard.
    """
    is_active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
    return is_active or not QGuiApplication.platformName().startswith("wayland")
