"""Keeps a paste from waiting for a program that does not answer."""

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from session_composer.ui.shell.clipboard import is_ours

_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_MODES = {QClipboard.Mode.Clipboard: "CLIPBOARD", QClipboard.Mode.Selection: "PRIMARY"}


class PasteGate(QObject):
    """Lets text fields read the clipboard only when the program that holds it answers.

    Watches what is typed into the field with the keyboard only: a filter for all events of the
    program would cost more than all else does.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def is_open(self, widget: QWidget, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> bool:
        """Whether the clipboard can be read now; says so beside the widget when it cannot."""
        if is_ours(mode) or QGuiApplication.platformName() != "xcb":
            return True
        # Lazy: most runs read no clipboard of others, and other systems have no X11.
        from .x11_selection import answers

        if answers(_MODES[mode]):
            return True
        text = self.tr("The program that holds the clipboard does not answer. Copy it again.")
        QToolTip.showText(widget.mapToGlobal(widget.rect().center()), text, widget)
        return False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        mode = _wanted(event)
        return mode is not None and isinstance(watched, QWidget) and not self.is_open(watched, mode)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, _FIELDS):
            return
        parts: list[QWidget] = [now, *now.findChildren(QLineEdit)]
        if isinstance(now, QAbstractScrollArea):
            parts.append(now.viewport())
        for part in parts:
            # A filter that is there already is only moved.
            part.installEventFilter(self)


def _wanted(event: QEvent) -> QClipboard.Mode | None:
    """Which clipboard a text field reads on an event, if any."""
    match event.type():
        case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste):
                return QClipboard.Mode.Clipboard
        case QEvent.Type.MouseButtonRelease if isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.MiddleButton:
                return QClipboard.Mode.Selection
        # Its menu shows whether there is something to paste.
        case QEvent.Type.ContextMenu:
            return QClipboard.Mode.Clipboard
    return None
