"""Writes the texts of the tree: in a few styles, cut where there is no room, with words marked."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from session_composer.ui.look.theme import SMALL, Theme, fixed_font, scaled_font

_TEXT_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_MOST_ELIDED = 2000


class RowPen:
    """Keeps fonts with their measures, and texts as they were cut."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = QFont()
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}
        self._elided: dict[tuple[str, int, str], str] = {}

    def use(self, font: QFont) -> None:
        """Write in styles of another font."""
        if self._font != font:
            self._font = QFont(font)
            self._fonts.clear()
            self._elided.clear()

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
        font, metrics = self.of(style)
        key = (text, width, style)
        shown = self._elided.get(key)
        if shown is None:
            if len(self._elided) > _MOST_ELIDED:
                self._elided.clear()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._elided[key] = shown
        painter.setFont(font)
        folded = shown.lower()
        for word in words:
            place = folded.find(word)
            if place >= 0 and len(folded) == len(shown):
                left = area.left() + metrics.horizontalAdvance(shown[:place])
                end = area.left() + metrics.horizontalAdvance(shown[: place + len(word)])
                mark = QRect(left, 0, end - left, metrics.height())
                mark.moveTop(area.top() + (area.height() - mark.height()) // 2)
                painter.fillRect(mark, self._theme.colors.find_mark)
        painter.setPen(ink)
        painter.drawText(area, _TEXT_FLAGS, shown)
        return area.left() + metrics.horizontalAdvance(shown)
