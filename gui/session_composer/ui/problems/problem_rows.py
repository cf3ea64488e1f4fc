"""Paints problems: text, source, and a button for each fix."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, override

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from session_composer.core.rules.problems import Fix, Problem
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import ACCOUNT
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import MARGIN, RADIUS, Theme

_TEXT_LEFT = 36
_ABOVE = 8
_PADDING = 8
_SIGN = 14
_MOST_KEPT = 600


class FixChoice(NamedTuple):
    """A button: a fix, or with none another account."""

    text: str
    fix: Fix | None


class ProblemRow:
    """A problem as it is shown. What can be done about it is found out when it is looked at."""

    def __init__(
        self, problem: Problem, fixes_of: Callable[[Problem], tuple[Fix, ...]], account: str
    ) -> None:
        """``account`` are the words for choosing another account."""
        self.problem = problem
        self.text = printable(translate(problem.message))
        self._fixes_of = fixes_of
        self._account = account

    @cached_property
    def choices(self) -> tuple[FixChoice, ...]:
        """What can be done."""
        problem = self.problem
        found = [
            FixChoice(printable(translate(fix.text)), fix) for fix in self._fixes_of(self.problem)
        ]
        if problem.by_account or problem.path[:1] == ACCOUNT:
            found.append(FixChoice(self._account, None))
        return tuple(found)

    @property
    def subject_length(self) -> int:
        """How many letters at the beginning name what it is about."""
        first = self.text.split(" ", 1)[0]
        is_name = "_" in first or "[" in first or first in self.problem.path
        return len(first) if is_name else 0


class PlacedProblem(NamedTuple):
    """Where the parts of a row are, from its top left corner."""

    text: QTextLayout
    link: QRect
    buttons: tuple[QRect, ...]
    height: int


class ProblemRows(QStyledItemDelegate):
    """Lays rows out and paints them; the current row's buttons are widgets of the list."""

    def __init__(
        self, view: QListView, theme: Theme, row_at: Callable[[int], ProblemRow | None]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._row_at = row_at
        self._placed: dict[tuple[str, tuple[FixChoice, ...], int], PlacedProblem] = {}
        theme.changed.connect(self._placed.clear)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._row_at(index.row())
        if row is None:
            return super().sizeHint(option, index)
        return QSize(0, self.placed(row).height)

    def placed(self, row: ProblemRow) -> PlacedProblem:
        """Lay a row out in the width of the list; kept."""
        # Not the text alone: the same may be done about it or not.
        width = max(self._view.viewport().width(), 120)
        choices = tuple(FixChoice(choice.text, None) for choice in row.choices)
        key = (f"{row.problem.source}\n{row.text}", choices, width)
        if key not in self._placed:
            if len(self._placed) > _MOST_KEPT:
                self._placed.clear()
            self._placed[key] = self._lay_out(row, width)
        return self._placed[key]

    def _lay_out(self, row: ProblemRow, width: int) -> PlacedProblem:
        source = f"  {self.tr('Source')}" if row.problem.source else ""
        layout = QTextLayout(row.text + source, self._view.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(row, len(source)))
        metrics = QFontMetrics(self._view.font())
        least = (ICON_SIZE.height() - metrics.height()) // 2
        top = float(_ABOVE + max(least, 0))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - _TEXT_LEFT - MARGIN)
            line.setPosition(QPointF(_TEXT_LEFT, top))
            top += line.height() + 1
        layout.endLayout()
        link = QRect()
        if source:
            # The translation is one word, or two that stay on one line.
            last = layout.lineForTextPosition(len(row.text) + 2)
            left = last.cursorToX(len(row.text) + 2)[0]  # type: ignore[index]
            link = QRect(
                int(left),
                int(last.y()),
                int(last.naturalTextWidth() + last.x() - left) + 1,
                metrics.height(),
            )
        buttons, bottom = self._place_buttons(row, int(top) + 4, width)
        return PlacedProblem(layout, link, buttons, bottom + _ABOVE)

    def _formats(self, row: ProblemRow, source_length: int) -> list[QTextLayout.FormatRange]:
        bold, link = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        link.setForeground(self._theme.colors.accent)
        link.setFontUnderline(True)
        found: list[QTextLayout.FormatRange] = []
        for start, length, style in (
            (0, row.subject_length, bold),
            (len(row.text) + 2, source_length - 2, link),
        ):
            if length > 0:
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = start, length, style
                found.append(part)
        return found

    def _place_buttons(
        self, row: ProblemRow, top: int, width: int
    ) -> tuple[tuple[QRect, ...], int]:
        if not row.choices:
            return (), top - 4
        metrics = QFontMetrics(self._view.font())
        height = max(self._theme.measures.pane_button, metrics.height() + 6)
        left, found = _TEXT_LEFT, list[QRect]()
        for choice in row.choices:
            wide = metrics.horizontalAdvance(choice.text) + 2 * _PADDING + 2
            wide += _SIGN + 6 if choice.fix is not None else 0
            wide = min(wide, width - _TEXT_LEFT - MARGIN)
            if found and left + wide > width - MARGIN:
                left, top = _TEXT_LEFT, top + height + 4
            found.append(QRect(left, top, wide, height))
            left += wide + 6
        return tuple(found), top + height

    # Painting

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._row_at(index.row())
        if row is None:
            super().paint(painter, option, index)
            return
        colors, place = self._theme.colors, option.rect
        is_current = self._view.currentIndex().row() == index.row()
        has_focus = self._view.hasFocus()
        if is_current:
            painter.fillRect(place, colors.sel_focus if has_focus else colors.sel_idle)
        rule = QRect(place.left(), place.bottom(), place.width(), 1)
        painter.fillRect(rule, colors.rule)
        if is_current and not colors.are_soft:
            painter.setPen(colors.accent if has_focus else colors.outline)
            painter.drawRect(place.adjusted(0, 0, -1, -2))
        placed = self.placed(row)
        line = int(placed.text.lineAt(0).height())
        icon = QRect(QPoint(MARGIN, 0), ICON_SIZE)
        icon.moveTop(int(placed.text.lineAt(0).y()) + (line - icon.height()) // 2)
        self._theme.mark(row.problem.severity).paint(painter, icon.translated(place.topLeft()))
        painter.setPen(colors.ink)
        placed.text.draw(painter, QPointF(place.topLeft()))
        if not is_current:
            for button, choice in zip(placed.buttons, row.choices, strict=True):
                self._paint_button(painter, button.translated(place.topLeft()), choice)

    def _paint_button(self, painter: QPainter, place: QRect, choice: FixChoice) -> None:
        colors = self._theme.colors
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colors.outline)
        painter.setBrush(colors.surface)
        radius = RADIUS
        painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        area = place.adjusted(_PADDING, 0, -_PADDING, 0)
        if choice.fix is not None:
            sign = QRect(0, 0, _SIGN, _SIGN)
            sign.moveCenter(area.center())
            sign.moveLeft(area.left())
            self._theme.icon("fix", colors.ink2).paint(painter, sign)
            area.setLeft(sign.right() + 6)
        painter.setPen(colors.ink)
        text = QFontMetrics(self._view.font()).elidedText(
            choice.text, Qt.TextElideMode.ElideRight, area.width() + 2
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
