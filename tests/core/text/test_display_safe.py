import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.core.text.display_safe import printable, replace_unprintable, shorten


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain é 漢字 🙂", "plain é 漢字 🙂"),
        ("a\nb\tc\0", r"a\u000ab\u0009c\u0000"),
        ("\x1b[31m", r"\u001b[31m"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("acct_\u200b1", r"acct_\u200b1"),
        ("\ufeff\u2066\ud800", r"\ufeff\u2066\ud800"),
        ("a\U000e0041b", r"a\U000e0041b"),
        ("\u3164", r"\u3164"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_every_character_without_a_shape_is_spelled_out() -> None:
    # Of the format characters only signs that enclose or precede others have a shape.
    shaped = {0x6DD, 0x70F, 0x8E2, 0x110BD, 0x110CD, *range(0x600, 0x606), 0x890, 0x891}
    shaped |= set(range(0x13430, 0x13440))
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        if hidden and code not in shaped:
            assert printable(character).isascii(), f"{code:x}"


@given(st.text())
def test_what_is_shown_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)
    assert printable(text).splitlines() in ([], [printable(text)])


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("", 3, ""), ("abcd", 1, "…")],
)
def test_shorten(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


@given(st.text())
def test_covered_text_keeps_every_place(text: str) -> None:
    found = replace_unprintable(text)
    assert len(found.encode("utf-16-le", "surrogatepass")) == len(
        text.encode("utf-16-le", "surrogatepass")
    )
    assert printable(found.replace("\t", " ")) == found.replace("\t", " ")
    assert replace_unprintable(found) == found


def test_covered_text_keeps_tabs_and_what_can_be_seen() -> None:
    assert replace_unprintable("\tfé🙂\u202e\0\U000e0001") == "\tfé🙂\ufffd\ufffd\ufffd\ufffd"
