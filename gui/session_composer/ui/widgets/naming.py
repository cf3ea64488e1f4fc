"""Names by which widgets are found: by tests and style, and by assistive technology."""

from PySide6.QtWidgets import QWidget


def with_name[W: QWidget](widget: W, name: str) -> W:
    """Give a widget its object name and return it."""
    widget.setObjectName(name)
    return widget
