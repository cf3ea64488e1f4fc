"""Keys: read once, never on the GUI thread, and confirmed where they are live."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.fakes import (
    LIVE_KEY,
    OTHER_LIVE_KEY,
    TEST_KEY,
    failed,
)
from tests.support.stored_keys import KeyBench, key_bench

from session_composer.api.keys.store import KeyStoreError, KeyStoreErrorKind
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import KeyInfo, classify_key
from session_composer.state.document.settings import Profile
from session_composer.state.keys.key_service import describe_key

Kind = KeyStoreErrorKind


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[KeyBench]:
    with key_bench(tmp_path) as made:
        yield made


def test_nothing_is_read_before_it_is_needed(bench: KeyBench) -> None:
    bench.settings.set_profiles([Profile("a", "secret", "test", "sk_test_…7391")])
    assert bench.names() == ["a"]
    assert bench.keys.place is None
    assert bench.store.calls == []


def test_b11_the_keyring_is_asked_once_for_ten_sends(bench: KeyBench) -> None:
    bench.store.keys["work"] = TEST_KEY
    assert [bench.read("work") for _ in range(10)] == [TEST_KEY] * 10
    assert bench.store.count("read") == 1


def test_a_key_that_is_gone_is_said(bench: KeyBench) -> None:
    with pytest.raises(KeyStoreError, match="no key named work"):
        bench.read("work")
    bench.store.keys["work"] = TEST_KEY
    assert bench.read("work") == TEST_KEY


def test_b8_a_key_read_before_works_when_the_keyring_is_gone(bench: KeyBench) -> None:
    bench.store.keys["work"] = TEST_KEY
    bench.read("work")
    bench.store.errors["read"] = failed(Kind.FAILED)
    assert bench.read("work") == TEST_KEY


def test_arming_is_for_a_key_not_for_a_name(bench: KeyBench) -> None:
    bench.add("shop", LIVE_KEY)
    assert not bench.keys.is_armed(LIVE_KEY)
    bench.keys.arm("shop")
    assert bench.keys.is_armed(LIVE_KEY)
    bench.add("shop", OTHER_LIVE_KEY)
    assert not bench.keys.is_armed(OTHER_LIVE_KEY)
    bench.keys.arm("nobody")
    assert not bench.keys.is_armed("")


def test_forgetting_disarms(bench: KeyBench) -> None:
    bench.add("shop", LIVE_KEY)
    bench.keys.arm("shop")
    bench.forget("shop")
    assert not bench.keys.is_armed(LIVE_KEY)


def test_renaming_asks_no_second_time(bench: KeyBench) -> None:
    bench.add("shop", LIVE_KEY)
    bench.keys.arm("shop")
    bench.rename("shop", "store")
    assert bench.keys.is_armed(LIVE_KEY)


def test_what_is_shown_follows_the_key_itself(bench: KeyBench) -> None:
    bench.settings.set_profiles([Profile("shop", "secret", "test", "sk_test_…0000")])
    before = bench.change_count
    bench.keys.note_use("shop", classify_key(LIVE_KEY))
    found = bench.keys.profile("shop")
    assert found is not None
    assert (found.mode, found.hint) == ("live", classify_key(LIVE_KEY).hint)
    assert bench.change_count == before + 1
    bench.keys.note_use("shop", classify_key(LIVE_KEY))
    bench.keys.note_use("nobody", classify_key(LIVE_KEY))
    assert bench.change_count == before + 1
    assert bench.names() == ["shop"]


def test_usable_says_what_a_key_is_or_why_not() -> None:
    assert isinstance(describe_key(TEST_KEY), KeyInfo)
    said = describe_key("pk_test_123456789012")
    assert isinstance(said, Message)
    assert "publishable" in str(said)
