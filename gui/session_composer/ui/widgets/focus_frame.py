"""Shows where the keyboard is: the style does so faintly on dark grounds, or not at all."""

from typing import override

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from session_composer.ui.look.theme import Theme

from .primary_button import PrimaryButton

_WIDTH = 2


class _Frame(QWidget):
    """Lies over a widget. Only its edge is there, so that nothing beneath is painted twice."""

    def __init__(self, color: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Filled by Qt: it is painted with each row that changes in the tree.
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.use(color)
        self.fit()

    def use(self, color: QColor) -> None:
        """Take another colour."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, color)
        self.setPalette(palette)

    def fit(self) -> None:
        """Take the size of the widget beneath."""
        area = self._covered.rect()
        self.setGeometry(area)
        inner = area.adjusted(_WIDTH, _WIDTH, -_WIDTH, -_WIDTH)
        self.setMask(QtGui.QRegion(area).subtracted(QtGui.QRegion(inner)))


class FocusFrame(QObject):
    """Follows the focus through all windows."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._frame: _Frame | None = None
        self._framed: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        theme.changed.connect(self._on_theme_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._frame is not None:
            self._frame.fit()
        return False

    def _on_theme_changed(self) -> None:
        if self._frame is not None:
            self._frame.use(self._theme.colors.accent)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and before is self._framed and self._frame is not None:
            before.removeEventFilter(self)
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = self._framed = None
        if now is not None and _is_to_be_framed(now):
            self._framed = now
            self._frame = _Frame(self._theme.colors.accent, now)
            self._frame.show()
            now.installEventFilter(self)


def _is_to_be_framed(widget: QWidget) -> bool:
    # The list of a combo box is a popup, with the focus for as long as it is there.
    if widget.window().windowType() == Qt.WindowType.Popup or isinstance(widget, PrimaryButton):
        return False
    if isinstance(widget, QAbstractScrollArea | QLineEdit):
        return True
    # After a click nobody asks where the focus is.
    by_keys = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    is_one = isinstance(widget, QAbstractButton | QComboBox) or widget.inherits("QTabBar")
    return by_keys and is_one
