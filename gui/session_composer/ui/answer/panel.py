"""Right side, bottom: what came back, now and earlier in this run."""

from itertools import pairwise
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.granted import Difference
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import WirePath
from session_composer.state.code.inks import header_inks
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Exchange, Exchanges, Trouble
from session_composer.state.sending.sender import Sender
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.ui.code.lines_view import LinesView
from session_composer.ui.look.theme import Theme
from session_composer.ui.widgets.boxes import column_of

from .answer_text import AnswerText
from .answer_tools import AnswerTools
from .banner import AnswerBanner
from .differences_view import DifferencesView
from .exchange_text import body_text, expiry_note, headers_text, is_answer
from .head import AnswerHead
from .no_answer import SendingNote
from .retry_bar import RetryBar
from .shown import ShownAnswer, shown_now

if TYPE_CHECKING:
    from .history_view import HistoryView

_ANSWER_TAB, _DIFFERENCES_TAB, _HEADERS_TAB, _HISTORY_TAB = range(4)


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
        path_activated(path): a line of the answer about a parameter was chosen.
        fix_requested(problem): what an error is about is to be mended.
        find_requested(view): something is to be found in a pane.
        history_wanted(): there is an exchange to list, and no list yet; see ``add_history``.
    """

    row_requested = Signal(object)
    link_requested = Signal(QUrl)
    copy_requested = Signal(str)
    secret_copy_requested = Signal(str)
    send_anyway_requested = Signal()
    compare_requested = Signal(object)
    restore_requested = Signal(object)
    path_activated = Signal(object)
    fix_requested = Signal(object)
    find_requested = Signal(object)
    history_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        exchanges: Exchanges,
        sender: Sender,
        target: TargetChoice,
        help_texts: HelpTexts,
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
        self._count = 0
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

        self.head = AnswerHead(theme)
        self.summary = self.head.summary
        self.secret = self.head.secret
        self.banner = AnswerBanner(workspace, theme)
        self.retry = RetryBar(sender, target, theme)
        self.body = AnswerText(theme)
        self.headers = LinesView("\n")
        self.headers.setObjectName("responseHeaders")
        self.headers.setAccessibleName(self.tr("Headers of the answer"))
        self.headers.use_inks(header_inks, theme)
        self.differences = DifferencesView(workspace, help_texts, theme)
        self._empty = SendingNote(target, theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.body)
        self.history: HistoryView | None = None
        self._history_page = QWidget()
        answer = QWidget()
        column_of(self.banner, self.retry, (self._pages, 1), host=answer, spacing=0)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(self.tr("Answer"))
        self._tabs.addTab(answer, self.tr("Answer"))
        self._tabs.addTab(self.differences, "")
        self._tabs.addTab(self.headers, self.tr("Headers"))
        self._tabs.addTab(self._history_page, self.tr("History"))
        self.tools = AnswerTools(theme)
        self._tabs.setCornerWidget(self.tools)
        column_of(self.head, (self._tabs, 1), host=self, spacing=0)
        self._connect()
        self._on_theme_changed()

    def _connect(self) -> None:
        self.head.copy_requested.connect(self.copy_requested)
        self.head.latest_requested.connect(self.show_latest)
        self.banner.row_requested.connect(self.row_requested)
        self.banner.link_requested.connect(self.link_requested)
        self.banner.send_anyway_requested.connect(self.send_anyway_requested)
        self.banner.fix_requested.connect(self.fix_requested)
        self.body.path_activated.connect(self.path_activated)
        self.body.copy_requested.connect(self.copy_requested)
        self.body.secret_requested.connect(self._copy_secret)
        self.differences.copy_requested.connect(self.copy_requested)
        self.differences.path_activated.connect(self.row_requested)
        self.secret.revealed.connect(lambda: self._show_body(is_new=False))
        self.secret.copy_requested.connect(self.secret_copy_requested)
        self.tools.asked.chosen.connect(lambda number: self.body.set_asked_only(number == 0))
        self.tools.search.clicked.connect(lambda: self.find_requested.emit(self._pane()))
        self.tools.copy.clicked.connect(self._copy_pane)
        self._tabs.currentChanged.connect(self._on_tab)
        self._exchanges.changed.connect(self.show_latest)
        self._exchanges.history_changed.connect(self._show_history)
        self._sender.busy_changed.connect(self._on_busy)
        self._workspace.changed.connect(self._on_request_changed)
        self._theme.changed.connect(self._on_theme_changed)

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
        self._count = len(found)
        self._show_tabs()

    def mark(self, path: WirePath | None) -> None:
        """Highlight the lines about a row of the tree."""
        self.body.mark(path)

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
        self.banner.show_exchange(shown.exchange, is_earlier=shown.is_earlier)
        self.retry.cover(shown.is_earlier)
        if shown.is_waiting:
            self._show_waiting()
        has_secret = isinstance(outcome, SessionAnswer) and bool(outcome.client_secret)
        self.secret.set_answer(
            outcome if has_secret and isinstance(outcome, SessionAnswer) else None
        )
        self._empty.tell(self._teaching(outcome))
        self._show_page()
        self._show_body(is_new=True)
        headers = headers_text(outcome).split("\n")
        self.headers.set_lines(lambda: headers)
        if self.history is not None:
            self.history.choose(shown.exchange)
        self._show_tabs()
        if outcome is not None and not isinstance(outcome, SessionAnswer):
            # What went wrong is read first, whatever was looked at before.
            self._tabs.setCurrentIndex(_ANSWER_TAB)

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
        """Offer the tabs once there is something to show: none comes or goes after that."""
        seen, kept = self._seen, self._kept()
        has_tabs = seen is not None or self._is_waiting or bool(kept)
        self._tabs.setTabVisible(_HEADERS_TAB, has_tabs)
        self._tabs.setTabVisible(_DIFFERENCES_TAB, has_tabs)
        self._tabs.setTabVisible(_HISTORY_TAB, has_tabs and self.history is not None)
        self._tabs.setTabEnabled(_DIFFERENCES_TAB, self._chosen is None)
        texts = {
            _DIFFERENCES_TAB: self.tr("Differences {count}").format(count=self._count),
            _HISTORY_TAB: self.tr("History {count}").format(count=len(kept)),
        }
        for place, text in texts.items():
            if text != self._tabs.tabText(place):
                self._tabs.setTabText(place, text)
        self._tabs.tabBar().setVisible(has_tabs)
        self.head.setVisible(has_tabs)
        self.tools.setVisible(has_tabs)
        self._show_tools()
        # It hands the focus on to its bar; to a hidden one, that would hold Tab up for ever.
        policy = Qt.FocusPolicy.TabFocus if has_tabs else Qt.FocusPolicy.NoFocus
        self._tabs.setFocusPolicy(policy)

    def _show_tools(self) -> None:
        outcome = self._seen.outcome if self._seen is not None else None
        self.tools.show_for(
            has_text=is_answer(self._seen) and self._pane() is not None,
            is_body=self._tabs.currentIndex() == _ANSWER_TAB,
            is_session=isinstance(outcome, SessionAnswer),
        )

    def _show_history(self) -> None:
        kept = self._kept()
        if self._chosen is not None and not any(one is self._chosen for one in kept):
            self._chosen = None
        if self.history is None and kept:
            self.history_wanted.emit()
        if self.history is not None:
            self.history.show_exchanges(kept, self._exchanges.latest, self.shown)
        self._show_tabs()
        self.refresh()

    def _kept(self) -> list[Exchange]:
        return self._exchanges.all

    def _show_body(self, *, is_new: bool) -> None:
        exchange = self._seen
        outcome = exchange.outcome if exchange is not None else None
        masked = body_text(outcome, reveal=False)
        text = body_text(outcome, reveal=True) if self.secret.is_revealed else masked
        asked, notes = None, {}
        if exchange is not None and isinstance(outcome, SessionAnswer):
            asked = exchange.request.sent_components()
            notes = expiry_note(outcome)
        self.body.show_answer(text, masked, asked, notes, is_new=is_new)

    def _pane(self) -> LinesView | None:
        """Text that is looked at."""
        place = self._tabs.currentIndex()
        if place == _HEADERS_TAB:
            return self.headers
        return self.body if place == _ANSWER_TAB else None

    def _copy_pane(self) -> None:
        is_body = self._pane() is self.body
        text = self.body.masked_text() if is_body else self.headers.toPlainText()
        self.copy_requested.emit(text)
        self.tools.copy.show_copied()

    def _copy_secret(self) -> None:
        outcome = self._seen.outcome if self._seen is not None else None
        if isinstance(outcome, SessionAnswer) and outcome.client_secret:
            self.secret_copy_requested.emit(outcome.client_secret)

    def _on_tab(self) -> None:
        self._show_tools()

    def _teaching(self, outcome: object) -> str | None:
        if self._is_waiting or isinstance(outcome, Trouble):
            return ""
        return printable(outcome.detail) if isinstance(outcome, Failure) else None

    def _on_busy(self) -> None:
        if self._sender.is_busy:
            self._seconds = 0
            self._clock.start()
            self.head.progress.start()
        else:
            self._clock.stop()
            self.head.progress.stop()
        self.refresh()

    def _tick(self) -> None:
        self._seconds += 1
        if self._is_waiting:
            self._show_waiting()

    def _show_waiting(self) -> None:
        self.head.show_waiting(self._seconds)

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
        self.banner.use_theme()
        self.tools.use_theme()
        self._rendered = None
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tools.fit(self.width())
