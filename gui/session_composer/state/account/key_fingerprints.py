"""Marks by which the keys behind names are told apart without being kept."""

import os

from PySide6.QtCore import QObject, Signal

from session_composer.api.keys.store import KeyStoreError
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.target_choice import SANDBOX_TARGET


class KeyFingerprints(QObject):
    """Knows the mark of the key behind each target that was used.

    Marks are worth nothing outside this process: their salt is never stored.

    Signals:
        changed(): another key, or none, may stand behind a name now.
    """

    changed = Signal()

    def __init__(self, keys: KeyService, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._jobs = jobs
        self._salt = os.urandom(32)
        self._marks: dict[str, str] = {}
        self._revision = 0
        keys.changed.connect(self._on_keys_changed)

    @property
    def revision(self) -> int:
        """Number that grows with each change of the keys."""
        return self._revision

    def of(self, target: str, key: str) -> str:
        """Mark of a key behind a target; equal keys have equal marks. For any thread."""
        if target == SANDBOX_TARGET:
            return ""
        # Lazy: needed only once an account is read.
        from hashlib import blake2b

        return blake2b(key.encode(), key=self._salt, digest_size=16).hexdigest()

    def current(self, target: str) -> str | None:
        """Mark of the key behind a target now; None when it was not used or is gone."""
        return "" if target == SANDBOX_TARGET else self._marks.get(target)

    def note(self, target: str, mark: str, revision: int) -> None:
        """Take note of a mark that was made of what stood behind a target at a revision."""
        if target == SANDBOX_TARGET:
            return
        self._marks[target] = mark
        if revision != self._revision:
            self._check()

    def _on_keys_changed(self) -> None:
        self._revision += 1
        for target in [name for name in self._marks if self._keys.profile(name) is None]:
            del self._marks[target]
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        """Read the keys anew; those that were used are in memory, so no keyring asks."""
        targets = tuple(self._marks)
        if targets:
            revision = self._revision
            self._jobs.run(
                lambda: {target: self._read(target) for target in targets},
                lambda found: self._on_checked(found, revision),
                # Not known is as good as gone: the account is read again.
                lambda: self._on_checked(dict.fromkeys(targets), revision),
            )

    def _read(self, target: str) -> str | None:
        """Mark of the key that a name stands for; runs in a worker thread."""
        try:
            return self.of(target, self._keys.read_blocking(target))
        except KeyStoreError:
            return None

    def _on_checked(self, found: dict[str, str | None], revision: int) -> None:
        if revision != self._revision:
            return
        for target, mark in found.items():
            if mark is None:
                self._marks.pop(target, None)
            else:
                self._marks[target] = mark
        self.changed.emit()
