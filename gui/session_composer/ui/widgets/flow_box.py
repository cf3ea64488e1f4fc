"""A widget whose children fill lines from left to right and wrap."""

from typing import override

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowBox(QWidget):
    """Lays widgets out like words.

    No layout: those of Python hold wrappers of items that Qt deletes, and a widget that comes to
    stand in the same memory would be taken for such an item.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._spacing = spacing
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets behind those that are there."""
        for widget in widgets:
            is_meant = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            is_hidden = is_meant and widget.isHidden()
            widget.setParent(self)
            widget.setHidden(is_hidden)
        self._widgets += widgets
        self._lay_out()

    def remove(self, widget: QWidget) -> None:
        """Have a widget take no place any more; whoever made it deletes it."""
        self._widgets.remove(widget)
        widget.hide()
        self._lay_out()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), apply=False)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        size = QSize()
        for widget in self._shown():
            size = size.expandedTo(widget.minimumSizeHint())
        return size

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.rect(), apply=True)

    @override
    def event(self, event: QEvent) -> bool:
        # A child has another size, or comes or goes.
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
        return super().event(event)

    def _lay_out(self) -> None:
        self._arrange(self.rect(), apply=True)
        self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _arrange(self, area: QRect, *, apply: bool) -> int:
        x, y, line = area.x(), area.y(), 0
        for widget in self._shown():
            hint = widget.sizeHint().expandedTo(widget.minimumSize())
            hint = hint.boundedTo(QSize(max(area.width(), 1), 10_000))
            if x > area.x() and x + hint.width() > area.right() + 1:
                x, y, line = area.x(), y + line + self._spacing, 0
            if apply:
                widget.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._spacing
            line = max(line, hint.height())
        return y + line - area.y()
