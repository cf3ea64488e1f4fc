"""The network settings dialog."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from session_composer.state.sending.network import Network
from session_composer.ui.look.theme import Theme


class NetworkCommands(QObject):
    """Opens the dialog; everything else is its own business."""

    def __init__(self, network: Network, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._network = network
        self._theme = theme
        self._window = window

    def show(self) -> None:
        """Let the user choose proxy and certificate authorities."""
        # Lazy: most sittings never open it.
        from .dialog import NetworkDialog

        dialog = NetworkDialog(self._network, self._theme, self._window)
        dialog.exec()
        dialog.deleteLater()
