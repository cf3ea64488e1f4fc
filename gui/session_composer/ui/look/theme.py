"""Colours, icons and fonts for widgets. Follows the system: scheme, contrast and accent."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from session_composer.core.files.assets import RESOURCES

from .contrast import TEXT_CONTRAST, contrast, ensure_contrast, ink_on, mixed
from .icons import Icons
from .scale import MARGIN as MARGIN
from .scale import RADIUS as RADIUS
from .scale import RADIUS_NESTED as RADIUS_NESTED
from .scale import SMALL as SMALL
from .scale import SPACE as SPACE
from .schemes import Colors, Measures, Scheme, Schemes, mark_name, palette_of
from .sheet import Sheet

_MIDDLE = 128
_USUAL_HEIGHT = 17
_HIGH = "-contrast"
# Fusion's accent, where neither the desktop nor the user names one.
_NO_ACCENT = QColor("#308cc6")
# The soft selection is this much of an accent, or less where what stands on it could not be read.
_SELECTION_SHARES = (0.16, 0.13, 0.1, 0.07, 0.04, 0.0)
_ON_SELECTION = ("muted", "yes", "no", "error", "warning", "info")


class Appearance(StrEnum):
    """Which scheme to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


def appearance(name: str) -> Appearance:
    """Appearance of a name; that of the system for any other text."""
    return Appearance(name) if name in set(Appearance) else Appearance.SYSTEM


_COLOR_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
    Appearance.HIGH_CONTRAST: Qt.ColorScheme.Unknown,
}


class Theme(QObject):
    """What widgets ask for colours, icons and fonts.

    Signals:
        changed(): colours or screens are others now; icons and labels must be made anew.
    """

    changed = Signal()

    def __init__(self, folder: Path = RESOURCES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        themes = folder / "themes"
        self._schemes = Schemes(themes)
        self.measures = Measures(themes / "measures.json")
        """Sizes, shares of the font and durations."""
        self._sheet = Sheet(themes / "application.qss", self.measures)
        self._icon_folder = folder / "icons"
        self._icons = Icons(str(self._icon_folder))
        self._appearance = Appearance.SYSTEM
        self._is_dressed = False
        self._colors = self._schemes["dark" if self.is_dark else "light"].colors
        # Kept: the hints on accessibility are gone with the wrapper of their parent.
        self._hints = QGuiApplication.styleHints()
        self._accessibility = self._hints.accessibility()
        self._heard: list[tuple[SignalInstance, Callable[..., None]]] = []
        self._hear(self._hints.colorSchemeChanged, self._apply)
        self._hear(self._accessibility.contrastPreferenceChanged, self._apply)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            self._hear(application.paletteChanged, self._apply)
            self._hear(application.screenAdded, self._on_screen_added)
        for screen in QGuiApplication.screens():
            # Changes when the scale does: it is in device-independent pixels.
            screen.geometryChanged.connect(self._on_screens_changed)

    def use(self, appearance: Appearance) -> None:
        """Follow the system, or look like this whatever it says."""
        self._appearance = appearance
        self._hints.setColorScheme(_COLOR_SCHEMES[appearance])
        self._apply()

    def dress(self) -> None:
        """Use the style sheet from now on.

        Asked for when the first window is made and not shown yet: with a sheet Qt looks for the
        rules of a widget again each time it gets another parent.
        """
        self._is_dressed = True
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._sheet.use(application, self._colors)

    def close(self) -> None:
        """Stop following the system."""
        if not self._heard:
            return
        for signal, slot in self._heard:
            signal.disconnect(slot)
        self._heard.clear()
        for screen in QGuiApplication.screens():
            screen.geometryChanged.disconnect(self._on_screens_changed)

    def _hear(self, signal: SignalInstance, slot: Callable[..., None]) -> None:
        signal.connect(slot)
        self._heard.append((signal, slot))

    @property
    def is_dark(self) -> bool:
        """Whether text is light on dark."""
        return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE

    @property
    def colors(self) -> Colors:
        """Colours for the scheme in use."""
        return self._colors

    def icon(self, name: str, color: QColor | None = None) -> QIcon:
        """Icon of ours in a colour, by default that of button text."""
        return self._icons.icon(name, color or self._colors.ink2)

    def mark(self, severity: str) -> QIcon:
        """Icon of a problem, in its colour."""
        return self.icon(mark_name(severity), self._colors.of_severity(severity))

    @property
    def app_icon(self) -> QIcon:
        """Icon of the program."""
        return QIcon(str(self._icon_folder / "session-composer.svg"))

    # Colours

    def _apply(self, *_: object) -> None:
        """Take the colours of the scheme that is due."""
        application = QApplication.instance()
        if application is None:
            return
        # Setting a palette would call this again, here and in any other theme there is.
        with QSignalBlocker(application):
            self._take_scheme()
        self._icons.clear()
        self.changed.emit()

    def _take_scheme(self) -> None:
        # Our palettes name no accent: what is there is the system's.
        accent = QGuiApplication.palette().color(QPalette.ColorRole.Accent)
        name = self._scheme_name()
        scheme = self._schemes[name]
        if accent != _NO_ACCENT and not name.endswith(_HIGH):
            scheme = _with_accent(scheme, accent, is_dark=name == "dark")
        self._colors = scheme.colors
        QApplication.setPalette(scheme.palette)
        if self._is_dressed:
            self.dress()

    def _scheme_name(self) -> str:
        if self._appearance in {Appearance.LIGHT, Appearance.DARK}:
            return str(self._appearance)
        system_scheme = self._hints.colorScheme()
        if system_scheme is Qt.ColorScheme.Unknown:
            # The palette tells, once nothing of ours covers it.
            QApplication.setPalette(QPalette())
        is_dark = (
            self.is_dark
            if system_scheme is Qt.ColorScheme.Unknown
            else system_scheme is Qt.ColorScheme.Dark
        )
        name = "dark" if is_dark else "light"
        wish = self._accessibility.contrastPreference()
        is_high = self._appearance is Appearance.HIGH_CONTRAST or (
            wish is Qt.ContrastPreference.HighContrast
        )
        return name + _HIGH if is_high else name

    # Screens

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens_changed)
        self._on_screens_changed()

    def _on_screens_changed(self, *_: object) -> None:
        if not self._icons.fit_screens:
            self._icons.clear()
            self.changed.emit()


