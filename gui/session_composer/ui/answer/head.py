"""Above an answer: its summary, what went wrong, and what can be done about it."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from session_composer.api.http.client import Failure
from session_composer.api.stripe.landing import Landing, land
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer, SessionAnswer
from session_composer.core.text.display_safe import printable
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchange, Trouble
from session_composer.state.sending.target_choice import TargetMode
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.announce import announce
from session_composer.ui.widgets.badge import Badge
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.mode_chip import chip_of, soft_chip
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

from .exchange_text import is_answer, mode_of, target_of, time_of
from .no_answer import no_answer
from .outcome_text import message_of, summary_of


class AnswerHead(QWidget):
    """Summarises one exchange.

    Signals:
        row_requested(path): the row that an error belongs to is to be shown.
        link_requested(url): a page about the error is to be opened.
        copy_requested(text): something that is no secret is to be copied.
        send_anyway_requested(): a request that was held back is to be sent.
        latest_requested(): the latest answer is to be shown again.
    """

    row_requested = Signal(object)
    link_requested = Signal(QUrl)
    copy_requested = Signal(str)
    send_anyway_requested = Signal()
    latest_requested = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._exchange: Exchange | None = None
        self._landing: Landing | None = None
        self._badge = Badge()
        self.summary = ElidedLabel(theme, "responseSummary", no_answer())
        self.summary.setAccessibleName(self.tr("Outcome of the test request"))
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        self._message = ToneLabel(theme, "responseMessage", wraps=True)
        self._earlier_badge = Badge()
        self._earlier = ElidedLabel(theme, "earlierNote", tone="muted")
        self._back = with_name(QPushButton(self.tr("Back to the &latest")), "latestAnswerButton")
        changed = self.tr("The request has changed since this answer.")
        self._stale = ElidedLabel(theme, "staleNote", changed, tone="muted")
        self._send_anyway = with_name(QPushButton(self.tr("Send &anyway")), "sendAnywayButton")
        self._show_row = with_name(QPushButton(self.tr("Show ro&w")), "showRowButton")
        self._docs = with_name(QPushButton(self.tr("About the error")), "docUrlButton")
        self._log = with_name(QPushButton(self.tr("Request log")), "requestLogButton")
        self._copy_id = with_name(QPushButton(self.tr("Copy id")), "copyRequestIdButton")
        self._copy_id.setAccessibleName(self.tr("Copy request id"))
        self._lay_out()
        self._send_anyway.clicked.connect(self.send_anyway_requested)
        self._show_row.clicked.connect(self._on_show_row)
        self._docs.clicked.connect(lambda: self._open(docs=True))
        self._log.clicked.connect(lambda: self._open(docs=False))
        self._copy_id.clicked.connect(self._on_copy_id)
        self._back.clicked.connect(self.latest_requested)

    def show_exchange(self, exchange: Exchange | None, *, is_earlier: bool) -> None:
        """Show another exchange, or none; an earlier one says that it is not the latest."""
        is_new = exchange is not None and exchange is not self._exchange
        self._exchange = exchange
        outcome = exchange.outcome if exchange is not None else None
        error = outcome if isinstance(outcome, ErrorAnswer) else None
        self.summary.setText(summary_of(outcome) if outcome is not None else no_answer())
        self._show_badge(exchange)
        self._show_earlier(exchange if is_earlier else None)
        message = message_of(outcome)
        self._landing = None
        if exchange is not None and error is not None:
            self._landing = land(error, exchange.request, self._workspace.store)
            if self._landing.advice is not None:
                message += "\n" + printable(translate(self._landing.advice))
        is_bad = isinstance(outcome, ErrorAnswer | OddAnswer | Failure | Trouble)
        self._message.show_text(message, "error" if is_bad else "")
        self._message.setVisible(bool(message))
        self._show_row.setVisible(self._landing is not None and bool(self._landing.places))
        self._send_anyway.setVisible(
            isinstance(outcome, Trouble) and outcome.may_send_anyway and not is_earlier
        )
        self._docs.setVisible(error is not None and bool(error.doc_url))
        # The sandbox invents its request ids: no page in the Dashboard knows them.
        self._log.setVisible(
            error is not None and bool(error.request_log_url) and not error.simulated
        )
        self._copy_id.setVisible(
            isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer)
            and bool(outcome.request_id)
        )
        if is_new:
            announce(self.summary, f"{self.summary.text()}. {message}".strip())

    def show_staleness(self, *, is_stale: bool) -> None:
        """Say whether the request is still the one that was answered."""
        self._stale.setVisible(is_stale)

    def use_theme(self) -> None:
        """Take the colours of the theme."""
        self._show_row.setIcon(self._theme.icon("goto"))
        self._copy_id.setIcon(self._theme.icon("copy"))

    def _show_badge(self, exchange: Exchange | None) -> None:
        mode = mode_of(exchange) if exchange is not None and is_answer(exchange) else ""
        if mode:
            self._badge.show_chip(chip_of(TargetMode(mode), self._theme.colors))
        else:
            self._badge.hide()

    def _show_earlier(self, exchange: Exchange | None) -> None:
        is_shown = exchange is not None
        word = self.tr("EARLIER") if is_shown else ""
        self._earlier_badge.show_chip(soft_chip(word, "warning", self._theme.colors))
        self._earlier.setVisible(is_shown)
        self._back.setVisible(is_shown)
        if exchange is not None:
            self._earlier.setText(
                self.tr("Sent at {time}. Target: {target}.").format(
                    time=time_of(exchange), target=target_of(exchange)
                )
            )

    def _on_show_row(self) -> None:
        if self._landing is not None and self._landing.places:
            self.row_requested.emit(self._landing.places[0])

    def _open(self, *, docs: bool) -> None:
        if self._exchange is not None and isinstance(self._exchange.outcome, ErrorAnswer):
            error = self._exchange.outcome
            self.link_requested.emit(QUrl(error.doc_url if docs else error.request_log_url))

    def _on_copy_id(self) -> None:
        exchange = self._exchange
        if exchange is not None and not isinstance(exchange.outcome, Failure | Trouble):
            self.copy_requested.emit(exchange.outcome.request_id)

    def _lay_out(self) -> None:
        head = row_of(self._badge, (self.summary, 1), self._copy_id)
        earlier = row_of(self._earlier_badge, (self._earlier, 1), self._back)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self._send_anyway, self._show_row, self._docs, self._log):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column_of(earlier, head, self._stale, self._message, buttons, host=self, spacing=SPACE // 2)
