"""Labels that show text as it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str, name: str = "") -> QLabel:
    """Label that never renders HTML: its text may come from a server or a file."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setText(text)
    return label


def caption_for(buddy: QWidget, text: str) -> QLabel:
    """Label whose letter of access leads to a field."""
    label = plain_label(text)
    label.setBuddy(buddy)
    return label
