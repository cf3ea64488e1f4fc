"""What is known of the connected account: load it, take a preset, or set it by hand."""

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QProgressBar,
    QPushButton,
    QWidget,
)

from session_composer.core.account.account_id import account_problem
from session_composer.core.account.facts import AccountFacts
from session_composer.core.account.presets import AccountPreset
from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.account.account_watch import AccountWatch
from session_composer.state.account.known_accounts import FactsSource, KnownAccounts, short_title
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate, translate_name
from session_composer.state.sending.target_choice import SANDBOX_TARGET
from session_composer.ui.controls.check_box import CheckBox
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.look.theme import SPACE, Theme, fixed_font
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.dialog_parts import close_box, make_room
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.hairline import Hairline
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import caption_for
from session_composer.ui.widgets.tone_label import ToneLabel

from .facts_form import FactsForm

_MAX_SHOWN = 60
_SOURCE_LINES = 2


class AccountDialog(QDialog):
    """Shows and changes the facts in force; every change takes effect at once.

    Signals:
        picker_requested(): the user wants to choose another account from a list.
    """

    picker_requested = Signal()

    def __init__(
        self,
        book: KnownAccounts,
        watch: AccountWatch,
        workspace: Workspace,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._workspace = workspace
        self.setWindowTitle(self.tr("Connected account"))
        self.setObjectName("accountDialog")
        self._account = ElidedLabel(theme, "accountDialogId")
        self.summary = ElidedLabel(theme, "accountSummary", tone="muted")
        self.choose_button = with_name(QPushButton(self.tr("C&hoose…")), "chooseAccountButton")
        self.choose_button.setAccessibleName(self.tr("Choose another account"))
        self.load_button = with_name(QPushButton(), "loadAccountButton")
        for button in (self.choose_button, self.load_button):
            button.setAutoDefault(False)
        self.progress = with_name(QProgressBar(), "accountProgress")
        self.progress.setAccessibleName(self.tr("Loading the account"))
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(SPACE // 2)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.problem = ToneLabel(theme, "accountDialogProblem", tone="error", wraps=True)
        self.problem.hide()
        self.source_box = with_name(ChoiceBox(), "accountSourceBox")
        self.source_box.setAccessibleName(self.tr("What is known of the account"))
        self.source = ToneLabel(theme, "accountSource", wraps=True)
        self.source.setMinimumHeight(_SOURCE_LINES * self.source.fontMetrics().lineSpacing())
        self.source.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.form = FactsForm(theme)
        self.at_once_box = with_name(
            CheckBox(self.tr("Read accounts at once when a &test key is chosen")), "readAtOnceBox"
        )
        self.at_once_box.setChecked(watch.reads_test_accounts)
        self._lay_out()

        self.load_button.clicked.connect(self._on_load)
        self.choose_button.clicked.connect(self.picker_requested)
        self.source_box.activated.connect(self._on_source)
        self.form.edited.connect(self._on_edited)
        self.at_once_box.clicked.connect(watch.set_reads_test_accounts)
        book.changed.connect(self._show)
        book.busy_changed.connect(self._on_busy)
        book.failed.connect(self._tell)
        workspace.changed.connect(self._show)
        self._show()
        self.load_button.setFocus()
        self.resize(560, self.sizeHint().height())

    @override
    def done(self, result: int) -> None:
        self._book.cancel()
        super().done(result)

    # Commands

    def _on_load(self) -> None:
        if self._book.is_busy:
            self._book.cancel()
        else:
            self._book.load(self._workspace.request.account)

    def _on_source(self) -> None:
        self._tell("")
        match self.source_box.currentData():
            case AccountPreset() as preset:
                self._book.use_preset(preset)
            case FactsSource.LOADED:
                self._book.use_loaded()
            case FactsSource.NOTHING:
                self._book.clear()

    def _on_edited(self, facts: AccountFacts) -> None:
        self._tell("")
        self._book.use_manual(facts)

    def _on_busy(self) -> None:
        if self._book.is_busy:
            self._tell("")
        self._show_busy()

    # Display

    def _show(self) -> None:
        account = self._workspace.request.account
        problem = translate(account_problem(account))
        self._account.setText(printable(problem or account))
        self._account.setFont(self.font() if problem else fixed_font())
        self.summary.setText(self._summary_text())
        self._show_sources()
        self.source.setText(self._source_text())
        self.form.show_facts(self._workspace.facts or AccountFacts())
        self._show_busy()
        make_room(self)

    def _summary_text(self) -> str:
        loaded = self._book.loaded
        if loaded is None:
            return self.tr("Not loaded")
        facts = loaded.facts
        parts = (facts.business_name, facts.country, facts.type)
        return " · ".join(shorten(printable(part), _MAX_SHOWN) for part in parts if part)

    def _source_text(self) -> str:
        source = self._book.source
        source = source[:1].upper() + source[1:]
        match self._book.source_kind:
            case FactsSource.NOTHING:
                text = self.tr("{source}: defaults that depend on the account show a condition.")
            case FactsSource.LOADED:
                text = self.tr("{source}, for this account only.")
            case FactsSource.PRESET:
                text = self.tr("{source}, for any account: {kind}.")
            case FactsSource.BY_HAND:
                text = self.tr("{source}, for any account until something else is chosen.")
        preset = self._book.preset
        kind = translate_name(preset.title).partition(":")[2].strip() if preset is not None else ""
        return text.format(source=source, kind=kind)

    def _show_sources(self) -> None:
        choices: list[tuple[str, object]] = [(self.tr("Not known"), FactsSource.NOTHING)]
        choices += [(short_title(preset), preset) for preset in self._book.presets()]
        if self._book.loaded is not None:
            choices.append((self.tr("The account itself"), FactsSource.LOADED))
        kind = self._book.source_kind
        if kind is FactsSource.BY_HAND:
            choices.append((self.tr("Set by hand"), FactsSource.BY_HAND))
        wanted: object = self._book.preset or kind
        self.source_box.clear()
        for row, (text, data) in enumerate(choices):
            self.source_box.addItem(text, data)
            if data == wanted:
                self.source_box.setCurrentIndex(row)

    def _show_busy(self) -> None:
        is_busy = self._book.is_busy
        if self._book.target == SANDBOX_TARGET:
            text = self.tr("L&oad from the sandbox")
        else:
            text = self.tr("L&oad from Stripe")
        self.load_button.setText(text)
        self.load_button.setMinimumWidth(self.load_button.sizeHint().width())
        if is_busy:
            self.load_button.setText(self.tr("&Cancel"))
        self.load_button.setEnabled(not account_problem(self._workspace.request.account))
        self.progress.setVisible(is_busy)

    def _tell(self, sentence: str) -> None:
        self.problem.setText(printable(sentence))
        self.problem.setVisible(bool(sentence))
        make_room(self)

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.setHorizontalSpacing(SPACE)
        top.setVerticalSpacing(SPACE // 2)
        top.addWidget(self._account, 0, 0)
        top.addWidget(self.choose_button, 0, 1)
        top.addWidget(self.load_button, 0, 2)
        top.addWidget(self.summary, 1, 0)
        top.addWidget(self.progress, 1, 2)
        top.setColumnStretch(0, 1)
        caption = caption_for(self.source_box, self.tr("&Known from"))
        self.form.grid.addWidget(caption, 0, 0)
        self.form.grid.addWidget(self.source_box, 0, 1)
        self.form.grid.addWidget(self.source, 1, 1, 1, 2)
        close = close_box(self)
        column_of(
            top,
            self.problem,
            Hairline(),
            self.form,
            self.at_once_box,
            1,
            close,
            host=self,
            spacing=SPACE + SPACE // 2,
            margins=None,
        )
        # Otherwise the boxes of the form would come first: they were made first.
        self.setTabOrder(self.choose_button, self.load_button)
        self.setTabOrder(self.load_button, self.source_box)
        before: QWidget = self.source_box
        for widget in (*self.form.in_order(), self.at_once_box):
            self.setTabOrder(before, widget)
            before = widget
        self.setTabOrder(before, close)
