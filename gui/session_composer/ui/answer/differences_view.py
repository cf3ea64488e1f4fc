"""Granted values that are not the ones asked for, or not the defaults predicted."""

from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.account.facts import AccountFacts
from session_composer.core.rules.granted import Difference, only_in_answers, report_differences
from session_composer.core.text.display_safe import printable
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import WirePath, wire_name
from session_composer.core.wire.values import Leaf, thaw
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchange
from session_composer.ui.look.theme import SPACE, Theme, fixed_font
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.naming import with_name

_MAX_BEYOND = 20


class DifferencesView(QWidget):
    """Lists differences; a wrong prediction can be copied as a report.

    Signals:
        copy_requested(text): the report is to be copied.
    """

    copy_requested = Signal(str)

    def __init__(self, store: CatalogStore, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
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
            QPushButton(self.tr("Copy a report of wrong predictions")), "copyReportButton"
        )
        self._beyond = ElidedLabel(theme, "answerOnlyNote")
        row = row_of((self._beyond, 1), self.copy, spacing=None)
        column_of(self.text, row, host=self, spacing=SPACE // 2)
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._report))

    def show_differences(
        self, found: list[Difference], exchange: Exchange | None, facts: AccountFacts | None
    ) -> None:
        """Show other differences, those of an exchange and of the account as it was known then."""
        if exchange is not None and exchange is self._exchange:
            return
        self._exchange = exchange
        self.text.setPlainText("\n".join(printable(translate(entry.sentence())) for entry in found))
        self._show_beyond(exchange)
        is_wrong = any(entry.asked is None for entry in found)
        self.copy.setVisible(is_wrong)
        if is_wrong and exchange is not None and isinstance(exchange.outcome, SessionAnswer):
            simulated = exchange.outcome.simulated
            self._report = report_differences(found, exchange.request, facts, simulated)

    def _show_beyond(self, exchange: Exchange | None) -> None:
        """Show what the answer has that no request can ask for."""
        beyond: dict[WirePath, Leaf] = {}
        if exchange is not None and isinstance(exchange.outcome, SessionAnswer):
            catalog = self._store.catalog(exchange.request.api_version)
            beyond = only_in_answers(catalog, exchange.outcome.granted)
        told = ", ".join(
            f"{wire_name(path)}={write_json(thaw(value))}"
            for path, value in islice(beyond.items(), _MAX_BEYOND)
        )
        text = self.tr("In answers only: {members}").format(members=printable(told))
        self._beyond.setText(text if beyond else "")
