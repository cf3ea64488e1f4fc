"""Keys: kept where it is said, read once, and never on the GUI thread."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.fakes import (
    LIVE_KEY,
    OTHER_LIVE_KEY,
    OTHER_TEST_KEY,
    SENTINEL,
    TEST_KEY,
    FakeKeyStore,
    failed,
)
from tests.support.qt import Heartbeat, settle, wait_until

from session_composer.api.keys import KeyStoreError, KeyStoreErrorKind, MemoryKeyStore
from session_composer.core.errors import InputError
from session_composer.core.secrets import KeyInfo, classify_key
from session_composer.state.jobs import JobRunner
from session_composer.state.key_service import KeyService, usable
from session_composer.state.settings import Profile, Settings

Kind = KeyStoreErrorKind
KEPT_IN_MEMORY = [
    Kind.NO_BACKEND,
    Kind.NOT_SAVED,
    Kind.MISCONFIGURED,
    Kind.LOCKED,
    Kind.NOT_ANSWERING,
    Kind.FAILED,
]


class Bench:
    """A service with a fake keyring, and everything it says."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "settings.ini"
        self.store = FakeKeyStore()
        self.settings = Settings(self.path)
        self.jobs = JobRunner()
        self.keys = KeyService(self.store, self.settings, self.jobs)
        self.said: list[str] = []
        self.changes = 0
        self.keys.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.changes += 1

    def add(self, name: str, key: str) -> str:
        return self.run(lambda: self.keys.add(name, key, self.said.append))

    def forget(self, name: str) -> str:
        return self.run(lambda: self.keys.forget(name, self.said.append))

    def rename(self, name: str, new_name: str) -> str:
        return self.run(lambda: self.keys.rename(name, new_name, self.said.append))

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


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.jobs.close()
    assert threading.get_ident() not in made.store.threads, "the keyring was used by the GUI thread"
    made.settings.sync()
    for path in tmp_path.rglob("*"):
        assert SENTINEL.encode() not in path.read_bytes()
    assert SENTINEL not in " ".join(made.said)


def test_nothing_is_read_before_it_is_needed(bench: Bench) -> None:
    bench.settings.set_profiles([Profile("a", "secret", "test", "sk_test_…7391")])
    assert bench.names() == ["a"]
    assert bench.keys.place == ""
    assert bench.store.calls == []


def test_a_key_is_stored_and_listed_by_its_hint(bench: Bench) -> None:
    assert bench.add("  work  ", TEST_KEY) == ""
    assert bench.store.keys == {"work": TEST_KEY}
    info = classify_key(TEST_KEY)
    assert bench.keys.profiles() == [Profile("work", str(info.kind), "test", info.hint)]
    assert not bench.keys.is_only_in_memory("work")
    assert bench.keys.place == "Keys are in the fake keyring."
    assert bench.changes
    assert bench.restarted().profiles() == bench.keys.profiles()


def test_whoever_listens_is_told_after_the_list_has_changed(bench: Bench) -> None:
    """A dialog that fills its list anew would otherwise wipe what it was just told."""
    order: list[str] = []
    bench.keys.changed.connect(lambda: order.append("changed"))
    bench.keys.add("a", TEST_KEY, lambda _: order.append("said"))
    wait_until(lambda: "said" in order)
    settle()
    bench.store.errors["save"] = failed(Kind.NO_BACKEND)
    bench.keys.add("b", TEST_KEY, lambda _: order.append("said"))
    wait_until(lambda: order.count("said") == 2)
    settle()
    assert order == ["changed", "said", "changed", "said"]


