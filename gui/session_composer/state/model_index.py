"""What Qt hands to item models."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

type Index = QModelIndex | QPersistentModelIndex
