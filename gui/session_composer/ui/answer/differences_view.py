"""Granted values that are not the ones asked for, or not the defaults predicted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.account.facts import AccountFacts
from session_composer.core.rules.granted import Difference, report_differences
from session_composer.core.text.display_safe import printable
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchange
from session_composer.ui.look.theme import SPACE, fixed_font
from session_composer.ui.widgets.naming import with_name


class DifferencesView(QWidget):
    """Lists differences; a wrong prediction can be copied as a report.

    Signals:
        copy_requested(text): the report is to be copied.
    """

    copy_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = ""
        self._exchange: Exchange | None = None
        self.text = with_name(QPlainTextEdit(), "grantedDifferences")
        self.text.setAccessibleName(self.tr("Differences between asked, predicted and granted"))
        self.text.setReadOnly(True)
        self.text.setFont(fixed_font())
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            self.tr("Everything was granted as asked, and every default is as predicted.")
        )
        self.copy = with_name(
            QPushButton(self.tr("Copy a report for the rules")), "copyReportButton"
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self.text)
        layout.addLayout(row)
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._report))

    def show_differences(
        self, found: list[Difference], exchange: Exchange | None, facts: AccountFacts | None
    ) -> None:
        """Show other differences, those of an exchange and of the account as it was known then."""
        if exchange is not None and exchange is self._exchange:
            return
        self._exchange = exchange
        self.text.setPlainText("\n".join(printable(translate(entry.sentence())) for entry in found))
        is_wrong = any(entry.asked is None for entry in found)
        self.copy.setVisible(is_wrong)
        if is_wrong and exchange is not None and isinstance(exchange.outcome, SessionAnswer):
            simulated = exchange.outcome.simulated
            self._report = report_differences(found, exchange.request, facts, simulated)
