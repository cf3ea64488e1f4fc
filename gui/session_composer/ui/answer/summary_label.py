"""The outcome of a request at a glance: its status as a pill, how long it took, whose it is."""

from typing import NamedTuple, override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.look.theme import SMALL, SPACE, Theme, fixed_font, scaled_font
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.mode_chip import Chip, chip_width, paint_chip

_PADDING = 8
_ICON = 14
_CLOCK = _ICON + 2
_USUALLY = "999 ms"
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class Glance(NamedTuple):
    """What is to be seen of an outcome."""

    status: str
    tone: str = "muted"
    """Name of the colour; of its ground, too, with ``_soft`` behind it."""
    took: str = ""
    chip: Chip | None = None
    request_id: str = ""


class SummaryLabel(ElidedLabel):
    """A label whose text says it all, painted part by part."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, "responseSummary", text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._glance = Glance(text)
        self._least_width = self._answer_width = 0
        self._is_stale = False
        self._hides_id = False
        self._note: QLabel | None = None

    def show_glance(self, glance: Glance, text: str, *, keeps_room: bool = False) -> None:
        """Show another outcome; ``text`` says the same in words.

        With ``keeps_room`` it takes no less than the last answer did: another will follow soon.
        """
        self._glance = glance
        self._least_width = self._answer_width if keeps_room else 0
        if glance.chip is not None:
            self._answer_width = self.sizeHint().width()
        self.setText(text)
        # There may be no room for all of it.
        self.setToolTip(plain_tool_tip(text))
        self.updateGeometry()
        self.update()

    def set_stale(self, is_stale: bool, *, hides_id: bool) -> None:
        """Turn the pill grey, with a clock; something else may stand in the place of the id."""
        if (is_stale, hides_id) != (self._is_stale, self._hides_id):
            self._is_stale, self._hides_id = is_stale, hides_id
            self.updateGeometry()
            self.update()
            self._place_note()

    def hold(self, note: QLabel) -> None:
        """Have a place for what stands where the id was once the answer is stale."""
        self._note = note
        note.setParent(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    def _place_note(self) -> None:
        if self._note is not None:
            left = self._fixed_width() + SPACE + 2
            self._note.setGeometry(left, 0, max(self.width() - left, 0), self.height())

    @override
    def sizeHint(self) -> QSize:
        # Its width is that of the answer when it came: what is beside it does not move.
        clock = _CLOCK if self._is_stale else 0
        width = self._fixed_width() - clock + self._id_width()
        return QSize(max(width, self._least_width), 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._pill_width(), 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glance, colors = self._glance, self._theme.colors
        middle, x = self.height() / 2, 0.0
        painter.setFont(self._pill_font())
        if glance.tone == "muted" and not glance.took:
            painter.setPen(colors.ink)
            painter.drawText(self.rect(), _LEFT, glance.status)
            return
        tone = "muted" if self._is_stale else glance.tone
        ground = colors.named.get(f"{tone}_soft", colors.sel_idle)
        pill = QRectF(x, middle - 9, self._pill_width(), 18)
        painter.setPen(colors.named[tone] if ground == colors.surface else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, 4, 4)
        text = QRectF(pill)
        if self._is_stale:
            place = pill.adjusted(_PADDING - 2, 2, 0, 0).toRect()
            place.setSize(QSize(_ICON, _ICON))
            self._theme.icon("clock", colors.muted).paint(painter, place)
            text.setLeft(text.left() + _CLOCK)
        painter.setPen(colors.named[tone])
        painter.drawText(text, _CENTER, glance.status)
        x = pill.right() + SPACE + 2
        painter.setFont(self.font())
        if glance.took:
            painter.setPen(colors.ink2)
            width = self._took_width()
            if x + width > self.width():
                return
            painter.drawText(QRectF(x, 0, width + 1, self.height()), _LEFT, glance.took)
            x += width + SPACE + 2
        if glance.chip is not None:
            font = self._chip_font()
            painter.setFont(font)
            width = self._chip_width(glance.chip)
            if x + width > self.width():
                return
            paint_chip(painter, QRectF(x, middle - 8, width, 16).toRect(), glance.chip)
            x += width + SPACE + 2
        if glance.request_id and not self._hides_id:
            painter.setFont(self._id_font())
            painter.setPen(colors.ink2)
            area = QRectF(x, 0, self.width() - x, self.height())
            shown = painter.fontMetrics().elidedText(
                glance.request_id, Qt.TextElideMode.ElideRight, int(area.width())
            )
            if len(shown) > 1:
                painter.drawText(area, _LEFT, shown)

    def _pill_width(self) -> int:
        width = _width(self._pill_font(), self._glance.status) + 2 * _PADDING
        return width + (_CLOCK if self._is_stale else 0)

    def _chip_width(self, chip: Chip) -> int:
        return chip_width(chip.word, QFontMetrics(self._chip_font()))

    def _took_width(self) -> int:
        # What is behind it stays where it is from one answer to the next.
        texts = (self._glance.took, _USUALLY) if self._glance.chip else (self._glance.took,)
        return max(map(self.fontMetrics().horizontalAdvance, texts))

    def _fixed_width(self) -> int:
        glance = self._glance
        width = self._pill_width()
        if glance.took:
            width += self._took_width() + SPACE + 2
        if glance.chip is not None:
            width += self._chip_width(glance.chip) + SPACE + 2
        return width

    def _id_width(self) -> int:
        if self._is_stale and not self._glance.request_id and self._note is not None:
            return self._note.fontMetrics().horizontalAdvance(self._note.text()) + SPACE + 4
        if not self._glance.request_id or (self._hides_id and not self._is_stale):
            return 0
        return _width(self._id_font(), self._glance.request_id) + SPACE + 4

    def _pill_font(self) -> QFont:
        return scaled_font(self.font(), SMALL, bold=True)

    def _chip_font(self) -> QFont:
        return scaled_font(self.font(), SMALL * 0.9, bold=True)

    def _id_font(self) -> QFont:
        return fixed_font()


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)
