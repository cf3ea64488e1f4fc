"""What a feature of the window is made of."""

from PySide6.QtCore import QObject

from .context import WindowContext


class WindowFeature(QObject):
    """What a feature lets the user do; lives as long as its window."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context.window)
        self._context = context

    def close(self) -> None:
        """End what is under way, and close what was opened."""
