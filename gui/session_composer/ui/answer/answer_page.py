"""The first tab: what went wrong if anything did, and under it the answer or what stands for it."""

from functools import partial

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QStackedWidget, QWidget

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import WirePath
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Exchange, Trouble
from session_composer.state.sending.sender import Sender
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.ui.look.theme import Theme
from session_composer.ui.widgets.boxes import column_of

from .answer_text import AnswerText
from .banner import AnswerBanner
from .exchange_text import body_text, expiry_note, is_answer, session_of
from .no_answer import EmptyAnswer
from .retry_bar import RetryBar
from .shown import ShownAnswer


def _nothing() -> dict[WirePath, str]:
    return {}


def _expiry(answer: SessionAnswer) -> dict[WirePath, str]:
    return expiry_note(answer, QDateTime.currentDateTime())


class AnswerPage(QWidget):
    """Shows one exchange, or a guest in its place."""

    def __init__(
        self,
        workspace: Workspace,
        sender: Sender,
        target: TargetChoice,
        help_texts: HelpTexts,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.banner = AnswerBanner(workspace, help_texts, theme)
        self.retry = RetryBar(sender, target, theme)
        self.body = AnswerText(theme)
        self._empty = EmptyAnswer(target, theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.body)
        self._guest: QWidget | None = None
        self._exchange: Exchange | None = None
        column_of(self.banner, self.retry, (self._pages, 1), host=self, spacing=0)

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """What Tab leads to, in order."""
        return (*self.banner.tab_order, self.retry.button, self.body)

    def show_answer(self, shown: ShownAnswer) -> None:
        """Show another exchange, or none; its secret is masked."""
        exchange = shown.exchange
        is_new = exchange is not self._exchange
        self._exchange = exchange
        outcome = exchange.outcome if exchange is not None else None
        self.banner.show_exchange(exchange, is_earlier=shown.is_earlier)
        self.retry.cover(shown.is_earlier)
        told = None
        if shown.is_waiting or isinstance(outcome, Trouble):
            told = ""
        elif isinstance(outcome, Failure):
            told = printable(outcome.detail)
        self._empty.tell(told)
        self._show_page()
        self.show_body(reveal=False, is_new=is_new)

    def show_body(self, *, reveal: bool, is_new: bool = False) -> None:
        """Show the body, its secret in clear or masked."""
        exchange = self._exchange
        outcome = exchange.outcome if exchange is not None else None
        masked = body_text(outcome, reveal=False)
        text = body_text(outcome, reveal=True) if reveal else masked
        asked, notes = None, _nothing
        session = session_of(exchange)
        if exchange is not None and session is not None:
            asked = exchange.request.sent_components()
            notes = partial(_expiry, session)
        self.body.show_answer(text, masked, asked, notes, is_new=is_new)

    def show_guest(self, guest: QWidget | None) -> None:
        """Show something else in the place of the answer; None ends that."""
        if guest is not None and self._pages.indexOf(guest) < 0:
            self._pages.addWidget(guest)
        self._guest = guest
        self._show_page()

    def _show_page(self) -> None:
        page = self._guest or (self.body if is_answer(self._exchange) else self._empty)
        self._pages.setCurrentWidget(page)
