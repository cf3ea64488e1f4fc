"""What dialogs have in common."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox


def close_box(dialog: QDialog) -> QDialogButtonBox:
    """Button that closes a dialog; Enter in one of its fields does not press it."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    box.rejected.connect(dialog.reject)
    return box


def make_room(dialog: QDialog) -> None:
    """Let a dialog grow when a text takes more lines: Qt would cut it."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        needed = layout.totalHeightForWidth(dialog.width())
        if needed > dialog.height():
            dialog.resize(dialog.width(), needed)
