"""Add, replace, rename, test and forget API keys."""

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from session_composer.api.accounts import AccountTrouble
from session_composer.api.key_check import KeyCheck
from session_composer.core.account_id import MAX_ACCOUNT_CHARS, context_problem
from session_composer.core.errors import InputError
from session_composer.core.secrets import KeyInfo, KeyKind, clean_pasted_key
from session_composer.core.visible import visible
from session_composer.state.exchanges import Trouble
from session_composer.state.key_changes import KeyChanges
from session_composer.state.key_checks import KeyChecks
from session_composer.state.key_service import KeyService, usable
from session_composer.state.translation import said, titled

from .keys_list import KeysList
from .labels import plain_label
from .live import check_sentence
from .messages import Messages
from .naming import named
from .theme import SPACE, Theme, set_text_color, with_text

_MAX_NAME = 64
_MAX_TYPED = 1024


class KeyField(QLineEdit):
    """Password field that takes typed and pasted keys, never dropped ones."""

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.ignore()


class KeysDialog(QDialog):
    """Lists the stored keys by name, with badge and masked hint, and takes new ones."""

    def __init__(
        self,
        keys: KeyService,
        changes: KeyChanges,
        checks: KeyChecks,
        api_version: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._changes = changes
        self._checks = checks
        self._api_version = api_version
        self._theme = theme
        self._messages = Messages(self)
        # The keyring may answer after the dialog was closed and deleted.
        self._is_over = False
        self.setWindowTitle(self.tr("API keys"))
        self.setObjectName("keysDialog")
        self.list = KeysList(keys, theme)
        self._empty = _wrapped("keysEmpty")
        self._empty.setText(
            self.tr(
                "No key yet. A restricted key whose only permission is account sessions is "
                "enough, and the safest choice."
            )
        )
        self.test_button = self._button(self.tr("&Test key"), "testKeyButton")
        self.test_button.setToolTip(
            self.tr("Ask Stripe which account the key belongs to. It changes nothing.")
        )
        self.store_button = self._button(self.tr("&Try the keyring again"), "storeKeyButton")
        self.forget_button = self._button(self.tr("&Forget"), "forgetKeyButton")
        self.rename_button = self._button(self.tr("&Rename"), "renameKeyButton")
        self.save_button = self._button(self.tr("&Save key"), "saveKeyButton")
        self.check_result = _wrapped("keyCheckResult")
        self.name_field = named(QLineEdit(), "keyNameField")
        self.name_field.setMaxLength(_MAX_NAME)
        self.name_field.setPlaceholderText(self.tr("for example: sandbox, production"))
        self.key_field = named(KeyField(), "keyField")
        self.key_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.key_field.setMaxLength(_MAX_TYPED)
        self.key_field.setPlaceholderText("rk_test_…, sk_test_…")
        self.key_field.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.context_field = named(QLineEdit(), "keyContextField")
        self.context_field.setMaxLength(MAX_ACCOUNT_CHARS)
        self.context_field.setPlaceholderText("acct_…")
        self.context_field.setToolTip(
            self.tr("A key of an organization acts for one of its accounts (Stripe-Context).")
        )
        self.note = _wrapped("keyNote")
        self._place = _wrapped("keyPlace")
        self._lay_out()
        # A held key must not press a button again and again.
        for button in (self.save_button, self.test_button, self.forget_button):
            button.installEventFilter(self)

        self.key_field.textChanged.connect(self._check)
        self.name_field.textChanged.connect(self._check)
        self.context_field.textChanged.connect(self._check)
        self.list.currentItemChanged.connect(self._on_current)
        self.save_button.clicked.connect(self._save)
        self.key_field.returnPressed.connect(self.save_button.click)
        self.forget_button.clicked.connect(self._forget)
        self.rename_button.clicked.connect(self._rename)
        self.test_button.clicked.connect(self._test)
        self.store_button.clicked.connect(self._store_again)
        keys.changed.connect(self._fill)
        checks.busy_changed.connect(self._show_testing)
        checks.arming_needed.connect(self._ask_to_read)
        theme.changed.connect(self._fill)
        self._fill()
        keys.look()
        self.resize(with_text(self, 640, 480))

    @override
    def done(self, result: int) -> None:
        self.key_field.clear()
        self._is_over = True
        self._checks.cancel()
        super().done(result)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.isAutoRepeat()

    # What is shown

    def _fill(self) -> None:
        if self._is_over:
            return
        self.list.fill()
        has_keys = self.list.topLevelItemCount() > 0
        self.list.setVisible(has_keys)
        for button in (self.test_button, self.forget_button, self.rename_button):
            button.setVisible(has_keys)
        self._empty.setVisible(not has_keys)
        self._show_place()
        self._on_current()

    def _show_place(self) -> None:
        colors = self._theme.colors
        problem = self._keys.problem
        if problem:
            text = self.tr(
                "{problem} Keys that you save now are gone when the program ends; none is "
                "written to a file."
            ).format(problem=said(problem))
        else:
            text = said(self._keys.place)
        self._place.setText(visible(text))
        self._place.setVisible(bool(text))
        color = colors.warning if problem else colors.muted
        self._place.setPalette(set_text_color(self.palette(), color))

    def _on_current(self) -> None:
        name = self.list.current_name()
        profile = self._keys.profile(name) if name else None
        self.forget_button.setEnabled(profile is not None)
        self.store_button.setVisible(profile is not None and self._keys.is_only_in_memory(name))
        if profile is not None and name != self._shown_name():
            self.name_field.setText(name)
            self.context_field.setText(profile.context)
            self._tell_result("", is_bad=False)
        self._show_testing()
        self._check()

    def _shown_name(self) -> str:
        return self.name_field.text().strip()

    def _check(self) -> None:
        text = self.key_field.text()
        name = self._shown_name()
        known = self._keys.profile(name)
        cleaned, removed = clean_pasted_key(text)
        found = usable(cleaned) if cleaned else ""
        is_organization = (
            found.kind is KeyKind.ORGANIZATION
            if isinstance(found, KeyInfo)
            else not cleaned and known is not None and known.kind == KeyKind.ORGANIZATION
        )
        self._form.setRowVisible(self.context_field, is_organization)
        problem = context_problem(self.context_field.text().strip()) if is_organization else ""
        if isinstance(found, KeyInfo):
            told = self.tr("{kind} key, {badge}: {hint}").format(
                kind=titled(found.kind).capitalize(), badge=found.badge, hint=found.hint
            )
            advice = ""
            if found.kind is KeyKind.SECRET:
                advice = self.tr("A restricted key for account sessions only is safer.")
            parts = (f"{told}.", said(removed), said(problem) or advice)
            self._tell(" ".join(part for part in parts if part), is_bad=bool(problem))
        else:
            self._tell(found or problem, is_bad=True)
        is_only_context = (
            not cleaned
            and known is not None
            and is_organization
            and known.context != self.context_field.text().strip()
        )
        is_ready = isinstance(found, KeyInfo) or is_only_context
        self.save_button.setEnabled(bool(name) and is_ready and not problem)
        if is_only_context:
            self.save_button.setText(self.tr("&Save account"))
        else:
            self.save_button.setText(
                self.tr("&Replace key") if known is not None else self.tr("&Save key")
            )
        self.rename_button.setEnabled(
            bool(self.list.current_name()) and bool(name) and known is None
        )

    def _show_testing(self) -> None:
        if self._is_over:
            return
        is_busy = self._checks.is_busy
        self.test_button.setText(self.tr("&Cancel") if is_busy else self.tr("&Test key"))
        self.test_button.setEnabled(is_busy or bool(self.list.current_name()))

    # What is done

    def _save(self) -> None:
        cleaned, _ = clean_pasted_key(self.key_field.text())
        context = self.context_field.text().strip()
        name = self._shown_name()
        if not cleaned:
            self._keys.set_context(name, context)
            self._tell(self.tr("Saved."), is_bad=False)
            return
        is_organization = self._form.isRowVisible(self.context_field)
        try:
            self._changes.add(name, cleaned, self._on_saved, context if is_organization else "")
        except InputError as error:
            self._tell(str(error), is_bad=True)
            return
        self.save_button.setEnabled(False)
        self._tell(self.tr("Saving in the keyring; it may ask for your password…"), is_bad=False)

    def _store_again(self) -> None:
        self._changes.store_again(self.list.current_name(), self._on_saved)
        self._tell(self.tr("Saving in the keyring; it may ask for your password…"), is_bad=False)

    def _on_saved(self, sentence: str) -> None:
        if self._is_over:
            return
        self.key_field.clear()
        if sentence:
            self._tell(sentence, is_bad=True)
        else:
            self._tell(self.tr("Saved, and read back."), is_bad=False)

    def _test(self) -> None:
        if self._checks.is_busy:
            self._checks.cancel()
            self._tell_result("", is_bad=False)
            return
        name = self.list.current_name()
        if name:
            self._tell_result(self.tr("Asking Stripe…"), is_bad=False)
            self._checks.start(name, self._api_version, lambda found: self._on_tested(name, found))

    def _on_tested(self, name: str, found: KeyCheck | AccountTrouble | Trouble) -> None:
        if self._is_over:
            return
        if isinstance(found, KeyCheck):
            self._tell_result(check_sentence(name, found), is_bad=False)
        else:
            self._tell_result(found.message, is_bad=True)

    def _ask_to_read(self, profile: str, hint: str) -> None:
        self._tell_result("", is_bad=False)
        if not self._is_over and self._messages.ask_live_read(profile, hint):
            self._keys.arm(profile, for_sending=False)
            self._test()

    def _forget(self) -> None:
        name = self.list.current_name()
        if name and self._messages.ask_forget(name):
            self._changes.forget(name, self._on_done)

    def _rename(self) -> None:
        try:
            self._changes.rename(self.list.current_name(), self._shown_name(), self._on_done)
        except InputError as error:
            self._tell(str(error), is_bad=True)

    def _on_done(self, sentence: str) -> None:
        if not self._is_over:
            self._tell(sentence or self.tr("Done."), is_bad=bool(sentence))

    def _tell(self, text: str, *, is_bad: bool) -> None:
        self._write(self.note, text, is_bad=is_bad)

    def _tell_result(self, text: str, *, is_bad: bool) -> None:
        self._write(self.check_result, text, is_bad=is_bad)
        self.check_result.setVisible(bool(text))

    def _write(self, label: QLabel, text: str, *, is_bad: bool) -> None:
        colors = self._theme.colors
        label.setText(visible(said(text)))
        color = colors.error if is_bad else colors.muted
        label.setPalette(set_text_color(self.palette(), color))

    # Layout

    def _button(self, text: str, name: str) -> QPushButton:
        button = named(QPushButton(text), name)
        # Enter in the key field must not press whatever button comes first.
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.addRow(self.tr("&Name"), self.name_field)
        self._form.addRow(self.tr("Secret or restricted &key"), self.key_field)
        self._form.addRow(self.tr("&Account of the organization"), self.context_field)
        self._form.addRow("", self.note)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for button in (self.test_button, self.rename_button, self.forget_button):
            row.addWidget(button)
        row.addWidget(self.store_button)
        row.addStretch(1)
        save = QHBoxLayout()
        save.addStretch(1)
        save.addWidget(self.save_button)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addWidget(self.check_result)
        layout.addWidget(line)
        layout.addLayout(self._form)
        layout.addLayout(save)
        # Takes the room while there is no list; the list takes it otherwise.
        layout.addStretch(0)
        layout.addWidget(self._place)
        layout.addWidget(close)


def _wrapped(name: str) -> QLabel:
    label = plain_label("", name)
    label.setWordWrap(True)
    return label
