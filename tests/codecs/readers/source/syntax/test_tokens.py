"""Tokens of source code: which bracket closes which, and in which lines they stand."""

import pytest

from session_composer.codecs.readers.source.syntax.dialects import NODE
from session_composer.codecs.readers.source.syntax.lexer import tokenize


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("()", {0: 1}),
        ("([{}])", {0: 5, 1: 4, 2: 3}),
        ("([)", {0: 2, 1: 2}),
        ("(]", {0: 2}),
        ("({", {0: 2, 1: 2}),
        ("(])", {0: 2}),
        ("}()", {1: 2}),
    ],
)
def test_brackets(text: str, closing: dict[int, int]) -> None:
    tokens = tokenize(text, NODE)
    found = {index: place for index, place in enumerate(tokens.closing) if place >= 0}
    assert found == closing


def test_what_tokens_stand_in() -> None:
    tokens = tokenize("a ( b [ c ] d ) e", NODE)
    assert tokens.around == [-1, -1, 1, 1, 3, 1, 1, -1, -1]


def test_lines() -> None:
    tokens = tokenize("a b\n\n'c\\\nd' e\n", NODE)
    assert [tokens.line(index) for index in range(4)] == [1, 1, 3, 4]
    assert [tokens.begins_line(index) for index in range(5)] == [True, False, True, False, True]
