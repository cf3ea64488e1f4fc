"""API keys by profile: what a key store promises, its errors, and the store for one run.

The rest of the program knows key stores by the protocol in here only; nothing in this module
touches the operating system.
"""

import unicodedata
from enum import StrEnum
from typing import NamedTuple, Protocol

from session_composer.core.text.display_safe import is_invisible
from session_composer.core.text.errors import ComposerError, InputError
from session_composer.core.text.message import Message, Value
from session_composer.core.text.secret_text import contains_secret

# A space in the name makes some keyrings ask for the password again and again.
SERVICE = "session-composer"

MAX_PROFILE_CHARS = 64
# Windows takes 1280 UTF-16 units and fails with an obscure error above; Stripe's keys have ~107.
MAX_KEY_CHARS = 512


class KeyStoreErrorKind(StrEnum):
    """What went wrong, as far as the program has to tell cases apart."""

    NO_BACKEND = "no_backend"
    """There is no keyring that could be used; offer to keep the key for this run."""
    LOCKED = "locked"
    """The keyring is locked and was not unlocked; nothing changed; trying again makes sense."""
    NOT_ANSWERING = "not_answering"
    """The deadline passed. A save or forget under way may still take effect."""
    NOT_SAVED = "not_saved"
    """Writing failed, or reading back gave something else. An earlier entry may be gone."""
    NOT_DELETED = "not_deleted"
    """Deleting failed, or the key can still be read."""
    MISCONFIGURED = "misconfigured"
    """The user's own choice of keyring backend does not work or is not acceptable."""
    REFUSED = "refused"
    """The profile name or the key cannot be stored; the keyring was not asked."""
    FAILED = "failed"
    """Anything else."""


class KeyStoreError(ComposerError):
    """A key store could not do it; ``str(error)`` is one sentence and never holds a key."""

    def __init__(self, kind: KeyStoreErrorKind, message: Message) -> None:
        super().__init__(message)
        self.kind = kind


class StoreInfo(NamedTuple):
    """Where keys are kept, in words for the user."""

    name: Value
    persistent: bool
    sentence: Message


class KeyStore(Protocol):
    """Keeps one API key per profile. Every call may block and may raise `KeyStoreError`.

    Calls come from one thread and never overlap. Constructing a store does nothing to the
    system: the first call does. When a store refuses (`NO_BACKEND`, `NOT_SAVED`, ...) it is the
    caller who decides whether to go on with a `MemoryKeyStore`; no store falls back by itself.
    """

    def info(self) -> StoreInfo:
        """Say where keys are kept; fails as reading would when there is no usable backend."""
        ...

    def read(self, profile: str) -> str | None:
        """Return the key of a profile, or None when there is none."""
        ...

    def save(self, profile: str, key: str) -> None:
        """Store or replace the key of a profile; a return means that it was read back equal."""
        ...

    def forget(self, profile: str) -> None:
        """Delete the key of a profile, if there is one; a return means that it is gone."""
        ...


class MemoryKeyStore:
    """Keys for this run only: nothing outlives the process, nothing is written to disk."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def info(self) -> StoreInfo:
        """Say that keys live in memory."""
        return StoreInfo(
            name="Memory",
            persistent=False,
            sentence=Message("Keys are kept in memory and are gone when the program ends."),
        )

    def read(self, profile: str) -> str | None:
        """Return the key of a profile, or None."""
        return self._keys.get(usable_profile(profile))

    def save(self, profile: str, key: str) -> None:
        """Keep the key until the program ends."""
        self._keys[usable_profile(profile, is_new=True)] = usable_key(key)

    def forget(self, profile: str) -> None:
        """Drop the key of a profile, if there is one."""
        self._keys.pop(usable_profile(profile), None)


def check_profile_name(name: str, *, is_new: bool = True) -> str:
    """Return the name as it is stored: outer spaces removed, Unicode composed (NFC).

    Raises `InputError` for an empty or overlong name, for characters that cannot be seen
    (control, line break, direction marks, zero width, fillers, blanks other than the space, marks
    with nothing to stand on), since names must be told apart by eye, and for a key in the wrong
    field. Names that are not new may hold what was taken once: their keys stay within reach.
    """
    profile = unicodedata.normalize("NFC", name.strip(" "))
    if not profile:
        raise InputError("The profile needs a name.")
    if len(profile) > MAX_PROFILE_CHARS:
        raise InputError(
            "The profile name has {profile} characters; at most {max_profile_chars} fit.",
            profile=len(profile),
            max_profile_chars=MAX_PROFILE_CHARS,
        )
    for place, char in enumerate(profile, start=1):
        stands_alone = place == 1 or profile[place - 2] == " "
        is_alone = stands_alone and unicodedata.category(char).startswith("M")
        if not char.isprintable() or (is_new and (is_alone or is_invisible(char))):
            raise InputError(
                "Character {place} of the profile name (U+{char}) is not visible; please "
                "remove it.",
                place=place,
                char=f"{ord(char):04X}",
            )
    if contains_secret(profile):
        raise InputError("The profile name looks like a key or a client secret; names are shown.")
    return profile


def usable_profile(name: str, *, is_new: bool = False) -> str:
    """Return the name as it is stored, or raise `KeyStoreError` REFUSED."""
    try:
        return check_profile_name(name, is_new=is_new)
    except InputError as error:
        message = error.message
    raise KeyStoreError(KeyStoreErrorKind.REFUSED, message)


def usable_key(key: str) -> str:
    """Return the key itself, or raise `KeyStoreError` REFUSED when no store could keep it."""
    if not key:
        raise KeyStoreError(KeyStoreErrorKind.REFUSED, Message("An empty key cannot be saved."))
    if len(key) > MAX_KEY_CHARS:
        raise KeyStoreError(
            KeyStoreErrorKind.REFUSED,
            Message(
                "The key has {key} characters; at most {max_key_chars} can be saved.",
                key=len(key),
                max_key_chars=MAX_KEY_CHARS,
            ),
        )
    return key
