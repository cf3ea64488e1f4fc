"""The protocol's values and the store for one run."""

import contextlib
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.sizes import whole

from session_composer.api.keys.store import (
    MAX_KEY_CHARS,
    SERVICE,
    KeyStore,
    KeyStoreError,
    KeyStoreErrorKind,
    MemoryKeyStore,
    check_profile_name,
    usable_profile,
)
from session_composer.core.text.errors import ComposerError, InputError


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


def test_k8_nothing_that_is_not_seen_gets_into_a_new_name() -> None:
    """Every character that Unicode has, between letters; on a laptop those of the planes in use."""
    taken = []
    for code in (*range(whole(0xE0000, 0x20000)), *range(0xE0000, whole(sys.maxunicode, 0xE0200))):
        char = chr(code)
        category = unicodedata.category(char)
        ignorable = any(first <= code <= last for first, last in IGNORABLE)
        if category[0] in "CZ" or ignorable or char in "\u2800\U0001d159\U00016fe4":
            with contextlib.suppress(InputError):
                if char != " ":
                    taken.append(check_profile_name(f"a{char}b"))
    assert taken == []


# Default_Ignorable_Code_Point, DerivedCoreProperties.txt of Unicode 16.
IGNORABLE = [
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
]


@pytest.mark.parametrize("name", ["\u0301a", "a \u0301b", "❤\ufe0f", "\u2800", "\u3164"])
def test_k8_marks_that_stand_on_nothing_and_blanks_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="not visible"):
        check_profile_name(name)


def test_k8_a_key_stays_within_reach_under_a_name_that_was_taken_once() -> None:
    assert usable_profile("❤\ufe0f") == "❤\ufe0f"
    with pytest.raises(KeyStoreError):
        usable_profile("❤\ufe0f", is_new=True)