@pytest.mark.parametrize(
    "key", ["", "pk_test_123456789", "sk_test_\u200b1234567", "x", "sk_test_a b"]
)
def test_b17_b18_what_is_no_key_is_refused_at_once(bench: Bench, key: str) -> None:
    with pytest.raises(InputError):
        bench.keys.add("name", key, bench.said.append)
    assert bench.store.calls == []
    assert bench.names() == []


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 65, "a\u202eb"])
def test_a_name_that_cannot_be_told_apart_is_refused_at_once(bench: Bench, name: str) -> None:
    with pytest.raises(InputError):
        bench.keys.add(name, TEST_KEY, bench.said.append)
    bench.add("good", TEST_KEY)
    with pytest.raises(InputError):
        bench.keys.rename("good", name, bench.said.append)
    assert bench.names() == ["good"]


def test_replacing_keeps_the_name_and_changes_the_badge(bench: Bench) -> None:
    bench.add("a", TEST_KEY)
    bench.add("b", TEST_KEY)
    assert bench.add("a", LIVE_KEY) == ""
    assert sorted(bench.names()) == ["a", "b"]
    found = bench.keys.profile("a")
    assert found is not None
    assert (found.mode, found.hint) == ("live", classify_key(LIVE_KEY).hint)
    assert bench.keys.read_blocking("a") == LIVE_KEY
    assert bench.store.keys["a"] == LIVE_KEY


# When the keyring fails


@pytest.mark.parametrize("kind", KEPT_IN_MEMORY)
def test_b1_a_key_that_cannot_be_stored_is_kept_in_memory_and_that_is_said(
    bench: Bench, kind: KeyStoreErrorKind
) -> None:
    bench.store.errors["save"] = failed(kind)
    said = bench.add("work", TEST_KEY)
    assert f"The keyring says {kind}." in said
    assert "in memory until the program ends" in said
    assert bench.keys.is_only_in_memory("work")
    assert "sitting" in bench.keys.place
    assert bench.keys.read_blocking("work") == TEST_KEY
    assert bench.store.count("read") == 0
    assert bench.names() == ["work"]
    assert bench.restarted().profiles() == []


@pytest.mark.parametrize("kind", [Kind.REFUSED, Kind.CANCELLED])
def test_a_key_that_was_refused_is_not_kept(bench: Bench, kind: KeyStoreErrorKind) -> None:
    bench.store.errors["save"] = failed(kind)
    assert bench.add("work", TEST_KEY) == f"The keyring says {kind}."
    assert bench.names() == []
    with pytest.raises(KeyStoreError):
        _read(bench, "work")


def _read(bench: Bench, name: str) -> str:
    """Read in a thread, as the sender does."""
    found: list[str | KeyStoreError] = []

    def work() -> None:
        try:
            found.append(bench.keys.read_blocking(name))
        except KeyStoreError as error:
            found.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(5)
    if isinstance(found[0], KeyStoreError):
        raise found[0]
    return found[0]


def test_storing_works_again_later(bench: Bench) -> None:
    bench.store.errors["save"] = failed(Kind.LOCKED)
    bench.add("work", TEST_KEY)
    bench.store.errors.clear()
    assert bench.add("work", TEST_KEY) == ""
    assert not bench.keys.is_only_in_memory("work")
    assert bench.store.keys == {"work": TEST_KEY}
    assert bench.names() == ["work"]


def test_a_replacement_that_could_not_be_stored_hides_the_stored_key_for_this_sitting(
    bench: Bench,
) -> None:
    bench.add("work", TEST_KEY)
    bench.store.errors["save"] = failed(Kind.LOCKED)
    bench.add("work", OTHER_TEST_KEY)
    assert bench.names() == ["work"]
    found = bench.keys.profile("work")
    assert found is not None
    assert found.hint == classify_key(OTHER_TEST_KEY).hint
    assert bench.keys.read_blocking("work") == OTHER_TEST_KEY
    again = bench.restarted().profile("work")
    assert again is not None
    assert again.hint == classify_key(TEST_KEY).hint


