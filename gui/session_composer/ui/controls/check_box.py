"""The one kind of check box that the program uses."""

from typing import override

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

from session_composer.ui.look.theme import RADIUS_NESTED

_BOX = 16
# As the style sheet says, which sizes and places what is painted here.
_GAP = 6
_ICON_SIDE = 24
_TICK = ((3.6, 8.2), (6.8, 11.2), (12.4, 4.8))


class CheckBox(QCheckBox):
    """A check box painted with the colours of its palette.

    A style sheet would want its tick as a file in each colour. With an icon it can be compact: the
    icon stands for it, on a ground while it is ticked.
    """

    _icon: QIcon | None = None
    _is_compact = False

    def set_icon(self, icon: QIcon) -> None:
        """Stand for it where there is little room."""
        self._icon = icon
        self.update()

    def set_compact(self, is_compact: bool) -> None:
        """Be the icon alone, or box and text."""
        if is_compact is not self._is_compact:
            self._is_compact = is_compact
            self.setToolTip(self.text() if is_compact else "")
            self.updateGeometry()

    @property
    def shows_text(self) -> bool:
        """Whether it is box and text."""
        return not self._is_compact

    @property
    def full_width(self) -> int:
        """Width that box and text take, in device-independent pixels."""
        return super().sizeHint().width()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_ICON_SIDE, _ICON_SIDE) if self._is_compact else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _paint_compact(self, painter: QPainter, icon: QIcon) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(self.rect(), RADIUS_NESTED, RADIUS_NESTED)
        place = QRect(0, 0, _BOX, _BOX)
        place.moveCenter(self.rect().center())
        icon.paint(painter, place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_compact and self._icon is not None:
            self._paint_compact(QPainter(self), self._icon)
            return
        palette, is_on = self.palette(), self.isChecked()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRect(0, (self.height() - _BOX) // 2, _BOX, _BOX)
        text = self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
        if is_mirrored:
            box.moveRight(self.width() - 1)
            text.moveLeft(0)
        edge = QPalette.ColorRole.Link if is_on or self.hasFocus() else QPalette.ColorRole.Dark
        if not self.isEnabled():
            edge = QPalette.ColorRole.Mid
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color(edge))
        painter.setBrush(palette.color(edge if is_on else QPalette.ColorRole.Base))
        painter.drawRoundedRect(
            box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_NESTED, RADIUS_NESTED
        )
        if is_on:
            pen = QPen(palette.color(QPalette.ColorRole.Base), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corner = QPointF(box.topLeft())
            painter.drawPolyline([corner + QPointF(x, y) for x, y in _TICK])
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.AlignmentFlag.AlignVCenter | side) | int(Qt.TextFlag.TextShowMnemonic)
        painter.drawText(text, flags, self.text())
