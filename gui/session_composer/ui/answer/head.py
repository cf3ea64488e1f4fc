"""Above the answer, always there: its outcome at a glance, and the client secret."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer, SessionAnswer
from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.sending.exchanges import Exchange, Trouble
from session_composer.state.sending.target_choice import TargetMode
from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.controls.icon_button import IconButton
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.widgets.announce import announce
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.mode_chip import chip_of
from session_composer.ui.widgets.naming import with_name

from .exchange_text import answer_of, is_answer, mode_of, target_of, time_of
from .no_answer import no_answer
from .outcome_text import message_of, summary_of
from .progress_line import ProgressLine
from .secret_bar import SecretBar
from .summary_label import Glance, SummaryLabel

_HEIGHT = 40
_LONGEST = 60


class AnswerHead(QWidget):
    """Summarises one exchange; nothing in it comes or goes but in its own place.

    Signals:
        copy_requested(text): something that is no secret is to be copied.
        latest_requested(): the latest answer is to be shown again.
    """

    copy_requested = Signal(str)
    latest_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exchange: Exchange | None = None
        self._is_earlier = False
        self.summary = SummaryLabel(theme, no_answer())
        self.summary.setAccessibleName(self.tr("Outcome of the test request"))
        self._copy_id = IconButton("copyRequestIdButton", self.tr("Copy request id"))
        self._earlier = ElidedLabel(theme, "earlierNote", tone="warning")
        self._stale = ElidedLabel(theme, "staleNote", tone="warning")
        self._back = with_name(QPushButton(self.tr("Back to the &latest")), "latestAnswerButton")
        self.secret = SecretBar(theme)
        self.progress = ProgressLine(theme)
        # They leave their room to the rest before anything is cut.
        self._earlier.setMinimumWidth(1)
        self.summary.hold(self._stale)
        row = row_of(
            self.summary,
            self._copy_id,
            (self._earlier, 1000),
            1,
            self.secret,
            self._back,
            spacing=SPACE,
            margins=(MARGIN, 0, SPACE, 0),
        )
        column_of((row, 1), self.progress, host=self, spacing=0)
        self.setFixedHeight(max(_HEIGHT, self.fontMetrics().height() + 2 * MARGIN))
        self._copy_id.clicked.connect(self._on_copy_id)
        self._back.clicked.connect(self.latest_requested)
        self._earlier.hide()
        self._stale.hide()
        self._back.hide()
        self._copy_id.hide()

    def show_exchange(self, exchange: Exchange | None, *, is_earlier: bool) -> None:
        """Show another exchange, or none; an earlier one says that it is not the latest."""
        is_new = exchange is not None and exchange is not self._exchange
        self._exchange, self._is_earlier = exchange, is_earlier
        outcome = exchange.outcome if exchange is not None else None
        text = summary_of(outcome) if outcome is not None else no_answer()
        self.summary.show_glance(self._glance(exchange), text)
        self._back.setVisible(is_earlier)
        self._earlier.setVisible(is_earlier)
        if exchange is not None and is_earlier:
            told = self.tr("Sent at {time}. Target: {target}.").format(
                time=time_of(exchange), target=target_of(exchange)
            )
            self._earlier.setText(told)
            self._earlier.setToolTip(plain_tool_tip(told))
        self._copy_id.setVisible(
            isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer)
            and bool(outcome.request_id)
        )
        if is_new:
            announce(self.summary, f"{text}. {message_of(outcome)}".strip())

    def show_staleness(self, *, is_stale: bool) -> None:
        """Say whether the request is still the one that was answered."""
        exchange = self._exchange
        if exchange is not None:
            changed = self.tr("Changed since {time}")
            text = changed.format(time=exchange.sent_at.toString("HH:mm"))
            self._stale.setText(text)
            self._stale.setToolTip(plain_tool_tip(text))
        self._stale.setVisible(is_stale)
        self.summary.set_stale(is_stale, hides_id=is_stale or self._is_earlier)

    def show_waiting(self, seconds: int) -> None:
        """Say that an answer is waited for, and for how long already."""
        text = self.tr("Waiting for the answer…")
        glance = Glance(text, "info", f"{seconds} s" if seconds else " ")
        self.summary.show_glance(glance, text, keeps_room=True)
        if seconds:
            told = self.tr("Waiting for the answer… {seconds} s").format(seconds=seconds)
            self.summary.setText(told)

    def use_theme(self) -> None:
        """Take the colours of the theme."""
        self._copy_id.setIcon(self._theme.icon("copy"))
        self.summary.update()

    def _glance(self, exchange: Exchange | None) -> Glance:
        if exchange is None:
            return Glance(no_answer())
        outcome = exchange.outcome
        if isinstance(outcome, Failure | Trouble):
            return Glance(summary_of(outcome), "warning", " ")
        mode = mode_of(exchange) if is_answer(exchange) else ""
        chip = chip_of(TargetMode(mode), self._theme.colors) if mode else None
        is_good = isinstance(outcome, SessionAnswer)
        status = answer_of(exchange)
        return Glance(
            status,
            "yes" if is_good else "error",
            f"{outcome.elapsed_ms} ms",
            chip,
            printable(shorten(outcome.request_id, _LONGEST)),
        )

    def _on_copy_id(self) -> None:
        exchange = self._exchange
        if exchange is not None and not isinstance(exchange.outcome, Failure | Trouble):
            self.copy_requested.emit(exchange.outcome.request_id)
