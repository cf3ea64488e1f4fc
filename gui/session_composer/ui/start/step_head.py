"""The heads of the steps on the start board, and the line below them."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SMALL, SPACE, Theme, scaled_font

_CIRCLE = 19


class StepHead(QWidget):
    """Number of a step, what it is, and a word beside it; a tick in place of the number."""

    def __init__(self, theme: Theme, number: int, title: str, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self._number, self._title, self._hint = number, title, hint
        self._is_done = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_done(is_done=False)

    @property
    def is_done(self) -> bool:
        """Whether it has its tick."""
        return self._is_done

    def show_done(self, *, is_done: bool) -> None:
        """Tick it off, or not."""
        self._is_done = is_done
        state = self.tr("done") if is_done else self.tr("step {n}").format(n=self._number)
        self.setAccessibleName(f"{self._title}, {state}")
        self.setAccessibleDescription(self._hint)
        self.update()

    def show_hint(self, hint: str) -> None:
        """Say something else beside it."""
        self._hint = hint
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, max(_CIRCLE + 2, self.fontMetrics().height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRect(1, (self.height() - _CIRCLE) // 2, _CIRCLE, _CIRCLE)
        if self._is_done:
            place = QRect(circle.topLeft(), ICON_SIZE)
            place.moveCenter(circle.center())
            self._theme.icon("ok", colors.yes).paint(painter, place)
        else:
            painter.setPen(colors.accent)
            painter.drawEllipse(circle)
            painter.setFont(scaled_font(self.font(), SMALL))
            painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        rest = self.rect().adjusted(circle.right() + SPACE + 2, 0, 0, 0)
        for text, color, is_bold in (
            (self._title, colors.ink, True),
            (self._hint, colors.muted, False),
        ):
            painter.setFont(scaled_font(self.font(), bold=is_bold))
            rest = _draw(painter, rest, text, color)


def _draw(painter: QPainter, area: QRect, text: str, color: QColor) -> QRect:
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
    painter.setPen(color)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
    return area.adjusted(metrics.horizontalAdvance(shown) + SPACE + 2, 0, 0, 0)
