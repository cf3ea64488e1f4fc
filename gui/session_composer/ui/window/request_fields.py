"""The two fields at the top that edit the request: API version and connected account."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from session_composer.core.account.account_id import MAX_ACCOUNT_CHARS, account_problem, holds_key
from session_composer.core.request.request import Request
from session_composer.core.text.display_safe import printable
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.ui.look.theme import Theme
from session_composer.ui.shortcuts.action_keys import with_keys, written_keys
from session_composer.ui.widgets.naming import with_name

from .account_line import AccountLine
from .version_box import VersionBox


class RequestFields(QObject):
    """Keeps the fields, and what is said beside them, in step with the request.

    The widgets are for the host to lay out, which then calls ``show_request``.

    Signals:
        samples_requested(menu): the menu of sample accounts is about to be shown.
        about_requested(): the user wants to know more of the account.
        read_requested(): the user wants the account's properties to be read.
        list_requested(): the user wants to choose from all accounts.
    """

    samples_requested = Signal(QMenu)
    about_requested = Signal()
    read_requested = Signal()
    list_requested = Signal()

    def __init__(
        self, workspace: Workspace, target: TargetChoice, theme: Theme, host: QWidget
    ) -> None:
        super().__init__(host)
        self._workspace = workspace
        self._target = target
        self._theme = theme
        self._host = host
        self.version_box = VersionBox(workspace, theme)
        self.account_field = with_name(AccountLine(theme), "accountField")
        self.account_field.setAccessibleName(self.tr("Connected account"))
        self.account_field.setPlaceholderText("acct_…")
        # A file that is dropped here is for the window.
        self.account_field.setAcceptDrops(False)
        # One more, so that what is too long is told to be so instead of being cut to fit.
        self.account_field.setMaxLength(MAX_ACCOUNT_CHARS + 1)
        self._account_action = self.account_field.addAction(
            theme.icon("account"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._samples_action = self.account_field.addAction(
            theme.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._samples_action.setText(self.tr("Sample accounts"))
        self._samples_action.setToolTip(
            with_keys(self.tr("Choose an account ({keys})"), "pickAccountAction")
        )
        self._read_action = self.account_field.addAction(
            theme.icon("retry"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._read_action.setObjectName("readAccountAction")
        self._read_action.setText(self.tr("Read the account"))
        self._read_action.setToolTip(self.tr("Read the account's properties from the target"))
        self._read_action.setVisible(False)
        self._facts_source = self.tr("not known")
        self._key_problem, self._is_typing_key = "", False
        # What was typed, and the account that was meant by it.
        self._missed = ("", "")

        self.account_field.textEdited.connect(self._on_account)
        self.account_field.editingFinished.connect(self._drop_key)
        self._samples_action.triggered.connect(self._show_samples)
        self._read_action.triggered.connect(self.read_requested)
        workspace.facts_changed.connect(self.check_account)
        workspace.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)

    def show_request(self) -> None:
        """Show the version and the account of the request, and what is to be said of them."""
        request = self._workspace.request
        # A key is left there while it is typed: what follows would be taken for an account.
        if not self._is_typing_key and self.account_field.text() != request.account:
            self.account_field.setText(request.account)
        self.version_box.show_version()
        self.check_account()

    def set_account(self, account: str) -> None:
        """Name another account, as if it had been typed."""
        self._on_account(account)
        self.account_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missed(self, meant: str) -> None:
        """Say which account was meant by what is typed; with an empty text, say so no more."""
        missed = (self._workspace.request.account, meant) if meant else ("", "")
        if missed != self._missed:
            self._missed = missed
            self.check_account()

    def check_account(self) -> None:
        """Say what is wrong with the account, else where its properties come from."""
        account = self._workspace.request.account
        problem = translate(account_problem(account))
        typed, meant = self._missed
        if not problem and meant and typed == account:
            problem = self.tr("Did you mean {account}?").format(account=meant)
        if self._key_problem:
            problem = self._key_problem
        elif not account and self._target.is_sandbox:
            problem = self.tr("None yet: choose a sample in the field")
        note = problem
        if not problem and self._facts_source:
            note = self.tr("Properties: {source}").format(source=self._facts_source)
        who = ""
        if not problem and self._workspace.facts is not None:
            # Lazy: nothing is known of any account in the first frame.
            from session_composer.core.account.identity import identity

            known = identity(self._workspace.facts)
            who = str(known) if known.name else ""
        is_bad = bool(self._key_problem or (account and problem))
        self.account_field.show_note(who or printable(note), is_error=is_bad, has_name=bool(who))
        # The field may be too narrow for all of it.
        self.account_field.explain("\n".join(filter(None, (who, printable(note)))))
        self.account_field.setAccessibleDescription(problem)
        may_read = not account_problem(account) and self._workspace.facts is None
        self._read_action.setVisible(may_read)

    def show_facts_source(self, source: str) -> None:
        """Say where the properties of the account come from."""
        self._facts_source = source
        self.check_account()

    def refill_versions(self) -> None:
        """List the versions anew, as after an import."""
        self.version_box.fill()
        self.show_request()

    def _show_samples(self) -> None:
        if not self._target.is_sandbox:
            self.list_requested.emit()
            return
        menu = QMenu(self._host)
        self.samples_requested.emit(menu)
        menu.addSeparator()
        about = self.tr("A&bout the account…")
        menu.addAction(f"{about}\t{written_keys('accountAction')}", self.about_requested.emit)
        menu.addAction(self.tr("&All accounts…"), self.list_requested.emit)
        menu.exec(self.account_field.mapToGlobal(self.account_field.rect().bottomLeft()))
        menu.deleteLater()

    # Slots

    def _on_account(self, text: str) -> None:
        before = self._workspace.request.account
        if text != text.strip() and len(text) > len(before) + 1:
            # Pasted: what surrounds an id is never meant.
            text = text.strip()
            self.account_field.setText(text)
        # A key never gets into the request, where it would be kept, undone and shown elsewhere.
        self._is_typing_key = is_key = holds_key(text)
        self._key_problem = translate(account_problem(text)) if is_key else ""
        self._workspace.set_account("" if is_key else text, self.tr("Account"))
        self.check_account()

    def _drop_key(self) -> None:
        """Take a key out of the field as soon as it is left; what was said of it stays."""
        if self._is_typing_key:
            self._is_typing_key = False
            self.account_field.setText(self._workspace.request.account)

    def _on_changed(self, before: Request, after: Request) -> None:
        if after.account:
            self._is_typing_key = False
        if not self._is_typing_key and self._key_problem:
            self._key_problem = ""
            self.show_request()
        if before.account != after.account or before.api_version != after.api_version:
            self.show_request()

    def _on_theme_changed(self) -> None:
        self._account_action.setIcon(self._theme.icon("account"))
        self._samples_action.setIcon(self._theme.icon("chevron-down"))
        self._read_action.setIcon(self._theme.icon("retry"))
