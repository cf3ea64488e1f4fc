"""Add, replace, rename, test and forget API keys."""

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QStackedLayout, QWidget

from session_composer.api.keys.key_check import KeyCheck
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.key_checks import KeyChecks
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, with_text
from session_composer.ui.shell.message_boxes import MessageBoxes
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.dialog_parts import close_box
from session_composer.ui.widgets.hairline import Hairline
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.tone_label import ToneLabel

from .key_detail import KeyDetail
from .key_entry import KeyEntry
from .key_form import KeyForm
from .keys_line import KeysLine
from .keys_list import KeysList
from .sentences import check_sentence

_LIST_SHARE, _PAGE_SHARE = 29, 51


class KeysDialog(QDialog):
    """Lists the stored keys; beside the list is what is known of one, or where one is typed."""

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
        self._messages = MessageBoxes(self, theme)
        # The keyring may answer after the dialog was closed and deleted.
        self._is_over = False
        self._tested = ""
        self.setWindowTitle(self.tr("API keys"))
        self.setObjectName("keysDialog")
        self.list = KeysList(keys, theme)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        nothing = self.tr(
            "No key yet. A restricted key whose only permission is account sessions is "
            "enough, and the safest choice."
        )
        self._empty = ToneLabel(theme, "keysEmpty", nothing, tone="", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(MARGIN)
        self.new_button = with_name(QPushButton(self.tr("Ne&w key")), "newKeyButton")
        self.new_button.setAutoDefault(False)
        self._how = ToneLabel(theme, text=self.tr("F2 renames"))
        self.detail = KeyDetail(keys, theme)
        self.form = KeyForm(keys, theme)
        self.line = KeysLine(theme)
        self.entry = KeyEntry(keys, changes, self.form, self._messages, self.list.choose, self)
        self._place = ToneLabel(theme, "keyPlace", wraps=True)
        self._lock = plain_label("")
        self._lay_out()
        self._connect()
        self._fill()
        self.show_key()
        keys.look()
        self.resize(with_text(self, 800, 520))
        if self._has_keys:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_new(self, key: str = "") -> None:
        """Let the user type another key, which may be at hand already."""
        self.entry.begin_new()
        self.form.key_field.setText(key)
        self._pages.setCurrentWidget(self.form)
        self.form.name_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_key(self) -> None:
        """Show the chosen key; where there is none, what takes a new one."""
        self._pages.setCurrentWidget(self.detail if self._has_keys else self.form)

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

    @property
    def _has_keys(self) -> bool:
        return self.list.topLevelItemCount() > 0

    def _fill(self) -> None:
        if self._is_over:
            return
        self.list.fill()
        has_keys = self._has_keys
        for part in (self.list, self._how, self.form.cancel_button):
            part.setVisible(has_keys)
        self._empty.setVisible(not has_keys)
        self.new_button.setIcon(self._theme.icon("plus"))
        self._lock.setPixmap(self._theme.icon("lock").pixmap(ICON_SIZE))
        self._show_place()
        self._show_chosen()
        if not has_keys:
            self.show_key()

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

    def _on_current(self) -> None:
        self._show_chosen()
        # One that was just saved is chosen too, while the next may be typed.
        if self.list.hasFocus():
            self.show_key()

    def _show_chosen(self) -> None:
        name, detail = self.list.current_name(), self.detail
        profile = self._keys.profile(name) if name else None
        if profile is not None:
            detail.show_key(profile)
        for button in (detail.forget_button, detail.rename_button, detail.replace_button):
            button.setEnabled(profile is not None)
        if name != self._tested:
            self._tested = name
            detail.tell_result("", is_bad=False)
        self._show_testing()
        self.form.refresh()

    def _show_testing(self) -> None:
        if not self._is_over:
            is_busy = self._checks.is_busy
            self.detail.show_testing(is_busy=is_busy)
            self.detail.test_button.setEnabled(is_busy or bool(self.list.current_name()))

    def _tell(self, text: str, is_bad: bool) -> None:
        # Beside the fields it is said there.
        is_seen = is_bad and self._pages.currentWidget() is self.form
        self.line.tell("" if is_seen else text, is_bad=is_bad)

    # What is done

    def _test(self) -> None:
        if self._checks.is_busy:
            self._checks.cancel()
            self.detail.tell_result("", is_bad=False)
            return
        name = self.list.current_name()
        if name:
            self.detail.tell_result(self.tr("Asking Stripe…"), is_bad=False)
            self._checks.start(name, self._api_version, lambda found: self._on_tested(name, found))

    def _on_tested(self, name: str, found: KeyCheck | AccountTrouble | Trouble) -> None:
        if self._is_over:
            return
        if isinstance(found, KeyCheck):
            self.detail.tell_result(check_sentence(name, found), is_bad=False)
        else:
            self.detail.tell_result(translate(found.message), is_bad=True)

    def _ask_to_read(self, profile: str, hint: str) -> None:
        self.detail.tell_result("", is_bad=False)
        if not self._is_over and self._messages.ask_live_read(profile, hint):
            self._keys.arm(profile, for_sending=False)
            self._test()

    def _replace(self) -> None:
        self.entry.begin_replacing(self.list.current_name())
        self._pages.setCurrentWidget(self.form)
        self.form.key_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self.form.begin_new()
        self.show_key()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

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

    # Layout

    def _connect(self) -> None:
        detail, entry = self.detail, self.entry
        # A held key must not press a button again and again.
        for button in (self.form.save_button, detail.test_button, detail.forget_button):
            button.installEventFilter(self)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemPressed.connect(self.show_key)
        self.list.named.connect(self._rename)
        detail.forget_button.clicked.connect(self._forget)
        detail.rename_button.clicked.connect(self.list.rename_current)
        detail.replace_button.clicked.connect(self._replace)
        detail.test_button.clicked.connect(self._test)
        detail.store_button.clicked.connect(lambda: entry.store_again(self.list.current_name()))
        self.new_button.clicked.connect(lambda: self.begin_new())
        self.form.cancel_button.clicked.connect(self._give_up)
        self.form.told.connect(self._tell)
        self.line.undo_button.clicked.connect(entry.undo)
        entry.replaced.connect(self.line.offer_undo)
        entry.finished.connect(self.show_key)
        self._keys.renamed.connect(self._on_renamed)
        self._keys.changed.connect(self._fill)
        self._checks.busy_changed.connect(self._show_testing)
        self._checks.arming_needed.connect(self._ask_to_read)
        self._theme.changed.connect(self._fill)

    def _lay_out(self) -> None:
        self._pages = QStackedLayout()
        for page in (self.detail, self.form):
            self._pages.addWidget(page)
        around = (MARGIN, SPACE, MARGIN, SPACE)
        below = row_of(self.new_button, 1, self._how, margins=around)
        left = column_of((self.list, 1), (self._empty, 1), Hairline(), below, spacing=0)
        body = QWidget()
        body.setBackgroundRole(QPalette.ColorRole.Base)
        body.setAutoFillBackground(True)
        row_of(
            (left, _LIST_SHARE),
            Hairline(QFrame.Shape.VLine),
            (self._pages, _PAGE_SHARE),
            host=body,
            spacing=0,
        )
        foot = row_of(self._lock, (self._place, 1), close_box(self), margins=around)
        column_of(
            (body, 1),
            Hairline(),
            self.line,
            Hairline(),
            foot,
            host=self,
            spacing=0,
            margins=(0, 0, 0, 0),
        )
