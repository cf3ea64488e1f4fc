"""The word that says what a target reaches, on the colour for it."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from session_composer.state.sending.target_choice import TargetMode
from session_composer.ui.look.schemes import Colors

PADDING = 7
_ROUND = 4


class Chip(NamedTuple):
    """A word and its colours."""

    word: str
    ground: QColor
    ink: QColor
    is_outlined: bool = False
    """Whether its edge says what its ground says elsewhere."""


def chip_of(mode: TargetMode, colors: Colors) -> Chip:
    """Say in one word what a target reaches. A mode that is not known looks live: it may be."""
    if mode is TargetMode.SIMULATED:
        word = QCoreApplication.translate("Chip", "SIMULATED")
        return soft_chip(word, "sim", colors)
    if mode is TargetMode.TEST:
        return soft_chip("TEST", "test", colors)
    word = "LIVE" if mode is TargetMode.LIVE else QCoreApplication.translate("Chip", "MODE UNKNOWN")
    return Chip(word, colors.live_fill, colors.on_live)


def soft_chip(word: str, meaning: str, colors: Colors) -> Chip:
    """Say a word in the soft colours of a meaning, such as warning."""
    ink, ground = colors.named[meaning], colors.named[f"{meaning}_soft"]
    return Chip(word, ground, ink, not colors.are_soft)


def chip_width(word: str, metrics: QFontMetrics) -> int:
    """Width that a word needs with its ground."""
    return metrics.horizontalAdvance(word) + 2 * PADDING


def paint_chip(painter: QPainter, area: QRect, chip: Chip) -> None:
    """Paint a word in the painter's font, on a ground that fills an area."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(chip.ink if chip.is_outlined else Qt.PenStyle.NoPen)
    painter.setBrush(chip.ground)
    edge = 0.5 if chip.is_outlined else 0.0
    painter.drawRoundedRect(area.toRectF().adjusted(edge, edge, -edge, -edge), _ROUND, _ROUND)
    painter.setPen(chip.ink)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), chip.word)
