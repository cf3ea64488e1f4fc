"""The clipboard, and secrets on it: those are taken back."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS = 30_000


class Clipboard(QObject):
    """Copies text. A secret is cleared after a while and at the end, if it is still there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._secret = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear_secret)

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
        self._secret = text
        self._timer.start()

    def clear_secret(self) -> None:
        """Take a secret back, unless something else was copied since."""
        self._timer.stop()
        secret, self._secret = self._secret, ""
        if not secret:
            return
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if (
                mode != QClipboard.Mode.Selection or clipboard.supportsSelection()
            ) and clipboard.text(mode) == secret:
                clipboard.clear(mode)
