"""What Pygments says of code, line by line, as Qt counts."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import ODD_TEXTS, TEXTS

from session_composer.codecs.writers.languages import LANGUAGES, CodeLanguage
from session_composer.state.code.highlighting import HighlightKind, HighlightSpan, spans

LEXERS = sorted({entry.lexer for entry in LANGUAGES})


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def taken(text: str, found: list[HighlightSpan]) -> list[tuple[str, HighlightKind]]:
    data = text.encode("utf-16-le", "surrogatepass")
    return [
        (data[2 * start : 2 * (start + length)].decode("utf-16-le"), kind)
        for start, length, kind in found
    ]


@pytest.mark.parametrize("lexer", LEXERS)
@given(texts=st.lists(TEXTS | st.sampled_from([*ODD_TEXTS, '"', "'''", "/*", "<?php", "#{", "`"])))
def test_there_is_a_list_for_each_line_and_it_stays_inside(lexer: str, texts: list[str]) -> None:
    text = "\n".join(texts)
    lines = text.split("\n")
    found = list(spans(text, lexer))
    assert len(found) == len(lines)
    for line, parts in zip(lines, found, strict=True):
        end = 0
        for start, length, _ in parts:
            assert start >= end
            assert length > 0
            end = start + length
        assert end <= units(line)


@pytest.mark.parametrize("entry", LANGUAGES, ids=lambda entry: entry.name)
def test_pygments_knows_each_language(entry: CodeLanguage) -> None:
    assert list(spans("", entry.lexer)) == [[]]


def test_kinds() -> None:
    text = 'x = "🙂 é"  # 🙂 why\nreturn None, 12'
    first, second = (
        taken(line, found)
        for line, found in zip(text.split("\n"), spans(text, "python"), strict=True)
    )
    assert "".join(part for part, kind in first if kind is HighlightKind.STRING) == '"🙂 é"'
    assert first[-1] == ("# 🙂 why", HighlightKind.COMMENT)
    assert second == [
        ("return", HighlightKind.KEYWORD),
        ("None", HighlightKind.CONSTANT),
        ("12", HighlightKind.CONSTANT),
    ]


def test_what_spans_lines_is_told_for_each() -> None:
    text = "/* a\n\n   b */ var"
    lines = zip(text.split("\n"), spans(text, "javascript"), strict=True)
    assert [taken(line, found) for line, found in lines] == [
        [("/* a", HighlightKind.COMMENT)],
        [],
        [("   b */", HighlightKind.COMMENT), ("var", HighlightKind.KEYWORD)],
    ]


@pytest.mark.parametrize("text", ["<?php\n$x = 'a';", "$x = 'a';"])
def test_php_needs_no_opening_tag(text: str) -> None:
    assert any(HighlightKind.STRING in {kind for *_, kind in found} for found in spans(text, "php"))


def test_a_line_is_told_before_the_others_are_read() -> None:
    """Long code is taken apart between other events."""
    (first,) = islice(spans("x = 1\n" * 200_000, "python"), 1)
    assert first


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="cobolette"):
        next(spans("x", "cobolette"))
