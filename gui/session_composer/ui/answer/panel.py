"""Right side, bottom: what came back, now and earlier in this run."""

from itertools import pairwise
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.granted import Difference
from session_composer.core.wire.paths import WirePath
from session_composer.state.code.inks import header_inks
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Exchange, Exchanges, Trouble
from session_composer.state.sending.sender import Sender
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.ui.code.lines_view import LinesView
from session_composer.ui.look.theme import Theme
from session_composer.ui.widgets.boxes import column_of

from .answer_page import AnswerPage
from .answer_tabs import AnswerTab, AnswerTabs
from .answer_tools import AnswerTools
from .differences_view import DifferencesView
from .exchange_text import headers_text, is_answer, session_of
from .head import AnswerHead
from .shown import ShownAnswer, shown_now

if TYPE_CHECKING:
    from .history_view import HistoryView


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
        fix_requested(fixes): what an error is about is to be mended, each problem with its fix.
        account_wanted(): another account is to be chosen.
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
    account_wanted = Signal()
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
        self._count = 0
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

        self.head = AnswerHead(theme)
        self.summary = self.head.summary
        self.secret = self.head.secret
        self.page = AnswerPage(workspace, sender, target, help_texts, theme)
        self.banner, self.retry, self.body = self.page.banner, self.page.retry, self.page.body
        self.headers = LinesView("\n")
        self.headers.setObjectName("responseHeaders")
        self.headers.setAccessibleName(self.tr("Headers of the answer"))
        self.headers.use_inks(header_inks, theme)
        self.differences = DifferencesView(workspace, help_texts, theme)
        self.history: HistoryView | None = None
        self._history_page = QWidget()
        self.tabs = AnswerTabs(self.page, self.differences, self.headers, self._history_page, theme)
        self.tools = AnswerTools(theme)
        self.tabs.setCornerWidget(self.tools)
        column_of(self.head, (self.tabs, 1), host=self, spacing=0)
        order = (self.tabs.tabBar(), *self.tools.tab_order, *self.page.tab_order)
        texts = (self.differences.table, self.differences.copy, self.headers)
        for before, after in pairwise((*order, *texts)):
            QWidget.setTabOrder(before, after)
        self._connect()
        self._on_theme_changed()

    def _connect(self) -> None:
        self.head.copy_requested.connect(self.copy_requested)
        self.head.latest_requested.connect(self.show_latest)
        self.banner.row_requested.connect(self.row_requested)
        self.banner.link_requested.connect(self.link_requested)
        self.banner.send_anyway_requested.connect(self.send_anyway_requested)
        self.banner.fix_requested.connect(self.fix_requested)
        self.banner.account_wanted.connect(self.account_wanted)
        self.body.path_activated.connect(self.path_activated)
        self.body.copy_requested.connect(self.copy_requested)
        self.body.secret_requested.connect(self._copy_secret)
        self.differences.copy_requested.connect(self.copy_requested)
        self.differences.path_activated.connect(self.row_requested)
        self.secret.revealed.connect(lambda: self.page.show_body(reveal=self.secret.is_revealed))
        self.secret.copy_requested.connect(self.secret_copy_requested)
        self.tools.asked.chosen.connect(lambda number: self.body.set_asked_only(number == 0))
        self.tools.search.clicked.connect(lambda: self.find_requested.emit(self._pane()))
        self.tools.copy.clicked.connect(self._copy_pane)
        self.tools.headers_wanted.connect(self.tabs.show_headers)
        self.tabs.currentChanged.connect(self._show_tools)
        self._exchanges.changed.connect(self.show_latest)
        self._exchanges.history_changed.connect(self.show_history)
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
        for before, after in pairwise((self.headers, *history.tab_order)):
            QWidget.setTabOrder(before, after)
        history.chosen.connect(self.show_exchange)
        history.opened.connect(lambda: self.tabs.setCurrentIndex(AnswerTab.ANSWER))
        history.compare_requested.connect(self.compare_requested)
        history.restore_requested.connect(self.restore_requested)
        history.clear_requested.connect(self._exchanges.forget)

    def show_history(self) -> None:
        """Show the exchanges that are kept now."""
        kept = self._exchanges.all
        if self._chosen is not None and not any(one is self._chosen for one in kept):
            self._chosen = None
        if self.history is None and kept:
            self.history_wanted.emit()
        if self.history is not None:
            self.history.show_exchanges(kept, self._exchanges.latest, self.shown)
        self._show_tabs()
        self.refresh()

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
        self.page.show_guest(guest)
        self.tabs.setCurrentIndex(AnswerTab.ANSWER)

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
        if shown.is_waiting:
            self.head.show_waiting(self._seconds)
        session = session_of(shown.exchange)
        self.secret.set_answer(session if session is not None and session.client_secret else None)
        self.page.show_answer(shown)
        headers = headers_text(outcome).split("\n")
        self.headers.set_lines(lambda: headers)
        if self.history is not None:
            self.history.choose(shown.exchange)
        self._show_tabs()
        if outcome is not None and not isinstance(outcome, SessionAnswer):
            # What went wrong is read first, whatever was looked at before.
            self.tabs.setCurrentIndex(AnswerTab.ANSWER)

    @property
    def _seen(self) -> Exchange | None:
        return self._rendered.exchange if self._rendered is not None else None

    @property
    def _is_waiting(self) -> bool:
        return self._rendered is not None and self._rendered.is_waiting

    def _show_tabs(self) -> None:
        kept = self._exchanges.all
        has_any = self._seen is not None or self._is_waiting or bool(kept)
        has_history = self.history is not None
        self.tabs.offer(has_any=has_any, has_history=has_history, is_latest=self._chosen is None)
        self.tabs.show_counts(self._count, len(kept))
        self.head.setVisible(has_any)
        self.tools.setVisible(has_any)
        self._show_tools()

    def _show_tools(self) -> None:
        self.tools.show_for(
            has_text=is_answer(self._seen) and self._pane() is not None,
            is_body=self.tabs.current is AnswerTab.ANSWER,
            is_session=session_of(self._seen) is not None,
        )

    def _pane(self) -> LinesView | None:
        """Text that is looked at."""
        found = {AnswerTab.ANSWER: self.body, AnswerTab.HEADERS: self.headers}
        return found.get(self.tabs.current)

    def _copy_pane(self) -> None:
        is_body = self._pane() is self.body
        text = self.body.masked_text() if is_body else self.headers.toPlainText()
        self.copy_requested.emit(text)
        self.tools.show_copied()

    def _copy_secret(self) -> None:
        session = session_of(self._seen)
        if session is not None and session.client_secret:
            self.secret_copy_requested.emit(session.client_secret)

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
        self.tabs.fit(is_narrow=self.tools.fit(self.width()))
