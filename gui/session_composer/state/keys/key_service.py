"""Stored API keys as the window sees them: names, badges, hints, and where each key is kept.

Keys are read when they are needed and then kept in memory for the run, so that an operating
system which asks the user for each access asks once.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from session_composer.core.text.errors import ComposerError
from session_composer.core.text.message import Message
from session_composer.state.document.settings import Profile, Settings
from session_composer.state.jobs import JobRunner

if TYPE_CHECKING:
    from session_composer.api.keys.key_check import KeyCheck
    from session_composer.api.keys.store import KeyStore, StoreInfo
    from session_composer.core.text.secrets import KeyInfo


SANDBOX_NAME = Message("Built-in sandbox")
"""What the sandbox is called where keys are listed: no key may be."""


class KeyService(QObject):
    """Knows the keys, and keeps those that were read or added.

    Signals:
        changed(): the list of keys, or what is known of one, or where one is kept, is another.
        armed_changed(): a live key was confirmed, or proved to be none, or is gone.
        renamed(name, new_name): a key has another name; for a moment it has both.
    """

    changed = Signal()
    renamed = Signal(str, str)
    armed_changed = Signal()

    def __init__(
        self, store: "KeyStore", settings: Settings, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._jobs = jobs
        self._in_memory: dict[str, str] = {}
        self._only_in_memory: dict[str, Profile] = {}
        self._armed: set[str] = set()
        self._readable: set[str] = set()
        self._proven_test: set[str] = set()
        self._place: Message | None = None
        self._problem: Message | None = None
        self._contexts: dict[str, str] = {}
        self._order: list[str] = []
        self.changed.connect(self._note_contexts)
        settings.profiles_changed.connect(self._note_contexts)
        self._note_contexts()

    @property
    def place(self) -> Message | None:
        """Where keys are kept, in words; None before the keyring was first used."""
        return self._place

    @property
    def problem(self) -> Message | None:
        """Why keys cannot be kept beyond this run; None when they can, or not known yet."""
        return self._problem

    def profiles(self) -> list[Profile]:
        """All keys in the order in which they came, whatever happened to one of them since."""
        found = {p.name: p for p in self._settings.profiles()} | self._only_in_memory
        self._order = [name for name in self._order if name in found]
        self._order += [name for name in found if name not in self._order]
        return [found[name] for name in self._order]

    def profile(self, name: str) -> Profile | None:
        """Look up a key by its name."""
        return next((profile for profile in self.profiles() if profile.name == name), None)

    def is_only_in_memory(self, name: str) -> bool:
        """Whether a key is gone when the program ends."""
        return name in self._only_in_memory

    def is_stored(self, name: str) -> bool:
        """Whether the keyring has a key of that name; another one may be in memory."""
        return any(profile.name == name for profile in self._settings.profiles())

    def in_memory(self, name: str) -> str:
        """Return a key that was read or added in this run; empty when there is none."""
        return self._in_memory.get(name, "")

    def is_armed(self, key: str, *, for_sending: bool = True) -> bool:
        """Whether using a live key was confirmed in this run, for sending or for reading."""
        if key in self._armed or key in self._proven_test:
            return True
        return not for_sending and key in self._readable

    def context(self, name: str) -> str:
        """Account for which an organization key acts; empty for other keys. For any thread."""
        return self._contexts.get(name, "")

    def arm(self, name: str, *, for_sending: bool = True) -> None:
        """Take note that the user confirmed a live key, for the rest of the run."""
        key = self._in_memory.get(name)
        if key is not None:
            (self._armed if for_sending else self._readable).add(key)
            self.armed_changed.emit()

    def look(self) -> None:
        """Find out where keys would be kept. No keyring asks the user anything for that."""

        def work() -> "StoreInfo | ComposerError":
            try:
                return self._store.info()
            except ComposerError as error:
                return error

        def deliver(found: "StoreInfo | ComposerError") -> None:
            self._place = self._problem = None
            if isinstance(found, ComposerError):
                self._problem = found.message
            else:
                self._place = found.sentence
                self._problem = None if found.persistent else found.sentence
            self.changed.emit()

        def failed() -> None:
            self._problem = None
            self._place = Message("A program error hides where keys are kept.")
            self.changed.emit()

        self._jobs.run(work, deliver, failed)

    def set_context(self, name: str, context: str) -> None:
        """Name the account for which an organization key acts; for another one it asks anew."""
        if context != self.context(name):
            self.disarm(self._in_memory.get(name, ""))
        self._update(name, context=context, account="", account_name="")

    def set_publishable(self, name: str, publishable: str) -> None:
        """Name the publishable key of the same platform and mode."""
        self._update(name, publishable=publishable)

    def note_check(self, name: str, key: str, check: "KeyCheck") -> None:
        """Take note of what Stripe said of a key, unless another key has that name by now."""
        if self._in_memory.get(name) != key:
            return
        if check.livemode is False:
            self._proven_test.add(key)
            self.armed_changed.emit()
        if check.account:
            self._update(name, account=check.account, account_name=check.name)

    def is_proven_test(self, name: str) -> bool:
        """Whether Stripe said in this run that the key is in test mode."""
        return self._in_memory.get(name) in self._proven_test

    def read_blocking(self, name: str) -> str:
        """Return a key. Blocks, possibly for an unlock prompt: for worker threads only.

        Raises KeyStoreError.
        """
        known = self._in_memory.get(name)
        if known is not None:
            return known
        key = self._store.read(name)
        if key is None:
            # Lazy: no key is read before the first frame.
            from session_composer.api.keys.store import KeyStoreError, KeyStoreErrorKind

            raise KeyStoreError(
                KeyStoreErrorKind.FAILED,
                Message("The keyring has no key named {name}. Add it again under Keys.", name=name),
            )
        self._in_memory[name] = key
        return key

    def save_blocking(self, name: str, key: str) -> Message:
        """Put a key into the keyring and say in words where that is. Blocks and raises, too."""
        self._store.save(name, key)
        return self._store.info().sentence

    def delete_blocking(self, name: str) -> None:
        """Delete a key from the keyring. Blocks and raises, too."""
        self._store.forget(name)

    def note_use(self, name: str, info: "KeyInfo") -> None:
        """Bring what is shown of a key in line with the key itself."""
        if name not in self._only_in_memory:
            self._update(name, kind=str(info.kind), mode=str(info.mode), hint=info.hint)

    def keep_stored(self, profile: Profile, key: str, place: Message, beside: str = "") -> bool:
        """Take note of a key that is in the keyring now; a new one stands ``beside`` another.

        Answers whether the next start will know of it.
        """
        self._in_memory[profile.name] = key
        self._only_in_memory.pop(profile.name, None)
        self._stand(profile.name, beside)
        stored = {p.name: p for p in self._settings.profiles()} | {profile.name: profile}
        is_listed = self._settings.set_profiles(
            [stored[name] for name in self._order if name in stored]
        )
        self._place = place
        self._problem = None
        self.changed.emit()
        return is_listed

    def keep_in_memory(self, profile: Profile, key: str, beside: str = "") -> None:
        """Take note of a key that is gone when the program ends; see ``keep_stored``."""
        self._stand(profile.name, beside)
        self._in_memory[profile.name] = key
        self._only_in_memory[profile.name] = profile
        self._place = Message("Key kept until the program ends")
        self.changed.emit()

    def disarm(self, key: str) -> None:
        """Forget what was confirmed for a key."""
        for marked in (self._armed, self._readable, self._proven_test):
            marked.discard(key)

    def drop(self, name: str) -> bool:
        """Take note of a key that is deleted; answers whether the next start will know of that."""
        is_told = self._settings.set_profiles(
            [p for p in self._settings.profiles() if p.name != name]
        )
        self.drop_from_memory(name)
        return is_told

    def drop_from_memory(self, name: str) -> None:
        """Forget a key; one that is in the keyring stays there."""
        key = self._in_memory.pop(name, "")
        if key not in self._in_memory.values():
            self.disarm(key)
        self._only_in_memory.pop(name, None)
        self.changed.emit()
        self.armed_changed.emit()

    def _stand(self, name: str, beside: str) -> None:
        """Give a new key its place: beside another one, else the last."""
        self.profiles()
        if name not in self._order:
            place = self._order.index(beside) + 1 if beside in self._order else len(self._order)
            self._order.insert(place, name)

    def _update(self, name: str, **facts: str) -> None:
        """Change what is known of a key."""
        seen = self.profile(name)
        if seen is None:
            return
        true = seen._replace(**facts)
        if true == seen:
            return
        if name in self._only_in_memory:
            self._only_in_memory[name] = true
        else:
            self._settings.set_profiles(
                [true if p.name == name else p for p in self._settings.profiles()]
            )
        self.changed.emit()

    def _note_contexts(self) -> None:
        """Keep what worker threads need of the profiles: they may not ask the settings."""
        self._contexts = {profile.name: profile.context for profile in self.profiles()}


def describe_key(key: str) -> "KeyInfo | Message":
    """Say what a key is, or why it cannot be used; for checking while it is typed."""
    # Lazy: a key is typed when the window is long there.
    from session_composer.core.text.secrets import classify_key

    try:
        return classify_key(key)
    except ComposerError as error:
        return error.message
