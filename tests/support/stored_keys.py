"""Stored keys: before a test begins, and on a bench of their own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.fakes import SENTINEL, FakeKeyStore
from tests.support.qt import settle, wait_until

from session_composer.api.keys.store import KeyStoreError
from session_composer.core.text.message import Message
from session_composer.state.document.settings import Settings
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.keys.key_service import KeyService


class Heard(list[str]):
    """What is said of changes to keys; an empty text where there is nothing to say."""

    def hear(self, message: Message | None) -> None:
        self.append("" if message is None else str(message))


def store_key(keys: KeyService, jobs: JobRunner, name: str, key: str, context: str = "") -> str:
    """Store a key, wait until that is done, and return what was said."""
    said = Heard()
    KeyChanges(keys, jobs).add(name, key, said.hear, context)
    wait_until(lambda: bool(said))
    return said[0]


class KeyBench:
    """A service with a fake keyring, and everything it says."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "settings.ini"
        self.store = FakeKeyStore()
        self.settings = Settings(self.path)
        self.jobs = JobRunner()
        self.keys = KeyService(self.store, self.settings, self.jobs)
        self.changes = KeyChanges(self.keys, self.jobs)
        self.said = Heard()
        self.change_count = 0
        self.keys.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.change_count += 1

    def add(self, name: str, key: str) -> str:
        return self.run(lambda: self.changes.add(name, key, self.said.hear))

    def forget(self, name: str) -> str:
        return self.run(lambda: self.changes.forget(name, self.said.hear))

    def rename(self, name: str, new_name: str) -> str:
        return self.run(lambda: self.changes.rename(name, new_name, self.said.hear))

    def run(self, action: object) -> str:
        """Do it, wait for the one thing it says, and return that."""
        assert callable(action)
        before = len(self.said)
        action()
        wait_until(lambda: len(self.said) > before)
        settle()
        assert len(self.said) == before + 1
        return self.said[-1]

    def names(self) -> list[str]:
        return [profile.name for profile in self.keys.profiles()]

    def restarted(self) -> KeyService:
        """Give what the next start of the program sees."""
        self.settings.sync()
        return KeyService(self.store, Settings(self.path), self.jobs)

    def read(self, name: str) -> str:
        """Read in a thread, as the sender does."""
        found: list[str | KeyStoreError] = []

        def work() -> None:
            try:
                found.append(self.keys.read_blocking(name))
            except KeyStoreError as error:
                found.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(30)
        if isinstance(found[0], KeyStoreError):
            raise found[0]
        return found[0]


@contextmanager
def key_bench(folder: Path) -> Iterator[KeyBench]:
    """Make a bench; at its end no file and nothing that was said holds a key."""
    made = KeyBench(folder)
    yield made
    made.jobs.close()
    assert threading.get_ident() not in made.store.threads, "the keyring was used by the GUI thread"
    made.settings.sync()
    for path in folder.rglob("*"):
        assert SENTINEL.encode() not in path.read_bytes()
    assert SENTINEL not in " ".join(made.said)
