"""Add, replace, rename, test and forget API keys."""

from typing import override

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QWidget,
)

from session_composer.api.keys.key_check import KeyCheck
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import KeyKind
from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.key_checks import KeyChecks
from session_composer.ui.controls.danger_button import DangerButton
from session_composer.ui.look.theme import Theme, with_text
from session_composer.ui.shell.message_boxes import MessageBoxes
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.dialog_parts import close_box, separator
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.tone_label import ToneLabel

from .key_entry import KeyEntry
from .key_form import KeyForm
from .keys_list import KeysList
from .sentences import check_sentence


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
        self._messages = MessageBoxes(self, theme)
        # The keyring may answer after the dialog was closed and deleted.
        self._is_over = False
        self._tested = ""
        self.setWindowTitle(self.tr("API keys"))
        self.setObjectName("keysDialog")
        self.list = KeysList(keys, theme)
        nothing = self.tr(
            "No key yet. A restricted key whose only permission is account sessions is "
            "enough, and the safest choice."
        )
        self._empty = ToneLabel(theme, "keysEmpty", nothing, tone="", wraps=True)
        self.test_button = self._button(self.tr("&Check key"), "testKeyButton")
        self.test_button.setToolTip(
            self.tr("Ask Stripe which account the key belongs to. Nothing is changed.")
        )
        self.store_button = self._button(self.tr("&Try the keyring again"), "storeKeyButton")
        self.forget_button = with_name(DangerButton(self.tr("&Forget…")), "forgetKeyButton")
        self.forget_button.setAutoDefault(False)
        self._undo_note = ToneLabel(theme, "keyUndoNote", tone="", wraps=True)
        self.undo_button = self._button(self.tr("&Undo"), "undoReplaceButton")
        policy = self.undo_button.sizePolicy()
        # Its place is kept: nothing moves when it comes.
        policy.setRetainSizeWhenHidden(True)
        self.undo_button.setSizePolicy(policy)
        self.new_button = self._button(self.tr("Ne&w key"), "newKeyButton")
        self.new_button.setToolTip(self.tr("Empty the fields below for another key"))
        self.replace_button = self._button("", "replaceKeyButton")
        self.rename_button = self._button(self.tr("&Rename"), "renameKeyButton")
        self.rename_button.setToolTip(self.tr("F2 or a double click on the row does the same"))
        self.check_result = ToneLabel(theme, "keyCheckResult", wraps=True)
        self.form = KeyForm(keys, theme)
        self.entry = KeyEntry(keys, changes, self.form, self._messages, self.list.choose, self)
        self._place = ToneLabel(theme, "keyPlace", wraps=True)
        self._lay_out()
        # A held key must not press a button again and again.
        for button in (self.form.save_button, self.test_button, self.forget_button):
            button.installEventFilter(self)

        self.list.currentItemChanged.connect(self._on_current)
        self.forget_button.clicked.connect(self._forget)
        self.rename_button.clicked.connect(self.list.rename_current)
        self.new_button.clicked.connect(self.entry.begin_new)
        self.undo_button.clicked.connect(self.entry.undo)
        self.entry.replaced.connect(self._offer_undo)
        self._offer_undo("")
        self.replace_button.clicked.connect(
            lambda: self.entry.begin_replacing(self.list.current_name())
        )
        self.list.named.connect(self._rename)
        keys.renamed.connect(self._on_renamed)
        self.test_button.clicked.connect(self._test)
        self.store_button.clicked.connect(lambda: self.entry.store_again(self.list.current_name()))
        keys.changed.connect(self._fill)
        checks.busy_changed.connect(self._show_testing)
        checks.arming_needed.connect(self._ask_to_read)
        theme.changed.connect(self._fill)
        self._fill()
        keys.look()
        self.resize(with_text(self, 640, 480))

    @override
    def done(self, result: int) -> None:
        self.entry.close()
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
        for button in self._row_buttons():
            button.setVisible(has_keys)
        self._empty.setVisible(not has_keys)
        self._show_place()
        self._on_current()

    def _show_place(self) -> None:
        problem = self._keys.problem
        if problem:
            text = self.tr(
                "{problem} Keys that you save now are gone when the program ends; none is "
                "written to a file."
            ).format(problem=translate(problem))
        else:
            text = translate(self._keys.place)
        self._place.show_text(printable(text), "warning" if problem else "muted")
        self._place.setVisible(bool(text))

    def _on_current(self) -> None:
        name = self.list.current_name()
        profile = self._keys.profile(name) if name else None
        for button in (self.forget_button, self.rename_button, self.replace_button):
            button.setEnabled(profile is not None)
        is_organization = profile is not None and profile.kind == KeyKind.ORGANIZATION
        self.replace_button.setText(
            self.tr("Key &or account…") if is_organization else self.tr("Re&place…")
        )
        self.store_button.setVisible(profile is not None and self._keys.is_only_in_memory(name))
        if name != self._tested:
            self._tested = name
            self._tell_result("", is_bad=False)
        self._show_testing()
        self.form.refresh()

    def _show_testing(self) -> None:
        if self._is_over:
            return
        is_busy = self._checks.is_busy
        self.test_button.setText(self.tr("&Cancel") if is_busy else self.tr("&Check key"))
        self.test_button.setEnabled(is_busy or bool(self.list.current_name()))

    # What is done

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
            self._tell_result(translate(found.message), is_bad=True)

    def _ask_to_read(self, profile: str, hint: str) -> None:
        self._tell_result("", is_bad=False)
        if not self._is_over and self._messages.ask_live_read(profile, hint):
            self._keys.arm(profile, for_sending=False)
            self._test()

    def _forget(self) -> None:
        name = self.list.current_name()
        if name and self._messages.ask_forget(name):
            told = self.tr("{name} is removed.").format(name=printable(name))
            self._changes.forget(name, lambda sentence: self._on_done(sentence, told))

    def _rename(self, name: str, new_name: str) -> None:
        told = self.tr("{name} is called {new_name} now.").format(
            name=printable(name), new_name=printable(new_name)
        )
        try:
            self._changes.rename(name, new_name, lambda sentence: self._on_done(sentence, told))
        except InputError as error:
            self.form.tell(translate(error.message), is_bad=True)

    def _on_renamed(self, name: str, new_name: str) -> None:
        if not self._is_over and self.list.current_name() == name:
            self.list.choose(new_name)

    def _on_done(self, sentence: Message | None, told: str) -> None:
        if not self._is_over:
            self.form.tell(translate(sentence) or told, is_bad=bool(sentence))

    def _offer_undo(self, name: str) -> None:
        text = self.tr("{name} is replaced; the old key is kept until this window closes.")
        self._undo_note.setText(text.format(name=printable(name)) if name else "")
        self.undo_button.setVisible(bool(name))

    def _tell_result(self, text: str, *, is_bad: bool) -> None:
        self.check_result.show_text(printable(text), "error" if is_bad else "muted")
        self.check_result.setVisible(bool(text))

    # Layout

    def _row_buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.new_button,
            self.test_button,
            self.rename_button,
            self.replace_button,
            self.forget_button,
        )

    def _button(self, text: str, name: str) -> QPushButton:
        button = with_name(QPushButton(text), name)
        # Enter in the key field must not press whatever button comes first.
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        column_of(
            self._empty,
            (self.list, 1),
            row_of(*self._row_buttons(), self.store_button, 1),
            self.check_result,
            separator(),
            self.form,
            # Takes the room while there is no list; the list takes it otherwise.
            0,
            row_of((self._undo_note, 1), self.undo_button),
            self._place,
            close_box(self),
            host=self,
            margins=None,
        )
