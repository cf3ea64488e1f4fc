"""Changes to the keys: kept where it is said, and never on the GUI thread."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.fakes import (
    LIVE_KEY,
    OTHER_TEST_KEY,
    TEST_KEY,
    failed,
)
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import settle, wait_until
from tests.support.stored_keys import Heard, KeyBench, key_bench

from session_composer.api.keys.store import (
    SERVICE,
    KeyStoreError,
    KeyStoreErrorKind,
    MemoryKeyStore,
    check_profile_name,
)
from session_composer.core.text.errors import InputError
from session_composer.core.text.secrets import classify_key
from session_composer.state.document.settings import Profile, Settings
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.keys.key_service import KeyService

Kind = KeyStoreErrorKind
KEPT_IN_MEMORY = [
    Kind.NO_BACKEND,
    Kind.NOT_SAVED,
    Kind.MISCONFIGURED,
    Kind.LOCKED,
    Kind.NOT_ANSWERING,
    Kind.FAILED,
]


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[KeyBench]:
    with key_bench(tmp_path) as made:
        yield made


def test_a_key_is_stored_and_listed_by_its_hint(bench: KeyBench) -> None:
    assert bench.add("  work  ", TEST_KEY) == ""
    assert bench.store.keys == {"work": TEST_KEY}
    info = classify_key(TEST_KEY)
    assert bench.keys.profiles() == [Profile("work", str(info.kind), "test", info.hint)]
    assert not bench.keys.is_only_in_memory("work")
    assert str(bench.keys.place) == "Keys are in the fake keyring."
    assert bench.change_count
    assert bench.restarted().profiles() == bench.keys.profiles()


def test_whoever_listens_is_told_after_the_list_has_changed(bench: KeyBench) -> None:
    """A dialog that fills its list anew would otherwise wipe what it was just told."""
    order: list[str] = []
    bench.keys.changed.connect(lambda: order.append("changed"))
    bench.changes.add("a", TEST_KEY, lambda _: order.append("said"))
    wait_until(lambda: "said" in order)
    settle()
    bench.store.errors["save"] = failed(Kind.NO_BACKEND)
    bench.changes.add("b", TEST_KEY, lambda _: order.append("said"))
    wait_until(lambda: order.count("said") == 2)
    settle()
    assert order == ["changed", "said", "changed", "said"]


@pytest.mark.parametrize(
    "key", ["", "pk_test_123456789", "sk_test_\u200b1234567", "x", "sk_test_a b"]
)
def test_b17_b18_what_is_no_key_is_refused_at_once(bench: KeyBench, key: str) -> None:
    with pytest.raises(InputError):
        bench.changes.add("name", key, bench.said.hear)
    assert bench.store.calls == []
    assert bench.names() == []


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 65, "a\u202eb"])
def test_a_name_that_cannot_be_told_apart_is_refused_at_once(bench: KeyBench, name: str) -> None:
    with pytest.raises(InputError):
        bench.changes.add(name, TEST_KEY, bench.said.hear)
    bench.add("good", TEST_KEY)
    with pytest.raises(InputError):
        bench.changes.rename("good", name, bench.said.hear)
    assert bench.names() == ["good"]


def test_replacing_keeps_the_name_and_changes_the_badge(bench: KeyBench) -> None:
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
    bench: KeyBench, kind: KeyStoreErrorKind
) -> None:
    bench.store.errors["save"] = failed(kind)
    said = bench.add("work", TEST_KEY)
    assert f"The keyring says {kind}." in said
    assert "in memory until the program ends" in said
    assert bench.keys.is_only_in_memory("work")
    assert "until the program ends" in str(bench.keys.place)
    assert bench.keys.read_blocking("work") == TEST_KEY
    assert bench.store.count("read") == 0
    assert bench.names() == ["work"]
    assert bench.restarted().profiles() == []


def test_a_key_that_was_refused_is_not_kept(bench: KeyBench) -> None:
    bench.store.errors["save"] = failed(Kind.REFUSED)
    assert bench.add("work", TEST_KEY) == f"The keyring says {Kind.REFUSED}."
    assert bench.names() == []
    with pytest.raises(KeyStoreError):
        bench.read("work")


def test_storing_works_again_later(bench: KeyBench) -> None:
    bench.store.errors["save"] = failed(Kind.LOCKED)
    bench.add("work", TEST_KEY)
    bench.store.errors.clear()
    assert bench.add("work", TEST_KEY) == ""
    assert not bench.keys.is_only_in_memory("work")
    assert bench.store.keys == {"work": TEST_KEY}
    assert bench.names() == ["work"]


def test_a_replacement_that_could_not_be_stored_hides_the_stored_key_for_this_run(
    bench: KeyBench,
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


def test_the_window_lives_while_the_keyring_asks(bench: KeyBench, heartbeat: Heartbeat) -> None:
    """B6: an unlock prompt may stand for as long as the user likes."""
    bench.store.open.clear()
    bench.changes.add("work", TEST_KEY, bench.said.hear)
    heartbeat.restart()
    wait_until(lambda: heartbeat.turns > 5)
    assert heartbeat.worst_turn < UNNOTICED
    assert bench.said == []
    assert bench.names() == []
    bench.store.open.set()
    wait_until(lambda: bench.said == [""])


def test_nothing_is_said_after_the_end(bench: KeyBench) -> None:
    bench.store.open.clear()
    bench.changes.add("work", TEST_KEY, bench.said.hear)
    bench.jobs.close()
    bench.store.open.set()
    threading.Event().wait(0.03)
    settle()
    assert bench.said == []


# Forgetting


def test_forgetting_deletes_everywhere(bench: KeyBench) -> None:
    bench.add("a", TEST_KEY)
    bench.add("b", OTHER_TEST_KEY)
    assert bench.forget("a") == ""
    assert bench.store.keys == {"b": OTHER_TEST_KEY}
    assert bench.names() == ["b"]
    assert [profile.name for profile in bench.restarted().profiles()] == ["b"]
    with pytest.raises(KeyStoreError):
        bench.read("a")


def test_b13_a_deletion_that_could_not_be_confirmed_keeps_the_key_listed(bench: KeyBench) -> None:
    bench.add("a", TEST_KEY)
    bench.store.errors["forget"] = failed(Kind.NOT_DELETED)
    assert bench.forget("a") == "The keyring says not_deleted."
    assert bench.names() == ["a"]


def test_a_key_in_memory_is_forgotten_without_the_keyring(bench: KeyBench) -> None:
    bench.store.errors["save"] = failed(Kind.NO_BACKEND)
    bench.add("a", TEST_KEY)
    assert bench.forget("a") == ""
    assert bench.names() == []
    assert bench.store.count("forget") == 0


def test_forgetting_a_replacement_in_memory_forgets_the_stored_key_too(bench: KeyBench) -> None:
    """Else a key that nobody sees any more would stay in the keyring for good."""
    bench.add("a", TEST_KEY)
    bench.store.errors["save"] = failed(Kind.LOCKED)
    bench.add("a", OTHER_TEST_KEY)
    bench.store.errors.clear()
    assert bench.forget("a") == ""
    assert bench.store.keys == {}
    assert bench.names() == []


# Renaming


def test_renaming_moves_the_key(bench: KeyBench) -> None:
    bench.add("old", TEST_KEY)
    assert bench.rename("old", "new") == ""
    assert bench.names() == ["new"]
    assert bench.store.keys == {"new": TEST_KEY}
    assert bench.store.calls.index(("save", "new")) < bench.store.calls.index(("forget", "old"))
    assert bench.keys.read_blocking("new") == TEST_KEY


def test_a_name_that_is_taken_is_refused(bench: KeyBench) -> None:
    bench.add("a", TEST_KEY)
    bench.add("b", OTHER_TEST_KEY)
    with pytest.raises(InputError, match="b"):
        bench.changes.rename("a", "b", bench.said.hear)
    assert bench.store.keys == {"a": TEST_KEY, "b": OTHER_TEST_KEY}


def test_a_key_that_is_not_there_cannot_be_renamed(bench: KeyBench) -> None:
    with pytest.raises(InputError, match="no key named ghost"):
        bench.changes.rename("ghost", "b", bench.said.hear)
    assert bench.store.calls == []


@pytest.mark.parametrize("method", ["read", "save"])
def test_renaming_that_fails_changes_nothing(bench: KeyBench, method: str) -> None:
    bench.store.keys["old"] = TEST_KEY
    bench.settings.set_profiles([Profile("old", "secret", "test", "sk_test_…7391")])
    bench.store.errors[method] = failed(Kind.LOCKED)
    assert bench.rename("old", "new") == "The keyring says locked."
    assert bench.names() == ["old"]
    assert bench.store.keys == {"old": TEST_KEY}
    assert bench.store.count("forget") == 0


def test_renaming_whose_last_step_fails_says_so(bench: KeyBench) -> None:
    bench.add("old", TEST_KEY)
    bench.store.errors["forget"] = failed(Kind.NOT_DELETED)
    assert bench.rename("old", "new") == "The keyring says not_deleted."
    assert sorted(bench.names()) == ["new", "old"]


def test_renaming_a_key_in_memory(bench: KeyBench) -> None:
    bench.store.errors["save"] = failed(Kind.NO_BACKEND)
    bench.add("old", TEST_KEY)
    bench.store.calls.clear()
    assert bench.rename("old", "new") == ""
    assert bench.names() == ["new"]
    assert bench.keys.is_only_in_memory("new")
    assert bench.keys.read_blocking("new") == TEST_KEY
    assert bench.store.calls == []


def test_works_with_the_store_in_memory(qapp: object, tmp_path: Path) -> None:
    jobs = JobRunner()
    said = Heard()
    keys = KeyService(MemoryKeyStore(), Settings(tmp_path / "s.ini"), jobs)
    KeyChanges(keys, jobs).add("a", TEST_KEY, said.hear)
    wait_until(lambda: said == [""])
    assert "memory" in str(keys.place)
    jobs.close()


# A list that cannot be written, and names that look the same


def test_k3_a_list_of_keys_that_cannot_be_written_is_said(
    bench: KeyBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bench.add("old", OTHER_TEST_KEY) == ""
    monkeypatch.setattr(Settings, "sync", lambda _: False)
    said = bench.add("work", TEST_KEY)
    assert "work" in said
    assert SERVICE in said
    assert "cannot be written" in said
    assert bench.store.keys["work"] == TEST_KEY
    said = bench.rename("old", "new")
    assert "new" in said
    assert bench.store.keys["old"] == bench.store.keys["new"] == OTHER_TEST_KEY
    said = bench.forget("work")
    assert "work" in said
    assert "work" not in bench.store.keys


@pytest.mark.parametrize("name", ["Built-in sandbox", "built-in SANDBOX", "live", "ＴＥＳＴ"])
def test_k8_no_key_passes_for_a_target(bench: KeyBench, name: str) -> None:
    with pytest.raises(InputError, match="stands for something else here"):
        bench.changes.add(name, TEST_KEY, bench.said.hear)
    assert bench.add("other", OTHER_TEST_KEY) == ""
    with pytest.raises(InputError, match="stands for something else here"):
        bench.changes.rename("other", name, bench.said.hear)


@pytest.mark.parametrize(
    ("there", "name"),
    [("work", "ｗork"), ("fi", "ﬁ"), ("a b", "a  b"), ("K", "\N{KELVIN SIGN}"), ("x2", "x²")],
)
def test_k8_a_name_that_looks_like_another_is_refused(
    bench: KeyBench, there: str, name: str
) -> None:
    assert bench.add(there, TEST_KEY) == ""
    if check_profile_name(name) != there:
        with pytest.raises(InputError, match=r"There is a key named .* already"):
            bench.changes.add(name, OTHER_TEST_KEY, bench.said.hear)
    assert bench.add("other", OTHER_TEST_KEY) == ""
    with pytest.raises(InputError):
        bench.changes.rename("other", name, bench.said.hear)
    assert bench.add(there, OTHER_TEST_KEY) == ""
    assert bench.store.keys[there] == OTHER_TEST_KEY
