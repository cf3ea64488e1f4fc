"""Colours, icons and fonts for widgets. Follows the system: scheme, contrast and accent."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from session_composer.core.files.assets import RESOURCES

from .contrast import ensure_contrast, ink_on
from .icons import ICON_SIZE, Icons
from .schemes import Colors, Scheme, Schemes

SPACE = 8
"""Unit of the spacing scale, in device-independent pixels; halves and multiples are used."""
MARGIN = 12
"""Between the edge of the window and what is in it."""
SMALL = 0.85
"""The type scale is the system's font, bold for titles, and this share of it for badges."""

_MIDDLE = 128
_USUAL_HEIGHT = 17
_HIGH = "-contrast"
# Styles of these systems paint with palettes of their own.
_HAS_OWN_PALETTE = sys.platform in {"win32", "darwin"}
# Fusion's accent, where neither the desktop nor the user names one.
_NO_ACCENT = QColor("#308cc6")
# Fusion derives the edges of what these paint from the colour of the window, which they do not
# paint. It is hard to see on dark grounds, so they are told another colour for the window.
_OUTLINED = (
    "QAbstractSpinBox",
    "QCheckBox",
    "QComboBox",
    "QLineEdit",
    "QPushButton",
    "QRadioButton",
    "QToolButton",
)
_RULED = ("QAbstractItemView", "QPlainTextEdit", "QTextEdit")
# Within these, it would be taken for the colour of the window again.
_PLAIN = ("QScrollBar", "QAbstractScrollAreaScrollBarContainer")
_FUSION_DARKENS_BY = 140


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
        self._schemes = Schemes(folder / "themes" / "colors.json")
        self._icon_folder = folder / "icons"
        self._icons = Icons(str(self._icon_folder))
        self._appearance = Appearance.SYSTEM
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
        tint = color or QGuiApplication.palette().color(QPalette.ColorRole.ButtonText)
        return self._icons.icon(name, tint)

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
        is_own = self._appearance is Appearance.SYSTEM and _HAS_OWN_PALETTE
        QApplication.setPalette(QPalette() if is_own else scheme.palette)
        _outline(None if is_own else scheme)

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
    role = QPalette.ColorRole
    palette = QPalette(scheme.palette)
    grounds = [palette.color(role.Window), palette.color(role.Base)]
    ink = ensure_contrast(accent, grounds, darker=not is_dark)
    selection = ensure_contrast(accent, [palette.color(role.HighlightedText)], darker=True)
    palette.setColor(QPalette.ColorGroup.Active, role.Highlight, selection)
    palette.setColor(QPalette.ColorGroup.Inactive, role.Highlight, selection)
    palette.setColor(role.Link, ink)
    colors = scheme.colors.with_accent(ink, ink_on(ink))
    return scheme._replace(colors=colors, palette=palette)


def _outline(scheme: Scheme | None) -> None:
    """Give fields, boxes and buttons edges that can be seen, and quieter ones to what is read."""
    edges = {_OUTLINED: QPalette(), _RULED: QPalette(), _PLAIN: QPalette()}
    if scheme is not None:
        role = QPalette.ColorRole
        for names in edges:
            # A copy: a palette by class stands for itself, whatever the program's says.
            edges[names] = QPalette(QGuiApplication.palette())
            edges[names].setColor(role.Accent, scheme.colors.accent)
        for names, color in ((_OUTLINED, scheme.outline), (_RULED, scheme.colors.rule)):
            edges[names].setColor(role.Window, color.lighter(_FUSION_DARKENS_BY))
    for names, palette in edges.items():
        for name in names:
            # PySide takes a str only, whatever its stubs say.
            QApplication.setPalette(palette, name)  # type: ignore[arg-type]


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
