"""Changes to the stored keys: added, replaced, renamed, forgotten."""

from collections.abc import Callable

from session_composer.api.keys.store import (
    SERVICE,
    KeyStoreError,
    KeyStoreErrorKind,
    check_profile_name,
)
from session_composer.core.text.display_safe import confusable_key
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import classify_key
from session_composer.state.document.settings import Profile
from session_composer.state.jobs import JobRunner
from session_composer.state.language.translation import translate

from .key_service import SANDBOX_NAME, KeyService

_RESERVED = (SANDBOX_NAME.template, "SIMULATED", "TEST", "LIVE")
"""What the window writes where it names a target: no key may pass for it."""
_KEPT_IN_MEMORY = {
    KeyStoreErrorKind.NO_BACKEND,
    KeyStoreErrorKind.NOT_SAVED,
    KeyStoreErrorKind.MISCONFIGURED,
    KeyStoreErrorKind.LOCKED,
    KeyStoreErrorKind.NOT_ANSWERING,
    KeyStoreErrorKind.FAILED,
}

type KeyChangeCallback = Callable[[Message | None], None]
"""Receives a sentence to show, None when there is nothing to say."""


_FAILURE = Message(
    "A program error interrupted this; the keyring may or may not have been changed."
)


def _not_listed(name: str) -> Message:
    return Message(
        "The key is in the keyring, as {name} under “{service}”, but the list of keys cannot be "
        "written: the next start does not show it. Save it again then.",
        name=name,
        service=SERVICE,
    )


class KeyChanges:
    """Changes keys without ever blocking the GUI thread.

    No QObject: a worker thread may be the last to let go of it.
    """

    def __init__(self, keys: KeyService, jobs: JobRunner) -> None:
        self._keys = keys
        self._jobs = jobs

    def add(self, name: str, key: str, done: KeyChangeCallback, context: str = "") -> None:
        """Store a key, or replace the one of that name; an organization key with its account.

        ``done`` hears how it went. When the keyring fails, the key is kept for this run and
        the sentence says so. Raises InputError at once for a name or key that cannot be used.
        """
        name = check_profile_name(name)
        info = classify_key(key)
        self._refuse_taken(name, besides=name)
        profile = Profile(name, str(info.kind), str(info.mode), info.hint, context)
        seen = self._keys.profile(name)
        if seen is not None and self._keys.in_memory(name) == key:
            if context == seen.context:
                profile = profile._replace(account=seen.account, account_name=seen.account_name)
            else:
                self._keys.disarm(key)

        def deliver(result: KeyStoreError | Message) -> None:
            if isinstance(result, Message):
                is_listed = self._keys.keep_stored(profile, key, result)
                done(None if is_listed else _not_listed(name))
            elif result.kind in _KEPT_IN_MEMORY:
                self._keys.keep_in_memory(profile, key)
                done(result.message + Message("The key is kept in memory until the program ends."))
            else:
                done(result.message)

        self._jobs.run(lambda: self._save_blocking(name, key), deliver, lambda: done(_FAILURE))

    def store_again(self, name: str, done: KeyChangeCallback) -> None:
        """Try once more to put a key into the keyring that is in memory only."""
        if self._keys.is_only_in_memory(name):
            self.add(name, self._keys.in_memory(name), done, self._keys.context(name))

    def replace(
        self,
        name: str,
        key: str,
        kept: Callable[[str], None],
        done: KeyChangeCallback,
        context: str = "",
    ) -> None:
        """Store a key in the place of another, which ``kept`` is told before it is gone.

        Where the other one cannot be read it is gone for good. See :meth:`add`.
        """
        check_profile_name(name)
        classify_key(key)

        def work() -> str:
            try:
                return self._keys.read_blocking(name)
            except KeyStoreError:
                return ""

        def deliver(old: str) -> None:
            if old and old != key:
                kept(old)
            try:
                self.add(name, key, done, context)
            except InputError as error:
                done(error.message)

        self._jobs.run(work, deliver, lambda: done(_FAILURE))

    def forget(self, name: str, done: KeyChangeCallback) -> None:
        """Delete a key; ``done`` hears when that could not be confirmed."""

        def work() -> KeyStoreError | None:
            try:
                self._keys.delete_blocking(name)
            except KeyStoreError as error:
                return error
            return None

        def deliver(result: KeyStoreError | None) -> None:
            if result is not None:
                done(result.message)
            elif self._keys.drop(name):
                done(None)
            else:
                done(
                    Message(
                        "The key {name} is deleted from the keyring, but the list of keys cannot "
                        "be written: the next start shows it all the same.",
                        name=name,
                    )
                )

        # A key in memory may stand in for one of the same name in the keyring.
        if self._keys.is_stored(name):
            self._jobs.run(work, deliver, lambda: done(_FAILURE))
        else:
            self._keys.drop(name)
            done(None)

    def rename(self, name: str, new_name: str, done: KeyChangeCallback) -> None:
        """Give a key another name: stored anew, read back, then the old entry deleted."""
        new_name = check_profile_name(new_name)
        seen = self._keys.profile(name)
        if seen is None:
            raise InputError("There is no key named {name}.", name=name)
        self._refuse_taken(new_name, besides="")
        renamed = seen._replace(name=new_name)
        if self._keys.is_only_in_memory(name):
            self._keys.keep_in_memory(renamed, self._keys.in_memory(name), name)
            self._keys.renamed.emit(name, new_name)
            self._keys.drop_from_memory(name)
            done(None)
            return

        def work() -> KeyStoreError | tuple[str, KeyStoreError | Message]:
            try:
                key = self._keys.read_blocking(name)
            except KeyStoreError as error:
                return error
            return key, self._save_blocking(new_name, key)

        def deliver(result: KeyStoreError | tuple[str, KeyStoreError | Message]) -> None:
            if isinstance(result, KeyStoreError):
                done(result.message)
                return
            key, saved = result
            if isinstance(saved, KeyStoreError):
                done(saved.message)
            else:
                is_listed = self._keys.keep_stored(renamed, key, saved, name)
                self._keys.renamed.emit(name, new_name)
                if is_listed:
                    self.forget(name, done)
                else:
                    # The next start knows the old name only: what it stands for stays there.
                    done(_not_listed(new_name))

        self._jobs.run(work, deliver, lambda: done(_FAILURE))

    def _refuse_taken(self, name: str, besides: str) -> None:
        """Raise InputError for a name that another key or target has, or that looks like another's.

        Some keyrings take names that differ in capital letters only for the same.
        """
        known = self._keys.profile(besides) is not None
        reserved = {confusable_key(word) for word in (*_RESERVED, translate(SANDBOX_NAME))}
        if not known and confusable_key(name) in reserved:
            raise InputError(
                "{name} stands for something else here; no key can be named so.", name=name
            )
        for profile in self._keys.profiles():
            if profile.name == besides or confusable_key(profile.name) != confusable_key(name):
                continue
            if profile.name.casefold() == name.casefold():
                raise InputError("There is a key named {name} already.", name=profile.name)
            raise InputError(
                "There is a key named {name} already, which looks the same.", name=profile.name
            )

    def _save_blocking(self, name: str, key: str) -> KeyStoreError | Message:
        """Save a key and say in words where it is kept; for worker threads only."""
        try:
            return self._keys.save_blocking(name, key)
        except KeyStoreError as error:
            return error
