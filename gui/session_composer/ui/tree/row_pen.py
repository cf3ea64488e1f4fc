"""Writes the texts of the tree: in a few styles, cut where there is no room, with words marked."""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText

from session_composer.ui.look.theme import SMALL, Theme, fixed_font, scaled_font

_MOST_CUT = 2000


class _Cut(NamedTuple):
    """A text as it fits, laid out."""

    text: QStaticText
    font: QFont
    width: int
    height: int


class RowPen:
    """Keeps fonts with their measures, and texts as they were cut."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = QFont()
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}
        self._cut: dict[tuple[str, int, str], _Cut] = {}

    def use(self, font: QFont) -> None:
        """Write in styles of another font."""
        if self._font != font:
            self._font = QFont(font)
            self._fonts.clear()
            self._cut.clear()

    def of(self, style: str) -> tuple[QFont, QFontMetrics]:
        """Font of a style with its measures; made once."""
        found = self._fonts.get(style)
        if found is None:
            font = QFont(self._font)
            if style in ("small", "chip"):
                share = self._theme.measures.chip_text / 100 if style == "chip" else SMALL
                font = scaled_font(self._font, share)
            elif style == "mono":
                font = scaled_font(fixed_font(), self._theme.measures.mono / 100)
            elif style in ("strong", "group"):
                font.setWeight(QFont.Weight.DemiBold)
            elif style == "medium":
                font.setWeight(QFont.Weight.Medium)
            font.setItalic(style == "italic")
            found = self._fonts[style] = (font, QFontMetrics(font))
        return found

    def write(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        ink: QColor,
        style: str,
        words: tuple[str, ...] = (),
    ) -> int:
        """Write a text, cut where there is no room, with words marked; returns where it ends."""
        width = area.width()
        if width <= 0:
            return area.left()
        key = (text, width, style)
        cut = self._cut.get(key)
        if cut is None:
            cut = self._fit(text, width, style)
        painter.setFont(cut.font)
        if words:
            self._mark(painter, area, cut, words)
        painter.setPen(ink)
        top = area.top() + (area.height() - cut.height) // 2
        painter.drawStaticText(area.left(), top, cut.text)
        return area.left() + cut.width

    def _fit(self, text: str, width: int, style: str) -> "_Cut":
        if len(self._cut) > _MOST_CUT:
            self._cut.clear()
        font, metrics = self.of(style)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        laid_out = QStaticText(shown)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.prepare(font=font)
        found = _Cut(laid_out, font, metrics.horizontalAdvance(shown), metrics.height())
        self._cut[text, width, style] = found
        return found

    def _mark(self, painter: QPainter, area: QRect, cut: "_Cut", words: tuple[str, ...]) -> None:
        """Put a ground below the words that were looked for."""
        shown, metrics = cut.text.text(), QFontMetrics(cut.font)
        folded = shown.lower()
        for word in words:
            place = folded.find(word)
            if place >= 0 and len(folded) == len(shown):
                left = area.left() + metrics.horizontalAdvance(shown[:place])
                end = area.left() + metrics.horizontalAdvance(shown[: place + len(word)])
                mark = QRect(left, 0, end - left, cut.height)
                mark.moveTop(area.top() + (area.height() - mark.height()) // 2)
                painter.fillRect(mark, self._theme.colors.find_mark)
