"""Keeps API keys in the operating system's keyring, by way of the ``keyring`` package."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_composer.core.platforms.key_stores import GONE_CODES, LOCKED_CODES
from session_composer.core.text.message import Message, Value

from .deadline import DeadlineKeyStore
from .keyring_backends import MEMORY_ONLY, choose_backend, describe, expects_prompt
from .store import (
    SERVICE,
    KeyStore,
    KeyStoreError,
    KeyStoreErrorKind,
    StoreInfo,
    usable_key,
    usable_profile,
)

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

# By name: the packages that define these classes are not installed everywhere.
_LOCKED_ERRORS = {"KeyringLocked", "LockedException", "PromptDismissedException"}
_NO_BACKEND_ERRORS = {"NoKeyringError"}
_GONE_ERRORS = {"InitError", "SecretServiceNotAvailableException"}
# What KWallet's backend says, within a PasswordSetError or PasswordDeleteError.
_DISMISSED_TEXT = "Cancelled by user"


@dataclass(frozen=True)
class _Failure:
    """What is kept of a backend's exception. Its text is dropped: it could quote the key."""

    kind: KeyStoreErrorKind
    name: Value
    gone: bool = False

    def error(self, kind: KeyStoreErrorKind, message: Message) -> KeyStoreError:
        """Return the error to raise: a general one where it says more than ``message``."""
        if self.kind is KeyStoreErrorKind.LOCKED:
            return KeyStoreError(
                self.kind,
                Message("The keyring is locked or not set up yet, and it was not unlocked."),
            )
        if self.kind is KeyStoreErrorKind.NO_BACKEND:
            return KeyStoreError(
                self.kind,
                Message("The keyring cannot store keys, {memory_only}.", memory_only=MEMORY_ONLY),
            )
        return KeyStoreError(kind, message)

    @property
    def cause(self) -> Value:
        """The reason in brief, to put into brackets."""
        return Message("the keyring service cannot be reached") if self.gone else self.name


class KeyringKeyStore:
    """A `KeyStore` in the system's keyring. Calls may block for ever; see `DeadlineKeyStore`.

    The backend is chosen at the first call and kept, so that keys do not change place while the
    program runs; as long as there is none, each call looks again.
    """

    def __init__(self, choose: "Callable[[], KeyringBackend]" = choose_backend) -> None:
        self._choose = choose
        self._chosen: KeyringBackend | None = None

    def info(self) -> StoreInfo:
        """Say which keyring is used."""
        return describe(self._backend())

    def read(self, profile: str) -> str | None:
        """Return the key of a profile, or None."""
        profile = usable_profile(profile)
        backend = self._backend()
        key = _attempt(lambda: backend.get_password(SERVICE, profile))
        if isinstance(key, _Failure):
            raise key.error(
                KeyStoreErrorKind.FAILED,
                Message("The key could not be read from the keyring ({cause}).", cause=key.cause),
            )
        if key is not None and not isinstance(key, str):
            raise KeyStoreError(
                KeyStoreErrorKind.FAILED,
                Message("The keyring gave back something that is not a text."),
            )
        return str(key) if key else None

    def save(self, profile: str, key: str) -> None:
        """Store or replace the key, then read it back to see that it is there."""
        profile = usable_profile(profile, is_new=True)
        key = usable_key(key)
        backend = self._backend()
        written = _attempt(lambda: backend.set_password(SERVICE, profile, key))
        if isinstance(written, _Failure):
            raise written.error(
                KeyStoreErrorKind.NOT_SAVED,
                Message(
                    "The key was not saved ({cause}), and one saved earlier for this profile "
                    "may be gone.",
                    cause=written.cause,
                ),
            )
        kept = _attempt(lambda: backend.get_password(SERVICE, profile))
        if kept == key:
            return
        if isinstance(kept, _Failure):
            reason = Message("reading it back failed ({cause})", cause=kept.cause)
        elif not kept:
            reason = Message("{name} accepted it but discards it", name=describe(backend).name)
        else:
            reason = Message("the keyring gives back a different one")
        raise KeyStoreError(
            KeyStoreErrorKind.NOT_SAVED, Message("The key is not saved: {reason}.", reason=reason)
        )

    def forget(self, profile: str) -> None:
        """Delete the key, if there is one, then look whether it is gone."""
        profile = usable_profile(profile)
        backend = self._backend()
        deleted = _attempt(lambda: backend.delete_password(SERVICE, profile))
        # PasswordDeleteError may just mean that there was none: reading back tells.
        if isinstance(deleted, _Failure) and deleted.name != "PasswordDeleteError":
            raise deleted.error(
                KeyStoreErrorKind.NOT_DELETED,
                Message("The key was not deleted ({cause}).", cause=deleted.cause),
            )
        left = _attempt(lambda: backend.get_password(SERVICE, profile))
        if isinstance(left, _Failure):
            raise KeyStoreError(
                KeyStoreErrorKind.NOT_DELETED,
                Message(
                    "It could not be checked whether the key was deleted ({cause}).",
                    cause=left.cause,
                ),
            )
        if left is not None:
            raise KeyStoreError(
                KeyStoreErrorKind.NOT_DELETED,
                Message("The key can still be read from the keyring after deleting it."),
            )

    def expects_prompt(self, profile: str) -> bool:
        """Return whether the next call for this profile may wait for the user; never prompts."""
        profile = usable_profile(profile)
        backend = self._backend()
        # When even this fails, the call itself will tell why.
        return _attempt(lambda: expects_prompt(backend, profile)) is True

    def _backend(self) -> "KeyringBackend":
        if self._chosen is None:
            chosen = _attempt(self._choose)
            if isinstance(chosen, _Failure):
                raise KeyStoreError(
                    KeyStoreErrorKind.FAILED,
                    Message("The keyring cannot be used ({cause}).", cause=chosen.cause),
                )
            self._chosen = chosen
        return self._chosen


def default_key_store() -> KeyStore:
    """Return the system's keyring with a deadline on every call. Does nothing to the system yet.

    There is no fallback: on NO_BACKEND, NOT_SAVED, ... the caller may turn to `MemoryKeyStore`.
    """
    store = KeyringKeyStore()
    return DeadlineKeyStore(store, store.expects_prompt)


def _attempt[T](action: Callable[[], T]) -> T | _Failure:
    """Do it; a failure comes back as a value, so that no error to be raised refers to another.

    Backends raise anything: keyring's own errors, those of D-Bus, secretstorage, pywin32, OSError,
    UnicodeError (which holds the key).
    """
    try:
        return action()
    except KeyStoreError:
        raise
    except Exception as error:
        return _diagnose(error)


def _diagnose(error: Exception) -> _Failure:
    name = type(error).__name__
    families = _class_names(error) | _class_names(error.__cause__)
    codes = _numbers(error) | _numbers(error.__cause__)
    if families & _LOCKED_ERRORS or codes & LOCKED_CODES or error.args == (_DISMISSED_TEXT,):
        return _Failure(KeyStoreErrorKind.LOCKED, Message("the keyring is locked"))
    if families & _NO_BACKEND_ERRORS:
        return _Failure(KeyStoreErrorKind.NO_BACKEND, name)
    is_gone = bool(families & _GONE_ERRORS or codes & GONE_CODES)
    return _Failure(KeyStoreErrorKind.FAILED, name, gone=is_gone)


def _class_names(error: BaseException | None) -> set[str]:
    return {base.__name__ for base in type(error).__mro__}


def _numbers(error: BaseException | None) -> set[int]:
    """Numbers by which the system names the error."""
    return {one for one in (error.args if error else ()) if isinstance(one, int)}
