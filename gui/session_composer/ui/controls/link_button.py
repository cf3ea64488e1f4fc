"""A button that looks like a link."""

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from session_composer.ui.look.theme import Theme

from .painted_button import PaintedButton

_EDGE = 2


class LinkButton(PaintedButton):
    """A text on a line; elided where there is no room."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _EDGE + 1, metrics.height() + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(self.sizeHint().width(), 4 * self.sizeHint().height()), self.sizeHint().height()
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, metrics = self._theme.colors, self.fontMetrics()
        painter = QPainter(self)
        painter.setPen(colors.accent)
        area = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
        line = area.center().y() + metrics.ascent() // 2 + 2
        painter.drawLine(area.left(), line, area.left() + metrics.horizontalAdvance(text), line)
