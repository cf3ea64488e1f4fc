"""Rows and columns of widgets, with the spacing that the program has everywhere."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from session_composer.ui.look.theme import SPACE

type Item = QWidget | QLayout
type Place = Item | tuple[Item, int] | int
"""What takes part: something, something with its stretch, or a stretch that stays empty."""
type Margins = tuple[int, int, int, int]
"""Left, top, right, bottom, in device-independent pixels."""

_NONE: Margins = (0, 0, 0, 0)


def row_of(
    *places: Place,
    host: QWidget | None = None,
    spacing: int | None = SPACE,
    margins: Margins | None = _NONE,
) -> QHBoxLayout:
    """Lay out from left to right, in a host or for another layout; None leaves it to the style."""
    row = QHBoxLayout(host) if host is not None else QHBoxLayout()
    _fill(row, places, spacing, margins)
    return row


def column_of(
    *places: Place,
    host: QWidget | None = None,
    spacing: int | None = SPACE,
    margins: Margins | None = _NONE,
) -> QVBoxLayout:
    """Lay out from top to bottom, in a host or for another layout; None leaves it to the style."""
    column = QVBoxLayout(host) if host is not None else QVBoxLayout()
    _fill(column, places, spacing, margins)
    return column


def _fill(
    box: QBoxLayout, places: tuple[Place, ...], spacing: int | None, margins: Margins | None
) -> None:
    if margins is not None:
        box.setContentsMargins(*margins)
    if spacing is not None:
        box.setSpacing(spacing)
    for place in places:
        if isinstance(place, int):
            box.addStretch(place)
            continue
        item, stretch = place if isinstance(place, tuple) else (place, 0)
        if isinstance(item, QWidget):
            box.addWidget(item, stretch)
        else:
            box.addLayout(item, stretch)