def test_the_window_lives_while_the_keyring_asks(bench: Bench, heartbeat: Heartbeat) -> None:
    """B6: an unlock prompt may stand for as long as the user likes."""
    bench.store.open.clear()
    bench.keys.add("work", TEST_KEY, bench.said.append)
    heartbeat.restart()
    for _ in range(20):
        settle()
        threading.Event().wait(0.005)
    assert heartbeat.worst_gap_ms < 250
    assert bench.said == []
    assert bench.names() == []
    bench.store.open.set()
    wait_until(lambda: bench.said == [""])


def test_nothing_is_said_after_the_end(bench: Bench) -> None:
    bench.store.open.clear()
    bench.keys.add("work", TEST_KEY, bench.said.append)
    bench.jobs.close()
    bench.store.open.set()
    threading.Event().wait(0.03)
    settle()
    assert bench.said == []


# Reading


def test_b11_the_keyring_is_asked_once_for_ten_sends(bench: Bench) -> None:
    bench.store.keys["work"] = TEST_KEY
    assert [_read(bench, "work") for _ in range(10)] == [TEST_KEY] * 10
    assert bench.store.count("read") == 1


def test_a_key_that_is_gone_is_said(bench: Bench) -> None:
    with pytest.raises(KeyStoreError, match="no key named work"):
        _read(bench, "work")
    bench.store.keys["work"] = TEST_KEY
    assert _read(bench, "work") == TEST_KEY


def test_b8_a_key_read_before_works_when_the_keyring_is_gone(bench: Bench) -> None:
    bench.store.keys["work"] = TEST_KEY
    _read(bench, "work")
    bench.store.errors["read"] = failed(Kind.FAILED)
    assert _read(bench, "work") == TEST_KEY


# Forgetting


def test_forgetting_deletes_everywhere(bench: Bench) -> None:
    bench.add("a", TEST_KEY)
    bench.add("b", OTHER_TEST_KEY)
    assert bench.forget("a") == ""
    assert bench.store.keys == {"b": OTHER_TEST_KEY}
    assert bench.names() == ["b"]
    assert [profile.name for profile in bench.restarted().profiles()] == ["b"]
    with pytest.raises(KeyStoreError):
        _read(bench, "a")


def test_b13_a_deletion_that_could_not_be_confirmed_keeps_the_key_listed(bench: Bench) -> None:
    bench.add("a", TEST_KEY)
    bench.store.errors["forget"] = failed(Kind.NOT_DELETED)
    assert bench.forget("a") == "The keyring says not_deleted."
    assert bench.names() == ["a"]


def test_a_key_in_memory_is_forgotten_without_the_keyring(bench: Bench) -> None:
    bench.store.errors["save"] = failed(Kind.NO_BACKEND)
    bench.add("a", TEST_KEY)
    assert bench.forget("a") == ""
    assert bench.names() == []
    assert bench.store.count("forget") == 0


def test_forgetting_a_replacement_in_memory_forgets_the_stored_key_too(bench: Bench) -> None:
    """Else a key that nobody sees any more would stay in the keyring for good."""
    bench.add("a", TEST_KEY)
    bench.store.errors["save"] = failed(Kind.LOCKED)
    bench.add("a", OTHER_TEST_KEY)
    bench.store.errors.clear()
    assert bench.forget("a") == ""
    assert bench.store.keys == {}
    assert bench.names() == []


# Renaming


def test_renaming_moves_the_key(bench: Bench) -> None:
    bench.add("old", TEST_KEY)
    assert bench.rename("old", "new") == ""
    assert bench.names() == ["new"]
    assert bench.store.keys == {"new": TEST_KEY}
    assert bench.store.calls.index(("save", "new")) < bench.store.calls.index(("forget", "old"))
    assert bench.keys.read_blocking("new") == TEST_KEY


def test_a_name_that_is_taken_is_refused(bench: Bench) -> None:
    bench.add("a", TEST_KEY)
    bench.add("b", OTHER_TEST_KEY)
    with pytest.raises(InputError, match="b"):
        bench.keys.rename("a", "b", bench.said.append)
    assert bench.store.keys == {"a": TEST_KEY, "b": OTHER_TEST_KEY}


