"""What a view can ask the tree's models for, besides what Qt names."""

from PySide6.QtCore import Qt

PathRole = int(Qt.ItemDataRole.UserRole) + 1
"""The row's wire path, a tuple of keys."""
SearchRole = PathRole + 1
"""Text that the filter looks through."""
ChoiceRole = PathRole + 2
"""A :class:`RowState`."""
ProblemRole = PathRole + 3
"""Severity of the row's worst problem, or an empty text."""
KnownRole = PathRole + 4
"""Whether the API version knows the row."""
CellRole = PathRole + 5
"""A :class:`CellLook`: all that painting needs, in one call."""
GroupRole = PathRole + 6
"""Name of a group's icon; None for any other row."""
