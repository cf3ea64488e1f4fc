"""Colours by meaning, icons in those colours, and fonts. Follows the system's colour scheme."""

from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap

from session_composer.core.assets import RESOURCES
from session_composer.core.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.errors import DataError

_MIDDLE = 128
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


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours by meaning, and the palette for where the system has none of its own."""

    colors: Colors
    palette: QPalette


class Appearance(StrEnum):
    """Which scheme to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def appearance(name: str) -> Appearance:
    """Appearance of a name; that of the system for any other text."""
    return Appearance(name) if name in set(Appearance) else Appearance.SYSTEM


_COLOR_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


def load_schemes(path: Path) -> dict[str, Scheme]:
    """Read the colours of each scheme. Raises DataError naming the place."""
    data = load_data(path, 1, {"light", "dark"})
    names = {field.name for field in fields(Colors)}
    found = {}
    for name in ("light", "dark"):
        scheme = member(path, data, name, dict)
        refuse_unknown_keys(path, scheme, {"colors", "palette", "disabled"}, name)
        colors = _colors(path, member(path, scheme, "colors", dict, name), f"{name}.colors")
        if colors.keys() != names:
            raise DataError(f"{path.name}: {name}.colors does not name each colour once.")
        palette = QPalette()
        for key in ("palette", "disabled"):
            place = f"{name}.{key}"
            for role, color in _colors(path, member(path, scheme, key, dict, name), place).items():
                if role not in QPalette.ColorRole.__members__:
                    raise DataError(f"{path.name}: {place}.{role} is not a role of a palette.")
                group = QPalette.ColorGroup.Disabled if key == "disabled" else _EACH_GROUP
                palette.setColor(group, QPalette.ColorRole[role], color)
        found[name] = Scheme(Colors(**colors), palette)
    return found


_EACH_GROUP = QPalette.ColorGroup.All


def _colors(path: Path, entries: dict[str, object], place: str) -> dict[str, QColor]:
    for name, value in entries.items():
        if not isinstance(value, str) or not QColor.isValidColorName(value):
            raise DataError(f"{path.name}: {place}.{name} is not a colour.")
    return {name: QColor(str(value)) for name, value in entries.items()}


class Theme(QObject):
    """What widgets ask for colours, icons and fonts.

    Signals:
        changed(): the colours are others now; icons and labels must be made anew.
    """

    changed = Signal()

    def __init__(self, folder: Path = RESOURCES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schemes = load_schemes(folder / "themes" / "colors.json")
        self._icon_folder = folder / "icons"
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._system_palette = QPalette(QGuiApplication.palette())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def use(self, appearance: Appearance) -> None:
        """Follow the system, or be light or dark whatever it says."""
        scheme = _COLOR_SCHEMES[appearance]
        QGuiApplication.styleHints().setColorScheme(scheme)
        if appearance is Appearance.SYSTEM:
            QGuiApplication.setPalette(self._system_palette)
        elif QGuiApplication.styleHints().colorScheme() != scheme:
            # Desktops without a theme of their own, and bare X11, ignore the wish.
            QGuiApplication.setPalette(self._schemes[appearance].palette)
        self._on_scheme_changed(scheme)

    @property
    def is_dark(self) -> bool:
        """Whether text is light on dark."""
        return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE

    @property
    def colors(self) -> Colors:
        """Colours for the scheme in use."""
        return self._schemes["dark" if self.is_dark else "light"].colors

    def icon(self, name: str, color: QColor | None = None) -> QIcon:
        """Icon of ours in a colour, by default that of button text."""
        tint = color or QGuiApplication.palette().color(QPalette.ColorRole.ButtonText)
        key = (name, tint.name())
        if key not in self._icons:
            self._icons[key] = self._render(name, tint)
        return self._icons[key]

    def list_icon(self, name: str, color: QColor) -> QIcon:
        """Icon in a colour that turns to that of the text where its row is selected."""
        icon = QIcon(self.icon(name, color))
        selected = QGuiApplication.palette().color(QPalette.ColorRole.HighlightedText)
        icon.addPixmap(self.icon(name, selected).pixmap(ICON_SIZE), QIcon.Mode.Selected)
        return icon

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
