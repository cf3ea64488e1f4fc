"""Right side, bottom: what came back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from session_composer.api.client import Failure
from session_composer.api.reply import (
    ErrorAnswer,
    OddAnswer,
    SessionAnswer,
    display_text,
    revealed_text,
)
from session_composer.core.availability import availability, has_parameter, versions_with
from session_composer.core.paths import parse_param
from session_composer.core.visible import visible
from session_composer.state.exchanges import Exchange, Exchanges, Trouble
from session_composer.state.sender import Sender
from session_composer.state.workspace import Workspace

from .badge import Badge
from .differences_view import DifferencesView
from .elided_label import ElidedLabel
from .labels import plain_label
from .naming import named
from .outcome_text import message_of, summary_of
from .secret_bar import SecretBar
from .theme import SPACE, Theme, fixed_font, set_text_color

if TYPE_CHECKING:
    from session_composer.core.granted import Difference

_DIFFERENCES_TAB = 2


class ResponsePanel(QWidget):
    """Shows the latest exchange.

    Signals:
        row_requested(path): the row that an error names is to be shown.
        link_requested(url): a page about the error is to be opened.
        copy_requested(text): something that is no secret is to be copied.
        secret_copy_requested(text): the client secret is to be copied.
        send_anyway_requested(): a request that was held back is to be sent.
    """

    row_requested = Signal(object)
    link_requested = Signal(QUrl)
    copy_requested = Signal(str)
    secret_copy_requested = Signal(str)
    send_anyway_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        exchanges: Exchanges,
        sender: Sender,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._exchanges = exchanges
        self._sender = sender
        self._theme = theme
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

        self._badge = Badge()
        self.summary = named(ElidedLabel(self.tr("No answer yet")), "responseSummary")
        self.summary.setAccessibleName(self.tr("Outcome of the test request"))
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        self._message = plain_label("", "responseMessage")
        self._message.setWordWrap(True)
        self._stale = named(
            ElidedLabel(self.tr("The request has changed since this answer.")), "staleNote"
        )
        self._send_anyway = named(QPushButton(self.tr("Send &anyway")), "sendAnywayButton")
        self._show_row = named(QPushButton(self.tr("Show ro&w")), "showRowButton")
        self._docs = named(QPushButton(self.tr("About the error")), "docUrlButton")
        self._log = named(QPushButton(self.tr("Request log")), "requestLogButton")
        self._copy_id = named(QPushButton(self.tr("Copy id")), "copyRequestIdButton")
        self._copy_id.setAccessibleName(self.tr("Copy request id"))
        self.secret = SecretBar(theme)
        self.body = self._text("responseBody", self.tr("Body of the answer"))
        self.headers = self._text("responseHeaders", self.tr("Headers of the answer"))
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(self.tr("Answer"))
        self._tabs.addTab(self.body, self.tr("Answer"))
        self._tabs.addTab(self.headers, self.tr("Headers"))
        self.differences = DifferencesView()
        self.differences.copy_requested.connect(self.copy_requested)
        self._tabs.addTab(self.differences, "")
        self._empty = plain_label("", "responseEmpty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._tabs)
        self._lay_out()

        self._send_anyway.clicked.connect(self.send_anyway_requested)
        self._show_row.clicked.connect(self._on_show_row)
        self._docs.clicked.connect(lambda: self._open(docs=True))
        self._log.clicked.connect(lambda: self._open(docs=False))
        self._copy_id.clicked.connect(self._on_copy_id)
        self.secret.revealed.connect(self._show_body)
        self.secret.copy_requested.connect(self.secret_copy_requested)
        exchanges.changed.connect(self.refresh)
        sender.busy_changed.connect(self._on_busy)
        workspace.changed.connect(self._on_request_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_differences(self, found: "list[Difference]") -> None:
        """Show where the answer is not what was expected."""
        exchange = self._exchanges.latest
        is_session = exchange is not None and isinstance(exchange.outcome, SessionAnswer)
        self.differences.show_differences(found, exchange, self._workspace.facts)
        title = self.tr("Differences ({count})").format(count=len(found))
        self._tabs.setTabText(_DIFFERENCES_TAB, title)
        self._tabs.setTabVisible(_DIFFERENCES_TAB, is_session)

    def refresh(self) -> None:
        """Show the latest exchange."""
        exchange = self._exchanges.latest
        outcome = exchange.outcome if exchange is not None else None
        error = outcome if isinstance(outcome, ErrorAnswer) else None
        is_answer = isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer)
        if not self._sender.is_busy:
            self.summary.setText(
                summary_of(outcome) if outcome is not None else self.tr("No answer yet")
            )
        self._show_badge(exchange)
        message = message_of(outcome) + self._advice(error)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._color_message(outcome)
        self._show_row.setVisible(error is not None and bool(error.param))
        self._send_anyway.setVisible(isinstance(outcome, Trouble) and outcome.may_send_anyway)
        self._docs.setVisible(error is not None and bool(error.doc_url))
        # The sandbox invents its request ids: no page in the Dashboard knows them.
        self._log.setVisible(
            error is not None and bool(error.request_log_url) and not error.simulated
        )
        self._copy_id.setVisible(
            isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer)
            and bool(outcome.request_id)
        )
        self.secret.set_answer(outcome if isinstance(outcome, SessionAnswer) else None)
        self._empty.setText(self._teach(outcome))
        self._pages.setCurrentWidget(self._tabs if is_answer else self._empty)
        self._show_body()
        if isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer):
            self.headers.setPlainText(
                "\n".join(f"{visible(k)}: {visible(v)}" for k, v in outcome.headers)
            )
        else:
            self.headers.clear()
        self._on_request_changed()

    def _advice(self, error: ErrorAnswer | None) -> str:
        """Say which API version has a parameter that this one does not."""
        if error is None or error.code != "parameter_unknown" or not error.param:
            return ""
        store, path = self._workspace.store, parse_param(error.param)
        exchange = self._exchanges.latest
        if exchange is not None and has_parameter(
            store.catalog(exchange.request.api_version), path
        ):
            return ""
        found = availability(store, path)
        if not found:
            return ""
        # Released versions first, then those previews that need no suffix: fewer ask for access.
        headers = [store.header(version) for version in versions_with(store, path)]
        header = min(headers, key=lambda header: (".preview" in header, header.count(";")))
        return "\n" + self.tr(
            "Stripe has it {versions}; choose that API version (Stripe-Version: {header})."
        ).format(versions=found, header=header)

    def _show_body(self) -> None:
        exchange = self._exchanges.latest
        outcome = exchange.outcome if exchange is not None else None
        if isinstance(outcome, SessionAnswer) and self.secret.is_revealed:
            self.body.setPlainText(display_text(revealed_text(outcome)))
        elif isinstance(outcome, OddAnswer):
            self.body.setPlainText(display_text(outcome.json_text or outcome.text))
        elif isinstance(outcome, SessionAnswer | ErrorAnswer):
            self.body.setPlainText(display_text(outcome.json_text))
        else:
            self.body.clear()

    def _show_badge(self, exchange: Exchange | None) -> None:
        colors = self._theme.colors
        outcome = exchange.outcome if exchange is not None else None
        if isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer) and outcome.simulated:
            self._badge.show_word(self.tr("SIMULATED"), colors.simulated, colors.on_badge)
        elif isinstance(outcome, SessionAnswer) and outcome.livemode is not None:
            word = "LIVE" if outcome.livemode else "TEST"
            ground = colors.live if outcome.livemode else colors.test
            self._badge.show_word(word, ground, colors.on_badge)
        else:
            self._badge.show_word("", colors.test, colors.on_badge)

    def _color_message(self, outcome: object) -> None:
        colors = self._theme.colors
        is_bad = isinstance(outcome, ErrorAnswer | OddAnswer | Failure | Trouble)
        if is_bad:
            self._message.setPalette(set_text_color(self.palette(), colors.error))
        else:
            self._message.setPalette(self.palette())

    def _teach(self, outcome: object) -> str:
        if self._sender.is_busy:
            return ""
        if isinstance(outcome, Failure):
            return visible(outcome.detail)
        if isinstance(outcome, Trouble):
            return ""
        return self.tr(
            "Test request sends the body above and shows the answer here. The built-in "
            "sandbox needs no key and no network; nothing leaves this computer."
        )

    def _on_busy(self) -> None:
        if self._sender.is_busy:
            self._seconds = 0
            self.refresh()
            self.summary.setText(self.tr("Waiting for the answer…"))
            self._clock.start()
        else:
            self._clock.stop()
            self.refresh()

    def _tick(self) -> None:
        self._seconds += 1
        self.summary.setText(
            self.tr("Waiting for the answer… {seconds} s").format(seconds=self._seconds)
        )

    def _on_request_changed(self) -> None:
        exchange = self._exchanges.latest
        if exchange is not None and exchange.request != self._workspace.request:
            outcome = exchange.outcome
            if isinstance(outcome, Trouble) and outcome.is_held_back:
                # It was about the request as it was.
                self._exchanges.clear()
                return
        self._stale.setVisible(exchange is not None and exchange.request != self._workspace.request)

    def _on_show_row(self) -> None:
        exchange = self._exchanges.latest
        if exchange is not None and isinstance(exchange.outcome, ErrorAnswer):
            self.row_requested.emit(parse_param(exchange.outcome.param))

    def _open(self, *, docs: bool) -> None:
        exchange = self._exchanges.latest
        if exchange is not None and isinstance(exchange.outcome, ErrorAnswer):
            error = exchange.outcome
            self.link_requested.emit(QUrl(error.doc_url if docs else error.request_log_url))

    def _on_copy_id(self) -> None:
        exchange = self._exchanges.latest
        if exchange is not None and not isinstance(exchange.outcome, Failure | Trouble):
            self.copy_requested.emit(exchange.outcome.request_id)

    def _on_theme_changed(self) -> None:
        for label in (self._stale, self._empty):
            label.setPalette(set_text_color(self.palette(), self._theme.colors.muted))
        self._show_row.setIcon(self._theme.icon("goto"))
        self._copy_id.setIcon(self._theme.icon("copy"))
        self.refresh()

    def _text(self, name: str, title: str) -> QPlainTextEdit:
        text = named(QPlainTextEdit(), name)
        text.setAccessibleName(title)
        text.setReadOnly(True)
        text.setUndoRedoEnabled(False)
        text.setFont(fixed_font())
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setTabChangesFocus(True)
        return text

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._badge)
        head.addWidget(self.summary, 1)
        head.addWidget(self._copy_id)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self._send_anyway, self._show_row, self._docs, self._log):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(head)
        layout.addWidget(self._stale)
        layout.addWidget(self._message)
        layout.addLayout(buttons)
        layout.addWidget(self.secret)
        layout.addWidget(self._pages, 1)