def _with_accent(scheme: Scheme, accent: QColor, *, is_dark: bool) -> Scheme:
    """Use the user's accent, made readable where it is not."""
    old = scheme.colors
    ink = ensure_contrast(accent, [old.window, old.surface], darker=not is_dark)
    on_fill = ink_on(ink)
    # Away from the text, so that it is read as well.
    deeper = 118 if on_fill.lightness() > _MIDDLE else 85
    colors = old.having(
        accent=ink,
        accent_fill=ink,
        accent_hover=ink.darker(deeper),
        accent_press=ink.darker(deeper).darker(deeper),
        on_accent=on_fill,
        sel_focus=_selection(old, ink),
    )
    return Scheme(colors, palette_of(colors))


def _selection(colors: Colors, accent: QColor) -> QColor:
    inks = [colors.named[name] for name in _ON_SELECTION] + [accent]
    for share in _SELECTION_SHARES:
        ground = mixed(colors.surface, accent, share)
        if all(contrast(ink, ground) >= TEXT_CONTRAST for ink in inks):
            return ground
    return colors.sel_idle


def fixed_font() -> QFont:
    """Font for what is copied to the letter."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)


def scaled_font(font: QFont, factor: float = 1.0, *, bold: bool = False) -> QFont:
    """Copy of a font in another step of the type scale."""
    scaled = QFont(font)
    if font.pointSizeF() > 0:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    else:
        scaled.setPixelSize(round(font.pixelSize() * factor))
    scaled.setBold(bold or font.bold())
    return scaled


def with_text(widget: QWidget, width: int, height: int) -> QSize:
    """Size for a window that suits text of usual height, larger where text is, never off screen."""
    factor = max(widget.fontMetrics().height() / _USUAL_HEIGHT, 1.0)
    size = QSize(round(width * factor), round(height * factor))
    return size.expandedTo(widget.sizeHint()).boundedTo(widget.screen().availableSize())
