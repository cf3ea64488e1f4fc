"""From the form to the keyring: a new key is saved, and none is overwritten by surprise."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate
from session_composer.ui.shell.message_boxes import MessageBoxes

from .key_form import KeyForm


class KeyEntry(QObject):
    """Saves what is typed; ``choose`` shows which key that was.

    Signals:
        replaced(name): a key was replaced, and ``undo`` brings the old one back; empty when that
            is not so any more.
        finished(): what was typed is saved; the form is for another key.
    """

    replaced = Signal(str)
    finished = Signal()

    def __init__(
        self,
        keys: KeyService,
        changes: KeyChanges,
        form: KeyForm,
        messages: MessageBoxes,
        choose: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._changes = changes
        self._form = form
        self._messages = messages
        self._choose = choose
        self._saving: set[str] = set()
        self._old: tuple[str, str, str] | None = None
        # The keyring may answer after the dialog was closed and deleted.
        self._is_over = False
        form.save_button.clicked.connect(self.save)
        keys.renamed.connect(self._on_renamed)
        keys.changed.connect(self._on_changed)

    def close(self) -> None:
        """Forget the key that was typed, and heed no answer any more."""
        self._form.key_field.clear()
        self._old = None
        self._is_over = True

    def begin_new(self) -> None:
        """Let the user type another key than those there are."""
        self._form.begin_new()
        self._form.name_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_replacing(self, name: str) -> None:
        """Let the user type a key that takes the place of a stored one."""
        profile = self._keys.profile(name)
        if profile is not None:
            self._form.begin_replacing(profile)

    def save(self) -> None:
        """Save what is typed; in the place of another key only when the user says so."""
        form = self._form
        name, key, context = form.name, form.key, form.context
        if not key:
            self._keys.set_context(name, context)
            self._on_saved(name, key, None)
            return
        if name in self._saving:
            form.tell(self.tr("{name} is being saved already.").format(name=name), is_bad=True)
            return
        if form.replacing:
            self._replace(name, key, context if form.is_organization else "")
            return
        there = self._keys.profile(name)
        is_other = there is not None and self._keys.in_memory(name) != key
        if there is not None and is_other and not self._messages.ask_replace(name, there.hint):
            return
        try:
            self._changes.add(
                name,
                key,
                lambda sentence_template: self._on_saved(name, key, sentence_template),
                context if form.is_organization else "",
            )
        except InputError as error:
            form.tell(translate(error.message), is_bad=True)
            return
        self._saving.add(name)
        self._tell_waiting()

    def undo(self) -> None:
        """Bring the key back that was replaced last."""
        old, self._old = self._old, None
        self.replaced.emit("")
        if old is not None:
            name, key, context = old
            self._changes.add(name, key, lambda sentence: self._on_undone(name, sentence), context)

    def _replace(self, name: str, key: str, context: str) -> None:
        before = self._keys.context(name)

        def keep(old: str) -> None:
            self._old = None if self._is_over else (name, old, before)

        def done(sentence: Message | None) -> None:
            self._on_saved(name, key, sentence)
            if self._old is not None and self._old[0] == name and not self._is_over:
                self.replaced.emit(name)

        try:
            self._changes.replace(name, key, keep, done, context)
        except InputError as error:
            self._form.tell(translate(error.message), is_bad=True)
            return
        self._saving.add(name)
        self._tell_waiting()

    def _on_undone(self, name: str, sentence: Message | None) -> None:
        if not self._is_over:
            told = self.tr("The old key is back: {name}.").format(name=name)
            self._form.tell(translate(sentence) or told, is_bad=bool(sentence))
            self._choose(name)

    def store_again(self, name: str) -> None:
        """Try once more to put a key into the keyring that is in memory only."""
        key = self._keys.in_memory(name)
        self._changes.store_again(
            name, lambda sentence_template: self._on_saved(name, key, sentence_template)
        )
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        self._form.save_button.setEnabled(False)
        self._form.tell(
            self.tr("Saving in the keyring; it may ask for your password…"), is_bad=False
        )

    def _on_saved(self, name: str, key: str, sentence: Message | None) -> None:
        self._saving.discard(name)
        if self._is_over:
            return
        form = self._form
        is_there = self._keys.profile(name) is not None
        # Whoever types the next key meanwhile goes on with it.
        if (form.name, form.key) == (name, key):
            if is_there:
                form.begin_new()
                self.finished.emit()
            else:
                form.key_field.clear()
        if is_there:
            self._choose(name)
        sentence_template = (
            self.tr("Saved, and read back: {name}.") if key else self.tr("Saved: {name}.")
        )
        form.tell(translate(sentence) or sentence_template.format(name=name), is_bad=bool(sentence))

    def _on_renamed(self, name: str, new_name: str) -> None:
        if self._old is not None and self._old[0] == name:
            self._old = (new_name, *self._old[1:])
            self.replaced.emit(new_name)
        if not self._is_over and self._form.replacing == name:
            self._form.replace_under(new_name)

    def _on_changed(self) -> None:
        if self._old is not None and self._keys.profile(self._old[0]) is None:
            # Forgotten on purpose: it is not to come back by another way.
            self._old = None
            self.replaced.emit("")
        replacing = "" if self._is_over else self._form.replacing
        if replacing and self._keys.profile(replacing) is None:
            self._form.begin_new()
