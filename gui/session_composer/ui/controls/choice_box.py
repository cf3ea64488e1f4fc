"""The one kind of closed list that the program uses."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from session_composer.state.model_index import Index
from session_composer.ui.look.theme import RADIUS, SPACE
from session_composer.ui.widgets.mode_chip import Chip

if TYPE_CHECKING:
    from .choice_entries import ChoiceEntries

_FLAGS = int(Qt.ItemDataRole.UserRole) - 1
_LEFT = 9
_CHEVRON = 8
_RIGHT = 24
_MOST_SEEN = 20
_TEXT_FLAGS = int(Qt.AlignmentFlag.AlignVCenter)


class ChoiceBox(QComboBox):
    """A closed list that the wheel leaves alone: it scrolls what is around the box, if anything.

    Whoever scrolls past does not mean to choose, least of all a live key. It is painted here, with
    the colours of its palette: a style sheet would want its arrow as a file in each colour.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not by the wheel either.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_MOST_SEEN)
        self._is_dressed = False

    def add_head(self, title: str) -> None:
        """Add the head of a group."""
        self.addItem(title)
        # As with Qt's lines: what cannot be chosen has no flags.
        self.setItemData(self.count() - 1, 0, _FLAGS)

    def chip_at(self, _index: Index) -> Chip | None:
        """Tell the word at the end of an entry."""
        return None

    def make_delegate(self) -> "ChoiceEntries":
        """Make what paints the list, when it is first opened."""
        # Lazy: no list is open in the first frame.
        from .choice_entries import ChoiceEntries

        return ChoiceEntries(self, self.chip_at)

    def prepare(self) -> None:
        """Make the list ready to be opened."""
        # Lazy: no list is open in the first frame.
        from PySide6.QtWidgets import QFrame

        if not self._is_dressed:
            # Not before: it makes Qt build the list.
            self._is_dressed = True
            self.setItemDelegate(self.make_delegate())
        view = self.view()
        # What an entry says must not be cut off, however narrow the box is.
        wanted = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(min(wanted, self.window().width() - 2 * SPACE))
        frame = view.parentWidget()
        if isinstance(frame, QFrame):
            # No rule of the style sheet reaches it.
            palette = self.palette()
            palette.setColor(palette.ColorRole.WindowText, palette.color(palette.ColorRole.Dark))
            frame.setPalette(palette)
            frame.setFrameStyle(QFrame.Shape.Box.value | QFrame.Shadow.Plain.value)

    @override
    def showPopup(self) -> None:
        self.prepare()
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_edge(painter)
        self.paint_chevron(painter)
        self.paint_text(painter, self.rect().adjusted(_LEFT, 0, -_RIGHT, 0))

    def paint_edge(self, painter: QPainter, edge: QColor | None = None, past: int = 0) -> None:
        """Paint ground and outline, which tells of the focus.

        ``edge`` is another colour for the outline; ``past`` how far it runs out of the box, to be
        gone on with by what is joined to it.
        """
        palette, has_focus = self.palette(), self.hasFocus()
        role = QPalette.ColorRole.Link if has_focus else QPalette.ColorRole.Dark
        if not self.isEnabled():
            role = QPalette.ColorRole.Mid
        width = 2.0 if has_focus or edge is not None else 1.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.isEnabled() and self.underMouse()
        ground = QPalette.ColorRole.AlternateBase if is_lit else QPalette.ColorRole.Base
        painter.setBrush(palette.color(ground))
        painter.setPen(QPen(edge or palette.color(role), width))
        half = width / 2
        area = self.rect().toRectF().adjusted(half, half, past - half, -half)
        painter.drawRoundedRect(area, RADIUS, RADIUS)

    def paint_chevron(self, painter: QPainter) -> None:
        """Paint the sign that there is a list."""
        x = self.width() - _RIGHT + _CHEVRON / 2
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - _CHEVRON
        y = self.height() / 2 - _CHEVRON / 4 + 0.5
        pen = QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = ((0, 0), (_CHEVRON / 2, _CHEVRON / 2), (_CHEVRON, 0))
        painter.drawPolyline([QPointF(x + right, y + down) for right, down in points])

    def paint_text(self, painter: QPainter, area: QRect, short: str = "") -> None:
        """Paint the chosen entry, or a shorter text for it, where there is room for it.

        The place is that from left to right.
        """
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            area.moveLeft(self.width() - area.right() - 1)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(
            short or self.currentText(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, _TEXT_FLAGS, text)
