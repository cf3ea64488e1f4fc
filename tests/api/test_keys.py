"""The protocol's values and the store for one sitting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.api.keys import (
    MAX_KEY_CHARS,
    SERVICE,
    KeyStore,
    KeyStoreError,
    KeyStoreErrorKind,
    MemoryKeyStore,
    check_profile_name,
)
from session_composer.core.errors import ComposerError, InputError


def test_service_name_is_plain_b15() -> None:
    assert SERVICE
    assert set(SERVICE) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("given_name", "stored"),
    [
        ("default", "default"),
        ("  two words ", "two words"),
        ("Zoe\N{COMBINING DIAERESIS}", "Zoë"),
        ("日本", "日本"),
        ("🙂", "🙂"),
        ("x" * 64, "x" * 64),
    ],
)
def test_profile_names_as_stored(given_name: str, stored: str) -> None:
    assert check_profile_name(given_name) == stored


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("", "needs a name"),
        ("   ", "needs a name"),
        ("x" * 65, "65 characters"),
        ("a\nb", "Character 2"),
        ("a\x00", "U+0000"),
        ("\x7f", "U+007F"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b", "U+202E"),
        ("ab\N{ZERO WIDTH SPACE}", "Character 3"),
        ("a\N{NO-BREAK SPACE}b", "U+00A0"),
        ("\ud800", "U+D800"),
        ("rk_test_51Sentinel1234", "looks like a key"),
    ],
)
def test_profile_names_refused(name: str, part: str) -> None:
    with pytest.raises(InputError, match="profile") as caught:
        check_profile_name(name)
    assert part in str(caught.value)
    assert str(caught.value).isprintable()


@given(st.text(max_size=80))
def test_a_profile_name_is_refused_or_settled(name: str) -> None:
    try:
        stored = check_profile_name(name)
    except InputError:
        return
    assert 1 <= len(stored) <= 64
    assert stored.isprintable()
    assert check_profile_name(stored) == stored


def test_memory_store_keeps_and_forgets() -> None:
    store: KeyStore = MemoryKeyStore()
    assert not store.info().persistent
    assert store.read("a") is None
    store.save("a", "one")
    store.save("b", "two")
    store.save("a ", "three")
    assert (store.read("a"), store.read("b")) == ("three", "two")
    store.forget("a")
    store.forget("a")
    assert (store.read("a"), store.read("b")) == (None, "two")
    assert MemoryKeyStore().read("b") is None


@pytest.mark.parametrize(
    ("profile", "key"), [("", "key"), ("a\n", "key"), ("a", ""), ("a", "k" * (MAX_KEY_CHARS + 1))]
)
def test_memory_store_refuses_what_no_store_could_keep_b9(profile: str, key: str) -> None:
    store = MemoryKeyStore()
    with pytest.raises(KeyStoreError) as caught:
        store.save(profile, key)
    assert caught.value.kind is KeyStoreErrorKind.REFUSED
    assert "kkk" not in str(caught.value)
    assert caught.value.__context__ is None
    assert isinstance(caught.value, ComposerError)


def test_memory_store_shows_no_key() -> None:
    store = MemoryKeyStore()
    store.save("a", "sk_test_SENTINEL")
    assert "SENTINEL" not in repr(store)
