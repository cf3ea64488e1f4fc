"""A key store that is made when it is needed, apart so that the first frame loads no more of it."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .store import KeyStore, StoreInfo


class LateKeyStore:
    """Stands for a store that is made at its first use."""

    def __init__(self, make: "Callable[[], KeyStore]") -> None:
        self._make = make

    @cached_property
    def _store(self) -> "KeyStore":
        return self._make()

    def info(self) -> "StoreInfo":
        """Say where keys are kept."""
        return self._store.info()

    def read(self, profile: str) -> str | None:
        """Return the key of a profile, or None."""
        return self._store.read(profile)

    def save(self, profile: str, key: str) -> None:
        """Store or replace the key of a profile."""
        self._store.save(profile, key)

    def forget(self, profile: str) -> None:
        """Delete the key of a profile, if there is one."""
        self._store.forget(profile)
