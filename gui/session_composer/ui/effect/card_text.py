"""Lays texts of several looks out in lines of a width, and paints them."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from session_composer.ui.look.theme import SMALL, scaled_font


class Face(Enum):
    """The looks that texts have here."""

    PLAIN = auto()
    BOLD = auto()
    SMALL = auto()
    TITLE = auto()


class Run(NamedTuple):
    """A piece of text in one look and colour; the colour by its name."""

    text: str
    face: Face
    color: str


class Placed(NamedTuple):
    """A piece of text at its place, relative to where the text begins."""

    x: float
    baseline: float
    text: str
    face: Face
    color: str


class Faces:
    """The fonts of the looks, with their measures."""

    def __init__(self, font: QFont) -> None:
        self.fonts = {
            Face.PLAIN: font,
            Face.BOLD: _semibold(font),
            Face.SMALL: scaled_font(font, SMALL),
            Face.TITLE: _semibold(scaled_font(font, 1.25)),
        }
        self.metrics = {face: QFontMetrics(made) for face, made in self.fonts.items()}

    def line_height(self, face: Face) -> int:
        """Height that a line takes."""
        return self.metrics[face].height() + 4

    def lay_out(self, runs: Iterable[Run], width: float) -> tuple[list[Placed], float]:
        """Break runs into lines of a width; returns the pieces and the height of all."""
        placed: list[Placed] = []
        x, y, tallest = 0.0, 0.0, 0
        for run in runs:
            metrics = self.metrics[run.face]
            tallest = max(tallest, self.line_height(run.face))
            gap = metrics.horizontalAdvance(" ")
            for word in _words(run.text):
                advance = metrics.horizontalAdvance(word)
                if x and x + advance > width:
                    x, y = 0.0, y + tallest
                ascent = self.metrics[Face.PLAIN].ascent()
                base = y + 2 + max(ascent, metrics.ascent())
                last = placed[-1] if placed else None
                if last is not None and _goes_on(last, run, base) and x:
                    placed[-1] = last._replace(text=f"{last.text} {word}")
                else:
                    placed.append(Placed(x, base, word, run.face, run.color))
                x += advance + gap
        return placed, y + (tallest or self.line_height(Face.PLAIN))

    def paint(
        self, painter: QPainter, at: QPointF, placed: Iterable[Placed], colors: Mapping[str, QColor]
    ) -> None:
        """Paint laid out pieces from a place on."""
        for piece in placed:
            painter.setFont(self.fonts[piece.face])
            painter.setPen(colors[piece.color])
            painter.drawText(QPointF(at.x() + piece.x, at.y() + piece.baseline), piece.text)


def _goes_on(last: Placed, run: Run, base: float) -> bool:
    return (last.face, last.color, last.baseline) == (run.face, run.color, base)


def _words(text: str) -> Iterable[str]:
    # Not at spaces that keep what is on both sides together.
    return filter(None, text.split(" "))


def _semibold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
