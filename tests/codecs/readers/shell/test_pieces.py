"""Searching piece by piece finds what one search of the whole text finds."""

import re

import pytest

from session_composer.codecs.readers.shell.pieces import bounded_search

_LINE = re.compile(r"(?m)^[ ]{0,80}x?curl\b")


@pytest.mark.parametrize("before", [0, 1, 16_383, 16_384, 16_385, 40_000, 65_536])
@pytest.mark.parametrize("start", ["", " " * 80, " " * 80 + "x", "curlcurl\n", "  curled\n"])
@pytest.mark.parametrize("filling", ["\n", "a ", "curls ", " curls\n", "curl"])
def test_j1_pieces_find_what_is_there(filling: str, start: str, before: int) -> None:
    text = filling * (before // len(filling)) + "\n" + start + "curl x"
    whole, found = _LINE.search(text), bounded_search(_LINE, text, "curl", 100)
    assert (whole and whole.span()) == (found and found.span())


def test_j1_without_the_needle_nothing_is_searched() -> None:
    assert bounded_search(re.compile(r"(?:a|a)*b"), "a" * 60, "curl", 100) is None
