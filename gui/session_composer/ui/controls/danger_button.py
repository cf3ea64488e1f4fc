"""A button for what cannot be undone."""

from PySide6.QtWidgets import QPushButton


class DangerButton(QPushButton):
    """A push button that the style sheet paints red: its name is what the sheet goes by."""
