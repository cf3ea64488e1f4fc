"""What is seen while something is dragged over the window: where it can go, and what it does."""

from typing import override

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow, QWidget

from session_composer.core.session.session_file import SUFFIX
from session_composer.core.text.presentable import presentable
from session_composer.ui.files.commands import dropped_file
from session_composer.ui.look.theme import RADIUS, SPACE, Theme, scaled_font

_LINE = 2
_LARGE = 1.25


class DropHint(QWidget):
    """A dashed outline over the right side of the window."""

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._theme = theme
        self._text = ""
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        """What a drop does."""
        return self._text

    def show_for(self, data: QMimeData) -> None:
        """Say what a drop of this would do."""
        path = dropped_file(data)
        if path is None:
            self._text = self.tr("Read the text as a request")
        elif path.name.endswith(SUFFIX):
            name = presentable(path.name.removesuffix(SUFFIX))
            self._text = self.tr("Open {name}").format(name=name)
        else:
            name = presentable(path.name)
            self._text = self.tr("Read {name} as a request").format(name=name)
        window = self.parentWidget()
        middle = window.centralWidget() if isinstance(window, QMainWindow) else None
        if middle is not None:
            area = middle.geometry()
            area.setLeft(area.center().x())
            self.setGeometry(area.adjusted(SPACE, 8 * SPACE, -SPACE, -SPACE))
        self.setAccessibleName(self._text)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colors.sel_focus)
        painter.setPen(QPen(colors.accent, _LINE, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(_LINE, _LINE, -_LINE, -_LINE), RADIUS, RADIUS
        )
        painter.setPen(colors.ink)
        painter.setFont(scaled_font(self.font(), _LARGE, bold=True))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(SPACE, SPACE, -SPACE, -SPACE), flags, self._text)
