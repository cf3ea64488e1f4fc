"""A one-line label that cuts its text with an ellipsis and tells all of it in a tool tip."""

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.look.theme import Theme

from .tone_label import Tone, ToneLabel

_LEAST_CHARACTERS = 6


class ElidedLabel(ToneLabel):
    """Takes the width it gets."""

    def __init__(self, theme: Theme, name: str = "", text: str = "", *, tone: Tone = "") -> None:
        super().__init__(theme, name, text, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        return QSize(width, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = self.fontMetrics()
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()), text)
        self._show_tip(text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() <= 0:
            # It is not painted then.
            self._show_tip("")

    def _show_tip(self, shown: str) -> None:
        tip = plain_tool_tip(self.text()) if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
