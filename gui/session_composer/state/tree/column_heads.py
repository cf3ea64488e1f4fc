"""What stands above the columns of the tree."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QIcon

from .tree_cells import Column


class ColumnHeads(QObject):
    """Names the columns, and says of what was granted that the request has changed since."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_stale = False
        self.has_answer = False
        """Whether there is anything to stand below what was allowed."""
        self.are_versions = False
        """Whether versions stand where the defaults do."""
        self.stale_icon: QIcon | None = None
        """Stands above what was granted while that is about the request as it was."""

    def data(self, section: int, role: int) -> Any:
        """Say what a view asks for about a column."""
        if section == Column.GRANTED and self.is_stale:
            found = self._stale(role)
            if found is not None:
                return found
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Column.GRANTED:
            return self.tr("Allowed")
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Component and feature"),
                self.tr("Sends"),
                self.tr("Since") if self.are_versions else self.tr("If not sent"),
                self.tr("Allowed") if self.has_answer else "",
            )[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("A box is ticked (true), crossed (false) or empty (not sent)."),
                self.tr("What the request says."),
                self.tr("The oldest API version that has it.")
                if self.are_versions
                else self.tr("What Stripe uses when the parameter is not sent."),
                self.tr("What the last answer says."),
            )[section]
        return None

    def _stale(self, role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("What the last answer says. The request has changed since.")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Allowed, before the request changed")
        if role == Qt.ItemDataRole.DecorationRole:
            return self.stale_icon
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setItalic(True)
            return font
        return None
