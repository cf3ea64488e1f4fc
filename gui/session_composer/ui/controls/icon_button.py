"""A flat button that is its icon."""

from PySide6.QtWidgets import QPushButton, QSizePolicy


class IconButton(QPushButton):
    """As small as its icon allows; the style sheet names it by its class."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Say what it does, to those who listen and to those who point."""
        self.setAccessibleName(title)
        self.setToolTip(title)
