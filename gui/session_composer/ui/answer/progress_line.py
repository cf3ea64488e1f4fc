"""A line under the head of the answer, that moves while one is waited for."""

from typing import override

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from session_composer.ui.look.theme import Theme
from session_composer.ui.widgets.motion import moves

AFTER_MS = 150
_FRAME_MS = 40
_CYCLE_MS = 1200
_HEIGHT = 2
_SHARE = 0.3


class ProgressLine(QWidget):
    """Always has its room; is painted from 150 ms on. Where motion is unwanted, it stands still."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._place = 0.0
        self._is_shown = False
        self.setFixedHeight(_HEIGHT)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    @property
    def is_shown(self) -> bool:
        """Whether something is seen."""
        return self._is_shown

    def start(self) -> None:
        """Begin to wait."""
        self._place = 0.0
        self._timer.start(AFTER_MS)

    def stop(self) -> None:
        """End the wait."""
        self._timer.stop()
        self._is_shown = False
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_shown:
            return
        painter = QPainter(self)
        color = self._theme.colors.accent
        if moves(self):
            length = self.width() * _SHARE
            left = self._place * (self.width() + length) - length
            painter.fillRect(QRectF(left, 0, length, _HEIGHT), color)
            return
        painter.setPen(QPen(color, _HEIGHT, Qt.PenStyle.DashLine))
        painter.drawLine(0, _HEIGHT // 2, self.width(), _HEIGHT // 2)

    def _step(self) -> None:
        self._is_shown = True
        self._place = (self._place + _FRAME_MS / _CYCLE_MS) % 1.0
        self.update()
        if moves(self):
            self._timer.start(_FRAME_MS)
        else:
            self._timer.stop()
