"""First on the page of an answer that is none: what went wrong, and what can be done about it."""

from typing import override

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QMenu, QPushButton, QWidget

from session_composer.api.http.client import Failure
from session_composer.api.stripe.landing import Landing, land
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.problems import Fix, Problem
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import ACCOUNT, COMPONENTS
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchange, Trouble
from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.controls.icon_button import IconButton
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, scaled_font
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

from .outcome_text import message_of

_ICON = 16
_WIDE = 480
"""From here on buttons stand beside the text."""


class AnswerBanner(QWidget):
    """Hidden while nothing is wrong.

    Signals:
        row_requested(path): the row that an error belongs to is to be shown.
        link_requested(url): a page about the error is to be opened.
        send_anyway_requested(): a request that was held back is to be sent.
        fix_requested(fixes): what is wrong there is to be mended, each problem with its fix.
        account_wanted(): another account is to be chosen.
    """

    row_requested = Signal(object)
    link_requested = Signal(QUrl)
    send_anyway_requested = Signal()
    fix_requested = Signal(object)
    account_wanted = Signal()

    def __init__(self, workspace: Workspace, help_texts: HelpTexts, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._help = help_texts
        self._theme = theme
        self._exchange: Exchange | None = None
        self._landing: Landing | None = None
        self._fixed: tuple[Problem, Fix] | None = None
        self._icon = QLabel()
        self._icon.setTextFormat(Qt.TextFormat.PlainText)
        self._title = ToneLabel(theme, "responseTitle", tone="", wraps=True)
        self._title.setFont(scaled_font(self._title.font(), bold=True))
        self._message = ToneLabel(theme, "responseMessage", tone="", wraps=True)
        self._fix = with_name(QPushButton(self.tr("Fix")), "fixAnswerButton")
        self._choose = with_name(QPushButton(self.tr("Choose an account…")), "chooseAccountButton")
        self._send_anyway = with_name(QPushButton(self.tr("Send &anyway")), "sendAnywayButton")
        self._show_row = with_name(QPushButton(self.tr("Show ro&w")), "showRowButton")
        self._more = IconButton("moreAboutErrorButton", self.tr("More about the error"))
        self.tab_order = (self._fix, self._choose, self._send_anyway, self._show_row, self._more)
        """What Tab leads to, in order."""
        self._docs = QAction(self.tr("About the error"), self)
        self._docs.setObjectName("docUrlAction")
        self._log = QAction(self.tr("Request log"), self)
        self._log.setObjectName("requestLogAction")
        menu = QMenu(self)
        menu.addActions([self._docs, self._log])
        self._more.clicked.connect(
            lambda: menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        )
        said = column_of(self._title, self._message, spacing=SPACE // 2)
        mark = column_of(self._icon, 1, spacing=0, margins=(0, 1, 0, 0))
        self._buttons = row_of(*self.tab_order)
        self._beside = row_of(row_of(mark, (said, 1)), self._buttons)
        self._beside.setStretch(0, 1)
        row_of((self._beside, 1), host=self, margins=(MARGIN, SPACE, MARGIN, SPACE))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._fix.clicked.connect(lambda: self.fix_requested.emit([self._fixed]))
        self._choose.clicked.connect(self.account_wanted)
        self._send_anyway.clicked.connect(self.send_anyway_requested)
        self._show_row.clicked.connect(self._on_show_row)
        self._docs.triggered.connect(lambda: self._open(docs=True))
        self._log.triggered.connect(lambda: self._open(docs=False))
        self.hide()

    def show_exchange(self, exchange: Exchange | None, *, is_earlier: bool) -> None:
        """Say what was wrong with an exchange."""
        self._exchange = exchange
        outcome = exchange.outcome if exchange is not None else None
        error = outcome if isinstance(outcome, ErrorAnswer) else None
        message = message_of(outcome)
        self._landing = None
        if exchange is not None and error is not None:
            self._landing = land(error, exchange.request, self._workspace.store)
            if self._landing.advice is not None:
                message += "\n" + printable(translate(self._landing.advice))
        self._message.setText(message)
        self._show_fix(is_earlier=is_earlier)
        row = self._refused_row()
        self._title.setText(self.tr("{row} was refused").format(row=row))
        self._title.setVisible(bool(row))
        # Why it was stands in the answer right below, and the fix says what to do.
        is_told = bool(row) and self._fixed is not None
        self._message.setHidden(is_told)
        self._title.setToolTip(plain_tool_tip(message) if is_told else "")
        self._show_row.setVisible(
            self._landing is not None and bool(self._landing.places) and not is_told
        )
        self._send_anyway.setVisible(
            isinstance(outcome, Trouble) and outcome.may_send_anyway and not is_earlier
        )
        self._docs.setVisible(error is not None and bool(error.doc_url))
        # The sandbox invents its request ids: no page in the Dashboard knows them.
        self._log.setVisible(
            error is not None and bool(error.request_log_url) and not error.simulated
        )
        self._more.setVisible(self._docs.isVisible() or self._log.isVisible())
        is_bad = isinstance(outcome, ErrorAnswer | OddAnswer | Failure | Trouble)
        self.setVisible(is_bad and bool(message))

    def use_theme(self) -> None:
        """Take the colours of the theme."""
        colors = self._theme.colors
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, colors.error_soft)
        self.setPalette(palette)
        self._icon.setPixmap(self._theme.icon("error", colors.error).pixmap(_ICON, _ICON))
        self._fix.setIcon(self._theme.icon("fix"))
        self._show_row.setIcon(self._theme.icon("goto"))
        self._more.setIcon(self._theme.icon("more"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(along if is_wide else down)
        side = Qt.AlignmentFlag.AlignTop if is_wide else Qt.AlignmentFlag.AlignLeft
        self._beside.setAlignment(self._buttons, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colors = self._theme.colors
        if not colors.are_soft:
            # Where there are no soft grounds, an edge stands for one.
            painter = QPainter(self)
            painter.setPen(colors.error)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _refused_row(self) -> str:
        """Name the row of the tree that an answer refused, as far as it did."""
        places = self._landing.places if self._landing is not None else ()
        place = places[0] if places else ()
        return printable(self._help.title_of(place)) if place[:1] == COMPONENTS else ""

    def _show_fix(self, *, is_earlier: bool) -> None:
        """Offer what the rules would do about the place of the error."""
        self._fixed = None
        workspace, landing, exchange = self._workspace, self._landing, self._exchange
        is_current = exchange is not None and exchange.request == workspace.request
        is_open = is_current and not is_earlier
        places = landing.places if landing is not None else ()
        if places and is_open:
            self._fixed = next(
                (
                    (problem, fix)
                    for problem in workspace.problems()
                    if any(place[: len(problem.path)] == problem.path for place in places)
                    for fix in workspace.fixes_of(problem)
                ),
                None,
            )
        if self._fixed is not None:
            self._fix.setText(printable(translate(self._fixed[1].text)))
        self._fix.setVisible(self._fixed is not None)
        is_held_back = exchange is not None and isinstance(exchange.outcome, Trouble)
        wrong = [problem.path for problem in workspace.problems()] if is_held_back else places
        self._choose.setVisible(is_open and ACCOUNT in wrong)

    def _on_show_row(self) -> None:
        if self._landing is not None and self._landing.places:
            self.row_requested.emit(self._landing.places[0])

    def _open(self, *, docs: bool) -> None:
        if self._exchange is not None and isinstance(self._exchange.outcome, ErrorAnswer):
            error = self._exchange.outcome
            self.link_requested.emit(QUrl(error.doc_url if docs else error.request_log_url))
