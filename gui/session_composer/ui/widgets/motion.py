"""Whether things may move."""

from PySide6.QtWidgets import QStyle, QWidget


def moves(widget: QWidget) -> bool:
    """Whether the system lets a widget show changes as motion."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0
