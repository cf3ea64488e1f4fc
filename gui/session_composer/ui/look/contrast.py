"""How well one colour can be read on another, as the Web Content Accessibility Guidelines say."""

from collections.abc import Iterable

from PySide6.QtGui import QColor

TEXT_CONTRAST = 4.5
"""Least contrast of text with its ground."""
_STEPS = 25


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two opaque colours: 1 for equal ones, 21 for black and white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ensure_contrast(
    color: QColor, grounds: Iterable[QColor], least: float = TEXT_CONTRAST, *, darker: bool
) -> QColor:
    """Darken or lighten a colour as little as makes it readable on each of the grounds."""
    grounds = tuple(grounds)
    end = 0.0 if darker else 1.0
    start = color.lightnessF()
    for step in range(_STEPS + 1):
        lightness = start + (end - start) * step / _STEPS
        exact = QColor.fromHslF(max(color.hslHueF(), 0.0), color.hslSaturationF(), lightness)
        # As screens show it.
        found = QColor.fromRgb(exact.rgb())
        if all(contrast(found, ground) >= least for ground in grounds):
            return found
    return QColor.fromRgbF(end, end, end)


def ink_on(ground: QColor) -> QColor:
    """Black or white, whichever is read better on a ground."""
    black, white = QColor("black"), QColor("white")
    return black if contrast(black, ground) >= contrast(white, ground) else white


def mixed(ground: QColor, color: QColor, share: float) -> QColor:
    """Lay a share of a colour, 0 to 1, on a ground."""
    rest = 1 - share
    return QColor.fromRgbF(
        ground.redF() * rest + color.redF() * share,
        ground.greenF() * rest + color.greenF() * share,
        ground.blueF() * rest + color.blueF() * share,
    )


def _luminance(color: QColor) -> float:
    red, green, blue = map(_linear, (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    # 0.04045 is the value of the standard for sRGB; the guidelines' 0.03928 is an old misprint.
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
