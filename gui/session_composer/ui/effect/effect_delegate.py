"""Paints what the user gets: a head, headings, and cards with their lines."""

from collections.abc import Iterator
from typing import NamedTuple, override

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from session_composer.core.effect.effect import Mark
from session_composer.core.help.help_texts import EMPHASIS
from session_composer.state.effect.effect_model import RowRole
from session_composer.state.effect.effect_rows import (
    CardRow,
    EffectRow,
    GroupRow,
    HeadRow,
    LineText,
)
from session_composer.state.model_index import Index
from session_composer.ui.look.theme import MARGIN, RADIUS, SPACE, Theme

from .card_text import Face, Faces, Placed, Run

_EDGE = 16
_MOST_KEPT = 400
_MARK = 14
_TEXT = _MARK + SPACE + 2
_ICONS = {Mark.CAN: ("check", "yes"), Mark.CANNOT: ("cross", "no"), Mark.UNSURE: ("dash", "muted")}


class _Laid(NamedTuple):
    """A row laid out for a width; places are relative to its inner edge."""

    height: int
    pieces: tuple[tuple[QPointF, list[Placed]], ...]
    marks: tuple[tuple[float, Mark], ...] = ()


class EffectDelegate(QStyledItemDelegate):
    """Lays each row out once for a width."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._faces = Faces(view.font())
        self._kept: dict[EffectRow, tuple[int, _Laid]] = {}

    def use_font(self, font: QFont) -> None:
        """Lay all out anew in another font."""
        self._faces = Faces(font)
        self._kept.clear()

    @staticmethod
    def arrow(area: QRect) -> QRect:
        """Place of the arrow in a card's row, which leads to the row of the tree."""
        card = card_area(area)
        return QRect(card.right() - 2 * MARGIN - SPACE, card.top(), 2 * MARGIN + SPACE, 32)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._laid(index.data(RowRole), width).height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: EffectRow = index.data(RowRole)
        area = option.rect
        laid = self._laid(row, area.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        match row:
            case HeadRow():
                left = QPointF(area.left() + _EDGE, area.top() + MARGIN)
            case GroupRow():
                left = QPointF(area.left() + _EDGE, area.top() + MARGIN)
                place = QRect(int(left.x()), int(left.y()) + 2, 16, 16)
                self._theme.icon(row.icon, self._theme.colors.ink2).paint(painter, place)
            case CardRow():
                is_current = bool(option.state & QStyle.StateFlag.State_Selected)
                left = self._paint_card(painter, area, is_current=is_current)
        for at, pieces in laid.pieces:
            self._faces.paint(painter, left + at, pieces, self._theme.colors.named)
        for y, mark in laid.marks:
            name, color = _ICONS[mark]
            place = QRect(int(left.x()), int(left.y() + y), _MARK, _MARK)
            self._theme.icon(name, self._theme.colors.named[color]).paint(painter, place)
        painter.restore()

    def _paint_card(self, painter: QPainter, area: QRect, *, is_current: bool) -> QPointF:
        colors = self._theme.colors
        card = QRectF(card_area(area))
        edge = QPen(colors.accent, 2) if is_current else QPen(colors.rule, 1)
        inset = edge.widthF() / 2
        painter.setPen(edge)
        painter.setBrush(colors.surface)
        painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        arrow = self.arrow(area)
        self._theme.icon("goto").paint(painter, QRect(arrow.right() - 28, arrow.top() + 12, 16, 16))
        return card.topLeft() + QPointF(MARGIN + 1, MARGIN)

    def _laid(self, row: EffectRow, width: int) -> _Laid:
        kept = self._kept.get(row)
        if kept is None or kept[0] != width:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[row] = (width, self._lay_out(row, width))
        return kept[1]

    def _lay_out(self, row: EffectRow, width: int) -> _Laid:
        inner = width - 2 * _EDGE
        match row:
            case HeadRow(title, traits, counts):
                return self._lay_head(title, traits, counts, inner)
            case GroupRow(title):
                left = 16 + SPACE
                run = Run(title, Face.BOLD, "ink2")
                pieces, height = self._faces.lay_out([run], inner - left)
                return _Laid(int(height) + MARGIN + SPACE, ((QPointF(left, 0), pieces),))
            case CardRow():
                return self._lay_card(row, inner - 2 * MARGIN - 2)

    def _lay_head(self, title: str, traits: str, counts: str, inner: int) -> _Laid:
        named = [Run(title, Face.TITLE, "ink"), Run(traits, Face.PLAIN, "muted")]
        told = self._faces.metrics[Face.PLAIN].horizontalAdvance(counts)
        pieces, height = self._faces.lay_out(named, inner)
        taken = max((piece.x + self._width(piece) for piece in pieces), default=0.0)
        first_line = self._faces.line_height(Face.TITLE)
        count = Run(counts, Face.PLAIN, "muted")
        if taken + told + 2 * MARGIN <= inner and height <= first_line:
            base = pieces[0].baseline if pieces else 0.0
            placed = [Placed(inner - told, base, counts, Face.PLAIN, "muted")]
            return _Laid(int(height) + MARGIN, ((QPointF(0, 0), [*pieces, *placed]),))
        more, below = self._faces.lay_out([count], inner)
        places = ((QPointF(0, 0), pieces), (QPointF(0, height), more))
        return _Laid(int(height + below) + MARGIN, places)

    def _width(self, piece: Placed) -> float:
        return self._faces.metrics[piece.face].horizontalAdvance(piece.text)

    def _lay_card(self, row: CardRow, inner: int) -> _Laid:
        places: list[tuple[QPointF, list[Placed]]] = []
        title, y = self._faces.lay_out([Run(row.title, Face.BOLD, "ink")], inner - 2 * MARGIN)
        places.append((QPointF(0, 0), title))
        if row.summary:
            summary, height = self._faces.lay_out([Run(row.summary, Face.PLAIN, "muted")], inner)
            places.append((QPointF(0, y), summary))
            y += height
        y += SPACE // 2
        marks = []
        for line in row.lines:
            pieces, height = self._faces.lay_out(_runs(line), inner - _TEXT)
            places.append((QPointF(_TEXT, y), pieces))
            first = self._faces.line_height(Face.PLAIN)
            marks.append((y + (first - _MARK) / 2, line.mark))
            y += height
        return _Laid(int(y) + 2 * MARGIN + SPACE, tuple(places), tuple(marks))


def card_area(area: QRect) -> QRect:
    """Place of the card in its row."""
    return area.adjusted(_EDGE, 0, -_EDGE, -SPACE)


def _runs(line: LineText) -> Iterator[Run]:
    color = "ink" if line.mark is not Mark.UNSURE else "ink2"
    for number, part in enumerate(line.text.split(EMPHASIS)):
        if part.strip():
            yield Run(part, Face.BOLD if number % 2 else Face.PLAIN, color)
    if line.note:
        yield Run(f"·\u00a0{line.note}", Face.SMALL, "muted")
    if line.differs:
        yield Run(f"≠\u00a0{line.differs}", Face.SMALL, "error")
