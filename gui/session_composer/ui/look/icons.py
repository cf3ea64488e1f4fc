"""Our icons, drawn in a colour and as large as the screens need them."""

import os

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap

from session_composer.core.text.errors import DataError

_SIDE = 16
_USUAL_DPI = 96
ICON_SIZE = QSize(_SIDE, _SIDE)


class Icons:
    """Draws each icon once. The files are square SVG images, their colour is ``currentColor``."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, str], QIcon] = {}
        self._sides = _sides()

    def icon(self, name: str, tint: QColor) -> QIcon:
        """Icon in a colour. Raises DataError if its file is damaged."""
        key = (name, tint.name())
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, tint)
        return self._drawn[key]

    def clear(self) -> None:
        """Draw all of them anew, for the screens that there are now."""
        self._drawn.clear()
        self._sides = _sides()

    @property
    def fit_screens(self) -> bool:
        """Whether there is none on which they would be stretched."""
        return _sides() <= self._sides

    def _draw(self, name: str, tint: QColor) -> QIcon:
        # Not by pathlib: half a dozen icons are read before the first frame.
        with open(os.path.join(self._folder, f"{name}.svg"), encoding="utf-8") as file:
            svg = file.read().replace("currentColor", tint.name())
        icon = QIcon()
        for side in sorted(self._sides):
            scaled = svg.replace('width="16" height="16"', f'width="{side}" height="{side}"')
            pixmap = QPixmap()
            if not pixmap.loadFromData(scaled.encode(), "SVG"):
                raise DataError(f"icons/{name}.svg is not an SVG image.")
            icon.addPixmap(pixmap)
        return icon


def _sides() -> set[int]:
    """Lengths of the sides in pixels that the screens ask for."""
    sides = set()
    for screen in QGuiApplication.screens():
        side = _SIDE * screen.devicePixelRatio()
        # Styles want larger ones where fonts are enlarged and pixels are not.
        enlarged = max(screen.logicalDotsPerInch() / _USUAL_DPI, 1.0)
        sides |= {round(side), round(side * enlarged)}
    return sides
