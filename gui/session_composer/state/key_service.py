"""Stored API keys as the window sees them: names, badges, hints, and where each key is kept.

Keys are read when they are needed and then kept in memory for the sitting, so that an operating
system which asks the user for each access asks once.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from session_composer.api.keys import (
    KeyStore,
    KeyStoreError,
    KeyStoreErrorKind,
    StoreInfo,
    check_profile_name,
)
from session_composer.core.errors import ComposerError, InputError
from session_composer.core.secrets import KeyInfo, classify_key

from .jobs import JobRunner
from .settings import Profile, Settings

if TYPE_CHECKING:
    from session_composer.api.key_check import KeyCheck

_KEPT_IN_MEMORY = {
    KeyStoreErrorKind.NO_BACKEND,
    KeyStoreErrorKind.NOT_SAVED,
    KeyStoreErrorKind.MISCONFIGURED,
    KeyStoreErrorKind.LOCKED,
    KeyStoreErrorKind.NOT_ANSWERING,
    KeyStoreErrorKind.FAILED,
}

type Done = Callable[[str], None]
"""Receives a sentence to show, empty when there is nothing to say."""


class KeyService(QObject):
    """Adds, reads and forgets keys without ever blocking the GUI thread.

    Signals:
        changed(): the list of keys, or what is known of one, or where one is kept, is another.
        armed_changed(): a live key was confirmed, or is gone.
    """

    changed = Signal()
    armed_changed = Signal()

    def __init__(
        self, store: KeyStore, settings: Settings, jobs: JobRunner, parent: QObject | None = None
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
        self._place = ""
        self._problem = ""
        self._contexts: dict[str, str] = {}
        self.changed.connect(self._note_contexts)
        settings.profiles_changed.connect(self._note_contexts)
        self._note_contexts()

    @property
    def place(self) -> str:
        """Where keys are kept, in words; empty before the keyring was first used."""
        return self._place

    @property
    def problem(self) -> str:
        """Why keys cannot be kept beyond this sitting; empty when they can, or not known yet."""
        return self._problem

    def profiles(self) -> list[Profile]:
        """All keys, the stored ones first."""
        stored = [p for p in self._settings.profiles() if p.name not in self._only_in_memory]
        return stored + list(self._only_in_memory.values())

    def profile(self, name: str) -> Profile | None:
        """Look up a key by its name."""
        return next((profile for profile in self.profiles() if profile.name == name), None)

    def is_only_in_memory(self, name: str) -> bool:
        """Whether a key is gone when the program ends."""
        return name in self._only_in_memory

    def is_armed(self, key: str, *, for_sending: bool = True) -> bool:
        """Whether using a live key was confirmed in this sitting, for sending or for reading."""
        if key in self._armed or key in self._proven_test:
            return True
        return not for_sending and key in self._readable

    def is_ready_for_live(self, name: str) -> bool:
        """Whether the key of that name was confirmed for sending in this sitting."""
        return self._in_memory.get(name) in self._armed

    def context(self, name: str) -> str:
        """Account for which an organization key acts; empty for other keys. For any thread."""
        return self._contexts.get(name, "")

    def arm(self, name: str, *, for_sending: bool = True) -> None:
        """Take note that the user confirmed a live key, for the rest of the sitting."""
        key = self._in_memory.get(name)
        if key is not None:
            (self._armed if for_sending else self._readable).add(key)
            self.armed_changed.emit()

    def look(self) -> None:
        """Find out where keys would be kept. No keyring asks the user anything for that."""

        def work() -> StoreInfo | KeyStoreError:
            try:
                return self._store.info()
            except KeyStoreError as error:
                return error

        def deliver(found: StoreInfo | KeyStoreError) -> None:
            is_usable = isinstance(found, StoreInfo) and found.persistent
            self._problem = "" if is_usable else str(getattr(found, "sentence", found))
            self._place = found.sentence if isinstance(found, StoreInfo) else ""
            self.changed.emit()

        self._jobs.run(work, deliver)

    def add(self, name: str, key: str, done: Done, context: str = "") -> None:
        """Store a key, or replace the one of that name; an organization key with its account.

        ``done`` hears how it went. When the keyring fails, the key is kept for this sitting and
        the sentence says so. Raises InputError at once for a name or key that cannot be used.
        """
        name = check_profile_name(name)
        info = classify_key(key)
        profile = Profile(name, str(info.kind), str(info.mode), info.hint, context)
        seen = self.profile(name)
        if seen is not None and self._in_memory.get(name) == key:
            if context == seen.context:
                profile = profile._replace(account=seen.account, account_name=seen.account_name)
            else:
                self._disarm(key)

        def deliver(result: KeyStoreError | str) -> None:
            if isinstance(result, str):
                self._keep_stored(profile, key, result)
                done("")
            elif result.kind in _KEPT_IN_MEMORY:
                self._keep_in_memory(profile, key)
                done(
                    self.tr("{reason} The key is kept in memory until the program ends.").format(
                        reason=result
                    )
                )
            else:
                done(str(result))

        self._jobs.run(lambda: self._save_blocking(name, key), deliver)

    def store_again(self, name: str, done: Done) -> None:
        """Try once more to put a key into the keyring that is in memory only."""
        if self.is_only_in_memory(name):
            self.add(name, self._in_memory[name], done, self.context(name))

    def set_context(self, name: str, context: str) -> None:
        """Name the account for which an organization key acts; for another one it asks anew."""
        if context != self.context(name):
            self._disarm(self._in_memory.get(name, ""))
        self._update(name, context=context, account="", account_name="")

    def note_check(self, name: str, key: str, check: "KeyCheck") -> None:
        """Take note of what Stripe said of a key, unless another key has that name by now."""
        if self._in_memory.get(name) != key:
            return
        if check.livemode is False:
            self._proven_test.add(key)
        if check.account:
            self._update(name, account=check.account, account_name=check.name)

    def is_proven_test(self, name: str) -> bool:
        """Whether Stripe said in this sitting that the key is in test mode."""
        return self._in_memory.get(name) in self._proven_test

    def forget(self, name: str, done: Done) -> None:
        """Delete a key; ``done`` hears when that could not be confirmed."""

        def work() -> KeyStoreError | None:
            try:
                self._store.forget(name)
            except KeyStoreError as error:
                return error
            return None

        def deliver(result: KeyStoreError | None) -> None:
            if result is None:
                self._drop(name)
            done("" if result is None else str(result))

        # A key in memory may stand in for one of the same name in the keyring.
        if any(profile.name == name for profile in self._settings.profiles()):
            self._jobs.run(work, deliver)
        else:
            self._drop(name)
            done("")

    def rename(self, name: str, new_name: str, done: Done) -> None:
        """Give a key another name: stored anew, read back, then the old entry deleted."""
        new_name = check_profile_name(new_name)
        seen = self.profile(name)
        if seen is None:
            raise InputError(self.tr("There is no key named {name}.").format(name=name))
        if self.profile(new_name) is not None:
            raise InputError(self.tr("There is a key named {name} already.").format(name=new_name))

        renamed = seen._replace(name=new_name)
        if self.is_only_in_memory(name):
            self._keep_in_memory(renamed, self._in_memory[name])
            self._drop_from_memory(name)
            done("")
            return

        def work() -> KeyStoreError | tuple[str, KeyStoreError | str]:
            try:
                key = self.read_blocking(name)
            except KeyStoreError as error:
                return error
            return key, self._save_blocking(new_name, key)

        def deliver(result: KeyStoreError | tuple[str, KeyStoreError | str]) -> None:
            if isinstance(result, KeyStoreError):
                done(str(result))
                return
            key, saved = result
            if isinstance(saved, KeyStoreError):
                done(str(saved))
            else:
                self._keep_stored(renamed, key, saved)
                self.forget(name, done)

        self._jobs.run(work, deliver)

    def read_blocking(self, name: str) -> str:
        """Return a key. Blocks, possibly for an unlock prompt: for worker threads only.

        Raises KeyStoreError.
        """
        known = self._in_memory.get(name)
        if known is not None:
            return known
        key = self._store.read(name)
        if key is None:
            raise KeyStoreError(
                KeyStoreErrorKind.FAILED,
                f"The keyring has no key named {name}. Add it again under Keys.",
            )
        self._in_memory[name] = key
        return key

    def note_use(self, name: str, info: KeyInfo) -> None:
        """Bring what is shown of a key in line with the key itself."""
        if name not in self._only_in_memory:
            self._update(name, kind=str(info.kind), mode=str(info.mode), hint=info.hint)

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

    def _save_blocking(self, name: str, key: str) -> KeyStoreError | str:
        """Save a key and say in words where it is kept; for worker threads only."""
        try:
            self._store.save(name, key)
            return self._store.info().sentence
        except KeyStoreError as error:
            return error

    def _keep_stored(self, profile: Profile, key: str, place: str) -> None:
        """Take note of a key that is in the keyring now."""
        self._in_memory[profile.name] = key
        self._only_in_memory.pop(profile.name, None)
        others = [p for p in self._settings.profiles() if p.name != profile.name]
        self._settings.set_profiles([*others, profile])
        self._place = place
        self._problem = ""
        self.changed.emit()

    def _keep_in_memory(self, profile: Profile, key: str) -> None:
        self._in_memory[profile.name] = key
        self._only_in_memory[profile.name] = profile
        self._place = self.tr("Key kept for this sitting only")
        self.changed.emit()

    def _disarm(self, key: str) -> None:
        """Forget what was confirmed for a key."""
        for marked in (self._armed, self._readable, self._proven_test):
            marked.discard(key)

    def _drop(self, name: str) -> None:
        self._settings.set_profiles([p for p in self._settings.profiles() if p.name != name])
        self._drop_from_memory(name)

    def _drop_from_memory(self, name: str) -> None:
        key = self._in_memory.pop(name, "")
        if key not in self._in_memory.values():
            self._disarm(key)
        self._only_in_memory.pop(name, None)
        self.changed.emit()
        self.armed_changed.emit()


def usable(key: str) -> KeyInfo | str:
    """Say what a key is, or why it cannot be used; for checking while it is typed."""
    try:
        return classify_key(key)
    except ComposerError as error:
        return str(error)
