"""The network settings dialog."""

from session_composer.ui.shell.feature import WindowFeature

from .dialog import NetworkDialog


class NetworkCommands(WindowFeature):
    """Opens the dialog; everything else is its own business."""

    def show(self) -> None:
        """Let the user choose proxy and certificate authorities."""
        context = self._context
        dialog = NetworkDialog(context.network, context.theme, context.window)
        dialog.exec()
        dialog.deleteLater()
