"""Says something to those who listen, when it is not the focus that changes."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let assistive technology read a text aloud, after what it is reading now."""
    # Lazy: making these classes takes milliseconds, and nothing is said before the first frame.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
