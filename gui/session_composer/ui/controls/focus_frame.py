"""Shows where the keyboard is: on the head of its pane, and around what it is on."""

from typing import override

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from session_composer.ui.look.theme import RADIUS, Theme

from .pane_header import PaneHeader
from .pane_tabs import PaneTabs

type PaneHead = PaneHeader | PaneTabs


class _Ring(QWidget):
    """Lies around a widget, or on its edge where there is no room around it.

    Only its edge is there, so that nothing beneath is painted twice.
    """

    def __init__(self, theme: Theme, covered: QWidget) -> None:
        self._is_inside = isinstance(covered, QAbstractScrollArea)
        super().__init__(covered if self._is_inside else covered.parentWidget())
        self._covered = covered
        measures = theme.measures
        self._width = measures.focus_ring
        self._gap = 0 if self._is_inside else measures.focus_ring + measures.focus_gap
        self._radius = 0 if self._is_inside else RADIUS + measures.focus_gap
        self._color = theme.colors.accent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.fit()

    def use(self, color: QColor) -> None:
        """Take another colour."""
        self._color = color
        self.update()

    def fit(self) -> None:
        """Take the place of the widget beneath."""
        area = self._covered.rect() if self._is_inside else self._covered.geometry()
        gap, width = self._gap, self._width
        self.setGeometry(area.adjusted(-gap, -gap, gap, gap))
        inner = self.rect().adjusted(width, width, -width, -width)
        corner = self._radius // 2
        holes = QtGui.QRegion(inner.adjusted(corner, 0, -corner, 0))
        holes = holes.united(QtGui.QRegion(inner.adjusted(0, corner, 0, -corner)))
        self.setMask(QtGui.QRegion(self.rect()).subtracted(holes))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, self._width))
        half = self._width / 2
        area = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, self._radius, self._radius)


class FocusFrame(QObject):
    """Follows the focus through all windows."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ring: _Ring | None = None
        self._ringed: QWidget | None = None
        self._head: PaneHead | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        theme.changed.connect(self._on_theme_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._ring is not None:
            if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
                self._ring.fit()
            elif event.type() is QEvent.Type.Hide:
                self._ring.hide()
        return False

    def _on_theme_changed(self) -> None:
        if self._ring is not None:
            self._ring.use(self._theme.colors.accent)
        self._show_selections(QApplication.focusWidget())

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and before is self._ringed and self._ring is not None:
            before.removeEventFilter(self)
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = self._ringed = None
        # A popup belongs to what opened it.
        if now is not None and now.window().windowType() is Qt.WindowType.Popup:
            return
        self._show_head(now)
        self._show_selections(now)
        if now is not None and self._is_to_be_ringed(now):
            self._ringed = now
            self._ring = _Ring(self._theme, now)
            self._ring.show()
            self._ring.raise_()
            now.installEventFilter(self)

    def _show_head(self, now: QWidget | None) -> None:
        head = _head_of(now)
        if head is not self._head:
            # Its dialog may be gone by now.
            if self._head is not None and isValid(self._head):
                self._head.show_focus(False)
            self._head = head
            if head is not None:
                head.show_focus(True)

    def _show_selections(self, now: QWidget | None) -> None:
        """Paint what is selected in the lists of a dialog in full colour where the focus is only.

        The panes of the window paint theirs by themselves.
        """
        window = now.window() if now is not None else None
        if window is None or window.windowType() is not Qt.WindowType.Dialog:
            return
        for view in window.findChildren(QAbstractItemView):
            # The open list of a box is a window of its own.
            if view.window() is window:
                palette = QtGui.QPalette()
                palette.setResolveMask(0)
                if view is not now:
                    palette.setColor(palette.ColorRole.Highlight, self._theme.colors.sel_idle)
                view.setPalette(palette)

    def _is_to_be_ringed(self, widget: QWidget) -> bool:
        if getattr(widget, "has_own_ring", False):
            return False
        if isinstance(widget, QAbstractScrollArea):
            # The head of a pane tells for all that is in it.
            return self._head is None
        # After a click nobody asks where the focus is.
        by_keys = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return by_keys and isinstance(widget, QAbstractButton)


def _head_of(widget: QWidget | None) -> PaneHead | None:
    while widget is not None:
        if isinstance(widget, PaneTabs):
            return widget
        if isinstance(widget, QTreeView):
            header = widget.header()
            if isinstance(header, PaneHeader):
                return header
        widget = widget.parentWidget()
    return None
