"""A button with a title, something beside it and a line or two below."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import RADIUS, SMALL, SPACE, Theme, scaled_font

from .painted_button import PaintedButton

_PADDING = 12
_TOP = 9
_LEAST_WIDTH = 96
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class Tile(PaintedButton):
    """``text()`` is its title.

    ``note`` stands at the right of the title, ``detail`` below it on so many ``lines``; a flat
    tile has no outline.
    """

    has_own_ring = True

    def __init__(
        self,
        theme: Theme,
        title: str,
        detail: str = "",
        note: str = "",
        icon: str = "",
        lines: int = 1,
        *,
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, parent)
        self._detail, self._note = detail, note
        self._icon_name = icon
        self._lines = lines if detail else 0
        self._flat = flat
        if detail:
            self.setToolTip(detail)
        self.setAccessibleDescription(", ".join(part for part in (detail, note) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def detail(self) -> str:
        """What stands below the title."""
        return self._detail

    def set_lines(self, lines: int) -> None:
        """Show so many lines of the detail, or with none only its tool tip."""
        self._lines = lines if self._detail else 0
        self.updateGeometry()
        self.update()

    def show_note(self, note: str) -> None:
        """Show something else at the right."""
        self._note = note
        self.setAccessibleDescription(", ".join(part for part in (self._detail, note) if part))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        top = _TOP if not self._flat else SPACE // 2
        height = 2 * top + metrics.height() + self._lines * metrics.lineSpacing()
        return QSize(self._title_width() + 2 * _PADDING, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_WIDTH, self.sizeHint().width()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        ground = colors.surface
        if self.isDown():
            ground = colors.sel_idle
        elif has_focus:
            ground = colors.sel_focus
        elif self.underMouse():
            ground = colors.hover
        painter.setBrush(ground)
        if has_focus:
            painter.setPen(QPen(colors.accent, 2))
        elif self._flat:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(QPen(colors.outline, 1))
        inset = 1.0 if has_focus else 0.5
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS
        )
        self._paint_texts(painter)

    def _paint_texts(self, painter: QPainter) -> None:
        colors, metrics = self._theme.colors, self.fontMetrics()
        padding = _PADDING if not self._flat else SPACE // 2
        area = self.rect().adjusted(padding, 0, -padding, 0)
        top = (self.height() - metrics.height() - self._lines * metrics.lineSpacing()) // 2
        line = QRect(area.left(), top, area.width(), metrics.height())
        if self._icon_name:
            tint = colors.ink2 if self._flat else colors.accent
            place = QRect(line.topLeft(), QSize(ICON_SIZE.width(), line.height()))
            self._theme.icon(self._icon_name, tint).paint(painter, place)
            line.setLeft(line.left() + ICON_SIZE.width() + SPACE)
        if self._note:
            painter.setFont(scaled_font(self.font(), SMALL))
            painter.setPen(colors.muted)
            most = max(line.width() // 2, line.width() - self._title_width())
            # Its last part or nothing, rather than without most of the title.
            for note in (self._note, self._note.rpartition(" · ")[2]):
                width = painter.fontMetrics().horizontalAdvance(note)
                if width < most:
                    painter.drawText(line, _RIGHT, note)
                    line.setRight(line.right() - width - SPACE)
                    break
        painter.setFont(scaled_font(self.font(), bold=not self._flat))
        painter.setPen(colors.ink)
        fitted = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, _LEFT, fitted)
        if self._lines:
            below = QRect(area.left(), line.bottom() + 1, area.width(), 0)
            below.setBottom(self.height() - 2)
            painter.setFont(self.font())
            painter.setPen(colors.muted if self._lines == 1 else colors.ink2)
            painter.drawText(below, _WRAPPED, _fitted(metrics, self._detail, below, self._lines))

    def _title_width(self) -> int:
        bold = QFontMetrics(scaled_font(self.font(), bold=not self._flat))
        width = bold.horizontalAdvance(self.text())
        return width + (ICON_SIZE.width() + SPACE if self._icon_name else 0)


def _fitted(metrics: QFontMetrics, text: str, area: QRect, lines: int) -> str:
    """Cut a text so that it takes no more than so many lines."""
    if lines == 1:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    words = text.split()
    most = QRect(0, 0, area.width(), lines * metrics.lineSpacing())
    shown = text
    while words and metrics.boundingRect(most, _WRAPPED, shown).height() > most.height():
        words.pop()
        shown = " ".join(words) + " …"
    return shown
