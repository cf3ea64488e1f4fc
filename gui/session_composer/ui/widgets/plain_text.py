"""Labels that show text as it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(text: str, name: str = "") -> QLabel:
    """Label that never renders HTML: its text may come from a server or a file."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setText(text)
    return label


def wrapped_label(name: str) -> QLabel:
    """Empty plain label for sentences, which may take several lines."""
    label = plain_label("", name)
    label.setWordWrap(True)
    return label
