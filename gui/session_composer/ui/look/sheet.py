"""The one style sheet of the application: data with places for colours and measures."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

from session_composer.core.text.errors import DataError

from .scale import RADIUS, RADIUS_NESTED, SMALL
from .schemes import Colors, Measures

_SCALE = {"radius": RADIUS, "radius_nested": RADIUS_NESTED}
# A measure stands before its unit.
_PLACE = re.compile(r"@([a-z][a-z0-9_]*?)(px|)\b")


class Sheet:
    """Dresses all widgets of the program."""

    def __init__(self, path: Path, measures: Measures) -> None:
        self._path = path
        self._measures = measures
        self._template = ""

    def use(self, application: QApplication, colors: Colors) -> None:
        """Use these colours. Raises DataError naming a place that is not known."""
        text = self.filled(application.font().pointSizeF(), colors)
        # Setting it makes every widget anew, as it were.
        if application.styleSheet() != text:
            application.setStyleSheet(text)

    def filled(self, font_size: float, colors: Colors) -> str:
        """Style sheet for a size of the system's font, in points; -1 leaves texts at their size."""
        if not self._template:
            self._template = _read(self._path)
        measures = {**self._measures.named, **_SCALE}

        def fill(match: re.Match[str]) -> str:
            name, unit = match.groups()
            if name in colors.named:
                return colors.named[name].name()
            if name in measures and unit:
                return f"{measures[name]}{unit}"
            if name == "font_small":
                return f"{font_size * SMALL:.2f}pt" if font_size > 0 else "inherit"
            raise DataError(f"{self._path.name}: @{name} is not known.")

        return _PLACE.sub(fill, self._template)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise DataError(f"{path.name} cannot be read: {error.strerror or error}.") from error
