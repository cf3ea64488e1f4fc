"""Marks by which keys are told apart without being kept."""

import os

from .sender import SANDBOX_TARGET


class KeyPrints:
    """Makes marks that are worth nothing outside this process: their salt is never stored."""

    def __init__(self) -> None:
        self._salt = os.urandom(32)

    def of(self, target: str, key: str) -> str:
        """Mark of the key behind a target; equal keys have equal marks."""
        if target == SANDBOX_TARGET:
            return ""
        # Lazy: needed only once an account is read.
        from hashlib import blake2b

        return blake2b(key.encode(), key=self._salt, digest_size=16).hexdigest()
