"""The window of the matrix: what it is made of, the table, and what there is to say of a cell."""

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QPushButton, QWidget

from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.state.document.settings import Settings
from session_composer.state.language.translation import translate
from session_composer.state.matrix.cell_text import cell_text
from session_composer.state.matrix.matrix_table import MatrixFilter, MatrixTable
from session_composer.state.matrix.matrix_work import MatrixPhase, MatrixWork
from session_composer.state.sending.target_choice import TargetMode
from session_composer.ui.controls.hair_splitter import HairSplitter
from session_composer.ui.controls.segments import Segments
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, with_text
from session_composer.ui.widgets.badge import Badge
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.mode_chip import chip_of
from session_composer.ui.widgets.naming import with_name

from .choices import MatrixChoices
from .table_view import MatrixView

_LINES = 6
_SHARE = 1000
_COUNT = " 00"
_STEPS = 1000
_LAYOUT, _PANES = "matrix", "matrix-panes"


class MatrixWindow(QDialog):
    """Stays beside the main window; what it shows is there again when it is opened again.

    Signals:
        send_requested(): the cells without an answer are to be sent.
        renew_requested(): a matrix of what is chosen now is to take the place of this one.
        export_requested(): the matrix is to be written to a file.
        request_requested(account, request): the request of a cell is to be in the form; the
            request is -1 where only the account is meant.
        help_requested(): the help is to be opened.
    """

    send_requested = Signal()
    renew_requested = Signal()
    export_requested = Signal()
    request_requested = Signal(int, int)
    help_requested = Signal()

    def __init__(self, work: MatrixWork, theme: Theme, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._work = work
        self._settings = settings
        self._theme = theme
        self._mode = TargetMode.SIMULATED
        self._is_outdated = False
        self.setObjectName("matrixWindow")
        self.setWindowTitle(self.tr("Matrix"))
        self.choices = MatrixChoices()
        self._badge = Badge()
        self.filters = Segments(
            "matrixFilter",
            self.tr("Accounts to show"),
            (self.tr("All"), self.tr("Not accepted"), self.tr("≠ rule")),
        )
        self._words = [button.text() for button in self.filters.buttons]
        self.bar = with_name(QProgressBar(), "matrixProgress")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.table = MatrixTable(self)
        self.view = MatrixView(theme, self.table)
        self.title = ElidedLabel(theme, "matrixCellTitle")
        self.details = with_name(QPlainTextEdit(), "matrixDetails")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.document().setDocumentMargin(MARGIN)
        self.details.setAccessibleName(self.tr("About the cell"))
        self.use = self._button("matrixOpenButton", self.tr("&Open in the form"))
        self.status = ElidedLabel(theme, "matrixStatus", tone="muted")
        self.renew = self._button("matrixNewButton", self.tr("&New matrix"))
        self.export = self._button("matrixExportButton", self.tr("&Export…"))
        self.send = self._button("matrixSendButton", self.tr("&Send"))
        self._panes = HairSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self.show_work()
        if not self.restoreGeometry(settings.layout(_LAYOUT)):
            self.resize(with_text(self, 780, 560))

    def show_mode(self, mode: TargetMode | None = None) -> None:
        """Say what the target of the matrix reaches; by default the same as before."""
        self._mode = mode or self._mode
        self._badge.show_chip(chip_of(self._mode, self._theme.colors))
        self.show_work()

    def show_outdated(self) -> None:
        """Tell that other things are chosen than those that the answers are for."""
        self._is_outdated = True
        self.show_work()

    def show_work(self) -> None:
        """Show what is under way, and the matrix that there is."""
        work, prepared = self._work, self._work.prepared
        if self.table.matrix is not (prepared.matrix if prepared is not None else None):
            self._is_outdated = False
            self.view.forget()
            self.table.show_matrix(prepared)
        is_idle, is_there = work.phase is MatrixPhase.IDLE, prepared is not None
        self.choices.setEnabled(work.phase is not MatrixPhase.SENDING)
        self.export.setEnabled(is_there and is_idle)
        can_send = is_there and not self._is_outdated
        self.send.setEnabled(not work.is_stopping and (can_send or not is_idle))
        self.renew.setEnabled(is_there and is_idle and bool(prepared and prepared.matrix.answered))
        self.send.setText(self._send_text() if is_idle else self.tr("&Cancel"))
        self.show_progress()

    def show_progress(self) -> None:
        """Show how far the work is."""
        self.table.refresh()
        progress, is_sending = self._work.progress, self._work.phase is MatrixPhase.SENDING
        done = progress.answered / max(progress.total, 1) if progress and is_sending else 0
        self.bar.setValue(round(done * _STEPS))
        self.status.setText(self._status_text())
        self.view.empty_text = self._empty_text()
        self._show_counts()
        self._show_cell()

    @override
    def reject(self) -> None:
        """Cancel what is sent; with nothing under way, close."""
        if self._work.phase is MatrixPhase.SENDING:
            self._work.cancel()
        else:
            super().reject()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._settings.set_layout(_LAYOUT, self.saveGeometry())
        self._settings.set_layout(_PANES, self._panes.saveState())
        super().hideEvent(event)

    def _send_text(self) -> str:
        count, matrix = self._work.count_to_send, self.table.matrix
        if matrix is None:
            return self.tr("&Send")
        if self._mode.counts_as_live:
            text = self.tr("&Send live: {count}")
        elif not matrix.answered:
            text = self.tr("&Send: {count}")
        elif count < matrix.plan.size:
            text = self.tr("&Send the rest: {count}")
        else:
            text = self.tr("&Send again: {count}")
        return text.format(count=count)

    def _status_text(self) -> str:
        work, matrix = self._work, self.table.matrix
        if work.phase is MatrixPhase.PREPARING:
            if work.accounts_read:
                text = self.tr("Accounts read: {count}")
                return text.format(count=work.accounts_read)
            return self.tr("Working out what to expect…")
        if work.phase is MatrixPhase.SENDING:
            return self._progress_text()
        if matrix is None:
            return ""
        text = self.tr("{answered} of {total} answered") if matrix.answered else ""
        text = text or self.tr("Nothing is sent yet: {total} sessions for {accounts} accounts")
        text = text.format(
            answered=matrix.answered, total=matrix.plan.size, accounts=len(matrix.plan.accounts)
        )
        outdated = self.tr("the choice has changed") if self._is_outdated else ""
        return " · ".join(filter(None, (text, outdated, translate(work.trouble))))

    def _progress_text(self) -> str:
        progress = self._work.progress
        if self._work.is_stopping:
            return self.tr("Stopping…")
        if progress is None or progress.seconds_left is None:
            return self.tr("Sending…")
        return self.tr("{answered} of {total} · {rate} a second · {left} s left").format(
            answered=progress.answered,
            total=progress.total,
            rate=f"{progress.per_second:.0f}",
            left=f"{progress.seconds_left:.0f}",
        )

    def _empty_text(self) -> str:
        work = self._work
        if self.table.matrix is not None:
            return self.tr("No account has such a cell.")
        if work.phase is MatrixPhase.PREPARING:
            return self._status_text()
        return translate(work.trouble) or self.tr("Choose requests and accounts.")

    def _show_counts(self) -> None:
        matrix = self.table.matrix
        counts = (0, 0, 0) if matrix is None else _counts(matrix)
        for button, word, count in zip(self.filters.buttons, self._words, counts, strict=True):
            text = f"{word} {count}"
            if button.text() != text:
                button.setText(text)

    def _show_cell(self) -> None:
        prepared, place = self._work.prepared, self.table.place(self.view.currentIndex())
        title, text = self.tr("No cell is chosen"), ""
        if prepared is not None and place is not None and self.table.matrix is prepared.matrix:
            title, text = cell_text(prepared, *place)
            if place[1] >= 0:
                title = f"{self.table.title(place[1])} · {title}"
        self.use.setEnabled(place is not None)
        if (title, text) != (self.title.text(), self.details.toPlainText()):
            self.title.setText(title)
            self.details.setPlainText(text)

    def _open_current(self) -> None:
        place = self.table.place(self.view.currentIndex())
        if place is not None:
            self.request_requested.emit(*place)

    def _on_send(self) -> None:
        if self._work.phase is MatrixPhase.IDLE:
            self.send_requested.emit()
        else:
            self._work.cancel()

    def _go_round(self, step: int) -> None:
        panes = [self.choices.requests.button, self.view, self.details, self.send]
        at = next((n for n, pane in enumerate(panes) if pane.hasFocus()), -step % len(panes))
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        work = self._work
        work.changed.connect(self.show_work)
        work.progressed.connect(self.show_progress)
        self._theme.changed.connect(self.show_mode)
        self.filters.chosen.connect(lambda number: self.table.filter(MatrixFilter(number)))
        self.table.modelReset.connect(self._show_cell)
        self.view.selectionModel().currentChanged.connect(self._show_cell)
        self.view.activated.connect(self._open_current)
        self.use.clicked.connect(self._open_current)
        self.send.clicked.connect(self._on_send)
        self.export.clicked.connect(self.export_requested)
        self.renew.clicked.connect(self.renew_requested)
        for keys, slot in (
            ("F6", lambda: self._go_round(1)),
            ("Shift+F6", lambda: self._go_round(-1)),
            ("F1", self.help_requested.emit),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _button(self, name: str, text: str) -> QPushButton:
        button = with_name(QPushButton(text), name)
        # Enter leads from a cell into the form; it must not send what nobody looked at.
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        metrics = QFontMetrics(self.font())
        for button in self.filters.buttons:
            button.setMinimumWidth(metrics.horizontalAdvance(button.text() + _COUNT) + 2 * SPACE)
        pane = QWidget()
        # The least height that a style sheet gives to buttons is less than their text takes.
        self.title.setMinimumHeight(self.use.sizeHint().height())
        head = row_of((self.title, 1), self.use, margins=(MARGIN, SPACE, MARGIN, 0))
        column_of(head, (self.details, 1), host=pane, spacing=SPACE // 2)
        self.details.setMinimumHeight(_LINES // 2 * metrics.lineSpacing() + SPACE)
        self._panes.addWidget(self.view)
        self._panes.addWidget(pane)
        if not self._panes.restoreState(self._settings.layout(_PANES)):
            self._panes.setSizes([3 * _SHARE, _SHARE])
        edge = (MARGIN, SPACE, MARGIN, SPACE)
        self._badge.setMinimumHeight(self.choices.requests.button.sizeHint().height())
        self.choices.add(self._badge)
        top = row_of((self.choices, 1), self.filters, margins=edge)
        bottom = row_of((self.status, 1), self.renew, self.export, self.send, margins=edge)
        column_of(top, self.bar, (self._panes, 1), bottom, host=self, spacing=0)
        self.view.setFocus()


def _counts(matrix: Matrix) -> tuple[int, int, int]:
    """Count the cells that each filter is about."""
    counts = matrix.counts()
    accepted = counts[CellOutcome.ACCEPTED] + counts[CellOutcome.NOT_SENT]
    return matrix.plan.size, matrix.plan.size - accepted, matrix.disagreements()
