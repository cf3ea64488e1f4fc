"""Colours by meaning, icons in those colours, and fonts. Follows the system's colour scheme."""

import json
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap

from session_composer.core.assets import RESOURCES
from session_composer.core.errors import DataError

SPACE = 8
"""Unit of the spacing scale, in device-independent pixels; halves and multiples are used."""


@dataclass(frozen=True, slots=True)
class Colors:
    """One colour for each meaning."""

    muted: QColor
    rule: QColor
    accent: QColor
    on_accent: QColor
    yes: QColor
    no: QColor
    error: QColor
    warning: QColor
    hint: QColor
    live: QColor
    test: QColor
    simulated: QColor
    on_badge: QColor
    highlight: QColor


def load_colors(path: Path) -> dict[str, Colors]:
    """Read the colours of each scheme. Raises DataError naming the place."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name} cannot be used: {error}.") from error
    names = [field.name for field in fields(Colors)]
    found = {}
    for scheme in ("light", "dark"):
        entries = data.get(scheme) if isinstance(data, dict) else None
        if not isinstance(entries, dict) or sorted(entries) != sorted(names):
            raise DataError(f"{path.name}: {scheme} does not name each colour once.")
        for name in names:
            if not isinstance(entries[name], str) or not QColor.isValidColorName(entries[name]):
                raise DataError(f"{path.name}: {scheme}.{name} is not a colour.")
        found[scheme] = Colors(**{name: QColor(entries[name]) for name in names})
    return found


class Theme(QObject):
    """What widgets ask for colours, icons and fonts.

    Signals:
        changed(): the colours are others now; icons and labels must be made anew.
    """

    changed = Signal()

    def __init__(self, folder: Path = RESOURCES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schemes = load_colors(folder / "themes" / "colors.json")
        self._icon_folder = folder / "icons"
        self._icons: dict[tuple[str, str], QIcon] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def is_dark(self) -> bool:
        """Whether text is light on dark."""
        return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128

    @property
    def colors(self) -> Colors:
        """Colours for the scheme in use."""
        return self._schemes["dark" if self.is_dark else "light"]

    def icon(self, name: str, color: QColor | None = None) -> QIcon:
        """Icon of ours in a colour, by default that of button text."""
        tint = color or QGuiApplication.palette().color(QPalette.ColorRole.ButtonText)
        key = (name, tint.name())
        if key not in self._icons:
            self._icons[key] = self._render(name, tint)
        return self._icons[key]

    @property
    def app_icon(self) -> QIcon:
        """Icon of the program."""
        return QIcon(str(self._icon_folder / "session-composer.svg"))

    def _render(self, name: str, tint: QColor) -> QIcon:
        path = self._icon_folder / f"{name}.svg"
        svg = path.read_text("utf-8").replace("currentColor", tint.name())
        icon = QIcon()
        for scale in (1, 2):
            scaled = svg.replace(
                'width="16" height="16"', f'width="{16 * scale}" height="{16 * scale}"'
            )
            pixmap = QPixmap()
            if not pixmap.loadFromData(scaled.encode(), "SVG"):
                raise DataError(f"icons/{path.name} is not an SVG image.")
            icon.addPixmap(pixmap)
        return icon

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._icons.clear()
        self.changed.emit()


ICON_SIZE = QSize(16, 16)


def fixed_font() -> QFont:
    """Font for what is copied to the letter."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)


def set_text_color(palette: QPalette, color: QColor) -> QPalette:
    """Copy of a palette with another text colour."""
    changed = QPalette(palette)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        changed.setColor(role, color)
    return changed
