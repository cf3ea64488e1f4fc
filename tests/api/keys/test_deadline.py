"""Deadlines, with stores that hang (B6, B7)."""

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator

import pytest
from tests.support.keyring_backends import FakeKeyring, HangingKeyring, failure_of

from session_composer.api.keys.deadline import DEADLINE_S, PROMPT_DEADLINE_S, DeadlineKeyStore
from session_composer.api.keys.keyring_store import KeyringKeyStore
from session_composer.api.keys.store import KeyStore, KeyStoreErrorKind, MemoryKeyStore

KEY = "sk_test_SENTINEL0123456789"
SHORT_S = 0.15


@pytest.fixture
def backend() -> Iterator[HangingKeyring]:
    backend = HangingKeyring()
    yield backend
    backend.release.set()
    join_workers()


def join_workers() -> None:
    for thread in threading.enumerate():
        if thread.name == "key-store":
            thread.join(30)
            assert not thread.is_alive()


def over(backend: FakeKeyring) -> KeyStore:
    return KeyringKeyStore(lambda: backend)


def test_passes_everything_through() -> None:
    store = DeadlineKeyStore(over(FakeKeyring()))
    store.save("a", KEY)
    assert store.read("a") == KEY
    store.forget("a")
    assert store.read("a") is None
    assert "FakeKeyring" in str(store.info().name)
    assert failure_of(lambda: store.save("", KEY)).kind is KeyStoreErrorKind.REFUSED
    join_workers()


def test_a_hanging_read_ends_at_the_deadline_b6(backend: HangingKeyring) -> None:
    store = DeadlineKeyStore(over(backend), deadline_s=SHORT_S)
    begin = time.monotonic()
    error = failure_of(lambda: store.read("a"))
    assert time.monotonic() - begin >= SHORT_S
    assert not backend.release.is_set()
    assert error.kind is KeyStoreErrorKind.NOT_ANSWERING
    assert str(error) == "The keyring did not answer within 0.15 seconds."


def test_the_usual_deadlines() -> None:
    assert (DEADLINE_S, PROMPT_DEADLINE_S) == (5, 120)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda store: store.save("a", KEY), "the key may or may not have been saved"),
        (lambda store: store.forget("a"), "the key may or may not have been deleted"),
    ],
)
def test_a_change_under_way_is_not_known_to_have_failed_b6(
    backend: HangingKeyring, call: Callable[[KeyStore], None], text: str
) -> None:
    store = DeadlineKeyStore(over(backend), deadline_s=SHORT_S)
    error = failure_of(lambda: call(store))
    assert error.kind is KeyStoreErrorKind.NOT_ANSWERING
    assert text in str(error)


def test_calls_never_overlap_and_expired_ones_are_never_carried_out_b7(
    backend: HangingKeyring,
) -> None:
    store = DeadlineKeyStore(over(backend), deadline_s=SHORT_S)
    failure_of(lambda: store.read("a"))
    late = failure_of(lambda: store.save("a", KEY))
    assert str(late) == "The keyring did not answer within 0.15 seconds."
    failure_of(lambda: store.forget("a"))
    backend.release.set()
    assert store.read("a") is None
    # The hung read and the last one; nothing of what expired in between.
    assert backend.calls == ["get", "get"]
    assert not backend.overlapped


def test_an_expired_call_holds_no_key_and_asks_nothing(backend: HangingKeyring) -> None:
    class Key(str):
        __slots__ = ("__weakref__",)

    probed: list[str] = []

    def prober(profile: str) -> bool:
        probed.append(profile)
        return False

    store = DeadlineKeyStore(over(backend), prober, deadline_s=SHORT_S)

    def save_in_vain() -> weakref.ref[Key]:
        key = Key(KEY)
        failure_of(lambda: store.save("b", key))
        return weakref.ref(key)

    failure_of(lambda: store.read("a"))
    key = save_in_vain()
    gc.collect()
    assert key() is None
    backend.release.set()
    store.read("c")
    assert probed == ["a", "c"]


def test_calls_from_several_threads_are_put_in_a_row_b7(backend: HangingKeyring) -> None:
    backend.release.set()
    store = DeadlineKeyStore(over(backend))
    threads = [
        threading.Thread(target=store.save, args=(f"profile {number}", f"{KEY}{number}"))
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not backend.overlapped
    assert len(backend.entries) == 8


def test_a_late_answer_is_dropped_b6(backend: HangingKeyring) -> None:
    store = DeadlineKeyStore(over(backend), deadline_s=SHORT_S)
    backend.entries["session-composer", "a"] = "late"
    backend.entries["session-composer", "b"] = "fresh"
    failure_of(lambda: store.read("a"))
    backend.release.set()
    assert store.read("b") == "fresh"


def test_an_expected_prompt_gets_the_long_deadline(backend: HangingKeyring) -> None:
    backend.entries["session-composer", "a"] = KEY
    store = DeadlineKeyStore(over(backend), lambda _: True, deadline_s=SHORT_S)
    threading.Timer(3 * SHORT_S, backend.release.set).start()
    assert store.read("a") == KEY


def test_the_long_deadline_ends_too(backend: HangingKeyring) -> None:
    store = DeadlineKeyStore(
        over(backend), lambda _: True, deadline_s=SHORT_S, prompt_deadline_s=0.4
    )
    begin = time.monotonic()
    assert "within 0.4 seconds" in str(failure_of(lambda: store.read("a")))
    assert time.monotonic() - begin >= 0.4


def test_a_hanging_prober_counts_against_the_short_deadline_b6() -> None:
    release = threading.Event()
    backend = FakeKeyring()

    def prober(profile: str) -> bool:
        return release.wait(30)

    store = DeadlineKeyStore(over(backend), prober, deadline_s=SHORT_S)
    assert failure_of(lambda: store.save("a", KEY)).kind is KeyStoreErrorKind.NOT_ANSWERING
    release.set()
    join_workers()
    assert backend.calls == []


def test_a_failing_prober_leaves_the_word_to_the_call() -> None:
    def prober(profile: str) -> bool:
        raise SystemExit

    store = DeadlineKeyStore(MemoryKeyStore(), prober)
    store.save("a", KEY)
    assert store.read("a") == KEY
    join_workers()


class Panic(BaseException):
    """As libraries written in Rust raise it."""


@pytest.mark.parametrize("error", [Panic(KEY), SystemExit(KEY), RuntimeError(KEY)])
def test_nothing_that_is_raised_ends_the_worker(error: BaseException) -> None:
    class Broken(MemoryKeyStore):
        def read(self, profile: str) -> str | None:
            if profile == "broken":
                raise error
            return super().read(profile)

    store = DeadlineKeyStore(Broken())
    assert failure_of(lambda: store.read("broken")).kind is KeyStoreErrorKind.FAILED
    assert store.read("fine") is None
    join_workers()


def test_no_thread_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    inner = MemoryKeyStore()
    store = DeadlineKeyStore(inner)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refuse)
        assert failure_of(lambda: store.save("a", KEY)).kind is KeyStoreErrorKind.FAILED
    assert store.read("a") is None
    join_workers()


def test_no_thread_stays_behind() -> None:
    store = DeadlineKeyStore(MemoryKeyStore())
    store.save("a", KEY)
    join_workers()
    assert not [thread for thread in threading.enumerate() if thread.name == "key-store"]
