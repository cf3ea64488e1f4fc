"""A button for what a dialog is about."""

from PySide6.QtWidgets import QPushButton


class MainButton(QPushButton):
    """A push button in the accent's colour: its name is what the style sheet goes by."""