def test_a_key_that_is_not_there_cannot_be_renamed(bench: Bench) -> None:
    with pytest.raises(InputError, match="no key named ghost"):
        bench.keys.rename("ghost", "b", bench.said.append)
    assert bench.store.calls == []


@pytest.mark.parametrize("method", ["read", "save"])
def test_renaming_that_fails_changes_nothing(bench: Bench, method: str) -> None:
    bench.store.keys["old"] = TEST_KEY
    bench.settings.set_profiles([Profile("old", "secret", "test", "sk_test_…7391")])
    bench.store.errors[method] = failed(Kind.LOCKED)
    assert bench.rename("old", "new") == "The keyring says locked."
    assert bench.names() == ["old"]
    assert bench.store.keys == {"old": TEST_KEY}
    assert bench.store.count("forget") == 0


def test_renaming_whose_last_step_fails_says_so(bench: Bench) -> None:
    bench.add("old", TEST_KEY)
    bench.store.errors["forget"] = failed(Kind.NOT_DELETED)
    assert bench.rename("old", "new") == "The keyring says not_deleted."
    assert sorted(bench.names()) == ["new", "old"]


def test_renaming_a_key_in_memory(bench: Bench) -> None:
    bench.store.errors["save"] = failed(Kind.NO_BACKEND)
    bench.add("old", TEST_KEY)
    bench.store.calls.clear()
    assert bench.rename("old", "new") == ""
    assert bench.names() == ["new"]
    assert bench.keys.is_only_in_memory("new")
    assert bench.keys.read_blocking("new") == TEST_KEY
    assert bench.store.calls == []


# Live keys


def test_arming_is_for_a_key_not_for_a_name(bench: Bench) -> None:
    bench.add("shop", LIVE_KEY)
    assert not bench.keys.is_armed(LIVE_KEY)
    bench.keys.arm("shop")
    assert bench.keys.is_armed(LIVE_KEY)
    bench.add("shop", OTHER_LIVE_KEY)
    assert not bench.keys.is_armed(OTHER_LIVE_KEY)
    bench.keys.arm("nobody")
    assert not bench.keys.is_armed("")


def test_forgetting_disarms(bench: Bench) -> None:
    bench.add("shop", LIVE_KEY)
    bench.keys.arm("shop")
    bench.forget("shop")
    assert not bench.keys.is_armed(LIVE_KEY)


def test_renaming_asks_no_second_time(bench: Bench) -> None:
    bench.add("shop", LIVE_KEY)
    bench.keys.arm("shop")
    bench.rename("shop", "store")
    assert bench.keys.is_armed(LIVE_KEY)


def test_what_is_shown_follows_the_key_itself(bench: Bench) -> None:
    bench.settings.set_profiles([Profile("shop", "secret", "test", "sk_test_…0000")])
    before = bench.changes
    bench.keys.note_use("shop", classify_key(LIVE_KEY))
    found = bench.keys.profile("shop")
    assert found is not None
    assert (found.mode, found.hint) == ("live", classify_key(LIVE_KEY).hint)
    assert bench.changes == before + 1
    bench.keys.note_use("shop", classify_key(LIVE_KEY))
    bench.keys.note_use("nobody", classify_key(LIVE_KEY))
    assert bench.changes == before + 1
    assert bench.names() == ["shop"]


def test_usable_says_what_a_key_is_or_why_not() -> None:
    assert isinstance(usable(TEST_KEY), KeyInfo)
    said = usable("pk_test_123456789012")
    assert isinstance(said, str)
    assert "publishable" in said


def test_works_with_the_store_in_memory(qapp: object, tmp_path: Path) -> None:
    jobs = JobRunner()
    said: list[str] = []
    keys = KeyService(MemoryKeyStore(), Settings(tmp_path / "s.ini"), jobs)
    keys.add("a", TEST_KEY, said.append)
    wait_until(lambda: said == [""])
    assert "memory" in keys.place
    jobs.close()
