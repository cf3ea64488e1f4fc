"""Right side, bottom: what came back, now and earlier in this run."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTabWidget, QWidget

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.rules.granted import Difference
from session_composer.core.text.display_safe import printable
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Exchange, Exchanges, Trouble
from session_composer.state.sending.sender import Sender
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.ui.look.theme import SPACE, Theme, fixed_font
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.naming import with_name

from .differences_view import DifferencesView
from .exchange_text import body_text, headers_text, is_answer
from .head import AnswerHead
from .no_answer import SendingNote
from .retry_bar import RetryBar
from .secret_bar import SecretBar
from .shown import ShownAnswer, shown_now

if TYPE_CHECKING:
    from .history_view import HistoryView

_ANSWER_TAB, _HEADERS_TAB, _DIFFERENCES_TAB, _HISTORY_TAB = range(4)


class ResponsePanel(QWidget):
    """Shows the latest exchange, or an earlier one that was chosen from the history.

    Signals:
        row_requested(path): the row that an error names is to be shown.
        link_requested(url): a page about the error is to be opened.
        copy_requested(text): something that is no secret is to be copied.
        secret_copy_requested(text): the client secret is to be copied.
        send_anyway_requested(): a request that was held back is to be sent.
        compare_requested(exchange): an exchange's request is to be compared with the form.
        restore_requested(exchange): an exchange's request is to come back into the form.
        history_wanted(): there is an exchange to list, and no list yet; see ``add_history``.
    """

    row_requested = Signal(object)
    link_requested = Signal(QUrl)
    copy_requested = Signal(str)
    secret_copy_requested = Signal(str)
    send_anyway_requested = Signal()
    compare_requested = Signal(object)
    restore_requested = Signal(object)
    history_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        exchanges: Exchanges,
        sender: Sender,
        target: TargetChoice,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._exchanges = exchanges
        self._sender = sender
        self._theme = theme
        self._chosen: Exchange | None = None
        self._rendered: ShownAnswer | None = None
        self._shown_page: QWidget | None = None
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

        self.head = AnswerHead(workspace, theme)
        self.summary = self.head.summary
        self.retry = RetryBar(sender, target, theme)
        self.secret = SecretBar(theme)
        self.body = self._text("responseBody", self.tr("Body of the answer"))
        self.headers = self._text("responseHeaders", self.tr("Headers of the answer"))
        self.differences = DifferencesView(workspace.store, theme)
        self._empty = SendingNote(target, theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.body)
        self.history: HistoryView | None = None
        self._history_page = QWidget()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(self.tr("Answer"))
        self._tabs.addTab(self._pages, self.tr("Answer"))
        self._tabs.addTab(self.headers, self.tr("Headers"))
        self._tabs.addTab(self.differences, "")
        self._tabs.addTab(self._history_page, self.tr("History"))
        column_of(
            self.head, self.retry, self.secret, (self._tabs, 1), host=self, spacing=SPACE // 2
        )

        self.head.row_requested.connect(self.row_requested)
        self.head.link_requested.connect(self.link_requested)
        self.head.copy_requested.connect(self.copy_requested)
        self.head.send_anyway_requested.connect(self.send_anyway_requested)
        self.head.latest_requested.connect(self.show_latest)
        self.differences.copy_requested.connect(self.copy_requested)
        self.secret.revealed.connect(self._show_body)
        self.secret.copy_requested.connect(self.secret_copy_requested)
        exchanges.changed.connect(self.show_latest)
        exchanges.history_changed.connect(self._show_history)
        sender.busy_changed.connect(self._on_busy)
        workspace.changed.connect(self._on_request_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def shown(self) -> Exchange | None:
        """The exchange on show: the latest, or an earlier one that was chosen."""
        return self._chosen or self._exchanges.latest

    def show_latest(self) -> None:
        """Show the latest exchange, whatever was chosen."""
        self.show_exchange(None)

    def show_exchange(self, exchange: Exchange | None) -> None:
        """Show an exchange of the history; None or the newest stands for the latest."""
        self._chosen = None if exchange is self._exchanges.latest else exchange
        self.refresh()

    def add_history(self, history: "HistoryView") -> None:
        """Put the list of exchanges into its tab."""
        self.history = history
        column_of(history, host=self._history_page, spacing=None)
        # What comes into a window is last for Tab; this belongs behind the other tabs.
        for before, after in pairwise((self.differences.copy, *history.tab_order)):
            QWidget.setTabOrder(before, after)
        history.chosen.connect(self.show_exchange)
        history.opened.connect(lambda: self._tabs.setCurrentIndex(_ANSWER_TAB))
        history.compare_requested.connect(self.compare_requested)
        history.restore_requested.connect(self.restore_requested)
        history.clear_requested.connect(self._exchanges.forget)

    def show_differences(self, found: list[Difference]) -> None:
        """Show where the latest answer is not what was expected."""
        self.differences.show_differences(found, self._exchanges.latest, self._workspace.facts)
        title = self.tr("Differences ({count})").format(count=len(found))
        self._tabs.setTabText(_DIFFERENCES_TAB, title)

    def show_page(self, guest: QWidget | None) -> None:
        """Show something else in the place of the answer; None ends that."""
        if guest is not None and self._pages.indexOf(guest) < 0:
            self._pages.addWidget(guest)
        self._shown_page = guest
        self._tabs.setCurrentIndex(_ANSWER_TAB)
        self._show_page()

    def refresh(self) -> None:
        """Show what is to be seen now; does nothing while that is the same."""
        shown = shown_now(
            self._chosen,
            self._exchanges.latest,
            self._workspace.request,
            is_busy=self._sender.is_busy,
        )
        before, self._rendered = self._rendered, shown
        if before is None or before.differs_in_more_than_age(shown):
            self._show_answer(shown)
        if shown != before:
            self.head.show_staleness(is_stale=shown.is_stale)

    def _show_answer(self, shown: ShownAnswer) -> None:
        outcome = shown.exchange.outcome if shown.exchange is not None else None
        self.head.show_exchange(shown.exchange, is_earlier=shown.is_earlier)
        self.retry.cover(shown.is_earlier)
        if shown.is_waiting:
            self._show_waiting()
        has_secret = isinstance(outcome, SessionAnswer) and bool(outcome.client_secret)
        self.secret.set_answer(
            outcome if has_secret and isinstance(outcome, SessionAnswer) else None
        )
        self._empty.tell(self._teaching(outcome))
        self._show_page()
        self._show_body()
        self.headers.setPlainText(headers_text(outcome))
        if self.history is not None:
            self.history.choose(shown.exchange)
        self._show_tabs()

    def _show_page(self) -> None:
        page = self._shown_page or (self.body if is_answer(self._seen) else self._empty)
        self._pages.setCurrentWidget(page)

    @property
    def _seen(self) -> Exchange | None:
        return self._rendered.exchange if self._rendered is not None else None

    @property
    def _is_waiting(self) -> bool:
        return self._rendered is not None and self._rendered.is_waiting

    def _show_tabs(self) -> None:
        """Offer the tabs that have something to show; a lone one needs no bar."""
        outcome = self._seen.outcome if self._seen is not None else None
        is_session = self._chosen is None and isinstance(outcome, SessionAnswer)
        self._tabs.setTabVisible(_HEADERS_TAB, is_answer(self._seen))
        self._tabs.setTabVisible(_DIFFERENCES_TAB, is_session)
        self._tabs.setTabVisible(_HISTORY_TAB, self.history is not None and bool(self._kept()))
        has_bar = sum(map(self._tabs.isTabVisible, range(self._tabs.count()))) > 1
        self._tabs.tabBar().setVisible(has_bar)
        # It hands the focus on to its bar; to a hidden one, that would hold Tab up for ever.
        policy = Qt.FocusPolicy.TabFocus if has_bar else Qt.FocusPolicy.NoFocus
        self._tabs.setFocusPolicy(policy)

    def _show_history(self) -> None:
        kept = self._kept()
        if self._chosen is not None and not any(one is self._chosen for one in kept):
            self._chosen = None
        if self.history is None and kept:
            self.history_wanted.emit()
        if self.history is not None:
            self.history.show_exchanges(kept, self._exchanges.latest, self.shown)
        title = self.tr("History ({count})").format(count=len(kept))
        self._tabs.setTabText(_HISTORY_TAB, title)
        self._show_tabs()
        self.refresh()

    def _kept(self) -> list[Exchange]:
        return self._exchanges.all

    def _show_body(self) -> None:
        outcome = self._seen.outcome if self._seen is not None else None
        self.body.setPlainText(body_text(outcome, reveal=self.secret.is_revealed))

    def _teaching(self, outcome: object) -> str | None:
        if self._is_waiting or isinstance(outcome, Trouble):
            return ""
        return printable(outcome.detail) if isinstance(outcome, Failure) else None

    def _on_busy(self) -> None:
        if self._sender.is_busy:
            self._seconds = 0
            self._tabs.setCurrentIndex(_ANSWER_TAB)
            self._clock.start()
        else:
            self._clock.stop()
        self.refresh()

    def _tick(self) -> None:
        self._seconds += 1
        if self._is_waiting:
            self._show_waiting()

    def _show_waiting(self) -> None:
        waiting = self.tr("Waiting for the answer…")
        if self._seconds:
            waiting = self.tr("Waiting for the answer… {seconds} s").format(seconds=self._seconds)
        self.summary.setText(waiting)

    def _on_request_changed(self) -> None:
        latest = self._exchanges.latest
        if latest is not None and latest.request != self._workspace.request:
            outcome = latest.outcome
            if isinstance(outcome, Trouble) and outcome.is_held_back:
                # It was about the request as it was.
                self._exchanges.retire_latest()
        self.refresh()

    def _on_theme_changed(self) -> None:
        self.head.use_theme()
        self._rendered = None
        self.refresh()

    def _text(self, name: str, title: str) -> QPlainTextEdit:
        text = with_name(QPlainTextEdit(), name)
        text.setAccessibleName(title)
        text.setReadOnly(True)
        text.setUndoRedoEnabled(False)
        text.setFont(fixed_font())
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setTabChangesFocus(True)
        return text
