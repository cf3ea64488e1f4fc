"""Panes that meet at a hairline."""

from typing import override

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

# On both sides of the hairline the mouse takes hold of it, too.
_GRAB = 3


class _Hairline(QSplitterHandle):
    """One pixel to see, seven to take hold of."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # In the place of what Qt does for thin ones: it makes them narrower.
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)
        is_upright = self.orientation() is Qt.Orientation.Horizontal
        across, along = (_GRAB, 0) if is_upright else (0, _GRAB)
        if self.contentsMargins() != QMargins(across, along, across, along):
            self.setContentsMargins(across, along, across, along)
        self.setMask(QRegion(self.contentsRect()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        role = QPalette.ColorRole.Midlight
        QPainter(self).fillRect(self.contentsRect(), self.palette().color(role))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        splitter = self.splitter()
        if isinstance(splitter, HairSplitter):
            splitter.reset_wanted.emit()


class HairSplitter(QSplitter):
    """Divides its room between panes.

    Signals:
        reset_wanted(): the line between them was clicked twice.
    """

    reset_wanted = Signal()

    def __init__(self, orientation: Qt.Orientation, *panes: QWidget) -> None:
        super().__init__(orientation)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for pane in panes:
            self.addWidget(pane)

    @override
    def createHandle(self) -> QSplitterHandle:
        return _Hairline(self.orientation(), self)
